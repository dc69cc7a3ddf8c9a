#include "core/base/natural.h"

#include <algorithm>
#include <cstddef>

namespace crease {

Natural::Natural(std::uint64_t value) {
  for (; value != 0; value /= base) digits_.push_back(static_cast<std::uint32_t>(value % base));
}

void Natural::trim() {
  while (!digits_.empty() && digits_.back() == 0) digits_.pop_back();
}

std::string Natural::text() const {
  if (digits_.empty()) return "0";
  std::string text = std::to_string(digits_.back());
  for (auto digit = digits_.rbegin() + 1; digit != digits_.rend(); ++digit) {
    const std::string nine = std::to_string(*digit);
    text.append(9 - nine.size(), '0') += nine;
  }
  return text;
}

double Natural::to_double() const {
  double value = 0;
  for (auto digit = digits_.rbegin(); digit != digits_.rend(); ++digit)
    value = value * static_cast<double>(base) + *digit;
  return value;
}

Natural operator+(const Natural& p, const Natural& q) {
  Natural sum;
  std::uint64_t carry = 0;
  for (std::size_t i = 0; i < std::max(p.digits_.size(), q.digits_.size()) || carry != 0; ++i) {
    carry += i < p.digits_.size() ? p.digits_[i] : 0u;
    carry += i < q.digits_.size() ? q.digits_[i] : 0u;
    sum.digits_.push_back(static_cast<std::uint32_t>(carry % Natural::base));
    carry /= Natural::base;
  }
  return sum;
}

Natural operator*(const Natural& p, const Natural& q) {
  Natural product;
  product.digits_.assign(p.digits_.size() + q.digits_.size(), 0);
  for (std::size_t i = 0; i < p.digits_.size(); ++i) {
    std::uint64_t carry = 0;
    for (std::size_t k = 0; k < q.digits_.size(); ++k) {
      carry += static_cast<std::uint64_t>(p.digits_[i]) * q.digits_[k] + product.digits_[i + k];
      product.digits_[i + k] = static_cast<std::uint32_t>(carry % Natural::base);
      carry /= Natural::base;
    }
    product.digits_[i + q.digits_.size()] = static_cast<std::uint32_t>(carry);
  }
  product.trim();
  return product;
}

std::uint32_t Natural::divide(std::uint32_t divisor) {
  std::uint64_t rest = 0;
  for (auto digit = digits_.rbegin(); digit != digits_.rend(); ++digit) {
    rest = rest * base + *digit;
    *digit = static_cast<std::uint32_t>(rest / divisor);
    rest %= divisor;
  }
  trim();
  return static_cast<std::uint32_t>(rest);
}

std::uint32_t Natural::remainder(std::uint32_t divisor) const {
  std::uint64_t rest = 0;
  for (auto digit = digits_.rbegin(); digit != digits_.rend(); ++digit)
    rest = (rest * base + *digit) % divisor;
  return static_cast<std::uint32_t>(rest);
}

Natural power(const Natural& base, int exponent) {
  Natural result(1), square = base;
  for (; exponent > 0; exponent /= 2) {
    if (exponent % 2 == 1) result = result * square;
    if (exponent > 1) square = square * square;
  }
  return result;
}

}  // namespace crease
