#include "core/constructions/derivatives.h"

#include <array>
#include <cmath>
#include <vector>

#include "core/base/check.h"
#include "core/base/real_functions.h"

namespace crease::constructions {
namespace {

using Polynomial = std::vector<double>;  // coefficients, from the constant on

double at(const Polynomial& p, double t) {
  double value = 0;
  for (std::size_t i = p.size(); i-- > 0;) value = value * t + p[i];
  return value;
}

Polynomial derived(const Polynomial& p) {
  Polynomial result(p.size() > 1 ? p.size() - 1 : 1, 0.0);
  for (std::size_t i = 1; i < p.size(); ++i) result[i - 1] = static_cast<double>(i) * p[i];
  return result;
}

Polynomial product(const Polynomial& p, const Polynomial& q) {
  Polynomial result(p.size() + q.size() - 1, 0.0);
  for (std::size_t i = 0; i < p.size(); ++i)
    for (std::size_t j = 0; j < q.size(); ++j) result[i + j] += p[i] * q[j];
  return result;
}

Polynomial sum(Polynomial p, const Polynomial& q) {
  p.resize(std::max(p.size(), q.size()), 0.0);
  for (std::size_t i = 0; i < q.size(); ++i) p[i] += q[i];
  return p;
}

/// sigma = t satisfies t' = q(t): each derivative is a polynomial in t, P_{n+1} = P_n' q.
double by_own_equation(const Polynomial& q, int order, double t) {
  Polynomial p = {0, 1};
  for (int i = 0; i < order; ++i) p = product(derived(p), q);
  return at(p, t);
}

double tanh_derivative(int order, double z) {
  return by_own_equation({1, 0, -1}, order, tanh(z));
}

/// sigmoid(z) = (1 + tanh(z / 2)) / 2. Through tanh, whose polynomials have every second coefficient only,
/// and little to cancel around 0.
double sigmoid_derivative(int order, double z) {
  if (order == 0) return sigmoid(z);
  double scale = 0.5;
  for (int i = 0; i < order; ++i) scale /= 2;
  return scale * tanh_derivative(order, z / 2);
}

/// GELU = z Phi(z), GELU' = Phi + z phi, and from there on P(z) phi(z) with P -> P' - z P, from P = 2 - z^2.
double gelu_derivative(int order, double z) {
  const double density = 0.39894228040143267794 * exp(-z * z / 2);
  const double distribution = (1 + erf(z * 0.70710678118654752440)) / 2;
  if (order == 0) return z * distribution;
  if (order == 1) return distribution + z * density;
  Polynomial p = {2, 0, -1};
  for (int i = 2; i < order; ++i) p = sum(derived(p), product({0, -1}, p));
  return at(p, z) * density;
}

}  // namespace

std::optional<double> derivative(nn::Activation activation, int order, double z) {
  CREASE_CHECK(order >= 0 && order <= highest_order, "an order from 0 to 18");
  switch (activation) {
    case nn::Activation::tanh:
      return tanh_derivative(order, z);
    case nn::Activation::sigmoid:
      return sigmoid_derivative(order, z);
    case nn::Activation::softplus:
      return order == 0 ? softplus(z) : sigmoid_derivative(order - 1, z);
    case nn::Activation::gelu:
      return gelu_derivative(order, z);
    default:
      return std::nullopt;
  }
}

// A scan, then thirds around the best place: between neighbours of the scan there is one extremum.
std::optional<double> best_working_point(nn::Activation activation, int order) {
  if (!derivative(activation, order, 0)) return std::nullopt;
  constexpr double farthest = 4, spacing = 1.0 / 32;
  constexpr int refinements = 60;
  const auto size = [&](double z) {
    return std::fabs(*derivative(activation, order, z));
  };
  double best = 0;
  for (int i = 0; i <= 2 * farthest / spacing; ++i) {
    const double z = i % 2 == 0 ? -(i / 2) * spacing : (i + 1) / 2 * spacing;  // from the middle outwards
    if (std::fabs(z) <= farthest && size(z) > size(best) * (1 + 1e-12)) best = z;
  }
  double low = best - spacing, high = best + spacing;
  for (int i = 0; i < refinements; ++i) {
    const double a = low + (high - low) / 3, b = high - (high - low) / 3;
    size(a) < size(b) ? low = a : high = b;
  }
  const double refined = (low + high) / 2;
  return size(refined) > size(best) ? refined : best;
}

}  // namespace crease::constructions
