#include <cmath>
#include <limits>

#include "chapters/distance/local_complexity.h"
#include "chapters/distance/model.h"
#include "chapters/stage/readout.h"
#include "lab/number_words.h"

namespace crease::distance {
namespace {

using stage::real_readout;
using stage::whole_readout;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

double finite_or_unknown(double value) {
  return std::isfinite(value) ? value : unknown;
}

lab::Readout radius_readout(const Ball& ball) {
  if (!ball.is_bounded())
    return real_readout("radius", "Distance", unknown, "No boundary is near: the ball has no end.");
  return real_readout("radius", "Distance", ball.nearest.distance,
                      "From the pinned point to the nearest boundary, that of neuron " +
                          std::to_string(ball.nearest.neuron + 1) + " in layer " +
                          std::to_string(ball.nearest.layer + 1) + ".");
}

lab::Readout visible_readout(const std::optional<regions::BoundaryDistance>& visible) {
  return real_readout("visible", "Visible distance", finite_or_unknown(visible ? visible->distance : unknown),
                      "To the nearest boundary at which the output bends.");
}

lab::Readout scaled_readout(const Spread& distance, int neurons) {
  lab::Readout told = real_readout(
      "scaled", "N × distance", distance.count() > 0 ? neurons * distance.mean() : unknown,
      "The mean distance over the points of the histogram times the number of neurons, with its standard "
      "error.");
  if (distance.count() > 1)
    told.text += " ± " + lab::significant_text(neurons * distance.standard_error(), 2);
  return told;
}

lab::Readout complexity_readout(const Record& shown, const Course& course, double radius) {
  const Spread& near = shown.nearby[static_cast<std::size_t>(Places::train)].cells_near;
  const LocalComplexity seen = local_complexity(course.records(), course.is_done());
  return real_readout("cells_near", "Cells near data", near.count() > 0 ? near.mean() : unknown,
                      local_complexity_text(seen, course.records(), radius));
}

lab::Readout flip_readout(const AdversarialStep& step) {
  return real_readout("flip", "Answer changes at", step.flip_length.value_or(unknown),
                      "How long a step in this direction must be for the network's answer to change.");
}

}  // namespace

std::vector<lab::Readout> Model::readouts() const {
  const Record& record = shown();
  return {
      radius_readout(ball_),
      visible_readout(visible_),
      whole_readout("walls", "Walls crossed", step_.walls,
                    "Boundaries that the step crosses, counted exactly."),
      flip_readout(step_),
      scaled_readout(histogram().distance, neurons_of(settings())),
      whole_readout("step", "Step", static_cast<double>(record.step), "The step of training that is shown."),
      whole_readout("cells", "Cells", static_cast<double>(record.cells),
                    "Cells in the square from −1 to 1, counted exactly."),
      {"accuracy", "Test accuracy", "", record.test_accuracy, lab::percent_text(record.test_accuracy),
       "Share of the test points that the network puts into the right class."},
      complexity_readout(record, course(), settings().radius)};
}

}  // namespace crease::distance
