#include "core/regions/boundary_distance.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/check.h"
#include "core/regions/plan.h"

namespace crease::regions {

namespace {

/// The length, also where squares are too large or too small for a double.
double euclidean_length(std::span<const double> vector) {
  constexpr double smallest = 0x1p-900, largest = 0x1p900;
  double squares = 0, most = 0;
  for (const double entry : vector) {
    squares += entry * entry;
    most = std::max(most, std::fabs(entry));
  }
  if ((squares > smallest && squares < largest) || most == 0 || !std::isfinite(most))
    return std::sqrt(squares);
  squares = 0;
  for (const double entry : vector) squares += (entry / most) * (entry / most);
  return most * std::sqrt(squares);
}

}  // namespace

double dual_norm(std::span<const double> gradient, Norm norm) {
  if (norm == Norm::two) return euclidean_length(gradient);
  double sum = 0, largest = 0;
  for (const double entry : gradient) {
    sum += std::fabs(entry);
    largest = std::max(largest, std::fabs(entry));
  }
  return norm == Norm::one ? largest : sum;
}

Status check_piecewise_linear(const nn::Network& network) {
  // Any slice of the right dimension will do.
  const std::vector<double> zero(static_cast<std::size_t>(network.architecture.input), 0.0);
  return check_sliced_network(network, {zero, zero, zero});
}

BoundaryDistance boundary_distance(CellMaps& maps, std::span<const double> point, Norm norm) {
  maps.at(point);
  BoundaryDistance nearest;
  for (int neuron = 0; neuron < maps.neurons(); ++neuron) {
    const Bends& bends = maps.bends(neuron);
    if (bends.count == 0) continue;
    const double slope = dual_norm(maps.gradient(neuron), norm);
    if (slope == 0) continue;
    for (int bend = 0; bend < bends.count; ++bend) {
      const double distance = std::fabs(maps.value(neuron) - bends.breakpoint[bend]) / slope;
      if (distance < nearest.distance) nearest = {distance, maps.layer(neuron), maps.index_in_layer(neuron)};
    }
  }
  return nearest;
}

/// With h = z - breakpoint and the gradient g, the step v has g . v = -h and the least norm:
///   norm 2         v = -h g / |g|^2
///   norm infinity  v = -h sign(g) / |g|_1
///   norm 1         v = -h e_i / g_i, i with the largest |g_i|
std::vector<double> touching_point(const CellMaps& maps, std::span<const double> point,
                                   const BoundaryDistance& nearest, Norm norm) {
  CREASE_CHECK(nearest.neuron >= 0, "there is a boundary to touch");
  int neuron = 0;
  while (maps.layer(neuron) != nearest.layer || maps.index_in_layer(neuron) != nearest.neuron) ++neuron;
  const Bends& bends = maps.bends(neuron);
  double height = maps.value(neuron) - bends.breakpoint[0];
  if (bends.count > 1 && std::fabs(maps.value(neuron) - bends.breakpoint[1]) < std::fabs(height))
    height = maps.value(neuron) - bends.breakpoint[1];
  const std::span<const double> gradient = maps.gradient(neuron);
  const double size = dual_norm(gradient, norm), step = height / size;
  std::vector<double> touched(point.begin(), point.end());
  std::size_t largest = 0;
  for (std::size_t i = 0; i < touched.size(); ++i) {
    if (std::fabs(gradient[i]) > std::fabs(gradient[largest])) largest = i;
    if (norm == Norm::two) touched[i] -= step * (gradient[i] / size);
    if (norm == Norm::infinity && gradient[i] != 0) touched[i] -= std::copysign(step, step * gradient[i]);
  }
  if (norm == Norm::one) touched[largest] -= height / gradient[largest];
  return touched;
}

}  // namespace crease::regions
