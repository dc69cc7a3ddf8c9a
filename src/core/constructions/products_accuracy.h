#pragma once

#include <span>
#include <vector>

#include "core/constructions/products.h"
#include "core/nn/trainer.h"

/// How exactly a network of products.h multiplies: what it says, and what one can say beforehand.
namespace crease::constructions {

/// What the network of a plan says at x, all arithmetic in one precision, gate by gate: every gate reads the
/// numbers that the gates before it found. In float64 a single layer gives the bits of nn::evaluate; with
/// more layers the network has readouts and weights multiplied out, and rounds otherwise.
///
/// Needs   x.size() == plan.factors   (CHECKed)
/// Error   as product
/// Cost    O(neurons), without building the network
Result<double> multiplied(const ProductPlan& plan, std::span<const double> x, nn::Precision precision);

/// (2^n lambda^n sigma_n)^-1  sum over all signs of (prod s_i) sigma(b + lambda s . x) for any function
/// sigma: one layer. For sigma = exp it is the product of sinh(lambda x_i) / lambda.
///
/// Needs   1 <= x.size() <= 16, lambda and sigma_n not 0   (the former CHECKed)
double sign_sum(double (*sigma)(double), double working_point, double sigma_n, double lambda,
                std::span<const double> x);

/// The relative error that a plan is to have at x, in two parts.
///
/// A group of g factors has the relative error  lambda^2 (sum of u_i^2) sigma_{g+2} / (6 sigma_g) +
/// O(lambda^4): in the Taylor series of sigma(b + lambda s . x) the signs leave the terms in which every
/// factor has an odd power; after the product itself these have one factor cubed, (g + 2)! / 3! u_1 ... u_g
/// u_i^2. The relative errors of all groups add up, since a product is linear in each of its factors.
///
/// Every sigma(b + lambda s . u) is off by about u |sigma| for the unit roundoff u, with sigma about sigma(b)
/// + sigma_1 lambda s . u; 2^g of them, with random signs and divided by 2^g lambda^g |sigma_g|, leave about
///
///   u sqrt(sigma(b)^2 + sigma_1^2 lambda^2 (sum of u_i^2)) / (2^(g/2) lambda^g |sigma_g| |prod u_i|)
class ErrorForecast {
 public:
  /// A group of `order` factors: sqrt(level^2 + (slope lambda)^2) / lambda^order.
  struct Rounding {
    int order;
    double level, slope;
    double at(double lambda) const;
  };
  ErrorForecast(double curvature, std::vector<Rounding> rounding)
      : curvature_(curvature), rounding_(std::move(rounding)) {}

  /// With its sign: what the Taylor series leaves, to leading order.
  double truncation(double lambda) const { return curvature_ * lambda * lambda; }
  /// The size of what rounding leaves.
  double rounding(double lambda) const;
  /// The lambda where the two together are smallest; 0 where there is no truncation to leading order.
  double best_lambda() const;

 private:
  double curvature_;  ///< truncation / lambda^2
  std::vector<Rounding> rounding_;
};

/// Needs   x.size() == plan.factors   (CHECKed); where a factor is 0 the rounding is infinite
/// Error   as product
Result<ErrorForecast> forecast(const ProductPlan& plan, std::span<const double> x, nn::Precision precision);

/// For factors of 1, in float64. Of equal factors, arguments with as many minus signs are the same number and
/// round alike: for g factors there are g + 1 of them, C(g, k) times each, so that rounding leaves
/// sqrt(C(2 g, g) / 2^g) times as much as of 2^g different ones, which is 96 for g = 16.
///
/// Error   as product; plan.lambda does not matter
Result<ErrorForecast> forecast_of_ones(const ProductPlan& plan);

}  // namespace crease::constructions
