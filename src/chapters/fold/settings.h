#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "chapters/stage/setting.h"
#include "core/constructions/folds.h"

namespace crease::fold {

/// What is done with folds.
enum class Experiment : std::uint8_t { fold, disturb, train, sheet };

/// A number of a layer: of the weights that lead to a neuron, or its bias.
enum class Number : std::uint8_t { w11, w12, w21, w22, b1, b2 };

/// Which of the networks that train is saved and told about.
enum class Chosen : std::uint8_t { deep, same, enough, solution };

/// Everything that a person can set.
struct Settings {
  Experiment experiment = Experiment::fold;

  int depth = 5;
  std::vector<constructions::Fold> own = {};  ///< of the first layers; the others are tents
  int zoom = 0;                               ///< k: the window is 2^-k wide
  double zoom_begin = 0;                      ///< where it begins: a multiple of 2^-50

  int random_width = 8, random_seeds = 100;
  std::int64_t random_seed = 1;

  int disturbed_layer = 1;  ///< from 1; depth + 1 is the output
  Number disturbed_number = Number::w11;
  double epsilon = 0.01;

  int train_depth = 4, train_width = 2, train_steps = 2000;
  double train_rate = 0.01, train_noise = 0.01;
  std::int64_t train_seed = 1;
  Chosen chosen = Chosen::solution;

  int sheet_folds = 4;
  double sheet_turn_deg = 90, sheet_place = 0;

  bool operator==(const Settings&) const = default;
  std::size_t heap_bytes() const { return own.size() * sizeof(constructions::Fold); }
};

inline constexpr int deepest = constructions::most_folds, deepest_disturbed = 12, deepest_trained = 8,
                     most_sheet_folds = 10, most_zoom = 47;

/// The names of the networks that train, as the settings call them.
inline constexpr std::array<std::string_view, 4> runner_labels = {
    "Deep, random start", "One layer, same size", "One layer, 2ᵈ neurons", "Exact plus noise"};

/// All `depth` folds of the settings.
std::vector<constructions::Fold> folds_of(const Settings& settings);
/// The window's end.
double zoom_end(const Settings& settings);
/// The closest window that there is: within [0, 1], and begin a multiple of 2^-50.
void set_window(Settings& settings, double begin, int zoom);

/// "0.5 0 1 0; 0.3": per fold the crease, and the heights at 0, at the crease and at 1; heights that are not
/// said are those of the tent. Error: the fold that is wrong, and why.
Result<std::vector<constructions::Fold>> parse_folds(std::string_view text);
/// Reads back to the same folds; tents at the end are left out.
std::string folds_text(std::vector<constructions::Fold> folds);

/// All parameters in the order in which they are shown and saved.
std::vector<stage::Setting<Settings>> setting_table(const Settings& settings);

}  // namespace crease::fold
