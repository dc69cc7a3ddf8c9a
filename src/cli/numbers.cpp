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

Result<int> read_whole(std::string_view option, const std::string& text, int least, int most) {
  const auto numbers = comma_numbers(text);
  const double number = numbers && numbers->size() == 1 ? numbers->front() : NAN;
  if (number >= least && number <= most && number == std::floor(number)) return static_cast<int>(number);
  const std::string found = text.empty() ? " is missing" : " is " + data::quoted(text);
  return Error{std::string(option) + found + "; a whole number from " + std::to_string(least) + " to " +
               std::to_string(most) + " would be right"};
}

Result<double> read_positive(std::string_view option, const std::string& text) {
  const auto numbers = comma_numbers(text);
  if (numbers && numbers->size() == 1 && numbers->front() > 0) return numbers->front();
  return Error{std::string(option) + " is " + data::quoted(text) + "; a positive number would be right"};
}

Result<Segment> read_segment(const std::string& text) {
  const auto ends = comma_numbers(text);
  if (ends && ends->size() == 2 && (*ends)[0] < (*ends)[1]) return Segment{(*ends)[0], (*ends)[1]};
  return Error{"--segment is " + data::quoted(text) +
               "; two numbers in ascending order, such as 0,1, would be right"};
}

Result<Expression> read_target(const std::string& text) {
  Result<Expression> target = Expression::parse(text, 1);
  if (!target) return Error{"--target, " + target.error().message};
  return target;
}

std::string rounded(double value) {
  std::array<char, 40> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.6g", value);
  return buffer.data();
}

}  // namespace crease::cli
