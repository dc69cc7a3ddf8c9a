#include <algorithm>
#include <array>
#include <cmath>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "core/base/check.h"
#include "core/regions/boundaries.h"
#include "core/regions/polyline_joiner.h"

namespace crease::regions {
namespace {

/// What the end of a piece of the decision boundary is: a vertex, a point on an edge, a point inside a cell.
/// Pieces of neighbouring cells meet where these agree.
struct EndKey {
  enum Kind : std::int32_t { vertex, edge, inside };
  std::int32_t kind = 0, where = 0;      ///< where: vertex, edge (the lower of its two corners) or cell
  std::array<std::int8_t, 3> classes{};  ///< the tied ones, ascending, unless at a vertex
  std::strong_ordering operator<=>(const EndKey&) const = default;
  bool operator==(const EndKey&) const = default;
};

struct Piece {
  std::array<EndKey, 2> key;
  std::array<Point, 2> end;
};

/// Classes are outputs; a single output f makes the classes "0" and "f", so that f > 0 is class 1.
class DecisionPieces {
 public:
  DecisionPieces(const Subdivision& cells, const Adjacency& adjacency)
      : cells_(cells), adjacency_(adjacency), classes_(std::max(2, cells.outputs)) {
    value_at_vertices();
  }

  std::vector<Piece> all() {
    for (std::int32_t cell = 0; cell < cells_.cells(); ++cell)
      if (!one_class(cell)) cross_all(cell);
    for (std::int32_t corner = 0; corner < static_cast<std::int32_t>(cells_.x.size()); ++corner)
      if (adjacency_.twin[corner] > corner) follow_edge(corner);
    return std::move(pieces_);
  }

 private:
  AffineMap map(std::int32_t cell, int k) const {
    if (cells_.outputs == 1) return k == 0 ? AffineMap() : cells_.map[cell];
    return cells_.map[std::size_t(cell) * cells_.outputs + k];
  }
  /// Shared by all cells around a vertex, so that they agree on what is tied there.
  double value(std::int32_t corner, int k) const {
    return value_[std::size_t(adjacency_.vertex[corner]) * classes_ + k];
  }
  std::int32_t next(std::int32_t corner) const {
    const std::int32_t cell = adjacency_.cell[corner];
    return corner + 1 == cells_.first_corner[cell + 1] ? cells_.first_corner[cell] : corner + 1;
  }
  Point at(std::int32_t corner) const { return {cells_.x[corner], cells_.y[corner]}; }

  void value_at_vertices() {
    value_.resize(static_cast<std::size_t>(adjacency_.vertices) * classes_);
    doubt_.resize(static_cast<std::size_t>(adjacency_.vertices));
    winner_.resize(doubt_.size());
    has_tie_.resize(doubt_.size());
    std::int32_t done = 0;  // vertices are numbered by first appearance
    for (std::int32_t corner = 0; corner < static_cast<std::int32_t>(cells_.x.size()); ++corner) {
      if (adjacency_.vertex[corner] < done) continue;
      value_at(done, adjacency_.cell[corner], at(corner));
      compare_at(done++);
    }
  }

  void value_at(std::int32_t vertex, std::int32_t cell, Point at) {
    double* values = value_.data() + std::size_t(vertex) * classes_;
    const AffineMap* maps = cells_.map.data() + std::size_t(cell) * cells_.outputs;
    const double width = std::fabs(at.x), height = std::fabs(at.y);
    double doubt = 0;
    for (int k = 0; k < cells_.outputs; ++k) {
      const double along_x = maps[k].a * at.x, along_y = maps[k].b * at.y;
      const AffineMap& error = cells_.map_error[k];
      const double rounding = position_rounding * (std::fabs(along_x) + std::fabs(along_y));
      doubt = std::max(doubt, error.a * width + error.b * height + error.c + rounding);
      values[k] = along_x + along_y + maps[k].c;
    }
    if (cells_.outputs == 1) values[1] = std::exchange(values[0], 0.0);
    doubt_[vertex] = 2 * doubt;
  }

  /// -1, 0 or 1 as class k is behind, tied with or ahead of class m at a corner.
  int lead(std::int32_t corner, int k, int m) const {
    const double difference = value(corner, k) - value(corner, m);
    if (std::fabs(difference) <= doubt_[adjacency_.vertex[corner]]) return 0;
    return difference > 0 ? 1 : -1;
  }

  /// Notes which class is strictly ahead of all others at a vertex, and whether any two are tied there.
  void compare_at(std::int32_t vertex) {
    const double* values = value_.data() + std::size_t(vertex) * classes_;
    const double doubt = doubt_[vertex];
    int best = 0;
    for (int k = 1; k < classes_; ++k)
      if (values[k] > values[best]) best = k;
    bool is_alone = true, is_tied = false;
    for (int k = 0; k < classes_; ++k) {
      is_alone = is_alone && (k == best || values[best] - values[k] > doubt);
      for (int m = k + 1; m < classes_; ++m) is_tied |= std::fabs(values[k] - values[m]) <= doubt;
    }
    winner_[vertex] = is_alone ? best : -1;
    has_tie_[vertex] = is_tied;
  }

  /// Whether one class is strictly ahead at all corners: then it is ahead in the whole (convex) cell.
  bool one_class(std::int32_t cell) const {
    const std::int32_t first = cells_.first_corner[cell], end = cells_.first_corner[cell + 1];
    const int winner = winner_[adjacency_.vertex[first]];
    for (std::int32_t corner = first + 1; corner < end && winner >= 0; ++corner)
      if (winner_[adjacency_.vertex[corner]] != winner) return false;
    return winner >= 0;
  }

  /// Whether class k is strictly behind class m in a whole cell.
  bool is_behind(std::int32_t cell, int k, int m) const {
    for (std::int32_t p = cells_.first_corner[cell]; p < cells_.first_corner[cell + 1]; ++p)
      if (lead(p, k, m) >= 0) return false;
    return true;
  }

  /// Of all pairs of classes that may be the largest somewhere in a cell, the others being behind one of
  /// them.
  void cross_all(std::int32_t cell) {
    const std::int32_t first = cells_.first_corner[cell];
    int best = 0;
    for (int k = 1; k < classes_; ++k)
      if (value(first, k) > value(first, best)) best = k;
    candidates_.clear();
    for (int k = 0; k < classes_; ++k)
      if (k == best || !is_behind(cell, k, best)) candidates_.push_back(k);
    for (std::size_t i = 0; i < candidates_.size(); ++i)
      for (std::size_t j = i + 1; j < candidates_.size(); ++j) cross(cell, candidates_[i], candidates_[j]);
  }

  /// The part of {f_k = f_m} inside a cell on which both are largest.
  void cross(std::int32_t cell, int k, int m) {
    Piece piece;
    int ends = 0;
    bool ahead = false, behind = false;
    for (std::int32_t p = cells_.first_corner[cell]; p < cells_.first_corner[cell + 1]; ++p) {
      const std::int32_t q = next(p);
      const int from = lead(p, k, m), to = lead(q, k, m);
      ahead = ahead || from > 0;
      behind = behind || from < 0;
      if (ends == 2 || !(from == 0 || from * to < 0)) continue;
      piece.key[ends] = from == 0 ? vertex_key(p) : edge_key(p, k, m);
      piece.end[ends] = from == 0 ? at(p) : zero_on_edge(p, q, k, m);
      ++ends;
    }
    if (ends == 2 && ahead && behind && clip(cell, k, m, piece)) pieces_.push_back(piece);
  }

  EndKey vertex_key(std::int32_t corner) const { return {EndKey::vertex, adjacency_.vertex[corner], {}}; }
  EndKey edge_key(std::int32_t corner, int k, int m) const {
    const std::int32_t twin = adjacency_.twin[corner];
    return {EndKey::edge,
            twin < 0 ? corner : std::min(corner, twin),
            {static_cast<std::int8_t>(k), static_cast<std::int8_t>(m), 0}};
  }
  Point zero_on_edge(std::int32_t p, std::int32_t q, int k, int m) const {
    // From the lower vertex to the higher one, so that both cells of the edge get the same bits.
    if (adjacency_.vertex[p] > adjacency_.vertex[q]) std::swap(p, q);
    const double z1 = value(p, k) - value(p, m), z2 = value(q, k) - value(q, m), t = z1 / (z1 - z2);
    return {cells_.x[p] + t * (cells_.x[q] - cells_.x[p]), cells_.y[p] + t * (cells_.y[q] - cells_.y[p])};
  }

  /// Shortens a piece to where no third class is ahead; false if nothing is left.
  bool clip(std::int32_t cell, int k, int m, Piece& piece) const {
    const AffineMap f = map(cell, k);
    const Point p = piece.end[0], q = piece.end[1];
    double begin = 0, end = 1;
    for (int other = 0; other < classes_; ++other) {
      if (other == k || other == m) continue;
      const AffineMap g = map(cell, other);
      const double z1 = (f.a - g.a) * p.x + (f.b - g.b) * p.y + (f.c - g.c);
      const double z2 = (f.a - g.a) * q.x + (f.b - g.b) * q.y + (f.c - g.c);
      if (z1 < 0 && z2 < 0) return false;
      if (z1 >= 0 && z2 >= 0) continue;
      const double t = z1 / (z1 - z2);
      std::array<std::int8_t, 3> tied = {static_cast<std::int8_t>(k), static_cast<std::int8_t>(m),
                                         static_cast<std::int8_t>(other)};
      std::sort(tied.begin(), tied.end());
      if (z1 < 0 && t > begin) begin = t, piece.key[0] = {EndKey::inside, cell, tied};
      if (z2 < 0 && t < end) end = t, piece.key[1] = {EndKey::inside, cell, tied};
    }
    piece.end[0] = {p.x + begin * (q.x - p.x), p.y + begin * (q.y - p.y)};
    piece.end[1] = {p.x + end * (q.x - p.x), p.y + end * (q.y - p.y)};
    return begin < end;
  }

  /// The class just inside a cell along one of its edges: the largest there, then the one that grows
  /// fastest inwards, then the first.
  int class_along(std::int32_t corner) const {
    const std::int32_t q = next(corner);
    const double inward_x = cells_.y[corner] - cells_.y[q], inward_y = cells_.x[q] - cells_.x[corner];
    const auto slope = [&](int k) {
      const AffineMap f = map(adjacency_.cell[corner], k);
      return f.a * inward_x + f.b * inward_y;
    };
    int best = 0;
    for (int k = 1; k < classes_; ++k) {
      const int first = lead(corner, k, best), second = lead(q, k, best);
      const bool tied = first == 0 && second == 0;
      if (tied ? slope(k) > slope(best) : first + second > 0) best = k;
    }
    return best;
  }

  /// An edge on which two classes tie from end to end is a piece if different ones win on its sides.
  void follow_edge(std::int32_t corner) {
    const std::int32_t q = next(corner), twin = adjacency_.twin[corner];
    if (!has_tie_[adjacency_.vertex[corner]] || !has_tie_[adjacency_.vertex[q]]) return;
    bool tied = false;
    for (int k = 0; k < classes_ && !tied; ++k)
      for (int m = k + 1; m < classes_ && !tied; ++m) tied = lead(corner, k, m) == 0 && lead(q, k, m) == 0;
    if (!tied) return;
    const int here = class_along(corner), there = class_along(twin);
    if (here == there || lead(corner, here, there) != 0 || lead(q, here, there) != 0) return;
    pieces_.push_back({{vertex_key(corner), vertex_key(q)}, {at(corner), at(q)}});
  }

  /// Where f vanishes on an edge of zeros, corners are off by their rounding.
  static constexpr double position_rounding = 8 * 0x1p-53;

  const Subdivision& cells_;
  const Adjacency& adjacency_;
  const int classes_;
  std::vector<double> value_;  ///< (vertices, classes)
  std::vector<double> doubt_;  ///< per vertex: differences below this are ties
  std::vector<int> winner_;    ///< per vertex: the class ahead of all others; -1: none
  std::vector<char> has_tie_;  ///< per vertex: of any two classes
  std::vector<int> candidates_;
  std::vector<Piece> pieces_;
};

}  // namespace

std::vector<Polyline> decision_boundary(const Subdivision& subdivision, const Adjacency& adjacency) {
  CREASE_CHECK(subdivision.map.size() == std::size_t(subdivision.cells()) * subdivision.outputs,
               "the subdivision has maps");
  const std::vector<Piece> pieces = DecisionPieces(subdivision, adjacency).all();
  std::vector<EndKey> keys;
  for (const Piece& piece : pieces) keys.insert(keys.end(), piece.key.begin(), piece.key.end());
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  const auto index = [&](const EndKey& key) {
    return static_cast<std::int32_t>(std::lower_bound(keys.begin(), keys.end(), key) - keys.begin());
  };
  std::vector<PolylineJoiner::Segment> segments;
  segments.reserve(pieces.size());
  for (const Piece& piece : pieces)
    segments.push_back({{index(piece.key[0]), index(piece.key[1])}, piece.end});
  std::vector<Polyline> result;
  PolylineJoiner(static_cast<std::int32_t>(keys.size())).join(segments, Polyline(), result);
  return result;
}

std::vector<Polyline> decision_boundary(const Subdivision& subdivision) {
  return decision_boundary(subdivision, adjacency(subdivision));
}

}  // namespace crease::regions
