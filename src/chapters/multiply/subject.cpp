#include "chapters/multiply/subject.h"

#include <array>
#include <cmath>

#include "core/base/check.h"
#include "core/constructions/products_by_squares.h"
#include "core/nn/forward.h"

namespace crease::multiply {
namespace {

std::vector<int> groups_of(const Settings& settings, int factors) {
  if (settings.construction == Construction::shallow) return constructions::shallow_groups(factors);
  if (settings.construction == Construction::layers)
    return constructions::layered_groups(factors, settings.layers);
  return constructions::tree_groups(factors);
}

}  // namespace

std::vector<double> factors_of(const Settings& settings) {
  std::vector<double> x = {settings.first, settings.second};
  for (int i = 2; i < settings.factors; ++i) x.push_back(0.9 + 0.02 * i * (i % 2 == 0 ? 1 : -1));
  return x;
}

double product_of(std::span<const double> x) {
  double product = 1;
  for (const double factor : x) product *= factor;
  return product;
}

constructions::ProductPlan plan_of(const Settings& settings) {
  CREASE_CHECK(settings.construction != Construction::squares, "a construction of gates");
  constructions::ProductPlan plan{settings.factors, groups_of(settings, settings.factors),
                                  settings.activation, settings.lambda};
  if (!settings.has_best_point) plan.working_point = settings.point;
  return plan;
}

Result<nn::Network> network_of(const Settings& settings) {
  if (settings.construction == Construction::squares)
    return constructions::product_by_squares(settings.factors, settings.folds, reach);
  return constructions::product(plan_of(settings));
}

Result<double> value_of(const Settings& settings, std::span<const double> x, nn::Precision precision) {
  if (settings.construction != Construction::squares)
    return constructions::multiplied(plan_of(settings), x, precision);
  CREASE_CHECK(precision == nn::Precision::float64, "squares are computed in double");
  return nn::evaluate(constructions::product_by_squares(settings.factors, settings.folds, reach), x)[0];
}

double error_of(double value, double product) {
  return product == 0 ? std::fabs(value) : std::fabs(value / product - 1);
}

std::int64_t neurons_of(const Settings& settings, int factors) {
  if (settings.construction == Construction::squares)
    return constructions::square_product_neurons(factors, settings.folds);
  return constructions::product_neurons(factors, groups_of(settings, factors));
}

int layers_of(const Settings& settings) {
  const int levels = static_cast<int>(groups_of(settings, settings.factors).size());
  return settings.construction == Construction::squares ? levels * (settings.folds + 1) : levels;
}

nn::Architecture architecture_of(const Settings& settings) {
  if (settings.construction == Construction::squares)
    return constructions::product_by_squares(settings.factors, settings.folds, reach).architecture;
  std::vector<int> hidden;
  int left = settings.factors;
  for (const int size : groups_of(settings, left)) {
    hidden.push_back(static_cast<int>(constructions::product_neurons(left, std::array{size})));
    left = (left + size - 1) / size;
  }
  return nn::perceptron(settings.factors, hidden, 1, settings.activation);
}

Settings with(Settings settings, Construction construction) {
  settings.construction = construction;
  return settings;
}

}  // namespace crease::multiply
