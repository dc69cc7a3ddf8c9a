#pragma once

#include <cstdint>
#include <vector>

#include "chapters/multiply/settings.h"

namespace crease::multiply {

/// A connection that is not 0, from a neuron of one column to one of the next.
struct Edge {
  int column;  ///< of `from`: 0 is the inputs
  int from, to;
  bool is_positive;
};

/// A network as it is drawn: columns of inputs, hidden neurons and the output, and every connection.
struct Diagram {
  std::vector<int> widths;
  std::vector<Edge> edges;
};

/// The networks of the largest single layers have more connections than anybody could draw.
inline constexpr std::int64_t most_listed_neurons = 4096;

/// Needs  at most most_listed_neurons neurons   (CHECKed)
/// Cost   O(connections)
Diagram diagram_of(const Settings& settings);

}  // namespace crease::multiply
