#include "ui/svg_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>

namespace crease::ui::svg {
namespace {

constexpr double decimals = 100;
constexpr double largest = 1e9;

/// Bytes of the UTF-8 character at the beginning of a text; 0 where there is none.
std::size_t character_length(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return static_cast<unsigned>(static_cast<unsigned char>(text[i]));
  };
  const unsigned first = byte(0);
  const std::size_t length = first < 0x80                     ? 1
                             : first >= 0xC2 && first < 0xE0  ? 2
                             : first >= 0xE0 && first < 0xF0  ? 3
                             : first >= 0xF0 && first <= 0xF4 ? 4
                                                              : 0;
  if (length == 0 || length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xC0u) != 0x80u) return 0;
  // What is longer than need be, halves of pairs, and the two numbers that are no characters.
  const bool is_overlong = (first == 0xE0 && byte(1) < 0xA0) || (first == 0xF0 && byte(1) < 0x90);
  const bool is_surrogate = first == 0xED && byte(1) >= 0xA0;
  const bool is_beyond = first == 0xF4 && byte(1) >= 0x90;
  const bool is_none = first == 0xEF && byte(1) == 0xBF && byte(2) >= 0xBE;
  return is_overlong || is_surrogate || is_beyond || is_none ? 0 : length;
}

std::string_view entity(char letter) {
  switch (letter) {
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '&':
      return "&amp;";
    case '"':
      return "&quot;";
    default:
      return "";
  }
}

}  // namespace

std::string number(double value) {
  if (!std::isfinite(value)) return "0";
  const long long hundredths = std::llround(std::clamp(value, -largest, largest) * decimals);
  const unsigned long long size = static_cast<unsigned long long>(hundredths < 0 ? -hundredths : hundredths);
  std::string text = (hundredths < 0 ? "-" : "") + std::to_string(size / 100);
  if (size % 100 != 0) {
    text += '.';
    text += static_cast<char>('0' + size % 100 / 10);
    if (size % 10 != 0) text += static_cast<char>('0' + size % 10);
  }
  return text;
}

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + escaped(value) + "\"";
}

std::string attribute(std::string_view name, double value) {
  return attribute(name, number(value));
}

std::string paint(std::string_view name, Colour colour) {
  const Colour alpha = colour >> 24;
  if (alpha == 0) return attribute(name, "none");
  std::array<char, 8> hex{};
  std::snprintf(hex.data(), hex.size(), "#%02x%02x%02x", colour & 0xFFu, colour >> 8 & 0xFFu,
                colour >> 16 & 0xFFu);
  const std::string text = attribute(name, hex.data());
  return alpha == 255 ? text : text + attribute(std::string(name) + "-opacity", alpha / 255.0);
}

std::string escaped(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t length = character_length(text);
    const bool is_control = length == 1 && static_cast<unsigned char>(text[0]) < 0x20;
    const std::string_view markup = entity(text[0]);
    if (length == 0)
      result += '?';
    else if (is_control)
      result += ' ';
    else
      result += markup.empty() ? text.substr(0, length) : markup;
    text.remove_prefix(std::max<std::size_t>(1, length));
  }
  return result;
}

std::string path(std::span<const Vec> points, bool is_closed) {
  std::string text;
  for (std::size_t i = 0; i < points.size(); ++i)
    text += (i == 0 ? 'M' : 'L') + number(points[i].x) + ' ' + number(points[i].y);
  return is_closed ? text + 'z' : text;
}

/// Source  Fowler, Noll, Vo: FNV-1a, 32 bits
std::string fingerprint(std::string_view text) {
  std::uint32_t hash = 2166136261u;
  for (const char letter : text) hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619u;
  std::array<char, 16> word{};
  std::snprintf(word.data(), word.size(), "c%08x", static_cast<unsigned>(hash));
  return word.data();
}

}  // namespace crease::ui::svg
