#include "cli/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <limits>
#include <utility>

#include "core/base/number_text.h"
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
  if (!ends || ends->size() != 2 || !((*ends)[0] < (*ends)[1]))
    return Error{"--segment is " + data::quoted(text) +
                 "; two numbers in ascending order, such as 0,1, would be right"};
  if (std::isfinite((*ends)[1] - (*ends)[0])) return Segment{(*ends)[0], (*ends)[1]};
  return Error{"--segment is " + data::quoted(text) +
               ", whose length is beyond the largest number; a shorter one, such as 0,1, would be right"};
}

Status check_room(const Segment& segment, int pieces, int least) {
  const double most = constructions::most_pieces_on(segment.begin, segment.end);
  if (std::max(pieces, least) <= most) return {};
  const std::string ends = shortest(segment.begin) + "," + shortest(segment.end);
  const std::string fewer = most >= least ? ", or at most " + rounded(most) + " pieces," : "";
  return Error{"--segment is " + data::quoted(ends) + ", where " + std::to_string(std::max(pieces, least)) +
               " pieces would be narrower than numbers can tell apart; a wider one" + fewer +
               " would be right"};
}

namespace {

/// The slopes between neighbouring heights, so far from each other, must be numbers.
Status check_heights(const std::string& text, const std::vector<double>& heights, double width) {
  const double most = std::numeric_limits<double>::max() / 4 * std::min(1.0, width);
  for (const double height : heights)
    if (std::fabs(height) > most)
      return Error{"--target is " + data::quoted(text) +
                   ", where a slope may be beyond the largest number; heights from " + rounded(-most) +
                   " to " + rounded(most) + " would be right on this --segment"};
  return {};
}

}  // namespace

Result<constructions::Curve> read_target(const std::string& text, const Segment& segment) {
  constexpr std::string_view name = "points(";
  if (text.starts_with(name)) {
    const bool is_closed = text.ends_with(')');
    const auto heights = comma_numbers(
        std::string_view(text).substr(name.size(), text.size() - name.size() - (is_closed ? 1 : 0)));
    if (is_closed && heights && heights->size() >= 2) {
      const int pieces = static_cast<int>(heights->size()) - 1;
      Status status = check_room(segment, pieces, 1);
      if (status) status = check_heights(text, *heights, (segment.end - segment.begin) / pieces);
      if (!status) return status.error();
      return constructions::Curve::through(*heights, segment.begin, segment.end);
    }
    return Error{"--target is " + data::quoted(text) +
                 "; two or more heights, such as \"points(0,1,0.5)\", would be right"};
  }
  Result<Expression> target = Expression::parse(text, 1);
  if (!target) return Error{"--target, " + target.error().message};
  return constructions::Curve(std::move(target).value());
}

std::string rounded(double value) {
  std::array<char, 40> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.6g", value);
  return buffer.data();
}

}  // namespace crease::cli
