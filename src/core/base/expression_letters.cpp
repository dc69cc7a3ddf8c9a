#include "core/base/expression_letters.h"

#include <cstdint>

namespace crease {
namespace {

/// Takes one character from the front; bytes that are not UTF-8 come one by one.
std::uint32_t take_character(std::string_view& text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  std::uint32_t character = length == 1 ? lead : lead & (0x7Fu >> length);
  std::size_t at = 1;
  for (; at < length && at < text.size() && (text[at] & 0xC0) == 0x80; ++at)
    character = character << 6 | (static_cast<unsigned char>(text[at]) & 0x3F);
  text.remove_prefix(at);
  return at == length ? character : 0;
}

char offset(char first, std::uint32_t by) {
  return static_cast<char>(first + static_cast<char>(by));
}

char letter_of(std::uint32_t character) {
  if (character >= 'A' && character <= 'Z') return offset('a', character - 'A');
  if (character > ' ' && character < 0x7F) return static_cast<char>(character);
  if (character == 0x2070 || (character >= 0x2074 && character <= 0x2079))
    return offset(letter::superscript_0, character - 0x2070);
  if (character >= 0x2080 && character <= 0x2089) return offset('0', character - 0x2080);
  switch (character) {
    case ' ':
    case '\t':
    case '\r':
    case '\n':
    case 0xA0:
    case 0x2009:
    case 0x202F:
      return ' ';
    case 0xB2:
    case 0xB3:
      return offset(letter::superscript_0, character - 0xB0);
    case 0xB9:
      return offset(letter::superscript_0, 1);
    case 0x207B:
      return letter::superscript_minus;
    case 0x2013:
    case 0x2212:
      return '-';
    case 0xB7:
    case 0xD7:
    case 0x2217:
    case 0x22C5:
      return '*';
    case 0xF7:
    case 0x2215:
      return '/';
    case 0x3C0:
      return letter::pi;
    case 0x2260:
      return letter::different;
    case 0x2264:
      return letter::at_most;
    case 0x2265:
      return letter::at_least;
    default:
      return letter::unknown;
  }
}

}  // namespace

std::string expression_letters(std::string_view text) {
  std::string letters;
  while (!text.empty()) letters += letter_of(take_character(text));
  return letters;
}

}  // namespace crease
