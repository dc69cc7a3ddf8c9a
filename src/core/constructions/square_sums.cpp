#include "core/constructions/square_sums.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "core/base/check.h"
#include "core/base/real_functions.h"

namespace crease::constructions {
namespace {

constexpr double pi = 3.14159265358979323846;

void check(const SquareBins& bins) {
  CREASE_CHECK(std::isfinite(bins.begin) && std::isfinite(bins.end) && bins.begin < bins.end &&
                   bins.count >= 1 && std::isfinite(bins.steepness),
               "bins on a finite square");
}

/// The values of f in the middles of the boxes, row i along x.
std::vector<double> values_in_boxes(const Surface& f, const SquareBins& bins) {
  const double h = (bins.end - bins.begin) / bins.count;
  std::vector<double> values;
  for (int i = 0; i < bins.count; ++i)
    for (int j = 0; j < bins.count; ++j)
      values.push_back(f(bins.begin + (i + 0.5) * h, bins.begin + (j + 0.5) * h));
  return values;
}

/// Two hidden layers: the first has the inner ends of x, then those of y.
class TwoLayers {
 public:
  explicit TwoLayers(const SquareBins& bins) : inner_(bins.count - 1), count_(bins.count) {
    const std::array<int, 2> hidden = {std::max(1, 2 * inner_), count_ * count_};
    network_.architecture = nn::perceptron(2, hidden, 1, nn::Activation::sigmoid);
    network_.parameters.assign(network_.architecture.parameter_count(), 0.0);
    const double h = (bins.end - bins.begin) / count_;
    for (int axis = 0; axis < 2; ++axis)
      for (int i = 1; i < count_; ++i) {
        const auto neuron = static_cast<std::size_t>(axis * inner_ + i - 1);
        network_.weight(0)[2 * neuron + static_cast<std::size_t>(axis)] = bins.steepness;
        network_.bias(0)[neuron] = -bins.steepness * (bins.begin + i * h);
      }
  }

  /// Adds factor * s(k (x - a_i)) on an axis to what goes into a neuron; before the first end there is 1,
  /// after the last 0.
  void add_step(int axis, int i, double factor, int neuron) {
    const auto to = static_cast<std::size_t>(neuron);
    if (i == 0) network_.bias(1)[to] += second_steepness * factor;
    if (i == 0 || i == count_) return;
    const auto width = static_cast<std::size_t>(std::max(1, 2 * inner_));
    const auto from = static_cast<std::size_t>(axis * inner_ + i - 1);
    network_.weight(1)[to * width + from] = second_steepness * factor;
  }

  void finish_neuron(int neuron, double factor) {
    const auto at = static_cast<std::size_t>(neuron);
    network_.bias(1)[at] -= 1.5 * second_steepness;
    network_.weight(2)[at] = factor;
  }

  const nn::Network& network() const { return network_; }

 private:
  int inner_, count_;
  nn::Network network_;
};

/// Solves A x = b for a symmetric, positive definite A (n, n), by A = L L^T, in a fixed order.
std::vector<double> solve(std::vector<double> a, std::vector<double> b) {
  const std::size_t n = b.size();
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = a[i * n + j];
      for (std::size_t k = 0; k < j; ++k) sum -= a[i * n + k] * a[j * n + k];
      a[i * n + j] = i == j ? std::sqrt(sum) : sum / a[j * n + j];
    }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = 0; k < i; ++k) b[i] -= a[i * n + k] * b[k];
    b[i] /= a[i * n + i];
  }
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t k = i + 1; k < n; ++k) b[i] -= a[k * n + i] * b[k];
    b[i] /= a[i * n + i];
  }
  return b;
}

/// A direction, and the square's shadow on it.
struct Direction {
  double x = 1, y = 0, low = 0, high = 1;
  double at(double px, double py) const { return x * px + y * py; }
};

std::vector<Direction> directions_of(const Ridges& ridges) {
  std::vector<Direction> directions;
  for (int d = 0; d < ridges.directions; ++d) {
    const double angle = d * (pi / ridges.directions);
    Direction direction = {crease::cos(angle), crease::sin(angle)};
    direction.low = ridges.end * std::min(0.0, direction.x) + ridges.begin * std::max(0.0, direction.x) +
                    ridges.begin * direction.y;
    direction.high = ridges.begin * std::min(0.0, direction.x) + ridges.end * std::max(0.0, direction.x) +
                     ridges.end * direction.y;
    directions.push_back(direction);
  }
  return directions;
}

/// The values at all knots, direction after direction, with the smallest sum of squares.
class LeastSquares {
 public:
  LeastSquares(const Ridges& ridges, const std::vector<Direction>& directions)
      : ridges_(ridges),
        directions_(directions),
        n_(directions.size() * static_cast<std::size_t>(ridges.pieces + 1)),
        gram_(n_ * n_),
        right_(n_) {}

  /// At a place each direction has the hats of two knots, which add up to 1.
  void add(double x, double y, double value) {
    struct Entry {
      std::size_t at;
      double share;
    };
    std::vector<Entry> row;
    for (std::size_t d = 0; d < directions_.size(); ++d) {
      const Direction& direction = directions_[d];
      const double t =
          (direction.at(x, y) - direction.low) / (direction.high - direction.low) * ridges_.pieces;
      const double knot = std::clamp(std::floor(t), 0.0, static_cast<double>(ridges_.pieces - 1));
      const std::size_t first =
          d * static_cast<std::size_t>(ridges_.pieces + 1) + static_cast<std::size_t>(knot);
      row.push_back({first, 1 - (t - knot)});
      row.push_back({first + 1, t - knot});
    }
    for (const Entry& a : row) {
      right_[a.at] += a.share * value;
      for (const Entry& b : row) gram_[a.at * n_ + b.at] += a.share * b.share;
    }
  }

  /// What has little to say is kept near 0.
  std::vector<double> solution() {
    constexpr double stabiliser = 1e-7;
    double trace = 0;
    for (std::size_t i = 0; i < n_; ++i) trace += gram_[i * n_ + i];
    for (std::size_t i = 0; i < n_; ++i) gram_[i * n_ + i] += stabiliser * trace / static_cast<double>(n_);
    return solve(gram_, right_);
  }

 private:
  const Ridges& ridges_;
  const std::vector<Direction>& directions_;
  std::size_t n_;
  std::vector<double> gram_, right_;
};

}  // namespace

nn::Network sigmoid_boxes(const Surface& f, const SquareBins& bins) {
  check(bins);
  const std::vector<double> values = values_in_boxes(f, bins);
  TwoLayers layers(bins);
  for (int i = 0; i < bins.count; ++i)
    for (int j = 0; j < bins.count; ++j) {
      const int box = i * bins.count + j;
      for (int axis = 0; axis < 2; ++axis) {
        layers.add_step(axis, axis == 0 ? i : j, 1, box);
        layers.add_step(axis, (axis == 0 ? i : j) + 1, -1, box);
      }
      layers.finish_neuron(box, values[static_cast<std::size_t>(box)]);
    }
  return layers.network();
}

nn::Network sigmoid_corners(const Surface& f, const SquareBins& bins) {
  check(bins);
  const std::vector<double> values = values_in_boxes(f, bins);
  const auto value = [&](int i, int j) {
    return i < 0 || j < 0 ? 0 : values[static_cast<std::size_t>(i * bins.count + j)];
  };
  TwoLayers layers(bins);
  for (int i = 0; i < bins.count; ++i)
    for (int j = 0; j < bins.count; ++j) {
      const int corner = i * bins.count + j;
      layers.add_step(0, i, 1, corner);
      layers.add_step(1, j, 1, corner);
      layers.finish_neuron(corner, value(i, j) - value(i - 1, j) - value(i, j - 1) + value(i - 1, j - 1));
    }
  return layers.network();
}

nn::Network relu_ridges(const Surface& f, const Ridges& ridges) {
  CREASE_CHECK(std::isfinite(ridges.begin) && std::isfinite(ridges.end) && ridges.begin < ridges.end &&
                   ridges.directions >= 1 && ridges.pieces >= 1,
               "directions and pieces on a finite square");
  const std::vector<Direction> directions = directions_of(ridges);
  LeastSquares squares(ridges, directions);
  const double spacing = (ridges.end - ridges.begin) / (ridge_places - 1);
  for (int i = 0; i < ridge_places; ++i)
    for (int j = 0; j < ridge_places; ++j) {
      const double x = ridges.begin + i * spacing, y = ridges.begin + j * spacing;
      squares.add(x, y, f(x, y));
    }
  const std::vector<double> heights = squares.solution();
  const std::array<int, 1> hidden = {ridges.directions * ridges.pieces};
  nn::Network network;
  network.architecture = nn::perceptron(2, hidden, 1, nn::Activation::relu);
  network.parameters.assign(network.architecture.parameter_count(), 0.0);
  std::size_t neuron = 0, knot = 0;
  for (const Direction& direction : directions) {
    const double h = (direction.high - direction.low) / ridges.pieces;
    double slope_before = 0;
    network.bias(1)[0] += heights[knot];
    for (int i = 0; i < ridges.pieces; ++i, ++neuron, ++knot) {
      const double slope = (heights[knot + 1] - heights[knot]) / h;
      network.weight(0)[2 * neuron] = direction.x;
      network.weight(0)[2 * neuron + 1] = direction.y;
      network.bias(0)[neuron] = -(direction.low + i * h);
      network.weight(1)[neuron] = slope - slope_before;
      slope_before = slope;
    }
    ++knot;
  }
  return network;
}

}  // namespace crease::constructions
