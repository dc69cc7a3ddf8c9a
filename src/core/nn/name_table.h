#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace crease::nn {

/// The names of an enumeration's values in files and commands.
template <class Enum, std::size_t count>
struct NameTable {
  std::pair<Enum, std::string_view> entries[count];

  constexpr std::string_view name(Enum value) const {
    for (const auto& [known, text] : entries)
      if (known == value) return text;
    return {};
  }
  constexpr std::optional<Enum> named(std::string_view text) const {
    for (const auto& [known, known_text] : entries)
      if (known_text == text) return known;
    return std::nullopt;
  }
};

}  // namespace crease::nn
