#include "chapters/count/portrait.h"

#include <algorithm>
#include <cmath>

#include "chapters/count/race.h"
#include "core/nn/forward.h"
#include "core/regions/pieces.h"
#include "lab/number_words.h"

namespace crease::count {
namespace {

std::uint32_t hash(const std::uint64_t* words, int count) {
  std::uint64_t h = 1469598103934665603u;  // FNV-1a, by words
  for (int i = 0; i < count; ++i) h = (h ^ words[i]) * 1099511628211u;
  return static_cast<std::uint32_t>(h ^ (h >> 32));
}

void look_along(Portrait& portrait, const Settings& settings) {
  const regions::Line line = regions::random_line(settings.inputs, static_cast<std::uint64_t>(settings.seed));
  const auto crossings = regions::crossings_along(portrait.network, line);
  const auto pieces = regions::pieces_along(portrait.network, line);
  if (!crossings || !pieces) {
    portrait.trouble = lab::sentence(pieces ? crossings.error().message : pieces.error().message);
    return;
  }
  portrait.crossings = crossings.value();
  portrait.cells = pieces.value().cells();
  portrait.linear_regions = pieces.value().pieces();
  const double r = settings.radius;
  portrait.in_window =
      1 + std::count_if(portrait.crossings.begin(), portrait.crossings.end(),
                        [&](const regions::Crossing& each) { return std::fabs(each.t) < r; });
  portrait.graph = graph_along(portrait.network, line, portrait.crossings, r);
}

void look_at_plane(Portrait& portrait, const Settings& settings) {
  const double r = settings.radius;
  const regions::Slice slice =
      regions::random_slice(std::max(2, settings.inputs), static_cast<std::uint64_t>(settings.seed));
  regions::Subdivider subdivider;
  const auto cut = subdivider.run(portrait.network, slice, regions::box(-r, r, -r, r));
  if (!cut) {
    portrait.trouble = lab::sentence(cut.error().message);
    return;
  }
  portrait.cut = *cut.value();
  const regions::Adjacency adjacency = regions::adjacency(portrait.cut);
  portrait.boundaries = regions::boundaries(portrait.cut, adjacency);
  portrait.linear_regions = regions::linear_regions(portrait.cut, adjacency).count;
  portrait.cells = portrait.in_window = portrait.cut.cells();
  const int words = portrait.cut.pattern_words;
  for (std::int32_t cell = 0; cell < portrait.cut.cells(); ++cell)
    portrait.identity.push_back(hash(&portrait.cut.pattern[static_cast<std::size_t>(cell) * words], words));
}

}  // namespace

Graph graph_along(const nn::Network& network, const regions::Line& line,
                  const std::vector<regions::Crossing>& crossings, double radius) {
  Graph graph;
  graph.t.push_back(-radius);
  for (const regions::Crossing& crossing : crossings)
    if (std::fabs(crossing.t) < radius) graph.t.push_back(crossing.t);
  graph.t.push_back(radius);
  std::vector<double> points;
  for (const double t : graph.t)
    for (std::size_t k = 0; k < line.origin.size(); ++k)
      points.push_back(line.origin[k] + t * line.direction[k]);
  graph.value = nn::evaluate(network, points);
  return graph;
}

Portrait portrait_of(const Settings& settings) {
  Portrait portrait;
  const bool is_plane = settings.part == Part::plane;
  const int inputs = is_plane ? std::max(2, settings.inputs) : settings.inputs;
  portrait.network = regions::initial_network(random_networks(settings, settings.hidden, inputs),
                                              static_cast<std::uint64_t>(settings.seed));
  if (is_plane)
    look_at_plane(portrait, settings);
  else
    look_along(portrait, settings);
  return portrait;
}

std::vector<std::int64_t> crossings_by_layer(const std::vector<regions::Crossing>& crossings,
                                             std::size_t layers) {
  std::vector<std::int64_t> counts(layers);
  for (const regions::Crossing& crossing : crossings) ++counts[static_cast<std::size_t>(crossing.layer)];
  return counts;
}

}  // namespace crease::count
