#pragma once

#include <span>

#include "core/nn/trainer.h"

namespace crease::nn {

/// The loss of one row with outputs f and targets y, and its derivatives with respect to f.
///
///   squared_error          1/2 |f - y|^2                          f - y
///   logistic               sum_k softplus(f_k) - y_k f_k          sigmoid(f) - y
///   softmax_cross_entropy  -sum_k y_k log softmax(f)_k            softmax(f) sum(y) - y
/// Shape   f, y, slope (outputs); slope may be empty, and is then not computed
double row_loss(Loss loss, std::span<const double> f, std::span<const double> y, std::span<double> slope);

}  // namespace crease::nn
