#pragma once

#include <cstdint>

#include "core/io/json.h"

namespace crease::lab {

/// A hash of what a JSON text says: blanks and the spelling of numbers do not count, the order of fields
/// does.
///
/// Source  Fowler, Noll, Vo: FNV-1a, 64 bits
std::uint64_t sweep_hash(const io::Json& json);

/// As sixteen hexadecimal digits.
std::string hash_text(std::uint64_t hash);

}  // namespace crease::lab
