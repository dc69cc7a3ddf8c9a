#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace crease {

/// A whole number from 0 on, of any length. To the base 10^9: what is printed is only put together.
class Natural {
 public:
  Natural(std::uint64_t value = 0);

  /// In decimal digits.
  std::string text() const;
  /// The number as a double, a few units of the last place off where it has more than 53 bits; infinite
  /// beyond all doubles.
  double to_double() const;

  friend Natural operator+(const Natural& p, const Natural& q);
  friend Natural operator*(const Natural& p, const Natural& q);
  friend bool operator==(const Natural&, const Natural&) = default;

  /// Divides by a small number, 1 to 10^9; returns the remainder.
  std::uint32_t divide(std::uint32_t divisor);
  /// The remainder of that division alone.
  std::uint32_t remainder(std::uint32_t divisor) const;

 private:
  static constexpr std::uint64_t base = 1'000'000'000;
  void trim();
  std::vector<std::uint32_t> digits_;  ///< least significant first, no leading zeros
};

/// base^exponent.
Natural power(const Natural& base, int exponent);

}  // namespace crease
