#include "app/keys.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

using crease::app::key_named;

TEST_CASE("known: codes of the web are the keys they name") {
  CHECK(key_named("KeyA") == ImGuiKey_A);
  CHECK(key_named("KeyZ") == ImGuiKey_Z);
  CHECK(key_named("Digit0") == ImGuiKey_0);
  CHECK(key_named("Numpad9") == ImGuiKey_Keypad9);
  CHECK(key_named("NumpadEnter") == ImGuiKey_KeypadEnter);
  CHECK(key_named("ArrowLeft") == ImGuiKey_LeftArrow);
  CHECK(key_named("F1") == ImGuiKey_F1);
  CHECK(key_named("F24") == ImGuiKey_F24);
  CHECK(key_named("Backspace") == ImGuiKey_Backspace);
}

TEST_CASE("degenerate: what is no code is no key") {
  for (const char* code :
       {"", "Key", "Keya", "KeyAA", "F0", "F25", "F1x", "F", "Digit", "DigitA", "Unidentified"})
    CHECK_MESSAGE(key_named(code) == ImGuiKey_None, code);
}

TEST_CASE("invariant: different codes are different keys") {
  std::set<ImGuiKey> keys;
  int codes = 0;
  for (char letter = 'A'; letter <= 'Z'; ++letter, ++codes)
    keys.insert(key_named(std::string("Key") + letter));
  for (char digit = '0'; digit <= '9'; ++digit, codes += 2) {
    keys.insert(key_named(std::string("Digit") + digit));
    keys.insert(key_named(std::string("Numpad") + digit));
  }
  CHECK(keys.size() == static_cast<std::size_t>(codes));
}
