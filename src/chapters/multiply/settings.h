#pragma once

#include <cstdint>
#include <vector>

#include "chapters/stage/setting.h"
#include "core/nn/activation.h"

namespace crease::multiply {

/// How the network is put together.
enum class Construction : std::uint8_t { tree, layers, shallow, squares };

/// Everything that a person can set.
struct Settings {
  int factors = 8;                    ///< n
  double first = 0.9, second = 0.88;  ///< x_1 and x_2; the others follow a rule
  Construction construction = Construction::tree;
  int layers = 2;  ///< k, where there are groups of n^(1/k)
  nn::Activation activation = nn::Activation::softplus;
  double lambda = 0.03;
  bool has_best_point = true;
  double point = 0;  ///< b, where it is not the best one
  int folds = 6;     ///< m: of each square, where there are squares
  int training_steps = 0;
  double rate = 0.003;
  std::int64_t seed = 1;
  double zoom = 1, place = 0.5;  ///< of the picture of the one layer

  bool operator==(const Settings&) const = default;
};

inline constexpr int most_factors = 16, most_layers = 4, most_folds = 25, most_steps = 50'000;
inline constexpr double least_lambda = 1e-7, most_lambda = 10, most_zoom = 16384;
/// Factors are at most this far from 0; squares are made for such.
inline constexpr double reach = 2;

/// All parameters in the order in which they are shown and saved.
std::vector<stage::Setting<Settings>> setting_table(const Settings& settings);

}  // namespace crease::multiply
