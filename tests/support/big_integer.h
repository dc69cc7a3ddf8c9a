#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace crease::testing {

/// Whole numbers of any length, as schoolchildren compute with them (to the base 2^32).
class BigInteger {
 public:
  BigInteger() = default;
  BigInteger(std::int64_t value) : negative_(value < 0) {
    std::uint64_t rest =
        negative_ ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
    for (; rest != 0; rest >>= 32) digits_.push_back(static_cast<std::uint32_t>(rest));
  }
  /// value * 2^shift, which must be whole.
  static BigInteger scaled(double value, int shift) {
    int exponent = 0;
    const double fraction = std::frexp(value, &exponent);
    auto mantissa = static_cast<std::int64_t>(std::ldexp(fraction, 53));
    exponent += shift - 53;
    for (; exponent < 0 && mantissa != 0; ++exponent) mantissa /= 2;
    BigInteger result(mantissa);
    for (; exponent >= 31; exponent -= 31) result = result * BigInteger(std::int64_t(1) << 31);
    return mantissa == 0 ? result : result * BigInteger(std::int64_t(1) << exponent);
  }

  int sign() const { return digits_.empty() ? 0 : negative_ ? -1 : 1; }
  BigInteger operator-() const {
    BigInteger result = *this;
    result.negative_ = !negative_ && !digits_.empty();
    return result;
  }
  friend BigInteger operator+(const BigInteger& p, const BigInteger& q) {
    if (p.negative_ == q.negative_) return with_sign(add(p.digits_, q.digits_), p.negative_);
    if (less(p.digits_, q.digits_)) return with_sign(subtract(q.digits_, p.digits_), q.negative_);
    return with_sign(subtract(p.digits_, q.digits_), p.negative_);
  }
  friend BigInteger operator-(const BigInteger& p, const BigInteger& q) { return p + -q; }
  friend BigInteger operator*(const BigInteger& p, const BigInteger& q) {
    Digits product(p.digits_.size() + q.digits_.size(), 0);
    for (std::size_t i = 0; i < p.digits_.size(); ++i) {
      std::uint64_t carry = 0;
      for (std::size_t k = 0; k < q.digits_.size() || carry != 0; ++k) {
        carry += product[i + k];
        if (k < q.digits_.size()) carry += std::uint64_t(p.digits_[i]) * q.digits_[k];
        product[i + k] = static_cast<std::uint32_t>(carry);
        carry >>= 32;
      }
    }
    return with_sign(std::move(product), p.negative_ != q.negative_);
  }
  friend bool operator==(const BigInteger& p, const BigInteger& q) {
    return p.negative_ == q.negative_ && p.digits_ == q.digits_;
  }

 private:
  using Digits = std::vector<std::uint32_t>;
  static BigInteger with_sign(Digits digits, bool negative) {
    BigInteger result;
    while (!digits.empty() && digits.back() == 0) digits.pop_back();
    result.negative_ = negative && !digits.empty();
    result.digits_ = std::move(digits);
    return result;
  }
  static bool less(const Digits& p, const Digits& q) {
    if (p.size() != q.size()) return p.size() < q.size();
    return std::lexicographical_compare(p.rbegin(), p.rend(), q.rbegin(), q.rend());
  }
  static Digits add(const Digits& p, const Digits& q) {
    Digits sum;
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < std::max(p.size(), q.size()) || carry != 0; ++i) {
      carry += (i < p.size() ? p[i] : 0u);
      carry += (i < q.size() ? q[i] : 0u);
      sum.push_back(static_cast<std::uint32_t>(carry));
      carry >>= 32;
    }
    return sum;
  }
  static Digits subtract(const Digits& larger, const Digits& smaller) {
    Digits difference;
    std::int64_t borrow = 0;
    for (std::size_t i = 0; i < larger.size(); ++i) {
      borrow += static_cast<std::int64_t>(larger[i]) - (i < smaller.size() ? smaller[i] : 0u);
      difference.push_back(static_cast<std::uint32_t>(borrow & 0xffffffff));
      borrow >>= 32;
    }
    return difference;
  }

  bool negative_ = false;
  Digits digits_;  ///< least significant first, no leading zeros
};

}  // namespace crease::testing
