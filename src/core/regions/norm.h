#pragma once

#include <cstdint>
#include <span>

namespace crease::regions {

enum class Norm : std::uint8_t { one, two, infinity };

/// The size of a gradient in the dual norm: |z| over it is the distance to z = 0.
double dual_norm(std::span<const double> gradient, Norm norm);

}  // namespace crease::regions
