#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "chapters/plane/window.h"
#include "chapters/stage/setting.h"

namespace crease::bend {

inline constexpr int most_layers = 4, widest_layer = 16, widest_study = 8, most_study_networks = 200'000;

/// Everything that a person can set. Layers and neurons are counted from 1, as they are shown.
struct Settings {
  std::vector<int> hidden = {6, 6, 6};
  double bias_scale = 0.5;
  std::int64_t seed = 1;

  int shown_layer = 2, shown_neuron = 6;  ///< whose boundary stands out

  // The weight that is dragged: from neuron `edit_column` of the layer before to `edit_row` of `edit_layer`.
  int edit_layer = 2, edit_row = 6, edit_column = 1;
  double edit_delta = 0;

  int dead_width = 3, dead_networks = 20'000;

  // The game. Round 0: nobody plays; answer 0: none was given yet.
  int round = 0, answer = 0, right = 0, asked = 0;

  bool has_others = true, has_cells = false;
  plane::Window window = {-2, 2, -2, 2};

  std::size_t heap_bytes() const { return hidden.size() * sizeof(int); }
};

/// Whether both are about the same network.
bool has_same_network(const Settings& a, const Settings& b);
bool has_same_study(const Settings& a, const Settings& b);

/// The settings with layers and neurons that the network has: the nearest ones.
Settings fitted(Settings settings);

/// All parameters in the order in which they are shown and saved.
std::vector<stage::Setting<Settings>> setting_table(const Settings& settings);

}  // namespace crease::bend
