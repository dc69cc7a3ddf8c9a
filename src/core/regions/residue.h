#pragma once

#include <cmath>
#include <cstdint>

namespace crease::regions {

/// A number modulo the prime 2^61 - 1. Every double is an integer times a power of two, so sums and products
/// of doubles have exact images here: the image of zero is zero, and a sum that is not zero has the image
/// zero with probability 2^-61.
class Residue {
 public:
  Residue() = default;
  static Residue from(double value) {
    int exponent = 0;
    const double fraction = std::frexp(std::fabs(value), &exponent);
    const auto mantissa = static_cast<std::uint64_t>(std::ldexp(fraction, 53));
    const int shift = ((exponent - 53) % 61 + 61) % 61;
    const Residue magnitude(rotated(mantissa, shift));
    return value < 0 ? Residue() - magnitude : magnitude;
  }

  bool is_zero() const { return value_ == 0; }
  friend bool operator==(Residue p, Residue q) { return p.value_ == q.value_; }
  friend Residue operator+(Residue p, Residue q) { return Residue(reduced(p.value_ + q.value_)); }
  friend Residue operator-(Residue p, Residue q) { return Residue(reduced(p.value_ + prime - q.value_)); }
  friend Residue operator*(Residue p, Residue q) {
    const Wide product = static_cast<Wide>(p.value_) * q.value_;
    return Residue(
        reduced((static_cast<std::uint64_t>(product) & prime) + static_cast<std::uint64_t>(product >> 61)));
  }

 private:
  __extension__ using Wide = unsigned __int128;
  static constexpr std::uint64_t prime = (std::uint64_t(1) << 61) - 1;
  explicit Residue(std::uint64_t value) : value_(value) {}
  static std::uint64_t reduced(std::uint64_t value) { return value >= prime ? value - prime : value; }
  /// value * 2^shift: 2^61 is 1 here, so multiplication by two is rotation of 61 bits.
  static std::uint64_t rotated(std::uint64_t value, int shift) {
    return reduced(((value << shift) & prime) | (value >> (61 - shift)));
  }

  std::uint64_t value_ = 0;
};

}  // namespace crease::regions
