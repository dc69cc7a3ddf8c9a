#include "core/constructions/knots.h"

#include <algorithm>
#include <cmath>

#include "core/base/check.h"
#include "core/constructions/corridor.h"

namespace crease::constructions {
namespace {

constexpr int places_per_piece = 64, least_greedy_places = 4096, least_optimal_places = 2048;
constexpr int halvings = 36;
/// The optimum is looked for again on grids that are finer around the knots of the last one.
constexpr int refinements = 3, finer_by = 8;

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

/// The broken line with so many pieces that is closest to a graph at its places, with its knots at such
/// places.
BrokenLine closest_on(const BrokenLine& graph, int pieces) {
  const auto [lowest, highest] = std::minmax_element(graph.y.begin(), graph.y.end());
  double too_small = 0, enough = (*highest - *lowest) / 2;
  BrokenLine best{{graph.x.front(), graph.x.back()}, {*lowest + enough, *lowest + enough}};
  for (int i = 0; i < halvings; ++i) {
    const double epsilon = (too_small + enough) / 2;
    const std::optional<BrokenLine> line = shortest_through(graph, epsilon, pieces);
    (line ? enough : too_small) = epsilon;
    if (line) best = *line;
  }
  return best;
}

/// The places of a graph, and more of them around the inner knots of a line.
BrokenLine refined(const Function& f, const BrokenLine& graph, const BrokenLine& line, double spacing) {
  std::vector<double> places = graph.x;
  for (std::size_t knot = 1; knot + 1 < line.x.size(); ++knot)
    for (int i = -2 * finer_by; i <= 2 * finer_by; ++i) {
      const double place = line.x[knot] + i * (spacing / finer_by);
      if (graph.x.front() < place && place < graph.x.back()) places.push_back(place);
    }
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  BrokenLine result{places, {}};
  for (const double place : places) result.y.push_back(f(place));
  return result;
}

/// A piece of the line that is there so far.
struct Piece {
  std::size_t first, last;
  Farthest worst;
};

}  // namespace

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

BrokenLine optimal_line(const Function& f, double begin, double end, int pieces) {
  check(begin, end, pieces);
  const int places = std::max(least_optimal_places, places_per_piece * pieces);
  const BrokenLine coarse = sampled(f, begin, end, places);
  BrokenLine best = closest_on(coarse, pieces);
  double spacing = (end - begin) / places;
  for (int i = 0; i < refinements; ++i) {
    best = closest_on(refined(f, coarse, best, spacing), pieces);
    spacing /= finer_by;
  }
  return best;
}

}  // namespace crease::constructions
