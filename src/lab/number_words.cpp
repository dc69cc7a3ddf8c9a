#include "lab/number_words.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace crease::lab {
namespace {

constexpr const char* nothing = "–";
constexpr const char* minus = "−";
constexpr const char* thin_space = "\u2009";
constexpr const char* times = "\u2009·\u2009";
constexpr double largest_plain = 1e12;
constexpr std::size_t ungrouped_digits = 4;

std::string grouped(const std::string& digits) {
  if (digits.size() <= ungrouped_digits) return digits;
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += thin_space;
    text += digits[i];
  }
  return text;
}

std::string printed(const char* format, int digits, double value) {
  char text[64];
  std::snprintf(text, sizeof text, format, digits, value);
  return text;
}

std::string with_minus(const std::string& text) {
  return text.starts_with('-') ? minus + text.substr(1) : text;
}

}  // namespace

std::string power_of_ten(int exponent) {
  constexpr std::array<const char*, 10> raised = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string text = exponent < 0 ? "10⁻" : "10";
  for (const char digit : std::to_string(std::abs(exponent)))
    text += raised[static_cast<std::size_t>(digit - '0')];
  return text;
}

std::string significant_text(double value, int digits) {
  if (!std::isfinite(value)) return nothing;
  const std::string text = with_minus(printed("%.*g", digits, value));
  const std::size_t mantissa = text.find('e');
  if (mantissa == std::string::npos) return text;
  return text.substr(0, mantissa) + times + power_of_ten(std::atoi(text.c_str() + mantissa + 1));
}

std::string whole_text(double value) {
  if (!std::isfinite(value)) return nothing;
  if (std::fabs(value) >= largest_plain) return "≈ " + significant_text(value);
  const double whole = std::round(value);
  return (whole < 0 ? minus : "") + grouped(printed("%.*f", 0, std::fabs(whole)));
}

std::string sentence(std::string text) {
  const bool is_complete =
      text.empty() || std::string_view(".?!)").find(text.back()) != std::string_view::npos;
  return is_complete ? text : text + ".";
}

std::string percent_text(double share) {
  if (!std::isfinite(share)) return nothing;
  return printed("%.*f", 1, 100 * share) + "\u2009%";
}

}  // namespace crease::lab
