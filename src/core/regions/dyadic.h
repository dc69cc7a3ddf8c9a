#pragma once

#include <cstdint>
#include <vector>

namespace crease::regions {

/// An exact number m 2^e of any length. Slow; used only for signs that neither floating point nor residues
/// decide.
class Dyadic {
 public:
  Dyadic() = default;
  /// Needs   a finite value
  static Dyadic from(double value);

  bool is_zero() const { return sign_ == 0; }
  /// -1, 0 or 1.
  int sign() const { return sign_; }
  friend Dyadic operator+(const Dyadic& p, const Dyadic& q) { return sum(p, q, q.sign_); }
  friend Dyadic operator-(const Dyadic& p, const Dyadic& q) { return sum(p, q, -q.sign_); }
  friend Dyadic operator*(const Dyadic& p, const Dyadic& q);

 private:
  static Dyadic sum(const Dyadic& p, const Dyadic& q, int sign_of_q);
  static int compare_magnitudes(const Dyadic& p, const Dyadic& q);
  std::uint32_t limb_at(std::int64_t place) const;
  std::int64_t top() const { return low_ + static_cast<std::int64_t>(limbs_.size()); }
  void normalize();

  int sign_ = 0;
  std::int64_t low_ = 0;              ///< place of limbs_[0]: its unit is 2^(32 low_)
  std::vector<std::uint32_t> limbs_;  ///< least significant first
};

}  // namespace crease::regions
