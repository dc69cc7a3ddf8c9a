#include "cli/places.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "cli/numbers.h"
#include "core/data/text.h"
#include "core/nn/network.h"
#include "core/regions/plane_through.h"
#include "core/regions/subdivision.h"

namespace crease::cli {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr int widest = 10'000, most_layers = 100;

Result<regions::Line> segment_of_inputs(const std::string& segment, bool line) {
  if (line && !segment.empty()) {
    return Error{"--line is the whole line of inputs; --line or --segment alone would be right"};
  }
  if (line) return regions::Line{{0}, {1}, -infinity, infinity};
  const std::string text = segment.empty() ? "-1,1" : segment;
  const std::optional<std::vector<double>> ends = comma_numbers(text);
  if (!ends || ends->size() != 2 || !((*ends)[0] < (*ends)[1])) {
    return Error{"--segment is " + data::quoted(text) +
                 "; two numbers in ascending order, such as -1,1, would be right"};
  }
  return regions::Line{{0}, {1}, (*ends)[0], (*ends)[1]};
}

}  // namespace

Result<std::vector<regions::Point>> read_box(const std::string& text) {
  const std::optional<std::vector<double>> ends = comma_numbers(text);
  if (!ends || ends->size() != 4 || !((*ends)[0] < (*ends)[1]) || !((*ends)[2] < (*ends)[3])) {
    return Error{"--box is " + data::quoted(text) +
                 "; x0,x1,y0,y1 with x0 < x1 and y0 < y1, such as -1,1,-1,1, would be right"};
  }
  return regions::box((*ends)[0], (*ends)[1], (*ends)[2], (*ends)[3]);
}

Result<regions::Slice> read_slice(const std::string& text, const NamedInputs& inputs) {
  const std::string count = std::to_string(inputs.count);
  if (inputs.count == 1)
    return Error{inputs.network + " has one input; crease pieces " + inputs.network + " would be right"};
  if (text.empty()) {
    if (inputs.count == 2) return regions::Slice{};
    return Error{inputs.network + " has " + count +
                 " inputs; --slice \"o;u;v\" with an origin and two "
                 "directions of " +
                 count + " comma-separated numbers" + inputs.or_else + " would be right"};
  }
  auto vectors = semicolon_points(text, inputs.count);
  if (!vectors || vectors->size() != 3) {
    return Error{"--slice is " + data::quoted(text) + "; \"o;u;v\", three vectors of " + count +
                 " comma-separated numbers, would be right"};
  }
  if (regions::are_parallel((*vectors)[1], (*vectors)[2])) {
    return Error{"--slice is " + data::quoted(text) +
                 "; two directions, the second and the third vector, that are not parallel would be right"};
  }
  return regions::Slice{(*vectors)[0], (*vectors)[1], (*vectors)[2]};
}

Result<regions::Line> read_line(const std::string& segment, bool line, const NamedInputs& inputs) {
  if (inputs.count == 1) return segment_of_inputs(segment, line);
  const std::string count = std::to_string(inputs.count);
  const auto points = semicolon_points(segment, inputs.count);
  if (!points || points->size() != 2) {
    return Error{(segment.empty() ? inputs.network + " has " + count + " inputs"
                                  : "--segment is " + data::quoted(segment)) +
                 "; --segment \"p;q\" with two points of " + count + " comma-separated numbers" +
                 (segment.empty() ? inputs.or_else : "") + " would be right"};
  }
  regions::Line result{(*points)[0], (*points)[1], line ? -infinity : 0, line ? infinity : 1};
  bool is_point = true, is_finite = true;
  for (int i = 0; i < inputs.count; ++i) {
    result.direction[i] -= result.origin[i];
    is_point = is_point && result.direction[i] == 0;
    is_finite = is_finite && std::isfinite(result.direction[i]);
  }
  if (!is_finite)
    return Error{"--segment is " + data::quoted(segment) +
                 "; two points whose difference is no more than about 1e308 would be right"};
  if (is_point) {
    return Error{"--segment is " + data::quoted(segment) + "; two different points would be right"};
  }
  return result;
}

Error too_large_there(const std::string& network, const Error& problem, const std::string& options) {
  std::string sentence = problem.message;
  if (sentence.ends_with('.')) sentence.pop_back();
  return Error{network + ": " + sentence + "; smaller numbers in " + options + " would be right"};
}

Result<Widths> read_widths(const std::string& text) {
  const std::optional<std::vector<double>> numbers = comma_numbers(text);
  const auto is_whole = [](double number, int most) {
    return number >= 1 && number <= most && number == std::floor(number);
  };
  const bool is_list = numbers && numbers->size() >= 2 && numbers->size() <= most_layers + 1 &&
                       is_whole(numbers->front(), nn::max_input) &&
                       std::all_of(numbers->begin() + 1, numbers->end(),
                                   [&](double number) { return is_whole(number, widest); });
  if (!is_list) {
    return Error{"the widths are " + data::quoted(text) + "; the number of inputs (1 to " +
                 std::to_string(nn::max_input) + "), then hidden widths (1 to " + std::to_string(widest) +
                 ", at most " + std::to_string(most_layers) + " of them), such as 2,16,16, would be right"};
  }
  Widths widths{static_cast<int>(numbers->front()), {}};
  for (std::size_t i = 1; i < numbers->size(); ++i) widths.hidden.push_back(static_cast<int>((*numbers)[i]));
  return widths;
}

}  // namespace crease::cli
