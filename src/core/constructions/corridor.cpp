#include "core/constructions/corridor.h"

#include <algorithm>
#include <array>
#include <limits>

#include "core/base/check.h"

namespace crease::constructions {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// A line y = y_0 + slope (x - x_0), the gate where it begins, the gate post it touched last, and the last
/// gate that it passes.
struct Stroke {
  std::size_t begin = 0, touch = 0, end = 0;
  double y = 0, slope = 0;
};

class Corridor {
 public:
  Corridor(const BrokenLine& graph, double epsilon) : graph_(graph), epsilon_(epsilon) {}

  std::size_t last() const { return graph_.x.size() - 1; }
  double x(std::size_t i) const { return graph_.x[i]; }
  double value(const Stroke& stroke, std::size_t i) const {
    return stroke.y + stroke.slope * (x(i) - x(stroke.begin));
  }

  /// The farthest stroke from a point in gate `begin`.
  Stroke from_point(std::size_t begin, double y) const {
    double least = -infinity, most = infinity;  // slopes that pass all gates so far
    std::size_t least_at = begin, most_at = begin;
    for (std::size_t i = begin + 1; i < graph_.x.size(); ++i) {
      const double run = x(i) - x(begin);
      const double low = (graph_.y[i] - epsilon_ - y) / run, high = (graph_.y[i] + epsilon_ - y) / run;
      if (low > most) return {begin, most_at, i - 1, y, most};  // the gate is above all that is possible
      if (high < least) return {begin, least_at, i - 1, y, least};
      if (low > least) least = low, least_at = i;
      if (high < most) most = high, most_at = i;
    }
    const double slope = least == -infinity ? 0 : (least + most) / 2;
    return {begin, last(), last(), y, slope};
  }

  /// The farthest stroke from anywhere in gate 0: the best of its starts, found by thirds, since how far one
  /// comes rises and then falls with the start.
  Stroke from_first_gate() const {
    constexpr int starts = 128;
    Stroke best = from_point(0, graph_.y[0]);
    for (int i = 0; i <= starts; ++i) {
      const double share = 2.0 * i / starts - 1;
      best = farther(best, from_point(0, graph_.y[0] + share * epsilon_));
    }
    return best;
  }

  /// The farthest stroke from a place on `before`, which can go no farther itself.
  Stroke from_stroke(const Stroke& before) const {
    Stroke best = from_point(before.end, value(before, before.end));
    for (std::size_t i = std::max(before.touch, before.begin + 1); i < before.end; ++i)
      best = farther(best, from_point(i, value(before, i)));
    return best;
  }

 private:
  static Stroke farther(const Stroke& a, const Stroke& b) { return b.end > a.end ? b : a; }

  const BrokenLine& graph_;
  double epsilon_;
};

}  // namespace

std::optional<BrokenLine> shortest_through(const BrokenLine& graph, double epsilon, int most_pieces) {
  CREASE_CHECK(graph.x.size() >= 2 && graph.x.size() == graph.y.size(), "a graph of two or more places");
  const Corridor corridor(graph, epsilon);
  Stroke stroke = corridor.from_first_gate();
  BrokenLine line{{graph.x[0]}, {stroke.y}};
  for (int pieces = 1; stroke.end < corridor.last(); ++pieces) {
    if (pieces == most_pieces) return std::nullopt;
    const Stroke next = corridor.from_stroke(stroke);
    line.x.push_back(graph.x[next.begin]);
    line.y.push_back(next.y);
    stroke = next;
  }
  line.x.push_back(graph.x.back());
  line.y.push_back(corridor.value(stroke, corridor.last()));
  return line;
}

}  // namespace crease::constructions
