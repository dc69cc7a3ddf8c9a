#include "platform/desktop_keys.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace crease::platform {
namespace {

struct NamedKey {
  int key;
  std::string_view code;
};

constexpr std::array<NamedKey, 44> named_keys = {{
    {GLFW_KEY_TAB, "Tab"},
    {GLFW_KEY_LEFT, "ArrowLeft"},
    {GLFW_KEY_RIGHT, "ArrowRight"},
    {GLFW_KEY_UP, "ArrowUp"},
    {GLFW_KEY_DOWN, "ArrowDown"},
    {GLFW_KEY_PAGE_UP, "PageUp"},
    {GLFW_KEY_PAGE_DOWN, "PageDown"},
    {GLFW_KEY_HOME, "Home"},
    {GLFW_KEY_END, "End"},
    {GLFW_KEY_INSERT, "Insert"},
    {GLFW_KEY_DELETE, "Delete"},
    {GLFW_KEY_BACKSPACE, "Backspace"},
    {GLFW_KEY_SPACE, "Space"},
    {GLFW_KEY_ENTER, "Enter"},
    {GLFW_KEY_ESCAPE, "Escape"},
    {GLFW_KEY_LEFT_CONTROL, "ControlLeft"},
    {GLFW_KEY_RIGHT_CONTROL, "ControlRight"},
    {GLFW_KEY_LEFT_SHIFT, "ShiftLeft"},
    {GLFW_KEY_RIGHT_SHIFT, "ShiftRight"},
    {GLFW_KEY_LEFT_ALT, "AltLeft"},
    {GLFW_KEY_RIGHT_ALT, "AltRight"},
    {GLFW_KEY_LEFT_SUPER, "MetaLeft"},
    {GLFW_KEY_RIGHT_SUPER, "MetaRight"},
    {GLFW_KEY_MENU, "ContextMenu"},
    {GLFW_KEY_APOSTROPHE, "Quote"},
    {GLFW_KEY_COMMA, "Comma"},
    {GLFW_KEY_MINUS, "Minus"},
    {GLFW_KEY_PERIOD, "Period"},
    {GLFW_KEY_SLASH, "Slash"},
    {GLFW_KEY_SEMICOLON, "Semicolon"},
    {GLFW_KEY_EQUAL, "Equal"},
    {GLFW_KEY_LEFT_BRACKET, "BracketLeft"},
    {GLFW_KEY_BACKSLASH, "Backslash"},
    {GLFW_KEY_RIGHT_BRACKET, "BracketRight"},
    {GLFW_KEY_GRAVE_ACCENT, "Backquote"},
    {GLFW_KEY_CAPS_LOCK, "CapsLock"},
    {GLFW_KEY_KP_DECIMAL, "NumpadDecimal"},
    {GLFW_KEY_KP_DIVIDE, "NumpadDivide"},
    {GLFW_KEY_KP_MULTIPLY, "NumpadMultiply"},
    {GLFW_KEY_KP_SUBTRACT, "NumpadSubtract"},
    {GLFW_KEY_KP_ADD, "NumpadAdd"},
    {GLFW_KEY_KP_ENTER, "NumpadEnter"},
    {GLFW_KEY_KP_EQUAL, "NumpadEqual"},
    {GLFW_KEY_WORLD_1, "IntlBackslash"},
}};

std::string numbered(std::string_view prefix, int number) {
  return std::string(prefix) + std::to_string(number);
}

bool is_between(int key, int first, int last) {
  return key >= first && key <= last;
}

}  // namespace

std::string key_code(int glfw_key, int scancode) {
  const char* meaning = glfwGetKeyName(glfw_key, scancode);
  if (meaning != nullptr && meaning[0] >= 'a' && meaning[0] <= 'z' && meaning[1] == 0)
    return std::string("Key") + static_cast<char>(meaning[0] - 'a' + 'A');
  if (is_between(glfw_key, GLFW_KEY_A, GLFW_KEY_Z))
    return std::string("Key") + static_cast<char>('A' + glfw_key - GLFW_KEY_A);
  if (is_between(glfw_key, GLFW_KEY_0, GLFW_KEY_9)) return numbered("Digit", glfw_key - GLFW_KEY_0);
  if (is_between(glfw_key, GLFW_KEY_KP_0, GLFW_KEY_KP_9)) return numbered("Numpad", glfw_key - GLFW_KEY_KP_0);
  if (is_between(glfw_key, GLFW_KEY_F1, GLFW_KEY_F24)) return numbered("F", glfw_key - GLFW_KEY_F1 + 1);
  const auto found = std::find_if(named_keys.begin(), named_keys.end(),
                                  [&](const NamedKey& named) { return named.key == glfw_key; });
  return found != named_keys.end() ? std::string(found->code) : std::string();
}

}  // namespace crease::platform
