#include "app/keys.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace crease::app {
namespace {

struct NamedKey {
  std::string_view code;
  ImGuiKey key;
};

constexpr std::array<NamedKey, 46> named_keys = {{
    {"Tab", ImGuiKey_Tab},
    {"ArrowLeft", ImGuiKey_LeftArrow},
    {"ArrowRight", ImGuiKey_RightArrow},
    {"ArrowUp", ImGuiKey_UpArrow},
    {"ArrowDown", ImGuiKey_DownArrow},
    {"PageUp", ImGuiKey_PageUp},
    {"PageDown", ImGuiKey_PageDown},
    {"Home", ImGuiKey_Home},
    {"End", ImGuiKey_End},
    {"Insert", ImGuiKey_Insert},
    {"Delete", ImGuiKey_Delete},
    {"Backspace", ImGuiKey_Backspace},
    {"Space", ImGuiKey_Space},
    {"Enter", ImGuiKey_Enter},
    {"Escape", ImGuiKey_Escape},
    {"ControlLeft", ImGuiKey_LeftCtrl},
    {"ControlRight", ImGuiKey_RightCtrl},
    {"ShiftLeft", ImGuiKey_LeftShift},
    {"ShiftRight", ImGuiKey_RightShift},
    {"AltLeft", ImGuiKey_LeftAlt},
    {"AltRight", ImGuiKey_RightAlt},
    {"MetaLeft", ImGuiKey_LeftSuper},
    {"MetaRight", ImGuiKey_RightSuper},
    {"ContextMenu", ImGuiKey_Menu},
    {"Quote", ImGuiKey_Apostrophe},
    {"Comma", ImGuiKey_Comma},
    {"Minus", ImGuiKey_Minus},
    {"Period", ImGuiKey_Period},
    {"Slash", ImGuiKey_Slash},
    {"Semicolon", ImGuiKey_Semicolon},
    {"Equal", ImGuiKey_Equal},
    {"BracketLeft", ImGuiKey_LeftBracket},
    {"Backslash", ImGuiKey_Backslash},
    {"BracketRight", ImGuiKey_RightBracket},
    {"Backquote", ImGuiKey_GraveAccent},
    {"CapsLock", ImGuiKey_CapsLock},
    {"ScrollLock", ImGuiKey_ScrollLock},
    {"NumLock", ImGuiKey_NumLock},
    {"NumpadDecimal", ImGuiKey_KeypadDecimal},
    {"NumpadDivide", ImGuiKey_KeypadDivide},
    {"NumpadMultiply", ImGuiKey_KeypadMultiply},
    {"NumpadSubtract", ImGuiKey_KeypadSubtract},
    {"NumpadAdd", ImGuiKey_KeypadAdd},
    {"NumpadEnter", ImGuiKey_KeypadEnter},
    {"NumpadEqual", ImGuiKey_KeypadEqual},
    {"IntlBackslash", ImGuiKey_Oem102},
}};

/// The key that lies `index` after `first`, where Dear ImGui numbers them in a row.
ImGuiKey offset_key(ImGuiKey first, int index) {
  return static_cast<ImGuiKey>(first + index);
}

bool is_one_of(char character, char first, char last) {
  return character >= first && character <= last;
}

ImGuiKey key_in_row(std::string_view code) {
  const char last = code.back();
  if (code.size() == 4 && code.starts_with("Key") && is_one_of(last, 'A', 'Z'))
    return offset_key(ImGuiKey_A, last - 'A');
  if (code.size() == 6 && code.starts_with("Digit") && is_one_of(last, '0', '9'))
    return offset_key(ImGuiKey_0, last - '0');
  if (code.size() == 7 && code.starts_with("Numpad") && is_one_of(last, '0', '9'))
    return offset_key(ImGuiKey_Keypad0, last - '0');
  int number = 0;
  const char* end = code.data() + code.size();
  if (code.front() == 'F' && std::from_chars(code.data() + 1, end, number).ptr == end && number >= 1 &&
      number <= 24)
    return offset_key(ImGuiKey_F1, number - 1);
  return ImGuiKey_None;
}

}  // namespace

ImGuiKey key_named(std::string_view code) {
  if (code.empty()) return ImGuiKey_None;
  const auto found = std::find_if(named_keys.begin(), named_keys.end(),
                                  [&](const NamedKey& named) { return named.code == code; });
  return found != named_keys.end() ? found->key : key_in_row(code);
}

}  // namespace crease::app
