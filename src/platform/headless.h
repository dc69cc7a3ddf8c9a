#pragma once

#include <string>

/// What tests ask the headless platform about.
namespace crease::platform::headless {

/// What was last saved under this name; null if nothing was.
const std::string* saved_file(const std::string& name);

}  // namespace crease::platform::headless
