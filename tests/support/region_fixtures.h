#pragma once

#include <span>
#include <vector>

#include "core/nn/network.h"
#include "core/regions/subdivision.h"

namespace crease::testing {

/// f = relu(relu(x) + relu(y) - 1): small enough to check by hand on [-2, 2]^2.
nn::Network fixture_q();

/// A network from rows (weights, then the bias) per layer.
nn::Network network_of(int input, const std::vector<nn::Layer>& layers, std::vector<double> parameters);

/// A copy that outlives the subdivider. Needs the cut to succeed.
regions::Subdivision subdivide(const nn::Network& network, std::span<const regions::Point> domain,
                               const regions::Slice& slice = {},
                               const regions::SubdivisionOptions& options = {});

/// Cuts that look ahead into layers of any width.
regions::SubdivisionOptions always_looking_ahead();

/// The mean of a cell's corners, which lies inside.
regions::Point centroid(const regions::Subdivision& subdivision, std::int32_t cell);

double cell_area(const regions::Subdivision& subdivision, std::int32_t cell);

/// A regular polygon with its first corner at angle 0.
std::vector<regions::Point> regular_polygon(int corners, double radius);

}  // namespace crease::testing
