#include "cli/numbers.h"

#include <array>
#include <cmath>
#include <cstdio>

#include "core/data/text.h"

namespace crease::cli {
namespace {

std::vector<std::string_view> parts_of(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

std::optional<std::vector<double>> comma_numbers(std::string_view text) {
  std::vector<double> numbers;
  for (const std::string_view part : parts_of(text, ',')) {
    const std::optional<double> number = data::decimal_number(data::trimmed(part));
    if (!number || !std::isfinite(*number)) return std::nullopt;
    numbers.push_back(*number);
  }
  return numbers;
}

std::optional<std::vector<std::vector<double>>> semicolon_points(std::string_view text, int dimension) {
  std::vector<std::vector<double>> points;
  for (const std::string_view part : parts_of(text, ';')) {
    std::optional<std::vector<double>> point = comma_numbers(part);
    if (!point || static_cast<int>(point->size()) != dimension) return std::nullopt;
    points.push_back(std::move(*point));
  }
  return points;
}

std::string rounded(double value) {
  std::array<char, 40> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.6g", value);
  return buffer.data();
}

}  // namespace crease::cli
