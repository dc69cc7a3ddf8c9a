#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "chapters/approximate/square.h"
#include "chapters/stage/setting.h"
#include "core/constructions/curve.h"

namespace crease::approximate {

/// How the network is written down.
enum class Construction : std::uint8_t { steps, bumps, uniform, greedy, optimal };

/// Functions of one number or of two.
enum class Experiment : std::uint8_t { line, square };

/// What is drawn of the single neurons.
enum class Neurons : std::uint8_t { stacked, apart, hidden };

/// Everything that a person can set.
struct Settings {
  Experiment experiment = Experiment::line;
  std::string target = "sine";  ///< id of a target, "drawn" or "typed"
  std::vector<double> drawn = {0,    0.8, 0.5, 0.9, -0.4,
                               -0.7, 0.3, 0.2, 0};  ///< where it is "drawn", see drawing.h
  std::string typed = "x^2";                        ///< the formula where the target is "typed"
  double begin = 0, end = 1;                        ///< of the segment
  Construction construction = Construction::steps;
  int count = 10;         ///< N: bins or straight pieces
  double sharpness = 10;  ///< k h: steepness of a step in units of 1 / (width of a bin)
  double epsilon = 0.05;  ///< the error that is asked for
  int starts = 0;         ///< random starts of the same architecture, trained beside it
  int steps = 1000;       ///< of each training
  Neurons neurons = Neurons::stacked;
  bool shows_trained = true;
  std::string surface = "hill";       ///< id of a target on the square, or "typed"
  std::string typed_surface = "x*y";  ///< the formula where it is "typed"
  SquareConstruction square = SquareConstruction::boxes;
  int bins = 8, directions = 4, ridge_pieces = 8;

  bool is_on_square() const { return experiment == Experiment::square; }
  SquarePlan plan() const { return {square, bins, sharpness, directions, ridge_pieces}; }
  bool is_drawn() const { return target == "drawn"; }
  std::size_t heap_bytes() const {
    return target.size() + typed.size() + surface.size() + typed_surface.size() +
           drawn.size() * sizeof(double);
  }
  bool operator==(const Settings&) const = default;
};

inline constexpr int most_bins = 16, most_directions = 12, most_ridge_pieces = 24;
inline constexpr int most_count = 200, most_starts = 20, fewest_steps = 10, most_steps = 5000;

bool is_sigmoid(Construction construction);

/// What is approximated.
constructions::Curve target_of(const Settings& settings);
/// What is approximated on the square.
SquareTask surface_of(const Settings& settings);
/// Whether both have the same target and network on the square.
bool has_same_square(const Settings& a, const Settings& b);
/// Whether all that belongs to functions of one number is the same.
bool has_same_line(const Settings& a, const Settings& b);
/// Whether both have the same target on the same segment.
bool has_same_target(const Settings& a, const Settings& b);

/// All parameters in the order in which they are shown and saved.
std::vector<stage::Setting<Settings>> setting_table(const Settings& settings);

}  // namespace crease::approximate
