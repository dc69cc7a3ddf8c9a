// Speed tables: training and exact regions on this machine, medians of interleaved rounds; with --goals, what
// has a goal, as JSON. The same program runs natively and, in WebAssembly, under node.

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "core/nn/network.h"
#include "core/nn/trainer.h"
#include "core/regions/subdivision.h"
#include "goals.h"
#include "timing.h"

using namespace crease;

namespace {

using bench::median;
using bench::rate;

std::string text(const std::vector<int>& widths) {
  std::string joined;
  for (int width : widths) joined += (joined.empty() ? "" : ",") + std::to_string(width);
  return joined;
}

nn::Network fresh(const std::vector<int>& widths, double bias_scale) {
  const std::vector<int> hidden(widths.begin() + 1, widths.end() - 1);
  const auto architecture = nn::perceptron(widths.front(), hidden, widths.back(), nn::Activation::relu);
  return nn::initialize(architecture, nn::Initializer::he_normal, bias_scale, 3);
}

nn::Samples rows_of(int count) {
  nn::Samples samples;
  for (int i = 0; i < count; ++i) {
    const double x = 2.0 * (i * 37 % count) / count - 1;
    const double y = 2.0 * (i * 101 % count) / count - 1;
    samples.x.insert(samples.x.end(), {x, y});
    samples.y.push_back(x * y);
  }
  return samples;
}

double operations_per_sample(const std::vector<int>& widths) {
  double operations = 0;
  for (std::size_t l = 1; l < widths.size(); ++l)
    operations += (l == 1 ? 4.0 : 6.0) * widths[l] * widths[l - 1];
  return operations;
}

/// Samples per second.
double train_rate(const std::vector<int>& widths, int batch, nn::Precision precision, double seconds) {
  nn::TrainingOptions options;
  options.batch = batch;
  options.precision = precision;
  options.learning_rate = 0.01;
  auto trainer = nn::Trainer::create(fresh(widths, 0.1), options, rows_of(1024));
  if (!trainer) return 0;
  const int steps = std::max(1, 20000 / (batch * widths[1]));
  return rate(seconds, [&] { trainer.value().train(steps); }) * steps * batch;
}

void training_table(int rounds, double seconds) {
  std::printf("\n### Training, native, samples per second\n\n");
  std::printf("| network / batch | float32 | float32 GFLOP/s | float64 |\n| --- | --- | --- | --- |\n");
  for (const std::vector<int>& widths :
       {std::vector<int>{2, 16, 16, 1}, {2, 32, 32, 32, 1}, {2, 64, 64, 64, 1}, {2, 128, 128, 128, 1}})
    for (int batch : {10, 32, 256}) {
      std::vector<double> single, dual;
      for (int round = 0; round < rounds; ++round) {
        single.push_back(train_rate(widths, batch, nn::Precision::float32, seconds));
        dual.push_back(train_rate(widths, batch, nn::Precision::float64, seconds));
      }
      std::printf("| %s / %d | %.3g M | %.1f | %.3g M |\n", text(widths).c_str(), batch, median(single) / 1e6,
                  median(single) * operations_per_sample(widths) / 1e9, median(dual) / 1e6);
    }
}

struct RegionTimes {
  double plain_ms, whole_ms;
  regions::LinearRegions merged;
  std::int32_t cells;
};

RegionTimes time_regions(const nn::Network& network, double seconds) {
  regions::Subdivider subdivider;
  const auto domain = regions::box(-1, 1, -1, 1);
  RegionTimes times{};
  times.plain_ms = 1000 / rate(seconds, [&] { (void)subdivider.run(network, {}, domain); });
  times.whole_ms = 1000 / rate(seconds, [&] {
                     const auto cells = subdivider.run(network, {}, domain);
                     if (!cells) return;
                     times.cells = cells.value()->cells();
                     times.merged =
                         regions::linear_regions(*cells.value(), regions::adjacency(*cells.value()));
                   });
  return times;
}

void regions_table(int rounds, double seconds) {
  std::printf("\n### Exact regions over [-1, 1]^2, native, float64\n\n");
  std::printf(
      "| network | cells | linear regions | ms | cells per second | ms with shared edges and regions |\n");
  std::printf("| --- | --- | --- | --- | --- | --- |\n");
  for (const std::vector<int>& widths :
       {std::vector<int>{2, 16, 16, 1}, {2, 32, 32, 32, 1}, {2, 64, 64, 64, 1}, {2, 128, 128, 128, 1}}) {
    const nn::Network network = fresh(widths, 0.5);
    std::vector<double> plain, whole;
    RegionTimes last{};
    for (int round = 0; round < rounds; ++round) {
      last = time_regions(network, seconds);
      plain.push_back(last.plain_ms);
      whole.push_back(last.whole_ms);
    }
    std::printf("| %s | %d | %d | %.3f | %.3g M | %.3f |\n", text(widths).c_str(), last.cells,
                last.merged.count, median(plain), last.cells / median(plain) / 1e3, median(whole));
  }
}

}  // namespace

int main(int count, char** words) {
  const bool only_goals = count > 1 && std::string(words[1]) == "--goals";
  const int rounds = only_goals ? 7 : 3;
  const double seconds = 0.2;
  if (only_goals) {
    std::printf("%s\n", bench::goals_json(rounds, seconds).c_str());
    return 0;
  }
  training_table(rounds, seconds);
  regions_table(rounds, seconds);
  return 0;
}
