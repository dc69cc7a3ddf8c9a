#pragma once

#include "core/data/dataset.h"
#include "core/nn/network.h"

namespace crease::data {

/// The network that does with columns as measured what `network` does with the stored ones: the scales of the
/// data are built into its first layer and, for the values of a regression, into its last (where that is not
/// linear, into one more linear layer). Unchanged where nothing is scaled.
///
///   W' = W diag(1/h),  b' = b - W' c      for x stored = (x measured - c) / h
///
/// Needs   two inputs   (CHECKed)
/// Error   a rounding error per parameter
nn::Network in_measured_units(const nn::Network& network, const Dataset& dataset);

/// The other way round: the network that does with the stored columns what `network` does with measured ones.
///
/// Needs   two inputs; where values of a regression are scaled, a linear output   (CHECKed)
/// Error   a rounding error per parameter
nn::Network in_stored_units(const nn::Network& network, const Dataset& dataset);

}  // namespace crease::data
