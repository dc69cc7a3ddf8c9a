#include "ui/text_measure.h"

#include <algorithm>
#include <cstdint>
#include <span>

#include "ui/advances.h"

namespace crease::ui {
namespace {

constexpr float line_per_em = 1.21f;
constexpr float missing_em = 0.6f;

/// Takes the first character of UTF-8 text away from it. Broken text gives single bytes.
std::uint32_t take_character(std::string_view& text) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
  };
  const std::uint32_t first = byte(0);
  const std::size_t length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  std::uint32_t code = length == 1 ? first : first & (0x7Fu >> length);
  if (length > text.size()) {
    text = {};
    return first;
  }
  for (std::size_t i = 1; i < length; ++i) code = code << 6 | (byte(i) & 0x3Fu);
  text.remove_prefix(length);
  return code;
}

using Advances = std::span<const fonts::Advance>;

/// The character's advance; null where the font lacks it.
const fonts::Advance* find(Advances advances, std::uint32_t character) {
  const auto found =
      std::lower_bound(advances.begin(), advances.end(), character,
                       [](const fonts::Advance& one, std::uint32_t code) { return one.character < code; });
  return found == advances.end() || found->character != character ? nullptr : &*found;
}

/// What the bold font lacks is taken from the regular one.
float advance_em(std::uint32_t character, Font font) {
  const fonts::Advance* found =
      font == Font::sans_bold ? find(fonts::sans_bold_advances(), character) : nullptr;
  if (found == nullptr) found = find(fonts::sans_advances(), character);
  if (found == nullptr) return missing_em;
  return static_cast<float>(found->units) / static_cast<float>(fonts::units_per_em);
}

}  // namespace

Vec measured_text(std::string_view text, float size_pt, Font font) {
  float width_em = 0;
  while (!text.empty()) width_em += advance_em(take_character(text), font);
  return {width_em * size_pt, line_per_em * size_pt};
}

bool has_all_characters(std::string_view text, Font font) {
  const Advances advances = font == Font::sans_bold ? fonts::sans_bold_advances() : fonts::sans_advances();
  while (!text.empty())
    if (find(advances, take_character(text)) == nullptr) return false;
  return true;
}

}  // namespace crease::ui
