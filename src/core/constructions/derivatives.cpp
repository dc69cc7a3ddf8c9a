#include "core/constructions/derivatives.h"

#include <algorithm>
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

/// t satisfies t' = q(t): each derivative of it is a polynomial in t, P_{n+1} = P_n' q.
Polynomial by_own_equation(const Polynomial& q, int order) {
  Polynomial p = {0, 1};
  for (int i = 0; i < order; ++i) p = product(derived(p), q);
  return p;
}

/// GELU = z Phi(z), GELU' = Phi + z phi, and from there on P(z) phi(z) with P -> P' - z P, from P = 2 - z^2.
Polynomial gelu_polynomial(int order) {
  Polynomial p = {2, 0, -1};
  for (int i = 2; i < order; ++i) p = sum(derived(p), product({0, -1}, p));
  return p;
}

/// One derivative of an activation, made once for many places.
class Derivative {
 public:
  Derivative(nn::Activation activation, int order) : activation_(activation), order_(order) {
    if (activation == nn::Activation::softplus) {  // softplus' = sigmoid
      activation_ = order == 0 ? activation : nn::Activation::sigmoid;
      order_ = order == 0 ? 0 : order - 1;
    }
    if (activation_ == nn::Activation::gelu) polynomial_ = gelu_polynomial(order_);
    if (activation_ == nn::Activation::tanh || activation_ == nn::Activation::sigmoid)
      polynomial_ = by_own_equation({1, 0, -1}, order_);
    for (int i = 0; i <= order_; ++i) scale_ /= 2;
  }

  double operator()(double z) const {
    if (activation_ == nn::Activation::tanh) return at(polynomial_, tanh(z));
    if (activation_ == nn::Activation::gelu) return gelu(z);
    if (activation_ == nn::Activation::softplus) return softplus(z);
    // sigmoid(z) = (1 + tanh(z / 2)) / 2. Through tanh, whose polynomials have every second coefficient only,
    // and little to cancel around 0.
    return order_ == 0 ? sigmoid(z) : scale_ * at(polynomial_, tanh(z / 2));
  }

 private:
  double gelu(double z) const {
    const double density = 0.39894228040143267794 * exp(-z * z / 2);
    const double distribution = (1 + erf(z * 0.70710678118654752440)) / 2;
    if (order_ == 0) return z * distribution;
    if (order_ == 1) return distribution + z * density;
    return at(polynomial_, z) * density;
  }

  nn::Activation activation_;
  int order_;
  double scale_ = 1;  ///< 2^-(order + 1)
  Polynomial polynomial_;
};

bool is_smooth(nn::Activation activation) {
  return activation == nn::Activation::tanh || activation == nn::Activation::sigmoid ||
         activation == nn::Activation::softplus || activation == nn::Activation::gelu;
}

}  // namespace

std::optional<double> derivative(nn::Activation activation, int order, double z) {
  CREASE_CHECK(order >= 0 && order <= highest_order, "an order from 0 to 18");
  if (!is_smooth(activation)) return std::nullopt;
  return Derivative(activation, order)(z);
}

// A scan, then thirds around the best place: between neighbours of the scan there is one extremum.
std::optional<double> best_working_point(nn::Activation activation, int order) {
  CREASE_CHECK(order >= 0 && order <= highest_order, "an order from 0 to 18");
  if (!is_smooth(activation)) return std::nullopt;
  const Derivative derivative(activation, order);
  constexpr double farthest = 4, spacing = 1.0 / 32;
  constexpr int refinements = 60;
  const auto size = [&](double z) {
    return std::fabs(derivative(z));
  };
  double best = 0;
  for (int i = 0; i <= 2 * farthest / spacing; ++i) {
    const double z = i % 2 == 0 ? -(i / 2) * spacing : (i + 1) / 2 * spacing;  // from the middle outwards
    if (std::fabs(z) <= farthest && size(z) > size(best) * (1 + 1e-12)) best = z;
  }
  double low = std::max(-farthest, best - spacing), high = std::min(farthest, best + spacing);
  for (int i = 0; i < refinements; ++i) {
    const double a = low + (high - low) / 3, b = high - (high - low) / 3;
    size(a) < size(b) ? low = a : high = b;
  }
  const double refined = (low + high) / 2;
  return size(refined) > size(best) ? refined : best;
}

}  // namespace crease::constructions
