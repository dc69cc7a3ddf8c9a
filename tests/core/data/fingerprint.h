#pragma once

#include <cstdint>
#include <cstring>
#include <vector>

#include "core/data/dataset.h"

namespace crease_test {

/// FNV-1a over the bits of doubles: equal only if every bit is.
inline std::uint64_t fingerprint(const std::vector<double>& numbers,
                                 std::uint64_t hash = 0xcbf29ce484222325u) {
  for (const double number : numbers) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &number, sizeof bits);
    for (int byte = 0; byte < 8; ++byte) {
      hash = (hash ^ ((bits >> (8 * byte)) & 0xFF)) * 0x100000001b3u;
    }
  }
  return hash;
}

inline std::uint64_t fingerprint(const crease::data::Split& split) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const auto* part : {&split.train, &split.test}) {
    hash = fingerprint(part->value, fingerprint(part->x, hash));
  }
  return hash;
}

}  // namespace crease_test
