#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "chapters/plane/window.h"
#include "chapters/stage/setting.h"
#include "core/regions/boundary_distance.h"
#include "core/regions/cells.h"

namespace crease::distance {

/// The points at which distances are measured.
enum class Places : std::uint8_t { train, test, random };
inline constexpr int place_sets = 3;

/// How a step away from the network's answer is made.
enum class StepKind : std::uint8_t { gradient, sign };

/// What the curves over training show.
enum class Curve : std::uint8_t { cells_near, scaled_distance, region_size };

enum class Colouring : std::uint8_t { cell, region, value };

/// Everything that a person can set.
struct Settings {
  std::string source = "spirals";
  int count = 200;  ///< points in all, half of them to train with
  double noise = 0.05;
  std::int64_t data_seed = 1;

  std::vector<int> hidden = {16, 16};
  double bias_scale = 0.3;
  std::int64_t seed = 1;

  int steps = 2000;  ///< of training, in all
  double learning_rate = 0.01;
  double weight_decay = 0;
  int shown = 100'000;  ///< the step that is shown, or the last one before it

  double radius = 0.1;  ///< of the discs in which cells are counted
  Curve curve = Curve::cells_near;
  Places places = Places::train;  ///< whose distances the histogram shows

  StepKind step_kind = StepKind::gradient;
  double step_length = 0.3;

  int study_inputs = 2;
  double study_bias_scale = 1;
  int study_networks = 200;

  regions::Point place = {-0.5, 0.6};
  regions::Norm norm = regions::Norm::two;
  Colouring colouring = Colouring::cell;
  bool has_boundaries = true, has_points = true;
  plane::Window window = {-1.25, 1.25, -1.25, 1.25};

  std::size_t heap_bytes() const { return source.size() + hidden.size() * sizeof(int); }
};

inline constexpr int most_layers = 4, widest_layer = 64, most_steps = 100'000, most_study_networks = 2000;

/// Whether both train the same network on the same points and measure the same on the way.
bool has_same_course(const Settings& a, const Settings& b);
bool has_same_study(const Settings& a, const Settings& b);

int neurons_of(const Settings& settings);

/// All parameters in the order in which they are shown and saved.
std::vector<stage::Setting<Settings>> setting_table(const Settings& settings);

}  // namespace crease::distance
