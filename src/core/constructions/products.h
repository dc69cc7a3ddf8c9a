#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/base/result.h"
#include "core/nn/network.h"

/// Networks that multiply their inputs, as exactly as one likes.
///
/// With sigma smooth, sigma_n = sigma^(n)(b) not 0 and a small lambda, the sum over all signs
///
///   m(x) = (2^n lambda^n sigma_n)^-1  sum_{s in {-1, 1}^n} (prod s_i) sigma(b + lambda s . x)
///
/// is x_1 ... x_n (1 + O(lambda^2 |x|^2)): all terms of the Taylor series but that product, and higher ones,
/// cancel. For n = 2 these are the four neurons of the multiplication gate. Fewer than 2^n neurons in one
/// layer cannot do it; gates in layers, a tree, need 4 (n - 1). Source  Lin, Tegmark and Rolnick 2017, "Why
/// does deep and cheap learning work so well?"
namespace crease::constructions {

inline constexpr int most_factors = 64, most_factors_at_once = 16;
inline constexpr int most_product_neurons = 1 << 16;

struct ProductPlan {
  int factors = 2;              ///< n
  std::vector<int> group_size;  ///< per hidden layer: so many of what is left are multiplied at once
  nn::Activation activation = nn::Activation::softplus;
  double lambda = 0.01;
  /// b, for all neurons; none: where |sigma_g| is largest, for each group of g factors
  std::optional<double> working_point = std::nullopt;
};

/// log2 n hidden layers of gates, 4 (n - 1) neurons for n a power of two.
std::vector<int> tree_groups(int factors);
/// One layer: 2^n neurons.
std::vector<int> shallow_groups(int factors);
/// k layers of groups of about n^(1/k) factors each; fewer layers where fewer are enough.
std::vector<int> layered_groups(int factors, int layers);

/// Factors that one sum of neurons multiplies. A single one is carried on by two neurons.
struct ProductGroup {
  int first = 0, size = 1;
  std::int64_t neurons() const { return size == 1 ? 2 : std::int64_t(1) << size; }
};

/// Groups of `size` neighbours, the last one of what is left over.
std::vector<ProductGroup> groups_of(int factors, int size);

/// The neurons of all hidden layers together, whether or not such a network can be built.
/// Needs   1 <= sizes <= 62   (CHECKed)
std::int64_t product_neurons(int factors, std::span<const int> group_size);

/// The sign with which a neuron of a group takes its i-th factor, and the product of these signs.
int sign_of(std::int64_t neuron, int i);
int sign_product(std::int64_t neuron, int size);

/// What one group works with.
struct GateConstants {
  double working_point = 0;
  double sigma = 0;  ///< sigma^(g)(b) for g factors
};
/// Error: an activation that is not smooth, or sigma_g = 0 at b
Result<GateConstants> gate_constants(const ProductPlan& plan, int size);

/// Empty, or what is wrong with the plan: the number of factors, lambda, groups that do not leave one factor,
/// too many neurons.
Status check(const ProductPlan& plan);

/// The network of a plan. What is left over in a layer, fewer factors than two, is carried on by two neurons,
/// u ~ (sigma(b + lambda u) - sigma(b - lambda u)) / (2 lambda sigma_1).
///
/// Shape   `factors` inputs, one output
/// Error   relative lambda^2 (u^2 + v^2) sigma_4 / (6 sigma_2) + O(lambda^4) a gate; round-off about 1e-16 /
///         lambda^n; see products_accuracy.h. Error: as check and gate_constants
Result<nn::Network> product(const ProductPlan& plan);

}  // namespace crease::constructions
