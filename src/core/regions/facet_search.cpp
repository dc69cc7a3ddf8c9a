#include "core/regions/facet_search.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/base/rng.h"

namespace crease::regions {
namespace {

/// Of a layer's size: what is smaller is rounding.
constexpr double rounding = 1e-9;

/// Of the point's size: what is nearer to a boundary lies on it.
constexpr double at_breakpoint = 1e-13;

double dot(std::span<const double> p, std::span<const double> q) {
  double sum = 0;
  for (std::size_t i = 0; i < p.size(); ++i) sum += p[i] * q[i];
  return sum;
}

Slice slice_in_general_position(int inputs) {
  Random random(0x51ce);
  Slice slice;
  for (std::vector<double>* vector : {&slice.origin, &slice.u, &slice.v})
    for (int i = 0; i < inputs; ++i) vector->push_back(2 * random.uniform() - 1);
  return slice;
}

std::vector<std::uint64_t> packed(const std::vector<std::uint8_t>& pieces) {
  std::vector<std::uint64_t> pattern((pieces.size() + 31) / 32, 0);
  for (std::size_t j = 0; j < pieces.size(); ++j)
    pattern[j / 32] |= std::uint64_t(pieces[j]) << (2 * (j % 32));
  return pattern;
}

}  // namespace

FacetSearch::FacetSearch(const nn::Network& network, std::span<const double> point, Norm norm)
    : point_(point.begin(), point.end()),
      norm_(norm),
      maps_(network),
      next_(network),
      slice_(slice_in_general_position(network.architecture.input)),
      comparison_(network, slice_) {}

Result<BoundaryDistance> FacetSearch::find() {
  enter(start(), 0);
  while (!queue_.empty()) {
    Facet facet = queue_.top();
    queue_.pop();
    load(facet.cell);
    if (!facet.is_exact) {
      const std::optional<double> distance = exact_distance(facet);
      if (!distance) continue;  // the hyperplane does not bound the cell
      facet.distance = std::max(facet.distance, *distance);
      facet.is_exact = true;
      queue_.push(facet);
      continue;
    }
    const Pieces other = beyond(facet);
    if (is_visible(cells_[facet.cell], other))
      return BoundaryDistance{facet.distance, maps_.layer(facet.neuron), maps_.index_in_layer(facet.neuron)};
    if (known_.count(packed(other)) != 0) continue;
    if (static_cast<int>(cells_.size()) == max_cells)
      return Error{"More than " + std::to_string(max_cells) +
                   " cells lie before the nearest visible boundary."};
    enter(other, facet.distance);
  }
  return BoundaryDistance{};
}

/// The pieces of a cell that holds the point or, where it lies on boundaries, has it on its edge: each neuron
/// at its breakpoint goes where a direction leads, the same for all. (All on their lower pieces might be no
/// cell at all.)
FacetSearch::Pieces FacetSearch::start() {
  double size = 1;
  for (const double entry : point_) size = std::max(size, std::fabs(entry));
  maps_.walk(point_, [&](int neuron) {
    const std::span<const double> gradient = maps_.gradient(neuron);
    const double doubt = at_breakpoint * size * std::sqrt(dot(gradient, gradient));
    const double onwards = dot(gradient, slice_.u);
    int piece = 0;
    for (int bend = 0; bend < maps_.bends(neuron).count; ++bend) {
      const double height = maps_.value(neuron) - maps_.bends(neuron).breakpoint[bend];
      piece += std::fabs(height) <= doubt ? onwards > 0 : height > 0;
    }
    return static_cast<std::uint8_t>(piece);
  });
  return maps_.pieces();
}

void FacetSearch::enter(const Pieces& pieces, double distance) {
  const int cell = static_cast<int>(cells_.size());
  known_.insert(packed(pieces));
  cells_.push_back(pieces);
  load(cell);
  for (int neuron = 0; neuron < maps_.neurons(); ++neuron)
    for (int bend = std::max(0, pieces[neuron] - 1); bend <= pieces[neuron]; ++bend)
      if (const std::optional<Wall> bound = wall(neuron, bend))
        queue_.push({std::max(distance, bound->distance), false, cell, neuron, bend});
}

void FacetSearch::load(int cell) {
  if (cell == loaded_) return;
  maps_.walk(point_, [&](int neuron) { return cells_[cell][neuron]; });
  loaded_ = cell;
}

/// Empty where the neuron has no such breakpoint, or is flat on the cell.
std::optional<FacetSearch::Wall> FacetSearch::wall(int neuron, int bend) const {
  const Bends& bends = maps_.bends(neuron);
  if (bend >= bends.count) return std::nullopt;
  const std::span<const double> gradient = maps_.gradient(neuron);
  const double slope = std::sqrt(dot(gradient, gradient));
  if (slope == 0) return std::nullopt;
  const double side = cells_[loaded_][neuron] > bend ? slope : -slope;
  const double height = maps_.value(neuron) - bends.breakpoint[bend];
  Wall wall{
      {gradient.begin(), gradient.end()}, height / side, std::fabs(height) / dual_norm(gradient, norm_)};
  for (double& entry : wall.normal) entry /= side;
  return wall;
}

template <class Take>
void FacetSearch::for_each_other_wall(const Facet& facet, Take take) const {
  const Pieces& pieces = cells_[facet.cell];
  for (int neuron = 0; neuron < maps_.neurons(); ++neuron)
    for (int bend = std::max(0, pieces[neuron] - 1); bend <= pieces[neuron]; ++bend) {
      if (neuron == facet.neuron && bend == facet.bend) continue;
      if (std::optional<Wall> other = wall(neuron, bend)) take(*other);
    }
}

/// How far the facet is: the nearest point of its hyperplane that all other walls of the cell allow. Empty:
/// there is none, or the hyperplane only touches the cell.
std::optional<double> FacetSearch::exact_distance(const Facet& facet) {
  const Wall own = *wall(facet.neuron, facet.bend);
  const std::optional<HalfSpaces> others = in_hyperplane(facet, own);
  if (!others || !has_interior(*others, facet.distance)) return std::nullopt;
  if (norm_ != Norm::two) return polyhedral_distance(facet, own);
  const std::optional<double> aside = least_distance(*others);
  if (!aside) return std::nullopt;
  return *aside == 0 ? std::fabs(own.offset) : std::sqrt(own.offset * own.offset + *aside * *aside);
}

/// Whether a point lies inside all of the half-spaces, and on no border.
bool FacetSearch::has_interior(HalfSpaces spaces, double distance) {
  for (std::size_t i = 0; i < spaces.offset.size(); ++i) {
    const double size = std::sqrt(dot(spaces.row(i), spaces.row(i)));
    spaces.offset[i] -= rounding * (size * (1 + distance) + std::fabs(spaces.offset[i]));
  }
  return least_distance(spaces).has_value();
}

/// Of two parallel walls: whether the cell is where `own` is not.
bool FacetSearch::is_beyond(const Wall& other, const Wall& own, double along) {
  return other.offset - along * own.offset < -rounding * (1 + std::fabs(own.offset));
}

/// The facet in its hyperplane, v = w - offset normal with w orthogonal to the normal: one dimension less.
/// Empty: the hyperplane lies beyond a parallel wall.
std::optional<HalfSpaces> FacetSearch::in_hyperplane(const Facet& facet, const Wall& own) const {
  HalfSpaces others;
  others.dimension = point_.size();
  bool is_empty = false;
  for_each_other_wall(facet, [&](Wall& other) {
    const double along = dot(other.normal, own.normal), offset = other.offset - along * own.offset;
    for (std::size_t i = 0; i < point_.size(); ++i) other.normal[i] -= along * own.normal[i];
    if (dot(other.normal, other.normal) < rounding * rounding) {
      is_empty = is_empty || is_beyond(other, own, along);
      return;
    }
    others.normal.insert(others.normal.end(), other.normal.begin(), other.normal.end());
    others.offset.push_back(offset);
  });
  return is_empty ? std::nullopt : std::optional(others);
}

/// The hyperplane is two half-spaces that have it in common.
std::optional<double> FacetSearch::polyhedral_distance(const Facet& facet, const Wall& own) const {
  HalfSpaces spaces;
  spaces.dimension = point_.size();
  const auto add = [&](const Wall& wall, double sign) {
    for (const double entry : wall.normal) spaces.normal.push_back(sign * entry);
    spaces.offset.push_back(sign * wall.offset);
  };
  add(own, 1);
  add(own, -1);
  for_each_other_wall(facet, [&](const Wall& other) {
    const double along = dot(other.normal, own.normal);
    double aside = 0;
    for (std::size_t i = 0; i < point_.size(); ++i) {
      const double entry = other.normal[i] - along * own.normal[i];
      aside += entry * entry;
    }
    if (aside >= rounding * rounding) add(other, 1);
  });
  return least_distance(spaces, norm_);
}

/// Whether a neuron is at its breakpoint all over the hyperplane.
bool FacetSearch::vanishes_on(const Wall& wall, int neuron, int bend) const {
  const std::span<const double> gradient = maps_.gradient(neuron);
  const double along = dot(gradient, wall.normal);
  const double height = maps_.value(neuron) - maps_.bends(neuron).breakpoint[bend];
  const double slope = std::sqrt(dot(gradient, gradient));
  double rest = 0;
  for (std::size_t i = 0; i < gradient.size(); ++i) {
    const double entry = gradient[i] - along * wall.normal[i];
    rest += entry * entry;
  }
  return std::sqrt(rest) <= rounding * slope &&
         std::fabs(height - along * wall.offset) <= rounding * slope * (1 + std::fabs(wall.offset));
}

/// The cell on the other side of a facet. Neurons at their breakpoint all over the facet go where their map
/// over there leads; all others keep their piece.
FacetSearch::Pieces FacetSearch::beyond(const Facet& facet) {
  const Wall crossed = *wall(facet.neuron, facet.bend);
  const Pieces& pieces = cells_[facet.cell];
  next_.walk(point_, [&](int neuron) {
    const int first = std::max(0, pieces[neuron] - 1);
    for (int bend = first; bend <= pieces[neuron] && bend < next_.bends(neuron).count; ++bend) {
      if (!vanishes_on(crossed, neuron, bend)) continue;
      const double outwards = -dot(next_.gradient(neuron), crossed.normal);
      return static_cast<std::uint8_t>(bend + (outwards > 0));
    }
    return pieces[neuron];
  });
  return next_.pieces();
}

bool FacetSearch::is_visible(const Pieces& p, const Pieces& q) {
  const std::vector<std::uint64_t> here = packed(p), there = packed(q);
  return !comparison_.equal(here.data(), there.data(), static_cast<int>(here.size()));
}

}  // namespace crease::regions
