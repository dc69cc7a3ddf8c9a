#pragma once

namespace crease {

/// What the exponential and logarithm need to know about a format.
template <class S>
struct FormatOf;

template <>
struct FormatOf<double> {
  static constexpr int mantissa_bits = 52;
  static constexpr double round_to_integer = 0x1.8p52;  ///< adding and subtracting it rounds
  static constexpr double integer_origin = 0x1p52;
  static constexpr double smallest_normal = 0x1p-1022;
  static constexpr double to_normal = 0x1p54;
  static constexpr double to_normal_exponent = 54;
  static constexpr double exp_highest = 710;
  static constexpr double exp_lowest = -746;
  static constexpr double ln2_high = 6.93147180369123816490e-01;  ///< 33 bits
  static constexpr double ln2_low = 1.90821492927058770002e-10;
  static constexpr double log_ln2_high = ln2_high;
  static constexpr double log_ln2_low = ln2_low;
};

template <>
struct FormatOf<float> {
  static constexpr int mantissa_bits = 23;
  static constexpr float round_to_integer = 0x1.8p23f;
  static constexpr float integer_origin = 0x1p23f;
  static constexpr float smallest_normal = 0x1p-126f;
  static constexpr float to_normal = 0x1p25f;
  static constexpr float to_normal_exponent = 25;
  static constexpr float exp_highest = 89;
  static constexpr float exp_lowest = -104;
  static constexpr float ln2_high = 0.693359375f;  ///< 9 bits
  static constexpr float ln2_low = -2.12194440e-4f;
  static constexpr float log_ln2_high = 6.9313812256e-01f;  ///< 16 bits
  static constexpr float log_ln2_low = 9.0580006145e-06f;
};

}  // namespace crease
