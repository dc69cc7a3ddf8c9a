#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "chapters/stage/setting.h"

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

  std::size_t heap_bytes() const { return target.size() + typed.size(); }
  bool operator==(const Settings&) const = default;
};

inline constexpr int most_count = 200;

bool is_sigmoid(Construction construction);

/// The formula in x that is approximated.
std::string formula_of(const Settings& settings);

/// All parameters in the order in which they are shown and saved.
std::vector<stage::Setting<Settings>> setting_table(const Settings& settings);

}  // namespace crease::approximate
