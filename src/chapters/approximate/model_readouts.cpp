#include <cmath>
#include <limits>
#include <utility>

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
  return stage::real_readout(
      "sup_error", "Largest error", distance->high,
      "For certain between " + lab::to_text(distance->low) + " and " + lab::to_text(distance->high) +
          (distance->is_tight ? ", at all points of the segment."
                              : ", at all points of the segment. To bring both closer together would "
                                "take more work than is spent on it here."));
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
      stage::real_readout("needed", "Needed for ε", unknown, "The number of neurons is being searched for.");
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

std::vector<lab::Readout> trained_readouts(const Starts& starts) {
  if (starts.starts() == 0) return {};
  const Starts::Trained* best = starts.best();
  const std::string so_far = lab::whole_text(static_cast<double>(starts.trained().size())) + " of " +
                             lab::whole_text(starts.starts()) + " random starts.";
  return {
      stage::real_readout("trained_best", "Trained, best", best != nullptr ? best->distance.high : unknown,
                          "The smallest largest error after training, of " + so_far),
      stage::real_readout("trained_median", "Trained, median", starts.median().value_or(unknown),
                          "The median of the largest errors after training, of " + so_far)};
}

/// On the square, where errors are those on a grid.
std::vector<lab::Readout> square_readouts(const Settings& settings, const SquareGrid& grid) {
  const bool is_known = grid.is_done() && grid.trouble().empty();
  const std::string places = lab::whole_text(grid.places());
  return {
      stage::whole_readout("neurons", "Neurons", neurons_for(settings.plan()), "Of all hidden layers."),
      stage::whole_readout("layers", "Hidden layers", layers_of(settings.square),
                           "Two can cut out boxes, one can only add up ridges."),
      stage::real_readout(
          "grid_error", "Error on the grid", is_known ? grid.largest_error() : unknown,
          "The largest at " + places + " × " + places +
              " places, ends and middles of all bins among them. Between them it may be larger."),
      stage::real_readout("reach", "One neuron's reach", is_known ? grid.reach() : unknown,
                          "The share of the square where the neuron that is shown has more than half of its "
                          "largest value.")};
}

}  // namespace

std::vector<lab::Readout> Model::readouts() const {
  if (settings().is_on_square()) return square_readouts(settings(), *square_);
  const std::optional<Distance> measured = distance();
  std::vector<lab::Readout> told = {neurons_readout(settings()),
                                    error_readout(measured),
                                    stage::real_readout("at", "Worst at x", measured ? measured->at : unknown,
                                                        "The place with the largest error, or one of them."),
                                    bound_readout(bound_),
                                    slope_readout(*study_),
                                    needed_readout(settings(), *study_)};
  for (lab::Readout& each : trained_readouts(*starts_)) told.push_back(std::move(each));
  return told;
}

}  // namespace crease::approximate
