#include "core/base/number_text.h"

#include <fast_float/fast_float.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace crease {

namespace {

constexpr int digits_always_kept =
    15;  ///< a decimal number of so many digits survives the trip through double
constexpr int digits_always_enough = 17;

std::string with_digits(double value, int digits) {
  std::array<char, 40> buffer{};
  const int length = std::snprintf(buffer.data(), buffer.size(), "%.*g", digits, value);
  std::string text(buffer.data(), static_cast<std::size_t>(length));
  for (char& c : text)
    if (c == ',') c = '.';  // a decimal comma, where the program has set such a locale
  return text;
}

bool reads_back(const std::string& text, double value) {
  const std::optional<double> parsed = parse_number(text);
  return parsed && *parsed == value;
}

/// The text with its last digit dropped and the one before it raised by one.
std::string rounded_up(std::string text) {
  const std::size_t end = std::min(text.find('e'), text.size());
  text.erase(end - 1, 1);
  for (std::size_t i = end - 1; i-- > 0;) {
    if (text[i] == '.') continue;
    if (text[i] != '9') {
      ++text[i];
      break;
    }
    text[i] = '0';
  }
  return text;
}

}  // namespace

std::string shortest(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  const bool is_subnormal = std::fabs(value) < 0x1p-1022;  // these carry fewer digits
  for (int digits = is_subnormal ? 1 : digits_always_kept; digits < digits_always_enough; ++digits) {
    std::string text = with_digits(value, digits);
    if (reads_back(text, value)) return text;
  }
  const std::string longest = with_digits(value, digits_always_enough);
  // At powers of two the doubles above lie twice as far apart as those below: a text that is not the nearest
  // of its length may then read back all the same.
  const std::string above = rounded_up(longest);
  return reads_back(above, value) ? above : longest;
}

std::optional<double> parse_number(std::string_view text) {
  if (!text.empty() && text.front() == '+') {
    text.remove_prefix(1);
    if (!text.empty() && text.front() == '-') return std::nullopt;
  }
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [stopped_at, problem] = fast_float::from_chars(text.data(), end, value);
  if (problem == std::errc::invalid_argument || stopped_at != end || !std::isfinite(value))
    return std::nullopt;
  return value;
}

}  // namespace crease
