#pragma once

#include <vector>

#include "core/regions/adjacency.h"
#include "core/regions/cells.h"

namespace crease::regions {

/// One maximal bent line of a neuron's breakpoint (hard tanh has two, `breakpoint` 0 and 1).
struct Polyline {
  int layer = 0, neuron = 0, breakpoint = 0;  ///< layer from 0, neuron within its layer
  bool closed = false;                        ///< the last point joins the first, which is not repeated
  std::vector<Point> points;
};

/// Boundaries of all neurons with breakpoints, or of one (`only`, counted through the layers): the edges
/// across which the neuron's piece changes. Every neuron shows its whole boundary, also where it runs along
/// another neuron's. Points are those where the line bends or crosses another one.
/// Needs   patterns in the subdivision   (CHECKed)
std::vector<Polyline> boundaries(const nn::Network& network, const Slice& slice,
                                 const Subdivision& subdivision, int only = -1);

/// The same with an adjacency that is at hand.
std::vector<Polyline> boundaries(const Subdivision& subdivision, const Adjacency& adjacency, int only = -1);

/// The decision boundary as bent lines (layer and neuron are 0): where f changes from positive to not
/// positive for one output, where the largest output changes for more. A cell on which f (or the difference
/// of the two largest outputs) vanishes throughout counts with the not positive side (the output of lower
/// index).
/// Needs   maps in the subdivision   (CHECKed)
std::vector<Polyline> decision_boundary(const Subdivision& subdivision);
std::vector<Polyline> decision_boundary(const Subdivision& subdivision, const Adjacency& adjacency);

}  // namespace crease::regions
