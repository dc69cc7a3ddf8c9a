#include "core/regions/many_distances.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/base/check.h"
#include "core/regions/bends.h"

namespace crease::regions {
namespace {

double product(const double* x, const double* y, std::size_t size) {
  double sum = 0;
  for (std::size_t i = 0; i < size; ++i) sum += x[i] * y[i];
  return sum;
}

/// y += factor x: across independent numbers, so it becomes vectors.
void add_multiple(double factor, const double* x, double* y, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) y[i] += factor * x[i];
}

}  // namespace

ManyDistances::ManyDistances(nn::Network network)
    : network_(std::move(network)), first_(static_cast<std::size_t>(network_.architecture.layers[0].width)) {
  CREASE_CHECK(network_.architecture.is_piecewise_linear(), "the network is piecewise linear");
  const auto inputs = static_cast<std::size_t>(network_.architecture.input);
  const double* weight = network_.weight(0).data();
  // The columns of W_1, so that sums run along independent entries of G.
  std::vector<double> column(first_);
  products_.assign(first_ * first_, 0);
  for (std::size_t k = 0; k < inputs; ++k) {
    for (std::size_t i = 0; i < first_; ++i) column[i] = weight[i * inputs + k];
    for (std::size_t i = 0; i < first_; ++i)
      add_multiple(column[i], column.data(), products_.data() + i * first_, first_);
  }
}

double ManyDistances::at(std::span<const double> point) {
  const nn::Architecture& architecture = network_.architecture;
  CREASE_CHECK(point.size() == static_cast<std::size_t>(architecture.input), "a number per input");
  nearest_ = std::numeric_limits<double>::infinity();
  int last = architecture.depth() - 1;  // the last layer that bends: nothing behind it matters
  while (last >= 0 && bends_of(architecture.layers[last]).count == 0) --last;
  if (last < 0) return nearest_;
  enter_first(point);
  pass(0);
  for (int layer = 1; layer <= last; ++layer) {
    enter(layer);
    pass(layer);
  }
  return nearest_;
}

void ManyDistances::enter_first(std::span<const double> point) {
  const auto bias = network_.bias(0);
  value_.assign(bias.begin(), bias.end());
  const double* weight = network_.weight(0).data();
  for (std::size_t j = 0; j < first_; ++j)
    value_[j] += product(weight + j * point.size(), point.data(), point.size());
  combination_.assign(first_ * first_, 0);
  for (std::size_t j = 0; j < first_; ++j) combination_[j * first_ + j] = 1;
}

void ManyDistances::enter(int layer) {
  const auto width = static_cast<std::size_t>(network_.architecture.layers[layer].width);
  const std::size_t inputs = before_.size();
  const auto bias = network_.bias(layer);
  const double* weight = network_.weight(layer).data();
  value_.assign(bias.begin(), bias.end());
  combination_.assign(width * first_, 0);
  for (std::size_t j = 0; j < width; ++j) {
    value_[j] += product(weight + j * inputs, before_.data(), inputs);
    for (std::size_t k = 0; k < inputs; ++k)
      if (weight[j * inputs + k] != 0)
        add_multiple(weight[j * inputs + k], behind_.data() + k * first_, combination_.data() + j * first_,
                     first_);
  }
}

double ManyDistances::norm_of(const double* combination) {
  row_.assign(first_, 0);
  for (std::size_t i = 0; i < first_; ++i)
    if (combination[i] != 0) add_multiple(combination[i], products_.data() + i * first_, row_.data(), first_);
  return std::sqrt(std::max(0.0, product(row_.data(), combination, first_)));
}

/// Takes the distances to the layer's own boundaries, and goes behind its activation.
void ManyDistances::pass(int layer) {
  const Bends bends = bends_of(network_.architecture.layers[layer]);
  before_.resize(value_.size());
  behind_ = combination_;
  for (std::size_t j = 0; j < value_.size(); ++j) {
    const double norm = bends.count > 0 ? norm_of(combination_.data() + j * first_) : 0;
    int piece = 0;
    for (int bend = 0; bend < bends.count; ++bend) {
      if (norm > 0) nearest_ = std::min(nearest_, std::fabs(value_[j] - bends.breakpoint[bend]) / norm);
      piece += value_[j] > bends.breakpoint[bend];
    }
    before_[j] = bends.slope[piece] * value_[j] + bends.intercept[piece];
    for (std::size_t i = 0; i < first_; ++i) behind_[j * first_ + i] *= bends.slope[piece];
  }
}

}  // namespace crease::regions
