#pragma once

#include <optional>

#include "core/nn/activation.h"

namespace crease::constructions {

inline constexpr int highest_order = 18;

/// The derivative of an activation, sigma^(order)(z): order 0 is the activation itself. None for those that
/// bend (ReLU and its kin), whose higher derivatives vanish or do not exist.
///
/// Needs   0 <= order <= 18   (CHECKed)
/// Error   none but rounding at 0; elsewhere some thousand units in the last place of the largest of the
///         neighbouring extrema, in the highest orders
std::optional<double> derivative(nn::Activation activation, int order, double z);

/// The z in [-4, 4] where |sigma^(order)(z)| is largest, to 1e-9: the best point to work at for products of
/// `order` factors. None as above.
std::optional<double> best_working_point(nn::Activation activation, int order);

}  // namespace crease::constructions
