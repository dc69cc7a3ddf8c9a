#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lab/parameter.h"

namespace crease::approximate {

/// How the network is written down.
enum class Construction : std::uint8_t { steps, bumps, uniform, greedy, optimal };

/// What is drawn of the single neurons.
enum class Neurons : std::uint8_t { stacked, apart, hidden };

/// Everything that a person can set.
struct Settings {
  std::string target = "sine";  ///< id of a target, or "typed"
  std::string typed = "x^2";    ///< the formula where the target is "typed"
  double begin = 0, end = 1;    ///< of the segment
  Construction construction = Construction::steps;
  int count = 10;         ///< N: bins or straight pieces
  double sharpness = 10;  ///< k h: steepness of a step in units of 1 / (width of a bin)
  double epsilon = 0.05;  ///< the error that is asked for
  Neurons neurons = Neurons::stacked;

  bool operator==(const Settings&) const = default;
};

inline constexpr int most_count = 200;

bool is_sigmoid(Construction construction);

/// The formula in x that is approximated.
std::string formula_of(const Settings& settings);

/// One parameter: its description under the settings of the moment, and how to read and write it.
struct Setting {
  lab::Parameter description;
  bool is_view = false;  ///< changes only what is drawn
  lab::Value (*read)(const Settings&) = nullptr;
  /// Needs a value that lab::checked has accepted. Error: what else is wrong with it; nothing has changed.
  Status (*write)(Settings&, const lab::Value&) = nullptr;
};

/// All parameters in the order in which they are shown and saved.
std::vector<Setting> setting_table(const Settings& settings);

}  // namespace crease::approximate
