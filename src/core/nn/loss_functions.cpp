#include "core/nn/loss_functions.h"

#include <algorithm>

#include "core/base/real_functions.h"

namespace crease::nn {

namespace {

double squared_error(std::span<const double> f, std::span<const double> y, std::span<double> slope) {
  double sum = 0;
  for (std::size_t k = 0; k < f.size(); ++k) {
    const double difference = f[k] - y[k];
    sum += difference * difference;
    if (!slope.empty()) slope[k] = difference;
  }
  return 0.5 * sum;
}

double logistic(std::span<const double> f, std::span<const double> y, std::span<double> slope) {
  double sum = 0;
  for (std::size_t k = 0; k < f.size(); ++k) {
    sum += softplus(f[k]) - y[k] * f[k];
    if (!slope.empty()) slope[k] = sigmoid(f[k]) - y[k];
  }
  return sum;
}

/// With m = max f, log softmax(f)_k = (f_k - m) - log sum_j exp(f_j - m): no term can overflow.
double softmax_cross_entropy(std::span<const double> f, std::span<const double> y, std::span<double> slope) {
  const double highest = *std::max_element(f.begin(), f.end());
  double normaliser = 0;
  double mass = 0;
  for (std::size_t k = 0; k < f.size(); ++k) {
    normaliser += exp(f[k] - highest);
    mass += y[k];
  }
  const double log_normaliser = log(normaliser);
  double sum = 0;
  for (std::size_t k = 0; k < f.size(); ++k) {
    sum += y[k] * (log_normaliser - (f[k] - highest));
    if (!slope.empty()) slope[k] = exp(f[k] - highest) / normaliser * mass - y[k];
  }
  return sum;
}

}  // namespace

double row_loss(Loss loss, std::span<const double> f, std::span<const double> y, std::span<double> slope) {
  switch (loss) {
    case Loss::squared_error:
      return squared_error(f, y, slope);
    case Loss::logistic:
      return logistic(f, y, slope);
    case Loss::softmax_cross_entropy:
      break;
  }
  return softmax_cross_entropy(f, y, slope);
}

}  // namespace crease::nn
