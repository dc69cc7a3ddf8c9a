#pragma once

#include <string>
#include <string_view>

#include "platform/platform.h"

namespace crease::platform {

/// Larger files are no tables of points: they would take minutes to read and gigabytes to hold.
inline constexpr std::size_t largest_file = std::size_t(64) << 20;

/// The file at a path as a person types or pastes it: with blanks or quotes around it, with "~" for the home
/// folder, or as a "file://" address.
/// Error: says what is wrong with the path.
Result<OpenedFile> read_path(std::string_view typed);

/// A file in the folder in which the running program lies. Error: says where it was looked for.
Result<std::string> read_beside_program(std::string_view name);

/// Writes a file into a folder without touching one that is there: "name.json", else "name (2).json", ...
/// Returns the path. Error: where it could not be written.
Result<std::string> write_beside(std::string_view folder, std::string_view name, std::string_view content);

/// The folder for downloads if there is one, else the folder in which the program runs.
std::string folder_for_saving();

}  // namespace crease::platform
