#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "chapters/stage/setting.h"

namespace crease::count {

/// What is shown in the middle.
enum class Experiment : std::uint8_t { race, windows, biases, training, beat, look };
/// N, in the order of the choices.
enum class Size : std::uint8_t { n16, n32, n64, n128 };
/// What networks learn while their regions are counted.
enum class Lesson : std::uint8_t { sine, random_values, spirals, random_labels };
/// Where regions are counted while networks learn.
enum class Where : std::uint8_t { everywhere, data };
/// The network that is to be beaten.
enum class Start : std::uint8_t { random, sawtooth, zigzag, by_hand };
enum class Part : std::uint8_t { line, plane };

/// Networks of equal size that differ in depth: 1, 2, 4, 8 layers.
inline constexpr std::array<int, 4> depths = {1, 2, 4, 8};
/// Of them, the choices of `shown_depth`.
enum class Depth : std::uint8_t { one, two, four, eight };

/// Everything that a person can set.
struct Settings {
  Experiment experiment = Experiment::race;
  Size size = Size::n64;
  int inputs = 1;
  double bias_scale = 1;
  int seed = 1;
  int race_nets = 1000, window_nets = 40, bias_nets = 100, training_nets = 3;  ///< for each depth
  Depth shown_depth = Depth::four;  ///< the one whose bounds are told
  Lesson lesson = Lesson::sine;
  int training_steps = 2000;
  double learning_rate = 0.01;
  Where where = Where::everywhere;
  std::vector<int> hidden = {8, 8, 8, 8};  ///< of the single network
  Part part = Part::line;
  double radius = 3;  ///< of the window onto the single network
  Start start = Start::random;
  double temperature = 0.1, ascent_rate = 0.01;
  int ascent_steps = 0;
  std::vector<double> by_hand;  ///< weights that were changed by hand; empty: none
  std::vector<double> record;   ///< weights of the network with the most cells so far; empty: none

  bool operator==(const Settings&) const = default;
  std::size_t heap_bytes() const {
    return sizeof(int) * hidden.size() + sizeof(double) * (by_hand.size() + record.size());
  }
};

inline constexpr int most_race_nets = 1'000'000, most_window_nets = 1000, most_bias_nets = 10'000,
                     most_training_nets = 30, most_ascent_steps = 1000, most_single_neurons = 64,
                     most_layers = 8, most_seed = 2'000'000'000;
inline constexpr double largest_weight = 1e6;  ///< that is set by hand

int neurons_of(Size size);
/// The hidden widths of one depth.
std::vector<int> widths_of(Size size, int depth);
/// Weights of one input, `hidden`, one output.
std::size_t parameter_count(const std::vector<int>& hidden);
/// Whether an experiment is about one network with widths of its own.
bool is_single(Experiment experiment);
/// Whether the lesson has two inputs.
bool is_planar(Lesson lesson);
/// Whether cells of a plane are counted, and not of a line.
bool counts_on_plane(const Settings& settings);

/// All parameters, under the settings of the moment.
std::vector<stage::Setting<Settings>> setting_table(const Settings& settings);

}  // namespace crease::count
