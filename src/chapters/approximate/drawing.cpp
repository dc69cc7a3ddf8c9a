#include "chapters/approximate/drawing.h"

#include <algorithm>
#include <cmath>

#include "lab/parameter.h"

namespace crease::approximate {
namespace {

/// A number with the digits that a hand can draw: a thousandth of the largest, at most.
double rounded(double height, double largest) {
  double scale = 1000;
  for (; largest >= 10; largest /= 10) scale /= 10;
  for (; largest < 1 && largest > 1e-9; largest *= 10) scale *= 10;
  const double result = std::round(height * scale) / scale;
  return result == 0 ? 0 : result;  // without a sign
}

double largest_of(std::span<const double> heights) {
  double largest = 0;
  for (const double height : heights) largest = std::max(largest, std::fabs(height));
  return largest;
}

/// The same line with drawn_heights heights, or with those it has where they are more.
std::vector<double> refined(std::span<const double> heights) {
  if (heights.size() >= drawn_heights) return {heights.begin(), heights.end()};
  const constructions::Curve line = constructions::Curve::through(heights, 0, drawn_heights - 1);
  std::vector<double> more;
  for (int i = 0; i < drawn_heights; ++i) more.push_back(rounded(line.at(i), largest_of(heights)));
  return more;
}

}  // namespace

std::string heights_text(std::span<const double> heights) {
  std::string text;
  for (const double height : heights) {
    if (!text.empty()) text += ", ";
    text += lab::to_text(height);
  }
  return text;
}

Result<std::vector<double>> parse_heights(std::string_view text) {
  Result<std::vector<double>> heights = lab::parse_reals(text);
  const bool is_right = heights && heights.value().size() >= 2 && heights.value().size() <= most_heights &&
                        largest_of(heights.value()) <= largest_height;
  if (!is_right)
    return Error{
        "Heights are 2 to 257 numbers up to a million with commas between them; \"0, 1, 0.5\" would be "
        "right."};
  return heights;
}

Result<StrokePart> parse_stroke(std::string_view text) {
  const Result<std::vector<double>> numbers = lab::parse_reals(text);
  const bool is_right =
      numbers && numbers.value().size() == 4 && largest_of(numbers.value()) <= largest_height;
  if (!is_right)
    return Error{"A stroke goes from one point to another; \"0.2,0.5,0.3,0.6\" (x, y, x, y) would be right."};
  const std::vector<double>& n = numbers.value();
  return StrokePart{n[0], n[1], n[2], n[3]};
}

std::vector<double> with_stroke(std::span<const double> heights, const StrokePart& part, double begin,
                                double end) {
  std::vector<double> result = refined(heights);
  const auto last = static_cast<double>(result.size() - 1);
  const auto place = [&](double x) {
    return std::clamp((x - begin) / (end - begin) * last, 0.0, last);
  };
  const double from = place(part.x0), to = place(part.x1);
  const double largest = std::max({largest_of(result), std::fabs(part.y0), std::fabs(part.y1)});
  const auto first = static_cast<std::size_t>(std::lround(std::min(from, to)));
  const auto final = static_cast<std::size_t>(std::lround(std::max(from, to)));
  for (std::size_t i = first; i <= final; ++i) {
    const double run = to - from;
    const double share = run == 0 ? 1 : std::clamp((static_cast<double>(i) - from) / run, 0.0, 1.0);
    result[i] = rounded(part.y0 + share * (part.y1 - part.y0), largest);
  }
  return result;
}

std::vector<double> heights_of(const constructions::Curve& target, double begin, double end) {
  std::vector<double> heights;
  for (int i = 0; i < drawn_heights; ++i) {
    const double height = target.at(begin + i * ((end - begin) / (drawn_heights - 1)));
    heights.push_back(std::isfinite(height) ? std::clamp(height, -largest_height, largest_height) : 0);
  }
  const double largest = largest_of(heights);
  for (double& height : heights) height = rounded(height, largest);
  return heights;
}

bool is_flat(std::span<const double> heights) {
  return largest_of(heights) == 0;
}

}  // namespace crease::approximate
