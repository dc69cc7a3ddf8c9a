#include "lab/number_words.h"

#include <cmath>
#include <cstdio>
#include <string_view>

namespace crease::lab {
namespace {

constexpr const char* nothing = "–";
constexpr const char* thin_space = "\u2009";
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

}  // namespace

std::string significant_text(double value, int digits) {
  if (!std::isfinite(value)) return nothing;
  return printed("%.*g", digits, value);
}

std::string whole_text(double value) {
  if (!std::isfinite(value)) return nothing;
  if (std::fabs(value) >= largest_plain) return "≈ " + printed("%.*g", 3, value);
  const std::string sign = value < 0 ? "−" : "";
  return sign + grouped(printed("%.*f", 0, std::fabs(value)));
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
