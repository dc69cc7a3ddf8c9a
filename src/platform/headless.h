#pragma once

#include <string>

/// What tests ask the headless platform about.
namespace crease::platform::headless {

/// What was last saved under this name; null if nothing was.
const std::string* saved_file(const std::string& name);

/// Whether the lab was to be shared since the last time.
bool take_shared();

/// Whether there is a file dialog (there is, unless this says otherwise).
void set_dialog(bool is_there);

/// The part of the program that is not there; empty: all are.
void set_missing_part(std::string name);

/// A file that read_file finds.
void put_file(std::string path, std::string content);

}  // namespace crease::platform::headless
