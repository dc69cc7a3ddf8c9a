#include "chapters/stage/view_theorem.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "chapters/count/view_parts.h"
#include "lab/number_words.h"
#include "ui/number_text.h"

namespace crease::count {
namespace {

using stage::Check;
using stage::Passage;
using stage::Verdict;

constexpr const char* line_theorem =
    "At first weights, the average number of regions along any line grows linearly in the number of neurons "
    "(Hanin "
    "and Rolnick 2019, Complexity of linear regions in deep networks). With the first weights after He and "
    "biases "
    "that are not 0 it is N + 1 up to a small share as layers become wide (Kogan, Jananthan and Kepner "
    "2025). "
    "Depth does not matter.";
constexpr const char* plane_theorem =
    "At first weights, the average number of activation patterns is bounded by a power of the number of "
    "neurons, "
    "with the dimension as its exponent, and does not depend on the depth (Hanin and Rolnick 2019, Deep ReLU "
    "networks have surprisingly few activation patterns). On a plane it is about N²/2.";
constexpr const char* training_theorem =
    "That the number of regions stays near what it is at first weights is what Hanin and Rolnick (2019) "
    "found in "
    "experiments, also where networks memorise; no theorem says so. It is measured here.";
constexpr const char* bounds_theorem =
    "What is possible is far more: depth can multiply regions, and on a line the bound of Serra, "
    "Tjandraatmadja and Ramalingam (2018) is exact.";
constexpr const char* smoothed_theorem =
    "The smoothed count is 1 + the sum over all neurons of the total variation of σ(z/T) along the line, "
    "with "
    "σ(x) = 1/(1 + exp(−x)). As T falls it becomes the exact count. It has a gradient, and the cells' ends "
    "move with "
    "it; nothing is sampled.";
constexpr const char* bias_theorem =
    "If all biases are multiplied by c, then f(cx) becomes c f(x): the picture is stretched, and no cell is "
    "lost "
    "or made. So the count on the whole line does not depend on the scale of the biases.";

/// Whether a number in decimal digits is at most another.
bool is_at_most(const std::string& p, const std::string& q) {
  return p.size() != q.size() ? p.size() < q.size() : p <= q;
}

Check check_order(const Model& model) {
  const Live& live = model.live();
  if (live.networks == 0) return {Verdict::open, "Nothing is counted yet."};
  const regions::RegionBounds& bounds = model.bounds();
  const std::string most = std::to_string(live.most), serra = bounds.serra.text(),
                    montufar = bounds.montufar2017.text();
  const bool holds =
      is_at_most(most, serra) && is_at_most(serra, montufar) && is_at_most(montufar, bounds.patterns.text());
  return {holds ? Verdict::holds : Verdict::fails,
          std::string(holds ? "In their order: " : "Not in their order: ") +
              lab::whole_text(static_cast<double>(live.most)) + " cells ≤ Serra ≤ Montúfar 2017 ≤ 2^N."};
}

/// The law is about wide layers: two per cent are allowed to it, and three standard errors to chance.
Check check_lane(const std::vector<int>& hidden, const Tally& tally, double expected) {
  constexpr double of_law = 0.02, of_chance = 3;
  const std::string name = lane_name(hidden);
  const regions::CountStatistics statistics = tally.statistics();
  if (!std::isfinite(statistics.standard_error)) return {Verdict::open, name + ": nothing is counted yet."};
  if (hidden.size() == 1 && expected == hidden.front() + 1) {
    const bool holds = tally.least() == tally.most() && static_cast<double>(tally.most()) == expected;
    return {holds ? Verdict::holds : Verdict::fails,
            name + (holds ? ": every network has exactly " : ": not every network has exactly ") +
                lab::whole_text(expected) + "."};
  }
  const double off = std::fabs(statistics.mean - expected);
  const bool holds = off <= of_law * expected + of_chance * statistics.standard_error;
  return {holds ? Verdict::holds : Verdict::fails, name + ": " + ui::number_text(statistics.mean, 4) + " ± " +
                                                       ui::number_text(statistics.standard_error, 2) +
                                                       (holds ? ", which is " : ", more than 2 % from ") +
                                                       lab::whole_text(expected) +
                                                       (holds ? " within 2 % and chance." : ".")};
}

std::vector<Check> race_checks(const Model& model) {
  std::vector<Check> checks = {check_order(model)};
  const double expected = expected_cells(neurons_of(model.settings().size), 1);
  for (const Lane& lane : model.race().lanes())
    checks.push_back(check_lane(lane.hidden, lane.tally, expected));
  return checks;
}

std::vector<Check> window_checks(const Model& model) {
  std::vector<Check> checks = {check_order(model)};
  const Sweep& sweep = model.sweep();
  const double expected = expected_cells(neurons_of(model.settings().size), 2);
  double before = INFINITY;
  bool is_falling = true, is_known = true;
  for (const SweepLane& lane : sweep.lanes()) {
    const double far = lane.tallies.back().statistics().mean / expected;
    const double near = lane.tallies.front().statistics().mean;
    is_known = is_known && std::isfinite(far);
    if (std::isfinite(far)) {
      const bool holds = std::fabs(far - 1) <= 0.1;
      checks.push_back({holds ? Verdict::holds : Verdict::fails,
                        lane_name(lane.hidden) + ": " + ui::number_text(far, 3) +
                            (holds ? " of N²/2 in the largest square, within 10 %."
                                   : " of N²/2 in the largest square, more than 10 % off.")});
    }
    is_falling = is_falling && near < before;
    before = near;
  }
  if (!is_known) return checks;
  checks.push_back({is_falling ? Verdict::holds : Verdict::fails,
                    is_falling
                        ? "In the smallest square, every deeper network has fewer cells on average."
                        : "In the smallest square, not every deeper network has fewer cells on average."});
  return checks;
}

std::vector<Check> bias_checks(const Model& model) {
  std::vector<Check> checks = {check_order(model)};
  const Sweep& sweep = model.sweep();
  int broken = 0;
  for (const SweepLane& lane : sweep.lanes()) broken += lane.scale_matters;
  const std::string networks = lab::whole_text(static_cast<double>(sweep.networks()) * depths.size());
  if (sweep.networks() == 0) return checks;
  checks.push_back({broken == 0 ? Verdict::holds : Verdict::fails,
                    broken == 0
                        ? "Each of " + networks + " networks has the same number of cells at all scales."
                        : lab::whole_text(broken) + " of " + networks +
                              " networks do not have the same number of cells at all scales."});
  return checks;
}

std::vector<Check> training_checks(const Model& model) {
  std::vector<Check> checks = {check_order(model)};
  const TrainingStudy& study = model.training();
  if (study.records() < 2) return checks;
  const int neurons = neurons_of(model.settings().size);
  const double scale = is_planar(model.settings().lesson) ? expected_cells(neurons, 2) : neurons;
  for (const TrainingLane& lane : study.lanes()) {
    const std::vector<Tally>& seen =
        model.settings().where == Where::everywhere ? lane.everywhere : lane.data;
    const double first = seen.front().statistics().mean / scale;
    const double last = seen[study.records() - 1].statistics().mean / scale;
    const bool holds = last <= 3 * first && last >= first / 3;
    checks.push_back({holds ? Verdict::holds : Verdict::fails,
                      lane_name(lane.hidden) + ": from " + ui::number_text(first, 3) + " to " +
                          ui::number_text(last, 3) +
                          (holds ? ", a factor of less than 3." : ", a factor of more than 3.")});
  }
  return checks;
}

std::vector<Check> single_checks(const Model& model) {
  std::vector<Check> checks = {check_order(model)};
  const Live& live = model.live();
  const int neurons = std::accumulate(live.hidden.begin(), live.hidden.end(), 0);
  if (model.settings().experiment == Experiment::look) return checks;
  const bool is_beaten = live.most > neurons + 1;
  checks.push_back({is_beaten ? Verdict::holds : Verdict::open,
                    is_beaten ? "More cells than N + 1 = " + lab::whole_text(neurons + 1) + ": beaten."
                              : "Not more cells than N + 1 = " + lab::whole_text(neurons + 1) + " yet."});
  const bool is_reached = std::to_string(live.most) == model.bounds().serra.text();
  if (is_reached) checks.push_back({Verdict::holds, "As many cells as are possible at all."});
  return checks;
}

}  // namespace

void draw_theorem(const Frame& frame, ui::Column& column) {
  const Model& model = frame.model;
  std::vector<Passage> passages;
  std::vector<Check> checks;
  switch (model.settings().experiment) {
    case Experiment::race:
      passages = {{"The theorem", line_theorem}};
      checks = race_checks(model);
      break;
    case Experiment::windows:
      passages = {{"The theorem", plane_theorem}};
      checks = window_checks(model);
      break;
    case Experiment::biases:
      passages = {{"Why the scale does not matter", bias_theorem}};
      checks = bias_checks(model);
      break;
    case Experiment::training:
      passages = {{"Through training", training_theorem}};
      checks = training_checks(model);
      break;
    case Experiment::beat:
      passages = {{"The smoothed count", smoothed_theorem}, {"", bounds_theorem}};
      checks = single_checks(model);
      break;
    case Experiment::look:
      passages = {{"The theorem", model.live().dimension == 1 ? line_theorem : plane_theorem}};
      checks = single_checks(model);
      break;
  }
  stage::draw_theorem(frame.theme, column, passages, checks);
}

}  // namespace crease::count
