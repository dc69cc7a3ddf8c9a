#include <cmath>
#include <limits>

#include "chapters/approximate/model.h"
#include "chapters/stage/readout.h"
#include "lab/number_words.h"

namespace crease::approximate {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

lab::Readout neurons_readout(const Settings& settings) {
  const int count = neurons_for(settings.construction, settings.count);
  return stage::whole_readout("neurons", "Neurons", count, "All are in the one hidden layer.");
}

lab::Readout error_readout(const std::optional<Distance>& distance) {
  if (!distance) return stage::real_readout("sup_error", "Largest error", unknown, "It is being measured.");
  return stage::real_readout("sup_error", "Largest error", distance->high,
                             "For certain between " + lab::to_text(distance->low) + " and " +
                                 lab::to_text(distance->high) + ", at all points of the segment.");
}

lab::Readout bound_readout(double bound) {
  if (!std::isfinite(bound))
    return stage::real_readout("bound", "Bound", unknown,
                               "The slopes of the target have no bound that was found.");
  return stage::real_readout(
      "bound", "Bound", bound,
      "What the error cannot exceed, from the target's slopes alone, before anything is measured.");
}

lab::Readout slope_readout(const Study& study) {
  return stage::real_readout(
      "slope", "Slope", study.slope().value_or(unknown),
      "Of the logarithm of the error against that of N: −1 means that twice as many bins halve "
      "the error, −2 that they quarter it.");
}

lab::Readout needed_readout(const Settings& settings, const Study& study) {
  using Kind = Study::Answer::Kind;
  const Study::Answer& answer = study.needed();
  lab::Readout told =
      stage::real_readout("needed", "Needed for ε", unknown, "The number of neurons is being searched.");
  if (answer.kind == Kind::out_of_reach) {
    told.text = "none";
    told.sentence = "With " + lab::whole_text(most_count) + " bins or pieces the error is still larger.";
  }
  if (answer.kind != Kind::found) return told;
  told.value = neurons_for(settings.construction, answer.count);
  told.text = lab::whole_text(told.value);
  told.sentence = "Neurons for an error of at most " + lab::to_text(settings.epsilon) +
                  ": N = " + lab::whole_text(answer.count) + " is enough, one fewer is not.";
  return told;
}

}  // namespace

std::vector<lab::Readout> Model::readouts() const {
  const std::optional<Distance> measured = distance();
  return {neurons_readout(settings()),
          error_readout(measured),
          stage::real_readout("at", "Worst at x", measured ? measured->at : unknown,
                              "The place with the largest error, or one of them."),
          bound_readout(bound_),
          slope_readout(*study_),
          needed_readout(settings(), *study_)};
}

}  // namespace crease::approximate
