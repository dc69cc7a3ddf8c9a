#include "lab/weights_text.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>

#include "lab/base64.h"
#include "lab/parameter.h"

namespace crease::lab {
namespace {

template <class Bits>
void append_little_endian(std::vector<std::uint8_t>& bytes, Bits bits) {
  for (std::size_t i = 0; i < sizeof(Bits); ++i) bytes.push_back(static_cast<std::uint8_t>(bits >> (8 * i)));
}

template <class Bits>
Bits little_endian(const std::uint8_t* bytes) {
  Bits bits = 0;
  for (std::size_t i = 0; i < sizeof(Bits); ++i) bits |= static_cast<Bits>(bytes[i]) << (8 * i);
  return bits;
}

template <class Number, class Bits>
std::vector<double> numbers_in(const std::vector<std::uint8_t>& bytes) {
  std::vector<double> numbers;
  for (std::size_t at = 0; at + sizeof(Bits) <= bytes.size(); at += sizeof(Bits))
    numbers.push_back(std::bit_cast<Number>(little_endian<Bits>(bytes.data() + at)));
  return numbers;
}

bool is_single(double value) {
  return static_cast<double>(static_cast<float>(value)) == value;
}

}  // namespace

std::string to_text(const WeightsText& weights) {
  const bool single = std::all_of(weights.parameters.begin(), weights.parameters.end(), is_single);
  std::vector<std::uint8_t> bytes;
  for (const double value : weights.parameters) {
    if (single)
      append_little_endian(bytes, std::bit_cast<std::uint32_t>(static_cast<float>(value)));
    else
      append_little_endian(bytes, std::bit_cast<std::uint64_t>(value));
  }
  return std::to_string(weights.step) + (single ? ",float32," : ",float64,") + to_base64(bytes);
}

Result<WeightsText> parse_weights(std::string_view text) {
  const std::vector<std::string_view> parts = split_text(text, ',');
  const bool has_parts = parts.size() == 3 && (parts[1] == "float32" || parts[1] == "float64");
  const Result<std::int64_t> step = parse_integer(has_parts ? parts[0] : "");
  const auto bytes = from_base64(has_parts ? parts[2] : "");
  const bool single = has_parts && parts[1] == "float32";
  const std::size_t size = single ? sizeof(float) : sizeof(double);
  if (!has_parts || !step || step.value() < 0 || !bytes || bytes->size() % size != 0)
    return Error{"Weights are written step,float32,<base64> or step,float64,<base64>; this text is not."};
  WeightsText weights{step.value(), single ? numbers_in<float, std::uint32_t>(*bytes)
                                           : numbers_in<double, std::uint64_t>(*bytes)};
  for (std::size_t i = 0; i < weights.parameters.size(); ++i)
    if (!std::isfinite(weights.parameters[i]))
      return Error{"Number " + std::to_string(i + 1) + " of the weights is not finite."};
  return weights;
}

}  // namespace crease::lab
