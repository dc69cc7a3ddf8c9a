#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "chapters/stage/setting.h"
#include "core/nn/trainer.h"

namespace crease::images {

enum class Collection : std::uint8_t { digits, fashion };

/// What the colour of a cell says.
enum class Colouring : std::uint8_t { cells, classes, confidence };

/// Everything that a person can set.
struct Settings {
  Collection collection = Collection::digits;
  int train_count = 9000;   ///< at most as many as there are beside the test images
  double random_share = 0;  ///< of the labels that are trained on
  std::vector<int> hidden = {128, 128};
  double bias_scale = 1e-3;  ///< standard deviation of the first biases
  std::int64_t seed = 1;
  nn::Optimizer optimizer = nn::Optimizer::adam;
  double learning_rate = 1e-3;
  int batch = 32;

  // The view: what is drawn and measured beside the training.
  std::array<int, 3> corner = {0, 1, 2};  ///< the images through which the slice goes
  double centre_x = 0, centre_y = 0;      ///< of the window, in half widths of the whole slice
  double zoom = 1;
  Colouring colouring = Colouring::cells;
  bool has_boundaries = true, has_decision = true;

  std::size_t heap_bytes() const { return hidden.size() * sizeof(int); }
};

inline constexpr int most_layers = 8, widest_layer = 256;
/// No collection has more images.
inline constexpr int most_images = 10'000;
inline constexpr double largest_zoom = 1e6;

/// "slice.first", "slice.second", "slice.third"
inline constexpr std::array<const char*, 3> corner_ids = {"slice.first", "slice.second", "slice.third"};

/// The name of the file with the images.
const char* file_of(Collection collection);

int hidden_neurons(const Settings& settings);

/// Whether both train the same network on the same images in the same way.
bool have_same_training(const Settings& a, const Settings& b);
/// Whether both show the same window of the same slice.
bool have_same_window(const Settings& a, const Settings& b);

/// All parameters in the order in which they are shown and saved.
std::vector<stage::Setting<Settings>> setting_table(const Settings& settings);

}  // namespace crease::images
