#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <optional>
#include <string>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/numbers.h"
#include "core/base/expression.h"
#include "core/base/nearest_name.h"
#include "core/constructions/hats.h"
#include "core/constructions/knots.h"
#include "core/constructions/products.h"
#include "core/constructions/sawtooth.h"
#include "core/constructions/sigmoid_steps.h"
#include "core/data/text.h"
#include "core/io/json_writer.h"
#include "core/io/network_formats.h"

namespace crease::cli {
namespace {

constexpr int most_pieces = 4096, most_bins = 100'000;
/// Steepness times width of a bin, where none is given: the steps are as sharp as they need to be.
constexpr double sharp = 10;

/// The target and the segment of an approximation.
struct Task {
  Expression target;
  double begin, end;
  double at(double x) const { return target.at(x); }
};

Result<Task> read_task(const BuildOptions& options) {
  if (options.target.empty())
    return Error{"--target is missing; a formula such as \"sin(2*pi*x)\" would be right"};
  const Result<Expression> target = read_target(options.target);
  if (!target) return target.error();
  const auto segment = read_segment(options.segment.empty() ? "0,1" : options.segment);
  if (!segment) return segment.error();
  return Task{target.value(), segment.value().begin, segment.value().end};
}

/// The values at which a construction looks must be numbers.
Status check_values(const Task& task, int places) {
  for (int i = 0; i <= places; ++i) {
    const double x = i == places ? task.end : task.begin + i * ((task.end - task.begin) / places);
    if (!std::isfinite(task.at(x))) return Error{"--target has no value at x = " + rounded(x)};
  }
  return {};
}

Result<nn::Network> build_sawtooth(const BuildOptions& options) {
  const Result<int> depth = read_whole("--depth", options.depth, 1, constructions::deepest_sawtooth);
  if (!depth) return depth.error();
  return constructions::sawtooth(depth.value());
}

Result<nn::Network> build_square(const BuildOptions& options) {
  const Result<int> depth = read_whole("--depth", options.depth, 1, constructions::deepest_square);
  if (!depth) return depth.error();
  return constructions::square(depth.value());
}

Result<nn::Network> build_hats(const BuildOptions& options) {
  const Result<Task> read = read_task(options);
  if (!read) return read.error();
  const Task& task = read.value();
  const Result<int> knots = read_whole("--knots", options.knots, 1, most_pieces);
  if (!knots) return knots.error();
  if (const Status status = check_values(task, 4096); !status) return status.error();
  using Placement = constructions::BrokenLine (*)(const std::function<double(double)>&, double, double, int);
  constexpr std::array<std::pair<std::string_view, Placement>, 3> placements = {
      {{"uniform", constructions::uniform_line},
       {"greedy", constructions::greedy_line},
       {"optimal", constructions::optimal_line}}};
  const auto f = [&](double x) {
    return task.at(x);
  };
  for (const auto& [name, place] : placements) {
    if (name != (options.placement.empty() ? "uniform" : options.placement)) continue;
    const constructions::BrokenLine line = place(f, task.begin, task.end, knots.value());
    return constructions::hats(line.x, line.y);
  }
  return Error{"--placement is " + data::quoted(options.placement) +
               "; uniform, greedy or optimal would be right"};
}

Result<nn::Network> build_cybenko(const BuildOptions& options) {
  const Result<Task> read = read_task(options);
  if (!read) return read.error();
  const Task& task = read.value();
  const Result<int> count = read_whole("--bins", options.bins, 1, most_bins);
  if (!count) return count.error();
  if (const Status status = check_values(task, 2 * count.value()); !status) return status.error();
  constructions::Bins bins{task.begin, task.end, count.value(), 0};
  bins.steepness = sharp * bins.count / (bins.end - bins.begin);
  if (!options.steepness.empty()) {
    const Result<double> steepness = read_positive("--steepness", options.steepness);
    if (!steepness) return steepness.error();
    bins.steepness = steepness.value();
  }
  const auto f = [&](double x) {
    return task.at(x);
  };
  if (options.form.empty() || options.form == "step") return constructions::sigmoid_steps(f, bins);
  if (options.form == "bump") return constructions::sigmoid_bumps(f, bins);
  return Error{"--form is " + data::quoted(options.form) + "; step or bump would be right"};
}

Result<std::vector<int>> read_groups(const BuildOptions& options, int factors) {
  const bool has_layers = !options.layers.empty();
  if (has_layers && !options.form.empty())
    return Error{"--layers and --form say the same; one would be right"};
  if (has_layers) {
    const Result<int> layers = read_whole("--layers", options.layers, 1, factors - 1);
    if (!layers) return layers.error();
    return constructions::layered_groups(factors, layers.value());
  }
  if (options.form.empty() || options.form == "tree") return constructions::tree_groups(factors);
  if (options.form == "shallow") return constructions::shallow_groups(factors);
  return Error{"--form is " + data::quoted(options.form) + "; tree or shallow would be right"};
}

Result<nn::Activation> read_activation(const std::string& text) {
  if (text.empty()) return nn::Activation::softplus;
  const auto activation = nn::activation_named(text);
  if (!activation)
    return Error{"--activation is " + data::quoted(text) +
                 "; tanh, sigmoid, softplus or gelu would be right"};
  return *activation;
}

Result<nn::Network> build_product(const BuildOptions& options) {
  const Result<int> factors = read_whole("--inputs", options.inputs, 2, constructions::most_factors);
  if (!factors) return factors.error();
  const Result<std::vector<int>> groups = read_groups(options, factors.value());
  if (!groups) return groups.error();
  const Result<nn::Activation> activation = read_activation(options.activation);
  if (!activation) return activation.error();
  constructions::ProductPlan plan{factors.value(), groups.value(), activation.value(), 0.01};
  if (!options.scale.empty()) {
    const Result<double> scale = read_positive("--scale", options.scale);
    if (!scale) return scale.error();
    plan.lambda = scale.value();
  }
  if (!options.working_point.empty()) {
    const auto numbers = comma_numbers(options.working_point);
    if (!numbers || numbers->size() != 1)
      return Error{"--working-point is " + data::quoted(options.working_point) + "; a number would be right"};
    plan.working_point = numbers->front();
  }
  return constructions::product(plan);
}

struct Construction {
  std::string_view name;
  std::vector<std::string_view> options;
  Result<nn::Network> (*build)(const BuildOptions&);
};

const std::vector<Construction>& constructions_known() {
  static const std::vector<Construction> known = {
      {"sawtooth", {"--depth"}, build_sawtooth},
      {"square", {"--depth"}, build_square},
      {"hats", {"--target", "--segment", "--knots", "--placement"}, build_hats},
      {"cybenko", {"--target", "--segment", "--bins", "--steepness", "--form"}, build_cybenko},
      {"product",
       {"--inputs", "--form", "--layers", "--activation", "--scale", "--working-point"},
       build_product}};
  return known;
}

/// What was given, by option.
std::vector<std::pair<std::string_view, const std::string*>> given(const BuildOptions& o) {
  std::vector<std::pair<std::string_view, const std::string*>> all = {{"--depth", &o.depth},
                                                                      {"--target", &o.target},
                                                                      {"--segment", &o.segment},
                                                                      {"--knots", &o.knots},
                                                                      {"--placement", &o.placement},
                                                                      {"--bins", &o.bins},
                                                                      {"--steepness", &o.steepness},
                                                                      {"--form", &o.form},
                                                                      {"--inputs", &o.inputs},
                                                                      {"--layers", &o.layers},
                                                                      {"--activation", &o.activation},
                                                                      {"--scale", &o.scale},
                                                                      {"--working-point", &o.working_point}};
  std::erase_if(all, [](const auto& option) { return option.second->empty(); });
  return all;
}

Status check_options(const Construction& construction, const BuildOptions& options) {
  for (const auto& [option, value] : given(options)) {
    const auto& own = construction.options;
    if (std::find(own.begin(), own.end(), option) == own.end())
      return Error{std::string(construction.name) + " takes no " + std::string(option) + "; " +
                   right_names(option, own) + " would be right"};
  }
  return {};
}

std::string counts_json(const nn::Architecture& architecture) {
  return io::JsonObjectWriter()
             .whole("neurons", architecture.hidden_neurons())
             .whole("layers", architecture.depth() - 1)
             .whole("parameters", static_cast<std::int64_t>(architecture.parameter_count()))
             .finished() +
         "\n";
}

Result<nn::Network> build(const BuildOptions& options) {
  std::vector<std::string_view> names;
  for (const Construction& construction : constructions_known()) {
    if (construction.name == options.name) {
      if (const Status status = check_options(construction, options); !status) return status.error();
      return construction.build(options);
    }
    names.push_back(construction.name);
  }
  return Error{"there is no construction " + data::quoted(options.name) + "; " +
               right_names(options.name, names) + " would be right"};
}

}  // namespace

Result<Report> run(const BuildOptions& options) {
  if (!options.out.empty())
    if (const Status status = io::check_ending(options.out); !status) return status.error();
  const Result<nn::Network> network = build(options);
  if (!network) return Error{"build " + options.name + ": " + network.error().message};
  if (!options.out.empty()) {
    const Result<std::string> bytes = io::write_any_network(network.value(), options.out);
    if (!bytes) return bytes.error();
    if (const Status status = write_file(options.out, bytes.value()); !status) return status.error();
  }
  return Report{counts_json(network.value().architecture), ""};
}

}  // namespace crease::cli
