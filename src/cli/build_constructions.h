#pragma once

#include <optional>

#include "cli/commands.h"
#include "core/base/result.h"
#include "core/nn/network.h"

/// The constructions of `crease build`: options as they were typed in, a network out, or the sentence about
/// the option that is wrong.
namespace crease::cli {

struct Built {
  nn::Network network;
  std::optional<double> scale;  ///< lambda, of products: what was given, or what was chosen
};

Result<Built> build_sawtooth(const BuildOptions& options);
Result<Built> build_square(const BuildOptions& options);
Result<Built> build_hats(const BuildOptions& options);
Result<Built> build_cybenko(const BuildOptions& options);
Result<Built> build_boxes(const BuildOptions& options);
Result<Built> build_ridges(const BuildOptions& options);
Result<Built> build_product(const BuildOptions& options);

}  // namespace crease::cli
