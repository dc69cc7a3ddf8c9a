#include "chapters/approximate/square.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "core/constructions/square_sums.h"
#include "core/nn/forward.h"
#include "lab/parameter.h"

namespace crease::approximate {
namespace {

constexpr double begin = -1, end = 1;
/// Values beyond this would leave no digits for what lies between them.
constexpr double square_largest_value = 1e12;
constexpr int study_places = 48;

/// Places along a side, ends and middles of all bins among them.
int places_for(const SquarePlan& plan, int least) {
  if (plan.construction == SquareConstruction::ridges) return least + 1;
  const int halves = 2 * plan.bins;
  return (least + halves - 1) / halves * halves + 1;
}

}  // namespace

double SquareTask::at(double x, double y) const {
  const double value = target.at(x, y);
  return std::fabs(value) <= square_largest_value ? value : 0;
}

nn::Network construct(const SquareTask& task, const SquarePlan& plan) {
  const auto f = [&](double x, double y) {
    return task.at(x, y);
  };
  if (plan.construction == SquareConstruction::ridges)
    return constructions::relu_ridges(f, {begin, end, plan.directions, plan.pieces});
  const constructions::SquareBins bins = {begin, end, plan.bins, plan.sharpness * plan.bins / (end - begin)};
  return plan.construction == SquareConstruction::boxes ? constructions::sigmoid_boxes(f, bins)
                                                        : constructions::sigmoid_corners(f, bins);
}

int neurons_for(const SquarePlan& plan) {
  if (plan.construction == SquareConstruction::ridges) return plan.directions * plan.pieces;
  return std::max(1, 2 * (plan.bins - 1)) + plan.bins * plan.bins;
}

int layers_of(SquareConstruction construction) {
  return construction == SquareConstruction::ridges ? 1 : 2;
}

SquareGrid::SquareGrid(SquareTask task, const SquarePlan& plan, int least_places)
    : task_(std::move(task)), network_(construct(task_, plan)), places_(places_for(plan, least_places)) {
  layer_ = layers_of(plan.construction) - 1;
  shown_ = layer_ == 0 ? plan.directions / 2 * plan.pieces + plan.pieces / 2
                       : plan.bins / 2 * plan.bins + plan.bins / 2;
}

bool SquareGrid::advance(const lab::Budget& budget) {
  do {
    if (!is_done()) do_row();
  } while (!is_done() && !budget.is_spent());
  return is_done();
}

void SquareGrid::do_row() {
  std::vector<double> points;
  const double y = place(rows_done_);
  for (int i = 0; i < places_; ++i) points.insert(points.end(), {place(i), y});
  const std::vector<std::vector<double>> layers = nn::evaluate_layers(network_, points);
  const auto width =
      static_cast<std::size_t>(network_.architecture.layers[static_cast<std::size_t>(layer_)].width);
  for (int i = 0; i < places_; ++i) {
    const auto at = static_cast<std::size_t>(i);
    const double x = place(i), wanted = task_.target.at(x, y), found = layers.back()[at];
    if (!(std::fabs(wanted) <= square_largest_value) && trouble_.empty())
      trouble_ = "the target has no value at x = " + lab::to_text(x) + ", y = " + lab::to_text(y);
    target_.push_back(wanted);
    values_.push_back(found);
    neuron_.push_back(
        layers[static_cast<std::size_t>(layer_)][at * width + static_cast<std::size_t>(shown_)]);
    const double error = std::fabs(found - wanted);
    if (!(error > largest_)) continue;
    largest_ = error;
    worst_x_ = x;
    worst_y_ = y;
  }
  if (++rows_done_ == places_) finish();
}

void SquareGrid::finish() {
  const double most = *std::max_element(neuron_.begin(), neuron_.end());
  if (!(most > 0)) return;
  std::size_t above = 0;
  for (double& value : neuron_) {
    value /= most;
    if (value > 0.5) ++above;
  }
  reach_ = static_cast<double>(above) / static_cast<double>(neuron_.size());
}

SquareStudy::SquareStudy(SquareTask task, double sharpness) : task_(std::move(task)), sharpness_(sharpness) {}

bool SquareStudy::advance(const lab::Budget& budget) {
  constexpr std::array<int, sizes> bins = {1, 2, 4, 6, 10, 16};
  constexpr std::array<std::pair<int, int>, sizes> ridges = {
      {{1, 2}, {2, 4}, {3, 8}, {5, 10}, {8, 16}, {12, 24}}};
  do {
    if (is_done()) return true;
    const auto size = static_cast<std::size_t>(next_ % sizes);
    SquarePlan plan{static_cast<SquareConstruction>(next_ / sizes), bins[size], sharpness_,
                    ridges[size].first, ridges[size].second};
    if (!running_) running_.emplace(task_, plan, study_places);
    if (!running_->advance(budget)) return false;
    points_.push_back({plan.construction, static_cast<double>(neurons_for(plan)), running_->largest_error()});
    running_.reset();
    ++next_;
  } while (!budget.is_spent());
  return is_done();
}

}  // namespace crease::approximate
