#pragma once

#include <cstdint>
#include <optional>
#include <queue>
#include <set>
#include <span>
#include <vector>

#include "core/regions/boundary_distance.h"
#include "core/regions/cell_maps.h"
#include "core/regions/least_distance.h"
#include "core/regions/map_comparison.h"

namespace crease::regions {

/// The nearest visible facet in any number of inputs and any norm: cells are entered through invisible
/// facets, always through the nearest one left. The straight way to the nearest visible facet crosses only
/// invisible ones, all of them nearer, so the first visible facet whose turn it is is the nearest.
///
/// Doubles throughout: facets that coincide within 1e-9 of their layer's size are crossed at once, and what
/// is narrower than that is no facet: a hyperplane may touch a cell at a corner alone, and there is no cell
/// behind a corner.
class FacetSearch {
 public:
  /// The network must outlive the use.
  FacetSearch(const nn::Network& network, std::span<const double> point, Norm norm);

  /// Error: more cells than max_cells had to be visited.
  Result<BoundaryDistance> find();

  static constexpr int max_cells = 10'000;

 private:
  using Pieces = std::vector<std::uint8_t>;
  struct Facet {
    double distance;  ///< a lower bound until it is exact
    bool is_exact;
    int cell, neuron, bend;
    bool operator>(const Facet& other) const { return distance > other.distance; }
  };
  /// A breakpoint of a neuron as a hyperplane through v = y - point: normal . v + offset = 0, |normal| = 1;
  /// the cell is where the left side is positive.
  struct Wall {
    std::vector<double> normal;
    double offset;
    double distance;  ///< of the whole hyperplane, in the norm
  };

  Pieces start();
  void enter(const Pieces& pieces, double distance);
  void load(int cell);
  std::optional<Wall> wall(int neuron, int bend) const;
  std::optional<double> exact_distance(const Facet& facet);
  std::optional<HalfSpaces> in_hyperplane(const Facet& facet, const Wall& own) const;
  static bool has_interior(HalfSpaces spaces, double distance);
  std::optional<double> polyhedral_distance(const Facet& facet, const Wall& own) const;
  static bool is_beyond(const Wall& other, const Wall& own, double along);
  template <class Take>
  void for_each_other_wall(const Facet& facet, Take take) const;
  Pieces beyond(const Facet& facet);
  bool vanishes_on(const Wall& wall, int neuron, int bend) const;
  bool is_visible(const Pieces& p, const Pieces& q);

  std::vector<double> point_;
  Norm norm_;
  CellMaps maps_, next_;
  Slice slice_;  ///< in general position: maps that are equal on it are equal
  MapComparison comparison_;
  std::set<std::vector<std::uint64_t>> known_;  ///< patterns of cells_
  std::vector<Pieces> cells_;
  int loaded_ = -1;  ///< the cell that maps_ are of
  std::priority_queue<Facet, std::vector<Facet>, std::greater<>> queue_;
};

}  // namespace crease::regions
