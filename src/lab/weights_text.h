#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

/// All parameters of a network as a text for commands and links: "1200,float32,<base64>", the step at which
/// they were reached, then the numbers, little-endian.
namespace crease::lab {

struct WeightsText {
  std::int64_t step = 0;
  std::vector<double> parameters;
};

/// In single precision where that holds every number exactly, else in double.
std::string to_text(const WeightsText& weights);

/// Error: what the text should look like, or which number is not finite.
Result<WeightsText> parse_weights(std::string_view text);

}  // namespace crease::lab
