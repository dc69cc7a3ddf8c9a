#include "chapters/bend/game.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/rng.h"
#include "core/regions/boundary_bends.h"

namespace crease::bend {
namespace {

constexpr std::uint64_t game_stream = 0x67616d65, order_stream = 0x6f726465;  // any fixed numbers

/// What is seen of one neuron: at which others it bends, and whether another one bends at it.
struct Seen {
  std::set<Neuron> bent_by;
  bool bends_another = false;
};

std::map<Neuron, Seen> look_at(const nn::Network& network, const std::vector<regions::Polyline>& lines) {
  std::map<Neuron, Seen> seen;
  const int hidden = network.architecture.depth() - 1;
  for (const regions::Polyline& line : lines) {
    if (line.layer >= hidden) continue;
    const Neuron neuron = {line.layer, line.neuron};
    seen[neuron];
    for (const regions::BoundaryCrossing& crossing : regions::crossings_along(network, line)) {
      if (!crossing.is_earlier || crossing.turn <= clear_turn) continue;
      const Neuron other = {crossing.layer, crossing.neuron};
      seen[neuron].bent_by.insert(other);
      seen[other].bends_another = true;
    }
  }
  return seen;
}

}  // namespace

std::vector<Riddle> riddles(const nn::Network& network, const std::vector<regions::Polyline>& lines) {
  const std::map<Neuron, Seen> seen = look_at(network, lines);
  std::map<Neuron, std::vector<Neuron>> longest;  // earlier layers come first
  std::vector<Riddle> fair, any;
  for (const auto& [neuron, what] : seen) {
    std::vector<Neuron>& chain = longest[neuron];
    for (const Neuron& other : what.bent_by)
      if (longest[other].size() > chain.size()) chain = longest[other];
    chain.insert(chain.begin(), neuron);
    const bool is_told = static_cast<int>(chain.size()) == neuron.layer + 1;
    if (is_told && (neuron.layer > 0 || what.bends_another)) fair.push_back({neuron, chain});
    any.push_back({neuron, {}});
  }
  return fair.empty() ? any : fair;
}

Riddle riddle_of_round(const std::vector<Riddle>& all, std::uint64_t seed, int round) {
  std::vector<std::vector<Riddle>> by_layer;
  for (const Riddle& riddle : all) {
    if (by_layer.empty() || by_layer.back().front().neuron.layer != riddle.neuron.layer)
      by_layer.emplace_back();
    by_layer.back().push_back(riddle);
  }
  if (by_layer.empty()) return {};
  std::vector<int> asked(by_layer.size(), 0);
  std::size_t layer = 0;
  for (int i = 1; i <= round; ++i) {
    Random random(seed, game_stream + static_cast<std::uint64_t>(i));
    layer = random.below(static_cast<std::uint32_t>(by_layer.size()));
    ++asked[layer];
  }
  const std::vector<Riddle>& riddles = by_layer[layer];
  Random random(seed, order_stream + layer);
  const std::vector<std::int32_t> order = permutation(static_cast<int>(riddles.size()), random);
  const auto turn = static_cast<std::size_t>(std::max(asked[layer], 1) - 1) % riddles.size();
  return riddles[static_cast<std::size_t>(order[turn])];
}

}  // namespace crease::bend
