#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crease::io {

/// {'descr': '<f8', 'fortran_order': False, 'shape': (16, 2), }
struct NpyHeader {
  std::string type;
  bool in_columns = false;
  std::vector<std::uint64_t> shape;
};

/// Reads the Python literal that heads an .npy file: these three keys, each once, in any order. Empty for
/// anything else.
std::optional<NpyHeader> read_npy_header(std::string_view text);

}  // namespace crease::io
