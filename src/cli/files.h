#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/nn/network.h"

namespace crease::cli {

/// The bytes of a file. Error: the path, and why it cannot be read.
Result<std::string> read_file(const std::string& path);

/// Why a file could not be opened for writing, from what the system said (errno).
Error cannot_write(const std::string& path, int error_number);

/// Error: the path, and why it cannot be written.
Status write_file(const std::string& path, std::string_view content);

/// A network of any format that crease reads, with other activations than the file's where some are given.
Result<nn::Network> load_network(const std::string& path, const std::string& activation);

/// The same, of piecewise-linear networks alone: those that have regions. Error: the path, and the activation
/// that is smooth.
Result<nn::Network> load_bent_network(const std::string& path, const std::string& activation);

/// `path` as seen from the folder that holds `file`; absolute paths stay.
std::string beside(const std::string& file, const std::string& path);

}  // namespace crease::cli
