#include "goals.h"

#include <algorithm>
#include <vector>

#include "core/constructions/products_accuracy.h"
#include "core/io/json_writer.h"
#include "core/nn/forward.h"
#include "core/regions/initial_counts.h"
#include "core/regions/subdivision.h"
#include "timing.h"

namespace crease::bench {
namespace {

/// The middle and the best of some rounds.
std::string middle_and_best(const std::vector<double>& values, bool more_is_better) {
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  io::JsonListWriter pair;
  pair.number(median(values));
  pair.number(more_is_better ? *most : *least);
  return pair.finished();
}

std::string text_of(const std::vector<int>& hidden) {
  std::string text = "1";
  for (const int width : hidden) text += "," + std::to_string(width);
  return text;
}

/// Random networks with one input, made and counted over the whole number line, every one another.
std::string networks_json(const std::vector<int>& hidden, int rounds, double seconds) {
  regions::RandomNetworks networks;
  networks.architecture = nn::perceptron(1, hidden, 1, nn::Activation::relu);
  networks.seeds = 50;
  const regions::CountedPart part = {regions::random_line(1, 1), {}, {}};
  std::vector<double> per_second;
  for (int round = 0; round < rounds; ++round)
    per_second.push_back(networks.seeds *
                         rate(
                             seconds,
                             [&] {
                               (void)regions::initial_counts(networks, part, regions::Counted::cells);
                               networks.first_seed += static_cast<std::uint64_t>(networks.seeds);
                             },
                             accounted_s));
  return io::JsonObjectWriter()
      .field("widths", text_of(hidden))
      .raw("per_second", middle_and_best(per_second, true))
      .finished();
}

/// A window of a plane through 784 inputs that holds about 7000 cells, cut for a picture: with maps and
/// patterns.
std::string slice_json(int rounds, double seconds) {
  const std::vector<int> hidden = {128, 128};
  const nn::Network network = nn::initialize(nn::perceptron(784, hidden, 10, nn::Activation::relu),
                                             nn::Initializer::he_normal, 0.5, 3);
  const regions::Slice slice = regions::random_slice(784, 3);
  const auto domain = regions::box(-1.28, 1.28, -1.28, 1.28);
  regions::Subdivider subdivider;
  std::int32_t cells = 0;
  std::vector<double> ms;
  for (int round = 0; round < rounds; ++round)
    ms.push_back(1000 / rate(
                            seconds,
                            [&] {
                              const auto found = subdivider.run(network, slice, domain);
                              if (found) cells = found.value()->cells();
                            },
                            accounted_s));
  return io::JsonObjectWriter().whole("cells", cells).raw("ms", middle_and_best(ms, false)).finished();
}

/// Sixteen factors in one layer of 65 536 neurons, at 100 points.
std::string product_json(int rounds, double seconds) {
  const constructions::ProductPlan plan{16, constructions::shallow_groups(16), nn::Activation::softplus, 0.1};
  const Result<nn::Network> network = constructions::product(plan);
  if (!network) return "{}";
  const std::vector<double> points(std::size_t(16) * 100, 0.9);
  std::vector<double> ms;
  for (int round = 0; round < rounds; ++round)
    ms.push_back(1000 / rate(
                            seconds, [&] { (void)nn::evaluate(network.value(), points); }, accounted_s));
  return io::JsonObjectWriter().raw("ms", middle_and_best(ms, false)).finished();
}

}  // namespace

std::string goals_json(int rounds, double seconds) {
  io::JsonListWriter networks;
  for (const std::vector<int>& hidden : {std::vector<int>{64}, {32, 32}, {16, 16, 16, 16}})
    networks.raw(networks_json(hidden, rounds, seconds));
  return io::JsonObjectWriter()
      .raw("networks", networks.finished())
      .raw("slice", slice_json(rounds, seconds))
      .raw("product", product_json(rounds, seconds))
      .finished();
}

}  // namespace crease::bench
