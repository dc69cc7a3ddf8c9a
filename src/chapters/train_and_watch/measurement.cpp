#include "chapters/train_and_watch/measurement.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <utility>

#include "core/nn/forward.h"
#include "core/nn/loss_functions.h"

namespace crease::train_and_watch {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr double typical_share = 0.9;
constexpr std::size_t rows_at_once = 64;

/// The size that a tenth of the finite ones exceed; 1 where there are none.
double typical(std::vector<double> sizes) {
  const auto is_not_finite = [](double size) {
    return !std::isfinite(size);
  };
  sizes.erase(std::remove_if(sizes.begin(), sizes.end(), is_not_finite), sizes.end());
  if (sizes.empty()) return 1;
  const auto place = sizes.begin() + static_cast<std::ptrdiff_t>(typical_share * double(sizes.size() - 1));
  std::nth_element(sizes.begin(), place, sizes.end());
  return *place;
}

}  // namespace

double loss_of_outputs(nn::Loss loss, int outputs, const std::vector<double>& values,
                       const std::vector<double>& targets) {
  const std::size_t rows = values.size() / outputs;
  if (rows == 0) return nothing;
  double sum = 0;
  for (std::size_t row = 0; row < rows; ++row)
    sum += nn::row_loss(loss, {values.data() + row * outputs, std::size_t(outputs)},
                        {targets.data() + row * outputs, std::size_t(outputs)}, {});
  return sum / static_cast<double>(rows);
}

void Measurement::set_points(const data::Split& points, const nn::Samples& train, const nn::Samples& test,
                             nn::Loss loss) {
  train_.points = &points.train;
  train_.samples = &train;
  test_.points = &points.test;
  test_.samples = &test;
  loss_ = loss;
  is_under_way_ = false;
}

void Measurement::begin(const nn::Network& network, std::int64_t step) {
  network_ = network;
  step_under_way_ = step;
  train_.outputs.clear();
  test_.outputs.clear();
  is_under_way_ = true;
}

bool Measurement::advance(double work) {
  if (!is_under_way_ || !advance_side(train_, work) || !advance_side(test_, work)) return false;
  train_score_ = score(train_);
  test_score_ = score(test_);
  train_outputs_.swap(train_.outputs);
  step_ = step_under_way_;
  is_under_way_ = false;
  return true;
}

/// True once all rows of one side have their outputs.
bool Measurement::advance_side(Side& side, double& work) {
  const int outputs = network_.architecture.output();
  const std::size_t rows = side.points->value.size();
  std::size_t done = side.outputs.size() / outputs;
  while (done < rows && work > 0) {
    const std::size_t count = std::min(rows_at_once, rows - done);
    const std::span<const double> x(side.samples->x.data() + 2 * done, 2 * count);
    const std::vector<double> values = nn::evaluate(network_, x);
    side.outputs.insert(side.outputs.end(), values.begin(), values.end());
    done += count;
    work -= static_cast<double>(count) * static_cast<double>(network_.parameters.size());
  }
  return done == rows;
}

Score Measurement::score(const Side& side) const {
  const int outputs = network_.architecture.output();
  const double loss = loss_of_outputs(loss_, outputs, side.outputs, side.samples->y);
  const bool has_accuracy = side.points->task == data::Task::classification && !side.points->value.empty();
  return {loss, has_accuracy ? data::accuracy(*side.points, side.outputs, outputs) : nothing};
}

double Measurement::typical_output(int output) const {
  const int outputs = network_.architecture.output();
  std::vector<double> sizes;
  for (std::size_t i = std::size_t(output); i < train_outputs_.size(); i += std::size_t(outputs))
    sizes.push_back(std::fabs(train_outputs_[i]));
  return typical(std::move(sizes));
}

double Measurement::typical_margin() const {
  const int outputs = network_.architecture.output();
  std::vector<double> leads, row;
  const std::size_t rows = train_outputs_.size() / std::size_t(outputs);
  for (std::size_t i = 0; outputs > 1 && i < rows; ++i) {
    const auto first = train_outputs_.begin() + static_cast<std::ptrdiff_t>(i) * outputs;
    row.assign(first, first + outputs);
    std::nth_element(row.begin(), row.begin() + 1, row.end(), std::greater<>());
    leads.push_back(row[0] - row[1]);
  }
  return typical(std::move(leads));
}

}  // namespace crease::train_and_watch
