#include "core/regions/boundary_distance.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/regions/plan.h"

namespace crease::regions {

double dual_norm(std::span<const double> gradient, Norm norm) {
  double sum = 0, largest = 0, squares = 0;
  for (const double entry : gradient) {
    sum += std::fabs(entry);
    largest = std::max(largest, std::fabs(entry));
    squares += entry * entry;
  }
  return norm == Norm::two ? std::sqrt(squares) : norm == Norm::one ? largest : sum;
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

}  // namespace crease::regions
