#pragma once

#include <string_view>

#include "imgui.h"

namespace crease::app {

/// Dear ImGui's key for a KeyboardEvent.code ("KeyA", "ArrowLeft", "NumpadEnter"); ImGuiKey_None if it has
/// none.
ImGuiKey key_named(std::string_view code);

}  // namespace crease::app
