#include "cli/build_constructions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "cli/numbers.h"
#include "core/base/expression.h"
#include "core/constructions/derivatives.h"
#include "core/constructions/hats.h"
#include "core/constructions/knots.h"
#include "core/constructions/products.h"
#include "core/constructions/products_accuracy.h"
#include "core/constructions/sawtooth.h"
#include "core/constructions/sigmoid_steps.h"
#include "core/constructions/square_sums.h"
#include "core/data/text.h"

namespace crease::cli {
namespace {

/// Steepness times width of a bin, where none is given: the steps are as sharp as they need to be.
constexpr double sharp = 10;

/// Weights overflow where what was asked for is too steep or too large.
bool has_finite_parameters(const nn::Network& network) {
  return std::all_of(network.parameters.begin(), network.parameters.end(),
                     [](double parameter) { return std::isfinite(parameter); });
}

/// The network, or the sentence that values of the target are too large for its weights.
Result<Built> built_for_target(nn::Network network, const std::string& target) {
  if (has_finite_parameters(network)) return Built{std::move(network), {}};
  return Error{"--target is " + data::quoted(target) +
               ", whose values are so large that a weight is beyond the largest number; smaller values would "
               "be right"};
}

/// --steepness, or as steep as bins of this width need where it was not given.
Result<double> read_steepness(const std::string& text, const Segment& segment, int bins) {
  const auto [begin, end] = segment;
  if (text.empty()) return sharp * bins / (end - begin);
  const Result<double> steepness = read_positive("--steepness", text);
  if (!steepness) return steepness;
  // The biases are the steepness times an end of a bin.
  const double largest_end = std::max({1.0, std::fabs(begin), std::fabs(end)});
  const double most = std::numeric_limits<double>::max() / (2 * largest_end);
  if (steepness.value() <= most) return steepness;
  return Error{"--steepness is " + data::quoted(text) +
               ", with which a weight is beyond the largest number; up to " + rounded(most) +
               " would be right on this --segment"};
}

constexpr int most_pieces = 4096, most_bins = 100'000;
/// Of the target, before broken lines are laid through it.
constexpr int places_looked_at = 4096;
/// Greedy and optimal lines bend at places of a grid: so many per piece, for so many pieces at least.
constexpr int grid_per_piece = 64, least_grid_pieces = 64;

/// The target and the segment of an approximation.
struct Task {
  constructions::Curve target;
  Segment segment;
  double at(double x) const { return target.at(x); }
  double length() const { return segment.end - segment.begin; }
};

Result<Task> read_task(const BuildOptions& options) {
  if (options.target.empty())
    return Error{"--target is missing; a formula such as \"sin(2*pi*x)\" would be right"};
  const auto segment = read_segment(options.segment.empty() ? "0,1" : options.segment);
  if (!segment) return segment.error();
  const Result<constructions::Curve> target = read_target(options.target, segment.value());
  if (!target) return target.error();
  return Task{target.value(), segment.value()};
}

/// A value at which a construction looks must be a number, no larger than `most`.
Status check_value(const Task& task, double x, double most) {
  const double value = task.at(x);
  if (!std::isfinite(value))
    return Error{"--target has no value at x = " + rounded(x) +
                 "; a --segment on which it has values would be right"};
  if (std::fabs(value) <= most) return {};
  return Error{"--target has the value " + rounded(value) + " at x = " + rounded(x) +
               ", so that slopes may be beyond the largest number; values up to " + rounded(most) +
               " would be right"};
}

Status check_values(const Task& task, int places, double most) {
  const auto [begin, end] = task.segment;
  for (int i = 0; i <= places; ++i) {
    const double x = i == places ? end : begin + i * (task.length() / places);
    if (const Status status = check_value(task, x, most); !status) return status;
  }
  return {};
}

/// How a broken line is laid through the target.
struct Placement {
  std::string_view name;
  constructions::BrokenLine (*line)(const std::function<double(double)>&, double, double, int);
  bool is_on_grid;  ///< its knots are some of many places
};

Result<Placement> read_placement(const std::string& text) {
  constexpr std::array<Placement, 3> placements = {{{"uniform", constructions::uniform_line, false},
                                                    {"greedy", constructions::greedy_line, true},
                                                    {"optimal", constructions::optimal_line, true}}};
  for (const Placement& placement : placements)
    if (placement.name == (text.empty() ? "uniform" : text)) return placement;
  return Error{"--placement is " + data::quoted(text) + "; uniform, greedy or optimal would be right"};
}

/// The narrowest pieces that a line may have, as a number of pieces of equal width.
int narrowest_pieces(const Placement& placement, int knots) {
  return placement.is_on_grid ? grid_per_piece * std::max(least_grid_pieces, knots) : knots;
}

}  // namespace

Result<Built> build_sawtooth(const BuildOptions& options) {
  const Result<int> depth = read_whole("--depth", options.depth, 1, constructions::deepest_sawtooth);
  if (!depth) return depth.error();
  return Built{constructions::sawtooth(depth.value()), {}};
}

Result<Built> build_square(const BuildOptions& options) {
  const Result<int> depth = read_whole("--depth", options.depth, 1, constructions::deepest_square);
  if (!depth) return depth.error();
  return Built{constructions::square(depth.value()), {}};
}

Result<Built> build_hats(const BuildOptions& options) {
  const Result<Task> read = read_task(options);
  if (!read) return read.error();
  const Task& task = read.value();
  const Result<int> knots = read_whole("--knots", options.knots, 1, most_pieces);
  if (!knots) return knots.error();
  const Result<Placement> placement = read_placement(options.placement);
  if (!placement) return placement.error();
  const int least = placement.value().is_on_grid ? least_grid_pieces : 1;
  const Status has_room = check_room(task.segment, knots.value(), least);
  if (!has_room) return has_room.error();
  // A slope is a difference of two values over the width of a piece, a weight a difference of two slopes.
  const double width = task.length() / narrowest_pieces(placement.value(), knots.value());
  const double most = std::numeric_limits<double>::max() / 4 * std::min(1.0, width);
  if (const Status status = check_values(task, places_looked_at, most); !status) return status.error();
  Status seen;  // elsewhere, while the line is laid
  const auto f = [&](double x) {
    const Status status = check_value(task, x, most);
    if (!status && seen) seen = status;
    return status ? task.at(x) : 0;
  };
  const auto line = placement.value().line(f, task.segment.begin, task.segment.end, knots.value());
  if (!seen) return seen.error();
  return built_for_target(constructions::hats(line.x, line.y), options.target);
}

Result<Built> build_cybenko(const BuildOptions& options) {
  const Result<Task> read = read_task(options);
  if (!read) return read.error();
  const Task& task = read.value();
  const auto [begin, end] = task.segment;
  const Result<int> count = read_whole("--bins", options.bins, 1, most_bins);
  if (!count) return count.error();
  if (const Status status = check_room(task.segment, count.value(), 1); !status) return status.error();
  constexpr double any = std::numeric_limits<double>::max();
  if (const Status status = check_values(task, 2 * count.value(), any); !status) return status.error();
  const Result<double> steepness = read_steepness(options.steepness, task.segment, count.value());
  if (!steepness) return steepness.error();
  const constructions::Bins bins{begin, end, count.value(), steepness.value()};
  const auto f = [&](double x) {
    return task.at(x);
  };
  if (options.form.empty() || options.form == "step")
    return built_for_target(constructions::sigmoid_steps(f, bins), options.target);
  if (options.form == "bump") return built_for_target(constructions::sigmoid_bumps(f, bins), options.target);
  return Error{"--form is " + data::quoted(options.form) + "; step or bump would be right"};
}

namespace {

/// Boxes are the square of this; ridges are fitted, which takes the third power of their number.
constexpr int most_square_bins = 64, most_directions = 24, most_ridge_pieces = 64;

/// The target and the square [begin, end]^2 of an approximation.
struct SquareTask {
  Expression target;
  Segment segment;
};

/// On a square, ends are added up and multiplied by directions.
Result<Segment> read_side(const std::string& text) {
  constexpr double largest = 1e300;
  const auto segment = read_segment(text.empty() ? "0,1" : text);
  if (!segment) return segment;
  if (std::max(std::fabs(segment.value().begin), std::fabs(segment.value().end)) <= largest) return segment;
  return Error{"--segment is " + data::quoted(text) + "; ends from " + rounded(-largest) + " to " +
               rounded(largest) + " would be right for a square"};
}

/// The target must have numbers as values on a grid, and so where constructions look.
Result<SquareTask> read_square_task(const BuildOptions& options) {
  constexpr int places = 48;
  if (options.target.empty()) return Error{"--target is missing; a formula such as \"x*y\" would be right"};
  if (options.target.starts_with("points("))
    return Error{"--target is " + data::quoted(options.target) +
                 ", a function of one number; a formula in x and "
                 "y, such as \"x*y\", would be right"};
  const Result<Expression> target = Expression::parse(options.target, 2);
  if (!target) return Error{"--target, " + target.error().message};
  const auto segment = read_side(options.segment);
  if (!segment) return segment.error();
  const double begin = segment.value().begin, end = segment.value().end;
  const auto at = [begin, end](int i) {
    return i == places ? end : begin + i * ((end - begin) / places);
  };
  for (int i = 0; i <= places; ++i)
    for (int j = 0; j <= places; ++j)
      if (!std::isfinite(target.value().at(at(i), at(j))))
        return Error{"--target has no value at x = " + rounded(at(i)) + ", y = " + rounded(at(j)) +
                     "; a --segment on whose square it has values would be right"};
  return SquareTask{target.value(), segment.value()};
}

}  // namespace

Result<Built> build_boxes(const BuildOptions& options) {
  const Result<SquareTask> task = read_square_task(options);
  if (!task) return task.error();
  const auto [begin, end] = task.value().segment;
  const Result<int> count = read_whole("--bins", options.bins, 1, most_square_bins);
  if (!count) return count.error();
  if (const Status status = check_room(task.value().segment, count.value(), 1); !status)
    return status.error();
  const Result<double> steepness = read_steepness(options.steepness, task.value().segment, count.value());
  if (!steepness) return steepness.error();
  const constructions::SquareBins bins{begin, end, count.value(), steepness.value()};
  const auto f = [&](double x, double y) {
    return task.value().target.at(x, y);
  };
  if (options.form.empty() || options.form == "step")
    return built_for_target(constructions::sigmoid_corners(f, bins), options.target);
  if (options.form == "bump") return built_for_target(constructions::sigmoid_boxes(f, bins), options.target);
  return Error{"--form is " + data::quoted(options.form) + "; step or bump would be right"};
}

Result<Built> build_ridges(const BuildOptions& options) {
  const Result<SquareTask> task = read_square_task(options);
  if (!task) return task.error();
  const auto [begin, end] = task.value().segment;
  const Result<int> directions = read_whole("--directions", options.directions, 1, most_directions);
  if (!directions) return directions.error();
  const Result<int> pieces = read_whole("--knots", options.knots, 1, most_ridge_pieces);
  if (!pieces) return pieces.error();
  // Whatever the pieces, f is looked at in so many places along each side.
  constexpr int least = constructions::ridge_places;
  if (const Status status = check_room(task.value().segment, pieces.value(), least); !status)
    return status.error();
  const auto f = [&](double x, double y) {
    return task.value().target.at(x, y);
  };
  return built_for_target(constructions::relu_ridges(f, {begin, end, directions.value(), pieces.value()}),
                          options.target);
}

namespace {

using constructions::most_factors_at_once;
using constructions::ProductPlan;

/// The fewest layers in which no group is larger than what one sum of neurons multiplies.
int fewest_layers(int factors) {
  int layers = 1;
  while (constructions::layered_groups(factors, layers).front() > most_factors_at_once) ++layers;
  return layers;
}

std::string at_once() {
  return "at most " + std::to_string(most_factors_at_once) + " factors may be multiplied at once";
}

/// From the shallowest network that there is to the tree, whose gates multiply two factors each.
Result<std::vector<int>> read_layers(const std::string& text, int factors) {
  const int fewest = fewest_layers(factors);
  const auto most = static_cast<int>(constructions::tree_groups(factors).size());
  const Result<int> layers = read_whole("--layers", text, fewest, most);
  if (layers) return constructions::layered_groups(factors, layers.value());
  return Error{layers.error().message + " for --inputs " + std::to_string(factors) +
               (fewest > 1 ? ", since " + at_once() : "")};
}

Result<std::vector<int>> read_groups(const BuildOptions& options, int factors) {
  const bool has_layers = !options.layers.empty();
  if (has_layers && !options.form.empty())
    return Error{"--layers and --form say the same; one would be right"};
  if (has_layers) return read_layers(options.layers, factors);
  if (options.form.empty() || options.form == "tree") return constructions::tree_groups(factors);
  if (options.form != "shallow")
    return Error{"--form is " + data::quoted(options.form) + "; tree or shallow would be right"};
  if (factors <= most_factors_at_once) return constructions::shallow_groups(factors);
  return Error{"--inputs is " + data::quoted(options.inputs) + " and --form is \"shallow\", but " +
               at_once() + "; --layers " + std::to_string(fewest_layers(factors)) +
               " or --form tree would be right"};
}

Result<nn::Activation> read_activation(const std::string& text) {
  if (text.empty()) return nn::Activation::softplus;
  const auto activation = nn::activation_named(text);
  if (!activation)
    return Error{"--activation is " + data::quoted(text) +
                 "; tanh, sigmoid, softplus or gelu would be right"};
  if (!constructions::best_working_point(*activation, 2))
    return Error{"--activation is " + data::quoted(text) +
                 ", which has no curvature to multiply with; tanh, sigmoid, softplus or gelu would be right"};
  return *activation;
}

/// At the working point, no derivative that a group divides by may be zero.
Status check_working_point(const ProductPlan& plan, const std::string& text) {
  if (!plan.working_point || constructions::forecast_of_ones(plan)) return {};
  const auto size_at = [&](int order) {
    return std::fabs(constructions::derivative(plan.activation, order, *plan.working_point).value_or(0));
  };
  const int order = *std::min_element(plan.group_size.begin(), plan.group_size.end(),
                                      [&](int a, int b) { return size_at(a) < size_at(b); });
  return Error{"--working-point is " + data::quoted(text) + ", where the derivative of order " +
               std::to_string(order) + " of " + std::string(nn::name(plan.activation)) +
               " is zero; another one, such as " +
               rounded(constructions::best_working_point(plan.activation, order).value_or(1)) +
               ", would be right"};
}

/// All but --scale.
Result<ProductPlan> read_plan(const BuildOptions& options) {
  const Result<int> factors = read_whole("--inputs", options.inputs, 2, constructions::most_factors);
  if (!factors) return factors.error();
  const Result<std::vector<int>> groups = read_groups(options, factors.value());
  if (!groups) return groups.error();
  const Result<nn::Activation> activation = read_activation(options.activation);
  if (!activation) return activation.error();
  ProductPlan plan{factors.value(), groups.value(), activation.value()};
  if (options.working_point.empty()) return plan;
  const auto numbers = comma_numbers(options.working_point);
  if (!numbers || numbers->size() != 1)
    return Error{"--working-point is " + data::quoted(options.working_point) + "; a number would be right"};
  plan.working_point = numbers->front();
  if (const Status status = check_working_point(plan, options.working_point); !status) return status.error();
  return plan;
}

/// The scale that was given; else the one whose error is forecast to be smallest.
Result<double> read_scale(const std::string& text, double best) {
  if (!text.empty()) return read_positive("--scale", text);
  if (best > 0) return best;
  return Error{
      "--scale is missing, and for this --working-point none is known to be best; a number such as 0.1 would "
      "be right"};
}

/// Neurons of which nothing is read: 1 / lambda^n is below the smallest number.
bool has_silent_output(const nn::Network& network) {
  const auto weight = network.weight(network.architecture.depth() - 1);
  return std::all_of(weight.begin(), weight.end(), [](double w) { return w == 0; });
}

}  // namespace

Result<Built> build_product(const BuildOptions& options) {
  const Result<ProductPlan> read = read_plan(options);
  if (!read) return read.error();
  ProductPlan plan = read.value();
  const auto forecast = constructions::forecast_of_ones(plan);
  if (!forecast) return forecast.error();
  const double best = forecast.value().best_lambda();
  const Result<double> scale = read_scale(options.scale, best);
  if (!scale) return scale.error();
  plan.lambda = scale.value();
  const Result<nn::Network> network = constructions::product(plan);
  if (!network) return network.error();
  const bool is_finite = has_finite_parameters(network.value());
  if (is_finite && !has_silent_output(network.value())) return Built{network.value(), plan.lambda};
  const std::string right = best > 0 ? rounded(best) : "0.1";
  return Error{"--scale is " + data::quoted(options.scale) + ", with which a weight is " +
               (is_finite ? "zero; a smaller" : "beyond the largest number; a larger") + " one, such as " +
               right + ", would be right"};
}

}  // namespace crease::cli
