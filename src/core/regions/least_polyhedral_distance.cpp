#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/check.h"
#include "core/regions/least_distance.h"

namespace crease::regions {
namespace {

/// Of a normal's size: what is smaller is rounding.
constexpr double rounding = 1e-11;

/// min value + sum cost_j x_j  with x >= 0 and y_i = constant_i + sum slope_ij x_j >= 0, all costs >= 0.
///
/// The dual simplex method: whatever y_i is negative changes places with the x_j that brings it to zero at
/// the least cost, so that no cost becomes negative. Once no y_i is, x = 0 is the minimum.
class DualSimplex {
 public:
  DualSimplex(std::size_t rows, std::size_t columns)
      : rows_(rows), columns_(columns), table_((rows + 1) * (columns + 1), 0.0), doubt_(rows, rounding) {
    for (std::size_t i = 0; i < rows + columns; ++i) (i < rows ? row_name_ : column_name_).push_back(i);
  }

  double& slope(std::size_t i, std::size_t j) { return table_[i * (columns_ + 1) + j]; }
  double& constant(std::size_t i) { return slope(i, columns_); }
  double& cost(std::size_t j) { return slope(rows_, j); }

  /// Empty where the constraints contradict each other.
  std::optional<double> run() {
    for (std::size_t i = 0; i < rows_; ++i) doubt_[i] = rounding * (1 + std::fabs(constant(i)));
    // The steepest choice is quick, the first one cannot go round in circles (Bland 1977).
    const std::size_t quick = 4 * (rows_ + columns_) + 100, most = 50 * quick;
    for (std::size_t step = 0; step < most; ++step) {
      const std::size_t row = leaving(step > quick);
      if (row == rows_) return constant(rows_);
      const std::size_t column = entering(row, step > quick);
      if (column == columns_) return std::nullopt;
      exchange(row, column);
    }
    return std::nullopt;
  }

 private:
  std::size_t leaving(bool first_will_do) {
    std::size_t found = rows_;
    for (std::size_t i = 0; i < rows_; ++i) {
      if (constant(i) >= -doubt_[i]) continue;
      const bool is_better =
          found == rows_ || (first_will_do ? row_name_[i] < row_name_[found] : constant(i) < constant(found));
      if (is_better) found = i;
    }
    return found;
  }

  std::size_t entering(std::size_t row, bool first_will_do) {
    std::size_t found = columns_;
    double least = 0;
    for (std::size_t j = 0; j < columns_; ++j) {
      if (slope(row, j) <= rounding) continue;
      const double price = cost(j) / slope(row, j);
      const bool is_tie = found != columns_ && price == least;
      const bool wins_tie = is_tie && (first_will_do ? column_name_[j] < column_name_[found]
                                                     : slope(row, j) > slope(row, found));
      if (found != columns_ && price >= least && !wins_tie) continue;
      found = j;
      least = price;
    }
    return found;
  }

  /// y = c + s x + rest  becomes  x = -c / s + y / s - rest / s, in all rows and in the cost.
  void exchange(std::size_t row, std::size_t column) {
    double* const pivot = &slope(row, 0);
    const double s = pivot[column];
    pivot[column] = -1;
    for (std::size_t j = 0; j <= columns_; ++j) pivot[j] /= -s;
    for (std::size_t i = 0; i <= rows_; ++i) {
      const double factor = slope(i, column);
      if (i == row || factor == 0) continue;
      double* const other = &slope(i, 0);
      other[column] = 0;
      for (std::size_t j = 0; j <= columns_; ++j) other[j] += factor * pivot[j];
    }
    for (std::size_t j = 0; j < columns_; ++j) cost(j) = std::max(0.0, cost(j));  // rounding
    std::swap(row_name_[row], column_name_[column]);
    std::swap(doubt_[row], column_doubt_[column]);
  }

  std::size_t rows_, columns_;
  std::vector<double>
      table_;  ///< (rows + 1, columns + 1): the last row is the cost, the last column constant
  std::vector<std::size_t> row_name_, column_name_;
  std::vector<double> doubt_, column_doubt_ = std::vector<double>(columns_, rounding);
};

/// v = p - q with p, q >= 0 and cost sum p + sum q.
std::optional<double> in_norm_one(const HalfSpaces& spaces) {
  const std::size_t count = spaces.offset.size(), n = spaces.dimension;
  DualSimplex simplex(count, 2 * n);
  for (std::size_t j = 0; j < 2 * n; ++j) simplex.cost(j) = 1;
  for (std::size_t i = 0; i < count; ++i) {
    const double size = dual_norm(spaces.row(i), Norm::one);
    simplex.constant(i) = spaces.offset[i] / size;
    for (std::size_t j = 0; j < n; ++j) {
      simplex.slope(i, j) = spaces.row(i)[j] / size;
      simplex.slope(i, n + j) = -spaces.row(i)[j] / size;
    }
  }
  return simplex.run();
}

/// v_j = side_j (t - x_j) with 0 <= x_j <= 2 t and cost t. With the sides of the farthest half-space's
/// normal, t alone brings v there: its own nearest point, from which the others are looked at.
std::optional<double> in_norm_infinity(const HalfSpaces& spaces) {
  const std::size_t count = spaces.offset.size(), n = spaces.dimension;
  std::vector<double> size(count), side(n, 1.0);
  std::size_t farthest = 0;
  for (std::size_t i = 0; i < count; ++i) {
    size[i] = dual_norm(spaces.row(i), Norm::infinity);
    if (spaces.offset[i] / size[i] < spaces.offset[farthest] / size[farthest]) farthest = i;
  }
  for (std::size_t j = 0; j < n && count > 0; ++j) side[j] = spaces.row(farthest)[j] < 0 ? -1 : 1;
  DualSimplex simplex(count + n, n + 1);
  simplex.cost(n) = 1;
  for (std::size_t i = 0; i < count; ++i) {
    simplex.constant(i) = spaces.offset[i] / size[i];
    for (std::size_t j = 0; j < n; ++j) {
      const double along = side[j] * spaces.row(i)[j] / size[i];
      simplex.slope(i, j) = -along;
      simplex.slope(i, n) += along;
    }
  }
  for (std::size_t j = 0; j < n; ++j) {
    simplex.slope(count + j, j) = -1;
    simplex.slope(count + j, n) = 2;
  }
  return simplex.run();
}

}  // namespace

std::optional<double> least_distance(const HalfSpaces& spaces, Norm norm) {
  if (norm == Norm::two) return least_distance(spaces);
  return norm == Norm::one ? in_norm_one(spaces) : in_norm_infinity(spaces);
}

}  // namespace crease::regions
