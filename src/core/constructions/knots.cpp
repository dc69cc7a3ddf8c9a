#include "core/constructions/knots.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "core/base/check.h"
#include "core/constructions/corridor.h"

namespace crease::constructions {
namespace {

constexpr int places_per_piece = 64, least_greedy_places = 4096, least_optimal_places = 1024;
/// Of the first grid, which only has to find where the others begin.
constexpr int coarse_places_per_piece = 24, least_coarse_places = 512;
/// The optimum is looked for again on grids that are finer around the knots of the last one: by how much, how
/// far from the distance before one begins, and how close to each other the distances come that are enough
/// and too small. Knots move together: a distance that is smaller by a share moves those far from where the
/// lines begin by half that share of the segment. So the finer places reach `window` of the coarser ones.
constexpr int finer_by = 8, window = 5;
constexpr std::array<double, 4> stage_step = {0.75, 0x1p-6, 0x1p-9, 0x1p-12};
constexpr std::array<double, 4> closeness = {0x1p-7, 0x1p-12, 0x1p-15, 0x1p-20};
/// A stage is repeated where a knot of the closest line is not among the finer places: it may come to better.
constexpr int most_repeats = 3;
constexpr double first_step = stage_step[0], growth = 4;
constexpr double near_enough = 0.3;  ///< likewise, for a line that is worth being shown
/// A distance that is this small, as a share of that of the constant line, is none.
constexpr double least_share = 1e-13;
/// What is not within this of any line has no finite values.
constexpr double largest_distance = std::numeric_limits<double>::max() / 4;

using Function = std::function<double(double)>;

void check(double begin, double end, int pieces) {
  CREASE_CHECK(std::isfinite(begin) && std::isfinite(end) && begin < end && pieces >= 1,
               "a finite segment and at least one piece");
}

double place(double begin, double end, int i, int count) {
  return i == count ? end : begin + i * ((end - begin) / count);
}

/// f at count + 1 places.
BrokenLine sampled(const Function& f, double begin, double end, int count) {
  BrokenLine line;
  for (int i = 0; i <= count; ++i) {
    line.x.push_back(place(begin, end, i, count));
    line.y.push_back(f(line.x.back()));
  }
  return line;
}

/// The place between two of the grid where the line through both is farthest from the graph, and how far.
struct Farthest {
  double distance = 0;
  std::size_t at = 0;
};

Farthest farthest(const BrokenLine& graph, std::size_t first, std::size_t last) {
  Farthest result;
  const double slope = (graph.y[last] - graph.y[first]) / (graph.x[last] - graph.x[first]);
  for (std::size_t i = first + 1; i < last; ++i) {
    const double distance = std::fabs(graph.y[first] + slope * (graph.x[i] - graph.x[first]) - graph.y[i]);
    if (distance > result.distance) result = {distance, i};
  }
  return result;
}

/// The constant line in the middle of a graph.
BrokenLine middle_of(const BrokenLine& graph, double& distance) {
  const auto [lowest, highest] = std::minmax_element(graph.y.begin(), graph.y.end());
  distance = (*highest - *lowest) / 2;
  return {{graph.x.front(), graph.x.back()}, {*lowest + distance, *lowest + distance}};
}

/// The largest distance between a broken line and a graph at its places, both over the same segment.
double distance_on(const BrokenLine& graph, const BrokenLine& line) {
  double distance = 0;
  std::size_t piece = 0;
  for (std::size_t i = 0; i < graph.x.size(); ++i) {
    while (piece + 2 < line.x.size() && line.x[piece + 1] < graph.x[i]) ++piece;
    const double slope = (line.y[piece + 1] - line.y[piece]) / (line.x[piece + 1] - line.x[piece]);
    distance =
        std::max(distance, std::fabs(line.y[piece] + slope * (graph.x[i] - line.x[piece]) - graph.y[i]));
  }
  return distance;
}

/// The places of a graph, and more of them around the inner knots of a line.
BrokenLine refined(const Function& f, const BrokenLine& graph, const BrokenLine& line, double spacing) {
  std::vector<double> places = graph.x;
  for (std::size_t knot = 1; knot + 1 < line.x.size(); ++knot)
    for (int i = -window * finer_by; i <= window * finer_by; ++i) {
      const double place = line.x[knot] + i * (spacing / finer_by);
      if (graph.x.front() < place && place < graph.x.back()) places.push_back(place);
    }
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  BrokenLine result{places, {}};
  for (const double place : places) result.y.push_back(f(place));
  return result;
}

/// Whether an inner knot of a line lies where places of a graph are farther apart than this.
bool has_coarse_knot(const BrokenLine& graph, const BrokenLine& line, double spacing) {
  constexpr double rounding = 1.01;
  for (std::size_t knot = 1; knot + 1 < line.x.size(); ++knot) {
    const auto at = std::lower_bound(graph.x.begin() + 1, graph.x.end() - 1, line.x[knot]);
    if (std::max(*at - *(at - 1), *(at + 1) - *at) > rounding * spacing) return true;
  }
  return false;
}

/// A piece of the line that is there so far.
struct Piece {
  std::size_t first, last;
  Farthest worst;
};

}  // namespace

double most_pieces_on(double begin, double end) {
  // 2^-45 of the far end are 128 to 256 steps between neighbouring numbers.
  const double narrowest = std::max(0x1p-45 * std::max(std::fabs(begin), std::fabs(end)), 0x1p-1000);
  return std::floor((end - begin) / narrowest);
}

BrokenLine uniform_line(const Function& f, double begin, double end, int pieces) {
  check(begin, end, pieces);
  return sampled(f, begin, end, pieces);
}

BrokenLine greedy_line(const Function& f, double begin, double end, int pieces) {
  check(begin, end, pieces);
  const int places = std::max(least_greedy_places, places_per_piece * pieces);
  const BrokenLine graph = sampled(f, begin, end, places);
  std::vector<Piece> parts = {{0, graph.x.size() - 1, farthest(graph, 0, graph.x.size() - 1)}};
  while (static_cast<int>(parts.size()) < pieces) {
    const auto worst = std::max_element(parts.begin(), parts.end(), [](const Piece& a, const Piece& b) {
      return a.worst.distance < b.worst.distance;
    });
    // A line without error is cut where it is longest, so that there are as many pieces as were asked for.
    const std::size_t cut = worst->worst.distance > 0 ? worst->worst.at : (worst->first + worst->last) / 2;
    if (cut == worst->first) break;
    const std::size_t last = worst->last;
    *worst = {worst->first, cut, farthest(graph, worst->first, cut)};
    parts.push_back({cut, last, farthest(graph, cut, last)});
  }
  std::sort(parts.begin(), parts.end(), [](const Piece& a, const Piece& b) { return a.first < b.first; });
  BrokenLine line{{begin}, {graph.y[0]}};
  for (const Piece& part : parts) {
    line.x.push_back(graph.x[part.last]);
    line.y.push_back(graph.y[part.last]);
  }
  return line;
}

OptimalLine::OptimalLine(std::function<double(double)> f, double begin, double end, int pieces)
    : f_(std::move(f)), pieces_(pieces) {
  check(begin, end, pieces);
  const int places = std::max(least_coarse_places, coarse_places_per_piece * pieces);
  graph_ = sampled(f_, begin, end, places);
  spacing_ = (end - begin) / places;
  best_ = middle_of(graph_, widest_);
  if (!std::isfinite(widest_) || widest_ == 0) {
    stage_ = last_stage + 1;
    return;
  }
  const double even = distance_on(graph_, sampled(f_, begin, end, pieces));
  guess_ = std::clamp(even, least_share * widest_, widest_);
  step_ = first_step;
}

/// Each grid begins around the distance that the one before has come to: between its places, the line may be
/// a little farther off.
void OptimalLine::begin_stage() {
  if (stage_ == 1) {
    const int places = std::max(least_optimal_places, places_per_piece * pieces_);
    even_ = sampled(f_, graph_.x.front(), graph_.x.back(), places);
  }
  graph_ = refined(f_, even_, best_, spacing_);
  spacing_ /= finer_by;
  step_ = stage_step[static_cast<std::size_t>(stage_)];
  guess_ = std::clamp(enough_ * (1 + step_), least_share * widest_, 2 * widest_);
  too_small_ = enough_ = 0;
}

/// From the guess away in steps that grow, until something is too small and something is enough; then between
/// both.
double OptimalLine::next_epsilon() {
  if (too_small_ == 0 && enough_ == 0) return guess_;
  if (too_small_ > 0 && enough_ > 0) return (too_small_ + enough_) / 2;
  const double step = step_;
  step_ = growth * step_;
  if (enough_ > 0) return enough_ * (1 - std::min(step, first_step));
  // A finer grid may have found a peak that is higher than all that was seen when `widest_` was.
  const double most = too_small_ < 2 * widest_ ? 2 * widest_ : largest_distance;
  return std::min(most, too_small_ * (1 + step));
}

bool OptimalLine::advance() {
  if (is_done()) return true;
  const double epsilon = next_epsilon();
  std::optional<BrokenLine> line = shortest_through(graph_, epsilon, pieces_);
  (line ? enough_ : too_small_) = epsilon;
  if (line) best_ = *std::move(line);
  if (too_small_ >= largest_distance) stage_ = last_stage + 1;
  if (is_done()) return true;
  // With a piece between neighbouring places to spare, a bend costs nothing on this grid; the next one sees
  // it.
  const bool is_close =
      enough_ > 0 && (enough_ <= least_share * widest_ ||
                      enough_ - too_small_ <= closeness[static_cast<std::size_t>(stage_)] * enough_);
  if (!is_close) return false;
  if (stage_ > 0 && repeats_ < most_repeats && has_coarse_knot(graph_, best_, spacing_)) {
    ++repeats_;
    spacing_ *= finer_by;
  } else {
    ++stage_;
    repeats_ = 0;
  }
  if (!is_done()) begin_stage();
  return is_done();
}

bool OptimalLine::is_near() const {
  return stage_ > 0 || (too_small_ > 0 && enough_ - too_small_ <= near_enough * enough_);
}

BrokenLine optimal_line(const Function& f, double begin, double end, int pieces) {
  OptimalLine search(f, begin, end, pieces);
  while (!search.advance()) {
  }
  return search.line();
}

}  // namespace crease::constructions
