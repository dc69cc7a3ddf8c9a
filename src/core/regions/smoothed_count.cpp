#include "core/regions/smoothed_count.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "core/base/check.h"
#include "core/base/real_functions.h"
#include "core/nn/forward.h"

namespace crease::regions {
namespace {

/// All numbers of one kind, by layer.
using Rows = std::vector<std::vector<double>>;

std::vector<double> point_on(const Line& line, double t) {
  std::vector<double> x = line.origin;
  for (std::size_t k = 0; k < x.size(); ++k) x[k] += t * line.direction[k];
  return x;
}

/// A place inside the cell before end `index`; index = number of ends: in the last cell.
double inside(std::span<const double> ends, std::size_t index, const Line& line) {
  double left = index == 0 ? line.begin : ends[index - 1];
  double right = index == ends.size() ? line.end : ends[index];
  if (std::isinf(left) && std::isinf(right)) return 0;
  if (std::isinf(left)) left = right - 2 - std::fabs(right);
  if (std::isinf(right)) right = left + 2 + std::fabs(left);
  return left + (right - left) / 2;
}

/// The hidden neuron whose sign differs between two traces; if rounding hides it, the one closest to 0.
Crossing neuron_between(const nn::Network& network, const nn::Trace& left, const nn::Trace& right, double t) {
  const int hidden = network.architecture.depth() - 1;
  Crossing closest{t, 0, 0};
  double least = INFINITY;
  for (int l = 0; l < hidden; ++l)
    for (int j = 0; j < network.architecture.layers[l].width; ++j) {
      const double a = left.z[l][j], b = right.z[l][j];
      if ((a > 0) != (b > 0)) return {t, l, j};
      const double off = std::min(std::fabs(a), std::fabs(b));
      if (off < least) closest = {t, l, j}, least = off;
    }
  return closest;
}

/// z = slope t + constant for every hidden neuron on one cell, and which neurons are on.
struct CellMaps {
  Rows slope, constant;
  std::vector<std::vector<std::uint8_t>> on;
};

CellMaps maps_on(const nn::Network& network, const Line& line, double t) {
  CellMaps maps;
  std::vector<double> a = line.direction, c = line.origin;  // h before the layer = a t + c
  for (int l = 0; l + 1 < network.architecture.depth(); ++l) {
    const auto weight = network.weight(l), bias = network.bias(l);
    const std::size_t width = bias.size(), fan_in = a.size();
    std::vector<double> slope(width), constant(bias.begin(), bias.end());
    std::vector<std::uint8_t> on(width);
    for (std::size_t j = 0; j < width; ++j) {
      for (std::size_t k = 0; k < fan_in; ++k) {
        slope[j] += weight[j * fan_in + k] * a[k];
        constant[j] += weight[j * fan_in + k] * c[k];
      }
      on[j] = slope[j] * t + constant[j] > 0;
    }
    a.assign(width, 0);
    c.assign(width, 0);
    for (std::size_t j = 0; j < width; ++j)
      if (on[j]) a[j] = slope[j], c[j] = constant[j];
    maps.slope.push_back(std::move(slope));
    maps.constant.push_back(std::move(constant));
    maps.on.push_back(std::move(on));
  }
  return maps;
}

/// The value of a neuron at one end of the line.
double value_at_infinity(double slope, double constant, double temperature, double side) {
  if (slope == 0) return sigmoid(constant / temperature);
  return side * slope > 0 ? 1 : 0;
}

double sign_of(double x) {
  return x > 0 ? 1 : (x < 0 ? -1 : 0);
}

/// The sum and its gradient: places are -infinity, the ends of the cells, infinity.
class Summation {
 public:
  Summation(const nn::Network& network, const Line& line, std::span<const Crossing> crossings,
            double temperature)
      : network_(network), line_(line), crossings_(crossings), temperature_(temperature) {
    std::vector<double> ends;
    for (const Crossing& crossing : crossings) ends.push_back(crossing.t);
    for (std::size_t i = 0; i <= ends.size(); ++i)
      maps_.push_back(maps_on(network, line, inside(ends, i, line)));
    result_.gradient.assign(network.parameters.size(), 0);
  }

  SmoothedCount run() {
    const std::size_t places = crossings_.size() + 2;
    std::vector<Rows> seeds(places);  // dS / dz at every place
    for (Rows& rows : seeds)
      for (const std::vector<double>& row : maps_[0].slope) rows.emplace_back(row.size());
    for (std::size_t l = 0; l < maps_[0].slope.size(); ++l)
      for (std::size_t j = 0; j < maps_[0].slope[l].size(); ++j) add_neuron(l, j, seeds);
    for (std::size_t i = 0; i < places; ++i) pull_back(i, seeds[i]);
    return std::move(result_);
  }

 private:
  /// The map that holds at a place: that of the cell to its left.
  const CellMaps& at(std::size_t place) const { return maps_[place == 0 ? 0 : place - 1]; }

  double squashed(std::size_t place, std::size_t l, std::size_t j) const {
    const CellMaps& maps = at(place);
    const double slope = maps.slope[l][j], constant = maps.constant[l][j];
    if (place == 0) return value_at_infinity(slope, constant, temperature_, -1);
    if (place == maps_.size()) return value_at_infinity(slope, constant, temperature_, 1);
    return sigmoid((slope * crossings_[place - 1].t + constant) / temperature_);
  }

  void add_neuron(std::size_t l, std::size_t j, std::vector<Rows>& seeds) {
    const std::size_t places = seeds.size();
    std::vector<double> value(places);
    for (std::size_t i = 0; i < places; ++i) value[i] = squashed(i, l, j);
    for (std::size_t i = 0; i < places; ++i) {
      const double before = i > 0 ? value[i] - value[i - 1] : 0;
      const double after = i + 1 < places ? value[i + 1] - value[i] : 0;
      if (i > 0) result_.value += std::fabs(before);
      // sigma' = sigma (1 - sigma); at infinity it is 0 unless z is constant there.
      seeds[i][l][j] = (sign_of(before) - sign_of(after)) * value[i] * (1 - value[i]) / temperature_;
    }
  }

  /// Adds the gradient of sum_j seed_j z_j(t) at one place. An end moves with the weights of its neuron k:
  /// z_k(t) = 0 gives dt = -dz_k / slope_k, so that z_k receives -(sum_j seed_j slope_j) / slope_k.
  void pull_back(std::size_t place, Rows& seeds) {
    const CellMaps& maps = at(place);
    double t = 0;
    if (place > 0 && place < maps_.size()) {
      const Crossing& end = crossings_[place - 1];
      t = end.t;
      double drift = 0;
      for (std::size_t l = 0; l < seeds.size(); ++l)
        for (std::size_t j = 0; j < seeds[l].size(); ++j) drift += seeds[l][j] * maps.slope[l][j];
      const double slope = maps.slope[end.layer][end.neuron];
      if (slope != 0) seeds[end.layer][end.neuron] -= drift / slope;
    }
    for (std::size_t l = seeds.size(); l-- > 0;) {
      const std::vector<double> h = input_of(maps, l, t);
      const auto weight = network_.weight(static_cast<int>(l));
      double* weight_gradient = &result_.gradient[network_.architecture.weight_offset(static_cast<int>(l))];
      double* bias_gradient = &result_.gradient[network_.architecture.bias_offset(static_cast<int>(l))];
      for (std::size_t j = 0; j < seeds[l].size(); ++j) {
        const double seed = seeds[l][j];
        if (seed == 0) continue;
        bias_gradient[j] += seed;
        for (std::size_t k = 0; k < h.size(); ++k) {
          weight_gradient[j * h.size() + k] += seed * h[k];
          if (l > 0 && maps.on[l - 1][k]) seeds[l - 1][k] += seed * weight[j * h.size() + k];
        }
      }
    }
  }

  std::vector<double> input_of(const CellMaps& maps, std::size_t l, double t) const {
    if (l == 0) return point_on(line_, t);
    std::vector<double> h(maps.slope[l - 1].size());
    for (std::size_t k = 0; k < h.size(); ++k)
      if (maps.on[l - 1][k]) h[k] = maps.slope[l - 1][k] * t + maps.constant[l - 1][k];
    return h;
  }

  const nn::Network& network_;
  const Line& line_;
  std::span<const Crossing> crossings_;
  double temperature_;
  std::vector<CellMaps> maps_;  ///< by cell
  SmoothedCount result_;
};

}  // namespace

Result<std::vector<Crossing>> crossings_along(const nn::Network& network, const Line& line) {
  const Result<Pieces> pieces = pieces_along(network, line);
  if (!pieces) return pieces.error();
  const std::vector<double>& ends = pieces.value().cell_ends;
  std::vector<Crossing> crossings;
  nn::Trace left = nn::trace(network, point_on(line, inside(ends, 0, line)));
  for (std::size_t i = 0; i < ends.size(); ++i) {
    nn::Trace right = nn::trace(network, point_on(line, inside(ends, i + 1, line)));
    crossings.push_back(neuron_between(network, left, right, ends[i]));
    left = std::move(right);
  }
  return crossings;
}

SmoothedCount smoothed_count(const nn::Network& network, const Line& line,
                             std::span<const Crossing> crossings, double temperature) {
  CREASE_CHECK(temperature > 0, "the temperature is positive");
  CREASE_CHECK(std::isinf(line.begin) && std::isinf(line.end), "the line has no ends");
  for (int l = 0; l + 1 < network.architecture.depth(); ++l)
    CREASE_CHECK(network.architecture.layers[l].activation == nn::Activation::relu, "all layers are ReLU");
  return Summation(network, line, crossings, temperature).run();
}

}  // namespace crease::regions
