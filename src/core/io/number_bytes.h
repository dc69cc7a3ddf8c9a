#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

/// Numbers as the bytes of a file, whatever the order of bytes in the machine.
namespace crease::io {

enum class ByteOrder : std::uint8_t { little, big };
enum class NumberType : std::uint8_t { float16, bfloat16, float32, float64 };

inline int byte_count(NumberType type) {
  return type == NumberType::float64 ? 8 : type == NumberType::float32 ? 4 : 2;
}

/// The same bits as another type; std::bit_cast, which Emscripten 3.1.6 does not have.
template <class To, class From>
To bits_as(From from) {
  static_assert(sizeof(To) == sizeof(From));
  To to;
  std::memcpy(&to, &from, sizeof to);
  return to;
}

/// The whole number that at most eight bytes spell.
inline std::uint64_t whole_from(std::string_view bytes, ByteOrder order = ByteOrder::little) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const std::size_t at = order == ByteOrder::big ? i : bytes.size() - 1 - i;
    value = value << 8 | static_cast<unsigned char>(bytes[at]);
  }
  return value;
}

/// Appends the lowest `count` bytes, the lowest first; beyond eight they are 0.
inline void append_whole(std::string& out, std::uint64_t value, int count) {
  for (int i = 0; i < count; ++i, value >>= 8) out += static_cast<char>(value & 0xFF);
}

/// IEEE 754 binary16: sign, 5 bits of exponent, 10 of mantissa. Exact; infinite and NaN stay what they are.
inline double from_half(std::uint32_t bits) {
  const int exponent = static_cast<int>(bits >> 10 & 31);
  const auto mantissa = static_cast<int>(bits & 1023);
  double size = exponent == 0 ? std::ldexp(mantissa, -24) : std::ldexp(1024 + mantissa, exponent - 25);
  if (exponent == 31) size = mantissa == 0 ? HUGE_VAL : std::nan("");
  return (bits & 0x8000) != 0 ? -size : size;
}

/// The number that byte_count(type) bytes spell; exact.
inline double number_from(std::string_view bytes, NumberType type, ByteOrder order = ByteOrder::little) {
  const std::uint64_t bits = whole_from(bytes, order);
  switch (type) {
    case NumberType::float16:
      return from_half(static_cast<std::uint32_t>(bits));
    case NumberType::bfloat16:  // the upper half of a float32
      return bits_as<float>(static_cast<std::uint32_t>(bits << 16));
    case NumberType::float32:
      return bits_as<float>(static_cast<std::uint32_t>(bits));
    case NumberType::float64:
      break;
  }
  return bits_as<double>(bits);
}

/// Appends a number as float32 or float64, the lowest byte first.
inline void append_number(std::string& out, double value, bool is_float32) {
  if (is_float32) {
    append_whole(out, bits_as<std::uint32_t>(static_cast<float>(value)), 4);
  } else {
    append_whole(out, bits_as<std::uint64_t>(value), 8);
  }
}

}  // namespace crease::io
