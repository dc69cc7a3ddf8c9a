#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "cli/commands.h"
#include "cli/numbers.h"
#include "cli/places.h"
#include "core/base/nearest_name.h"
#include "core/data/text.h"
#include "core/io/choices.h"
#include "core/io/json_writer.h"
#include "core/io/tensors.h"
#include "core/regions/initial_counts.h"

namespace crease::cli {
namespace {

constexpr int most_seeds = 1'000'000, largest_seed = 2'000'000'000;

Result<nn::Initializer> read_initializer(const std::string& text) {
  if (text.empty() || text == "he") return nn::Initializer::he_normal;
  if (text == "glorot") return nn::Initializer::glorot_normal;
  if (const auto found = nn::initializer_named(text)) return *found;
  return Error{"--weight-init is " + data::quoted(text) + "; " + right_names(text, io::initializer_names()) +
               " would be right"};
}

Result<double> read_bias_scale(const std::string& text) {
  const auto numbers = comma_numbers(text);
  if (numbers && numbers->size() == 1 && numbers->front() >= 0) return numbers->front();
  return Error{"--bias-scale is " + data::quoted(text) + "; a number from 0 on would be right"};
}

Result<nn::Architecture> read_architecture(const CountOptions& options, const Widths& widths) {
  nn::Architecture architecture = nn::perceptron(widths.inputs, widths.hidden, 1, nn::Activation::relu);
  if (!options.activation.empty()) {
    const Status status = io::set_activations(architecture, options.activation, "--activation");
    if (!status) return status.error();
    for (const nn::Layer& layer : architecture.layers)
      if (!nn::is_piecewise_linear(layer.activation))
        return Error{"--activation names " + data::quoted(nn::name(layer.activation)) +
                     ", which is smooth; \"linear\", \"relu\", \"leaky_relu\" or \"hard_tanh\", whose "
                     "regions can be counted, would be right"};
  }
  if (const Status status = nn::validate(architecture); !status) return status.error();
  return architecture;
}

Result<regions::RandomNetworks> read_networks(const CountOptions& options, const Widths& widths) {
  const Result<nn::Architecture> architecture = read_architecture(options, widths);
  if (!architecture) return architecture.error();
  regions::RandomNetworks networks;
  networks.architecture = architecture.value();
  const Result<nn::Initializer> initializer = read_initializer(options.initializer);
  if (!initializer) return initializer.error();
  networks.initializer = initializer.value();
  if (!options.bias_scale.empty()) {
    const Result<double> scale = read_bias_scale(options.bias_scale);
    if (!scale) return scale.error();
    networks.bias_scale = scale.value();
  }
  if (!options.seeds.empty()) {
    const Result<int> seeds = read_whole("--seeds", options.seeds, 1, most_seeds);
    if (!seeds) return seeds.error();
    networks.seeds = seeds.value();
  }
  if (!options.first_seed.empty()) {
    const Result<int> first = read_whole("--first-seed", options.first_seed, 0, largest_seed);
    if (!first) return first.error();
    networks.first_seed = static_cast<std::uint64_t>(first.value());
  }
  return networks;
}

/// A line or a plane at random, and which part of it is counted.
Result<regions::CountedPart> read_random_part(const CountOptions& options, const NamedInputs& inputs) {
  const Result<int> seed = read_whole("--random", options.random, 0, largest_seed);
  if (!seed) return seed.error();
  if (inputs.count < 2)
    return Error{"--random lays a line or plane through two inputs or more, and " + inputs.network +
                 " has one; leaving out --random would be right"};
  if (!options.slice.empty())
    return Error{"--random and --slice both lay the plane; one of both would be right"};
  const auto seed_of_part = static_cast<std::uint64_t>(seed.value());
  regions::CountedPart part;
  if (options.line || !options.segment.empty()) {
    const Result<regions::Line> ends = read_line(options.segment, options.line, {inputs.network, 1});
    if (!ends) return ends.error();
    part.line = regions::random_line(inputs.count, seed_of_part);
    part.line->begin = ends.value().begin;
    part.line->end = ends.value().end;
    return part;
  }
  const auto box = read_box(options.box.empty() ? "-1,1,-1,1" : options.box);
  if (!box) return box.error();
  part.slice = regions::random_slice(inputs.count, seed_of_part);
  part.domain = box.value();
  return part;
}

Result<regions::CountedPart> read_part(const CountOptions& options, const NamedInputs& inputs) {
  const bool has_plane = !options.box.empty() || !options.slice.empty();
  const bool has_line = options.line || !options.segment.empty();
  if (has_plane && has_line)
    return Error{
        "--line and --segment count along a line, --box and --slice on a rectangle; one of both "
        "would be right"};
  if (!options.random.empty()) return read_random_part(options, inputs);
  regions::CountedPart part;
  if (has_line || (!has_plane && inputs.count == 1)) {
    const Result<regions::Line> line = read_line(options.segment, options.line, inputs);
    if (!line) return line.error();
    part.line = line.value();
    return part;
  }
  if (inputs.count == 1)
    return Error{inputs.network + " has one input; --segment a,b or --line would be right"};
  const Result<regions::Slice> slice = read_slice(options.slice, inputs);
  if (!slice) return slice.error();
  const auto box = read_box(options.box.empty() ? "-1,1,-1,1" : options.box);
  if (!box) return box.error();
  part.slice = slice.value();
  part.domain = box.value();
  return part;
}

/// The options that were given and make numbers large, for sentences.
std::string sizes_given(const CountOptions& options) {
  std::string names;
  const auto add = [&names](const std::string& value, const char* name) {
    if (!value.empty()) names += (names.empty() ? "" : " or ") + std::string(name);
  };
  add(options.segment, "--segment");
  add(options.box, "--box");
  add(options.slice, "--slice");
  add(options.bias_scale, "--bias-scale");
  return names.empty() ? "--bias-scale" : names;
}

std::string counts_json(const std::vector<std::int64_t>& counts, const regions::CountStatistics& statistics) {
  io::JsonListWriter list;
  for (const std::int64_t count : counts) list.raw(std::to_string(count));
  return io::JsonObjectWriter()
             .raw("counts", list.finished())
             .number("mean", statistics.mean)
             .number("sd", statistics.deviation)
             .number("standard_error", statistics.standard_error)
             .finished() +
         "\n";
}

std::string counts_text(const std::vector<std::int64_t>& counts, const regions::CountStatistics& statistics) {
  std::string text = "networks            " + std::to_string(counts.size()) + "\nmean                " +
                     rounded(statistics.mean) + "\n";
  if (counts.size() < 2) return text;
  return text + "standard deviation  " + rounded(statistics.deviation) + "\nstandard error      " +
         rounded(statistics.standard_error) + "\n";
}

}  // namespace

Result<Report> run(const CountOptions& options) {
  const Result<Widths> widths = read_widths(options.widths);
  if (!widths) return widths.error();
  const Result<regions::RandomNetworks> networks = read_networks(options, widths.value());
  if (!networks) return networks.error();
  const std::string network = "the network " + options.widths;
  const auto part = read_part(options, {network, widths.value().inputs, ", or --random s,"});
  if (!part) return part.error();
  const regions::Counted counted =
      options.linear ? regions::Counted::linear_regions : regions::Counted::cells;
  const auto counts = regions::initial_counts(networks.value(), part.value(), counted);
  if (!counts) return too_large_there(network, counts.error(), sizes_given(options));
  const auto report = options.json ? counts_json : counts_text;
  return Report{report(counts.value(), regions::statistics_of(counts.value())), ""};
}

}  // namespace crease::cli
