#include <algorithm>
#include <utility>

#include "support/exact_forward.h"
#include "support/exact_regions.h"

namespace crease::testing {
namespace {

/// N / D, with D = 0 for plus or minus infinity; D >= 0.
struct Ratio {
  BigInteger numerator, denominator;
};

struct Interval {
  Ratio left, right;
  std::vector<int> piece;
  std::vector<ExactMap> maps;  ///< a t + c in entries 0 and 2
};

Ratio ratio(double t) {
  if (t > 1e300) return {1, 0};
  if (t < -1e300) return {-1, 0};
  const int shift = whole_shift(t);
  return {BigInteger::scaled(t, shift), BigInteger::scaled(1, shift)};
}

/// Sign of a t + c; far out, of the slope, or of the constant if there is none.
int sign_at(const ExactMap& map, const Ratio& t) {
  const int sign = (map[0] * t.numerator + map[2] * t.denominator).sign();
  return sign == 0 && t.denominator.sign() == 0 ? map[2].sign() : sign;
}

std::vector<Interval> cut(std::vector<Interval> cells, const ExactMap& map, int j) {
  std::vector<Interval> result;
  for (Interval& cell : cells) {
    const int left = sign_at(map, cell.left), right = sign_at(map, cell.right);
    if (left * right < 0) {
      Ratio root = {-map[2], map[0]};
      if (map[0].sign() < 0) root = {map[2], -map[0]};
      Interval first = cell;
      first.right = root;
      first.piece[j] += left > 0;
      result.push_back(std::move(first));
      cell.left = root;
      cell.piece[j] += right > 0;
    } else {
      cell.piece[j] += left > 0 || right > 0;
    }
    result.push_back(std::move(cell));
  }
  return result;
}

}  // namespace

ExactPieces exact_pieces(const nn::Network& network, const std::vector<double>& origin,
                         const std::vector<double>& direction, double begin, double end) {
  const regions::Slice slice = {origin, direction, std::vector<double>(origin.size(), 0.0)};
  const ExactNetwork exact(network, slice);
  std::vector<Interval> cells = {{ratio(begin), ratio(end), {}, exact.inputs()}};
  for (int layer = 0; layer < exact.layers(); ++layer) {
    std::vector<Interval> result;
    for (Interval& cell : cells) {
      const std::vector<ExactMap> z = exact.z(layer, cell.maps);
      cell.piece.assign(z.size(), 0);
      std::vector<Interval> parts = {cell};
      for (int j = 0; j < exact.width(layer); ++j)
        for (int bend = 0; bend < exact.breakpoints(layer); ++bend) {
          ExactMap map = z[j];
          map[2] = map[2] - exact.breakpoint(layer, bend);
          parts = cut(std::move(parts), map, j);
        }
      for (Interval& part : parts) {
        for (int j = 0; j < exact.width(layer); ++j)
          part.maps.resize(z.size()),
              part.maps[j] = exact.h(layer, z[j], exact.breakpoints(layer) == 0 ? 1 : part.piece[j]);
        result.push_back(std::move(part));
      }
    }
    cells = std::move(result);
  }
  ExactPieces counts = {static_cast<std::int64_t>(cells.size()), 1};
  for (std::size_t i = 1; i < cells.size(); ++i) counts.pieces += cells[i].maps != cells[i - 1].maps;
  return counts;
}

}  // namespace crease::testing
