#include "lab/weights_text.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/io/number_bytes.h"
#include "lab/base64.h"
#include "lab/parameter.h"

namespace crease::lab {
namespace {

using io::NumberType;

bool is_single(double value) {
  return static_cast<double>(static_cast<float>(value)) == value;
}

}  // namespace

std::string to_text(const WeightsText& weights) {
  const bool single = std::all_of(weights.parameters.begin(), weights.parameters.end(), is_single);
  std::string bytes;
  for (const double value : weights.parameters) io::append_number(bytes, value, single);
  return std::to_string(weights.step) + (single ? ",float32," : ",float64,") + to_base64(bytes);
}

Result<WeightsText> parse_weights(std::string_view text) {
  const std::vector<std::string_view> parts = split_text(text, ',');
  const bool has_parts = parts.size() == 3 && (parts[1] == "float32" || parts[1] == "float64");
  const Result<std::int64_t> step = parse_integer(has_parts ? parts[0] : "");
  const auto bytes = from_base64(has_parts ? parts[2] : "");
  const NumberType type = has_parts && parts[1] == "float32" ? NumberType::float32 : NumberType::float64;
  const auto size = static_cast<std::size_t>(io::byte_count(type));
  if (!has_parts || !step || step.value() < 0 || !bytes || bytes->size() % size != 0)
    return Error{"Weights are written step,float32,<base64> or step,float64,<base64>; this text is not."};
  WeightsText weights{step.value(), {}};
  for (std::size_t at = 0; at < bytes->size(); at += size)
    weights.parameters.push_back(io::number_from(std::string_view(*bytes).substr(at, size), type));
  for (std::size_t i = 0; i < weights.parameters.size(); ++i)
    if (!std::isfinite(weights.parameters[i]))
      return Error{"Number " + std::to_string(i + 1) + " of the weights is not finite."};
  return weights;
}

}  // namespace crease::lab
