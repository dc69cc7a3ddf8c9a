#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "chapters/multiply/settings.h"
#include "core/base/result.h"
#include "core/constructions/products_accuracy.h"

/// What multiplies, and what it multiplies.
namespace crease::multiply {

/// x_1, x_2 as set, then 0.9 + 0.02 i (-1)^i for i = 2, 3, ...
std::vector<double> factors_of(const Settings& settings);
double product_of(std::span<const double> x);

/// The gates of the settings. Needs a construction of gates.
constructions::ProductPlan plan_of(const Settings& settings);

/// The network, as written down. Error: why there is none.
Result<nn::Network> network_of(const Settings& settings);

/// What it says for x. Squares have float64 only (CHECKed). Error: as network_of
Result<double> value_of(const Settings& settings, std::span<const double> x, nn::Precision precision);

/// |value / product - 1|, or |value| where the product is 0.
double error_of(double value, double product);

/// Hidden neurons of the construction with `factors` factors, and its hidden layers; a count needs no
/// network.
std::int64_t neurons_of(const Settings& settings, int factors);
int layers_of(const Settings& settings);

/// The shape of the network, whether or not its weights can be written down.
nn::Architecture architecture_of(const Settings& settings);

/// The same settings with another construction.
Settings with(Settings settings, Construction construction);

}  // namespace crease::multiply
