#pragma once

#include <cstdint>
#include <span>

#include "core/base/expression.h"
#include "core/base/expression_bounds.h"
#include "core/base/result.h"
#include "core/nn/network.h"

namespace crease::constructions {

/// Where the largest distance between a network and a function lies for certain.
struct SupError {
  double low = 0, high = 0;      ///< low <= sup |F - f| <= high
  double at = 0;                 ///< a place where the distance is at least `low`
  std::int64_t evaluations = 0;  ///< of networks over segments
  bool is_tight = false;         ///< high - low is at most one of the widths that were asked for
};

struct SupErrorOptions {
  double relative_width = 1e-6;
  double absolute_width =
      1e-15;  ///< narrower than this is as good as equal: an error of zero has no relative width
  std::int64_t most_evaluations = 400'000;
};

/// Encloses  sup { |F(x) - f(x)| : begin <= x <= end }  between two numbers, both guaranteed: branch and
/// bound on segments, with bounds of values and slopes of both functions.
///
/// `breakpoints`, in any order, are where the network bends, as far as one knows them: they save work and
/// change nothing else. Where f jumps, both sides of the jump count. Needs   one input, one output; begin <
/// end, finite   (CHECKed) Error   f has no finite value somewhere on the segment: the sentence says where
/// Cost    some hundred evaluations per breakpoint and per place where the distance is nearly largest
Result<SupError> sup_error(const nn::Network& network, const Expression& f, double begin, double end,
                           std::span<const double> breakpoints = {}, const SupErrorOptions& options = {});

}  // namespace crease::constructions
