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

  /// The farthest stroke from anywhere in gate 0.
  Stroke from_first_gate() const {
    constexpr std::size_t starts = 128;
    return farthest(0, starts, [&](std::size_t i) {
      const double share = 2.0 * static_cast<double>(i) / starts - 1;
      return from_point(0, graph_.y[0] + share * epsilon_);
    });
  }

  /// The farthest stroke from a place on `before`, which can go no farther itself.
  Stroke from_stroke(const Stroke& before) const {
    return farthest(std::min(std::max(before.touch, before.begin + 1), before.end), before.end,
                    [&](std::size_t i) { return from_point(i, value(before, i)); });
  }

 private:
  /// The farthest of the strokes from starts first, ..., last. The starts from which a gate can be reached
  /// lie side by side, so that how far one comes rises and then falls with the start: it is looked for in
  /// wide steps, then in narrower ones between the neighbours of the best.
  template <class StrokeFrom>
  static Stroke farthest(std::size_t first, std::size_t last, StrokeFrom stroke_from) {
    constexpr std::size_t first_steps = 12, finer_by = 6;
    Stroke best = stroke_from(last);
    for (std::size_t step = std::max<std::size_t>(1, (last - first) / first_steps);; step /= finer_by) {
      step = std::max<std::size_t>(1, step);
      std::size_t low = first, high = last, reached = 0;
      for (std::size_t i = first;; i = std::min(i + step, last)) {
        const Stroke stroke = stroke_from(i);
        if (stroke.end > best.end) best = stroke;
        if (stroke.end > reached) low = i;
        if (stroke.end >= reached) high = i;
        reached = std::max(reached, stroke.end);
        if (i == last) break;
      }
      if (step == 1) return best;
      first = low > first + step ? low - step : first;
      last = std::min(last, high + step);
    }
  }

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
