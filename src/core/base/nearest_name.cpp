#include "core/base/nearest_name.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace crease {
namespace {

/// No name in crease is longer; a longer word is near none of them.
constexpr std::size_t longest_name = 40;

/// Levenshtein's distance: insertions, deletions and replacements.
std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

}  // namespace

std::string_view nearest_name(std::string_view word, std::span<const std::string_view> names) {
  if (word.size() > longest_name) return {};
  std::size_t fewest = std::max<std::size_t>(2, word.size() / 3) + 1;
  std::string_view nearest;
  for (const std::string_view name : names) {
    const std::size_t distance = edits(word, name);
    // A name that would have to be replaced altogether is not near.
    if (distance < fewest && distance < name.size()) {
      fewest = distance;
      nearest = name;
    }
  }
  return nearest;
}

std::string right_names(std::string_view word, std::span<const std::string_view> names) {
  if (const std::string_view nearest = nearest_name(word, names); !nearest.empty()) {
    return '"' + std::string(nearest) + '"';
  }
  std::string list = names.size() > 1 ? "one of " : "";
  for (std::size_t i = 0; i < names.size(); ++i) {
    list += (i == 0 ? "\"" : ", \"") + std::string(names[i]) + '"';
  }
  return list;
}

}  // namespace crease
