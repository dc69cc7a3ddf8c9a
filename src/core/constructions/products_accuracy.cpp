#include "core/constructions/products_accuracy.h"

#include <cmath>
#include <limits>

#include "core/base/check.h"
#include "core/base/real_functions.h"
#include "core/constructions/derivatives.h"
#include "core/nn/activation_functions.h"

namespace crease::constructions {
namespace {

/// The 2^n arguments b + lambda s . x, each summed in the order of the factors: those of the first i factors
/// are what those of the first i + 1 begin with.
template <class Scalar>
std::vector<Scalar> arguments(Scalar working_point, Scalar lambda, std::span<const Scalar> x) {
  CREASE_CHECK(!x.empty() && x.size() <= std::size_t(most_factors_at_once), "1 to 16 factors at once");
  std::vector<Scalar> z(std::size_t(1) << x.size());
  z[0] = working_point;
  for (std::size_t i = 0, half = 1; i < x.size(); ++i, half *= 2) {
    const Scalar step = lambda * x[i];
    for (std::size_t neuron = 0; neuron < half; ++neuron) {
      z[neuron + half] = z[neuron] - step;
      z[neuron] += step;
    }
  }
  return z;
}

template <class Scalar, class Function>
Scalar summed(const std::vector<Scalar>& z, int factors, Scalar scale, Function sigma) {
  const Scalar weight = Scalar(1) / scale;
  Scalar sum = 0;
  for (std::size_t neuron = 0; neuron < z.size(); ++neuron)
    sum += static_cast<Scalar>(sign_product(static_cast<std::int64_t>(neuron), factors)) * weight *
           sigma(z[neuron]);
  return sum;
}

double scale_of(double sigma_n, double lambda, std::size_t factors) {
  double scale = sigma_n;
  for (std::size_t i = 0; i < factors; ++i) scale *= 2 * lambda;
  return scale;
}

/// One factor is carried by two neurons: the same sum over its two signs.
template <class Scalar>
Scalar group_product(const ProductPlan& plan, const GateConstants& constants, std::span<const Scalar> x) {
  const auto z =
      arguments<Scalar>(static_cast<Scalar>(constants.working_point), static_cast<Scalar>(plan.lambda), x);
  const auto scale = static_cast<Scalar>(scale_of(constants.sigma, plan.lambda, x.size()));
  return nn::visit_activation(plan.activation, [&]<nn::Activation activation>() {
    using Functions = nn::ActivationFunctions<ScalarLanes<Scalar>>;
    return summed(z, static_cast<int>(x.size()), scale, [](Scalar argument) {
      return Functions::template activate<activation>(argument, Scalar(0)).value;
    });
  });
}

/// Constants by the size of a group, each found once.
class ConstantsOf {
 public:
  explicit ConstantsOf(const ProductPlan& plan) : plan_(plan) {}
  Result<GateConstants> operator()(int size) {
    std::optional<GateConstants>& known = known_[static_cast<std::size_t>(size)];
    if (!known) {
      const Result<GateConstants> found = gate_constants(plan_, size);
      if (!found) return found.error();
      known = found.value();
    }
    return *known;
  }

 private:
  const ProductPlan& plan_;
  std::optional<GateConstants> known_[most_factors_at_once + 1];
};

template <class Scalar>
Result<double> multiplied_as(const ProductPlan& plan, std::span<const double> x) {
  ConstantsOf constants_of(plan);
  std::vector<Scalar> factors(x.begin(), x.end());
  for (const int size : plan.group_size) {
    std::vector<Scalar> products;
    for (const ProductGroup& group : groups_of(static_cast<int>(factors.size()), size)) {
      const Result<GateConstants> constants = constants_of(group.size);
      if (!constants) return constants.error();
      const auto own = std::span<const Scalar>(factors).subspan(static_cast<std::size_t>(group.first),
                                                                static_cast<std::size_t>(group.size));
      products.push_back(group_product<Scalar>(plan, constants.value(), own));
    }
    factors = std::move(products);
  }
  return static_cast<double>(factors[0]);
}

}  // namespace

Result<double> multiplied(const ProductPlan& plan, std::span<const double> x, nn::Precision precision) {
  CREASE_CHECK(x.size() == static_cast<std::size_t>(plan.factors), "as many numbers as factors");
  if (const Status status = check(plan); !status) return status.error();
  return precision == nn::Precision::float32 ? multiplied_as<float>(plan, x) : multiplied_as<double>(plan, x);
}

double sign_sum(double (*sigma)(double), double working_point, double sigma_n, double lambda,
                std::span<const double> x) {
  const std::vector<double> z = arguments<double>(working_point, lambda, x);
  return summed(z, static_cast<int>(x.size()), scale_of(sigma_n, lambda, x.size()), sigma);
}

double ErrorForecast::Rounding::at(double lambda) const {
  double error = std::sqrt(level * level + slope * lambda * slope * lambda);
  for (int i = 0; i < order; ++i) error /= lambda;
  return error;
}

double ErrorForecast::rounding(double lambda) const {
  double sum = 0;
  for (const Rounding& part : rounding_) sum += part.at(lambda);
  return sum;
}

// With l = log lambda both parts are sums of exponentials of convex functions of l, so convex. The slope of
// r(l) = sqrt(a^2 + b^2 lambda^2) / lambda^g is r (b^2 lambda^2 / (a^2 + b^2 lambda^2) - g).
double ErrorForecast::best_lambda() const {
  if (!(std::fabs(curvature_) > 0) || !std::isfinite(rounding(1)) || !(rounding(1) > 0)) return 0;
  double low = -20, high = 20;
  constexpr int halvings = 60;
  for (int i = 0; i < halvings; ++i) {
    const double middle = (low + high) / 2, lambda = crease::exp(middle);
    double slope = 2 * std::fabs(truncation(lambda));
    for (const Rounding& part : rounding_) {
      const double rising = part.slope * lambda * part.slope * lambda;
      slope += part.at(lambda) * (rising / (part.level * part.level + rising) - part.order);
    }
    (slope < 0 ? low : high) = middle;
  }
  return crease::exp((low + high) / 2);
}

namespace {

/// What one group contributes, relative to its product.
struct GroupForecast {
  double curvature, product;
  ErrorForecast::Rounding rounding;
};

GroupForecast group_forecast(nn::Activation activation, const GateConstants& constants,
                             std::span<const double> u, double unit) {
  const int order = static_cast<int>(u.size());
  double squares = 0, value = 1, terms = 1;
  for (const double factor : u) {
    squares += factor * factor;
    value *= factor;
    terms *= 2;
  }
  const auto sigma = [&](int which) {
    return *derivative(activation, which, constants.working_point);
  };
  const double share = unit / (std::sqrt(terms) * std::fabs(constants.sigma * value));
  return {squares * sigma(order + 2) / (6 * constants.sigma),
          value,
          {order, share * std::fabs(sigma(0)), share * std::fabs(sigma(1)) * std::sqrt(squares)}};
}

/// `alike`: how much more rounding leaves of a group of so many factors than of different arguments.
Result<ErrorForecast> forecast_of(const ProductPlan& plan, std::span<const double> x, double unit,
                                  double (*alike)(int order)) {
  ConstantsOf constants_of(plan);
  double curvature = 0;
  std::vector<ErrorForecast::Rounding> rounding;
  std::vector<double> factors(x.begin(), x.end());
  for (const int size : plan.group_size) {
    std::vector<double> products;
    for (const ProductGroup& group : groups_of(static_cast<int>(factors.size()), size)) {
      const Result<GateConstants> found = constants_of(group.size);
      if (!found) return found.error();
      const auto own = std::span<const double>(factors).subspan(static_cast<std::size_t>(group.first),
                                                                static_cast<std::size_t>(group.size));
      const GroupForecast part =
          group_forecast(plan.activation, found.value(), own, unit * alike(group.size));
      curvature += part.curvature;
      rounding.push_back(part.rounding);
      products.push_back(part.product);
    }
    factors = std::move(products);
  }
  return ErrorForecast(curvature, std::move(rounding));
}

}  // namespace

Result<ErrorForecast> forecast(const ProductPlan& plan, std::span<const double> x, nn::Precision precision) {
  CREASE_CHECK(x.size() == static_cast<std::size_t>(plan.factors), "as many numbers as factors");
  if (const Status status = check(plan); !status) return status.error();
  const double unit = precision == nn::Precision::float32
                          ? static_cast<double>(std::numeric_limits<float>::epsilon()) / 2
                          : std::numeric_limits<double>::epsilon() / 2;
  return forecast_of(plan, x, unit, [](int) { return 1.0; });
}

Result<ErrorForecast> forecast_of_ones(const ProductPlan& plan) {
  if (const Status status = check(plan); !status) return status.error();
  const std::vector<double> ones(static_cast<std::size_t>(plan.factors), 1.0);
  return forecast_of(plan, ones, std::numeric_limits<double>::epsilon() / 2, [](int order) {
    double share = 1;  // C(2 g, g) / 2^g = product of (2 i - 1) / i
    for (int i = 1; i <= order; ++i) share *= (2.0 * i - 1) / i;
    return std::sqrt(share);
  });
}

}  // namespace crease::constructions
