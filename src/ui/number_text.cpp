#include "ui/number_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>

#include "core/base/number_text.h"
#include "lab/number_words.h"

namespace crease::ui {
namespace {

constexpr const char* real_minus = "\u2212";
constexpr const char* thin_space = "\u2009";
constexpr double largest_plain = 1e7, smallest_plain = 1e-4;

/// Thin spaces between thousands of the digits in front of the point; four digits stay together.
std::string group_thousands(const std::string& digits) {
  const std::size_t whole = std::min(digits.find('.'), digits.size());
  if (whole <= 4) return digits;
  std::string grouped;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && i < whole && (whole - i) % 3 == 0) grouped += thin_space;
    grouped += digits[i];
  }
  return grouped;
}

std::string fixed(double magnitude, int decimals) {
  std::array<char, 64> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.*f", decimals, magnitude);
  return buffer.data();
}

/// Decimal exponent after rounding to `digits` significant digits: 0.9996 to three digits is 1.00.
int rounded_exponent(double magnitude, int digits) {
  std::array<char, 64> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.*e", digits - 1, magnitude);
  const std::string text = buffer.data();
  return std::atoi(text.c_str() + text.find('e') + 1);
}

std::string scientific(double magnitude, int digits, int exponent) {
  std::string mantissa = fixed(magnitude / std::pow(10.0, exponent), digits - 1);
  return mantissa + "\u2009·\u2009" + lab::power_of_ten(exponent);
}

}  // namespace

std::string number_text(double value, int significant_digits) {
  if (std::isnan(value)) return "—";
  if (std::isinf(value)) return value > 0 ? "∞" : std::string(real_minus) + "∞";
  if (value == 0) return "0";
  const double magnitude = std::fabs(value);
  const std::string sign = value < 0 ? real_minus : "";
  const int exponent = rounded_exponent(magnitude, significant_digits);
  if (magnitude >= largest_plain || magnitude < smallest_plain)
    return sign + scientific(magnitude, significant_digits, exponent);
  const int decimals = std::max(0, significant_digits - 1 - exponent);
  return sign + group_thousands(fixed(magnitude, decimals));
}

std::string integer_text(double value) {
  if (!std::isfinite(value)) return number_text(value);
  const std::string sign = value < 0 ? real_minus : "";
  return sign + group_thousands(fixed(std::fabs(std::round(value)), 0));
}

std::string field_text(double value, int significant_digits) {
  std::array<char, 64> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.*g", significant_digits, value);
  return buffer.data();
}

bool read_number(std::string_view text, double& value) {
  std::string plain;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    if (rest.substr(0, 3) == real_minus) {
      plain += '-';
      i += 3;
    } else if (rest.substr(0, 3) == thin_space || rest.substr(0, 3) == "\u202F") {
      i += 3;
    } else {
      if (rest[0] != ' ') plain += rest[0] == ',' ? '.' : rest[0];
      ++i;
    }
  }
  const std::optional<double> read = parse_number(plain);
  if (!read) return false;
  value = *read;
  return true;
}

}  // namespace crease::ui
