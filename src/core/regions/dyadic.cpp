#include "core/regions/dyadic.h"

#include <algorithm>
#include <cmath>

namespace crease::regions {
namespace {

__extension__ using Wide = unsigned __int128;

}  // namespace

Dyadic Dyadic::from(double value) {
  Dyadic result;
  if (value == 0) return result;
  int exponent = 0;
  const double fraction = std::frexp(std::fabs(value), &exponent);
  exponent -= 53;
  const int place = exponent >= 0 ? exponent / 32 : -((31 - exponent) / 32);
  Wide bits = static_cast<Wide>(static_cast<std::uint64_t>(std::ldexp(fraction, 53)))
              << (exponent - 32 * place);
  result.sign_ = value < 0 ? -1 : 1;
  result.low_ = place;
  for (; bits != 0; bits >>= 32) result.limbs_.push_back(static_cast<std::uint32_t>(bits));
  result.normalize();
  return result;
}

void Dyadic::normalize() {
  while (!limbs_.empty() && limbs_.back() == 0) limbs_.pop_back();
  const auto first = std::find_if(limbs_.begin(), limbs_.end(), [](std::uint32_t limb) { return limb != 0; });
  low_ += first - limbs_.begin();
  limbs_.erase(limbs_.begin(), first);
  if (limbs_.empty()) {
    sign_ = 0;
    low_ = 0;
  }
}

std::uint32_t Dyadic::limb_at(std::int64_t place) const {
  return place < low_ || place >= top() ? 0 : limbs_[static_cast<std::size_t>(place - low_)];
}

int Dyadic::compare_magnitudes(const Dyadic& p, const Dyadic& q) {
  if (p.top() != q.top()) return p.top() < q.top() ? -1 : 1;
  for (std::int64_t place = p.top() - 1; place >= std::min(p.low_, q.low_); --place) {
    const std::uint32_t a = p.limb_at(place), b = q.limb_at(place);
    if (a != b) return a < b ? -1 : 1;
  }
  return 0;
}

Dyadic Dyadic::sum(const Dyadic& p, const Dyadic& q, int sign_of_q) {
  Dyadic result;
  if (sign_of_q == 0) return p;
  if (p.sign_ == 0) {
    result = q;
    result.sign_ = sign_of_q;
    return result;
  }
  // The larger magnitude first, so that the difference of limbs never borrows from nothing.
  const bool swapped = compare_magnitudes(p, q) < 0;
  const Dyadic& large = swapped ? q : p;
  const Dyadic& small = swapped ? p : q;
  const bool subtract = p.sign_ != sign_of_q;
  result.sign_ = swapped ? sign_of_q : p.sign_;
  result.low_ = std::min(p.low_, q.low_);
  std::int64_t carry = 0;
  for (std::int64_t place = result.low_; place <= large.top(); ++place) {
    const std::int64_t term = small.limb_at(place);
    carry += static_cast<std::int64_t>(large.limb_at(place)) + (subtract ? -term : term);
    result.limbs_.push_back(static_cast<std::uint32_t>(carry & 0xffffffff));
    carry >>= 32;
  }
  result.normalize();
  return result;
}

Dyadic operator*(const Dyadic& p, const Dyadic& q) {
  Dyadic result;
  if (p.sign_ == 0 || q.sign_ == 0) return result;
  result.sign_ = p.sign_ * q.sign_;
  result.low_ = p.low_ + q.low_;
  result.limbs_.assign(p.limbs_.size() + q.limbs_.size(), 0);
  for (std::size_t i = 0; i < p.limbs_.size(); ++i) {
    std::uint64_t carry = 0;
    for (std::size_t k = 0; k < q.limbs_.size(); ++k) {
      carry += static_cast<std::uint64_t>(p.limbs_[i]) * q.limbs_[k] + result.limbs_[i + k];
      result.limbs_[i + k] = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
    result.limbs_[i + q.limbs_.size()] = static_cast<std::uint32_t>(carry);
  }
  result.normalize();
  return result;
}

}  // namespace crease::regions
