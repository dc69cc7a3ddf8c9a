#pragma once

#include <string>

namespace crease::platform {

/// KeyboardEvent.code of a GLFW key; empty for keys that the lab has no use for. Letters are named by what
/// they mean on the person's keyboard, all others by where they are.
std::string key_code(int glfw_key, int scancode);

}  // namespace crease::platform
