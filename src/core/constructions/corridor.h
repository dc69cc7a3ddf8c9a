#pragma once

#include <optional>

#include "core/constructions/knots.h"

namespace crease::constructions {

/// The broken line with the fewest pieces whose distance from a graph is at most epsilon at each of its
/// points, with its knots there too; none if it needs more than `most_pieces`. Pieces that are not needed are
/// left out.
///
/// Each place of the graph is a gate [y - epsilon, y + epsilon]. A piece starts on the piece before, anywhere
/// between the last gate post that one touched and the gate where it ended, and is drawn as far as any line
/// can be that passes all gates on its way. Needs   two or more places, ascending   (CHECKed) Cost O(places x
/// places per piece)
std::optional<BrokenLine> shortest_through(const BrokenLine& graph, double epsilon, int most_pieces);

}  // namespace crease::constructions
