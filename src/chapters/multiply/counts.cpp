#include "chapters/multiply/counts.h"

#include <algorithm>
#include <cmath>

#include "chapters/multiply/subject.h"
#include "core/constructions/products_by_squares.h"
#include "core/nn/forward.h"

namespace crease::multiply {
namespace {

/// At most so many places along each of the two directions.
constexpr int most_places = 32;

}  // namespace

std::vector<CountLine> count_lines(const Settings& settings) {
  std::vector<CountLine> lines = {
      {"1 layer", "2ⁿ", Construction::shallow, 1, {}, {}},
      {"2 layers", "(√n + 1) · 2^√n", Construction::layers, 2, {}, {}},
      {"3 layers", "≈ n^(2/3) · 2^(n^(1/3))", Construction::layers, 3, {}, {}},
      {"log₂ n layers", "4(n − 1)", Construction::tree, 0, {}, {}},
      {"ReLU squares", "(6m + 2)(n − 1)", Construction::squares, 0, {}, {}},
  };
  for (CountLine& line : lines)
    for (int n = 2; n <= most_factors; ++n) {
      Settings of = with(settings, line.construction);
      of.layers = std::max(2, line.layers);
      line.factors.push_back(n);
      line.neurons.push_back(static_cast<double>(neurons_of(of, n)));
    }
  return lines;
}

SquareCheck check_squares(int folds) {
  const int pieces = 1 << folds, count = std::min(pieces, most_places);
  std::vector<double> points;
  for (int i = 0; i < count; ++i)
    for (int j = 0; j < count; ++j) {
      // Over the whole range and down to single pieces, without a remainder.
      const int stride = pieces / count;
      const double middle = (i * stride + 0.5) / pieces, end = static_cast<double>(j * stride) / pieces;
      if (middle + end <= 1) points.insert(points.end(), {reach * (middle + end), reach * (middle - end)});
    }
  const nn::Network network = constructions::product_by_squares(2, folds, reach);
  const std::vector<double> products = nn::evaluate(network, points);
  SquareCheck check{0, constructions::square_product_error(folds, reach), static_cast<int>(products.size())};
  for (std::size_t i = 0; i < products.size(); ++i)
    check.measured = std::max(check.measured, std::fabs(products[i] - points[2 * i] * points[2 * i + 1]));
  return check;
}

}  // namespace crease::multiply
