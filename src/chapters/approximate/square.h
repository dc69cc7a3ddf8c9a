#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/expression.h"
#include "core/nn/network.h"
#include "lab/chapter.h"

/// Functions of two numbers on the square [-1, 1]^2: two hidden layers make boxes, one layer makes ridges.
namespace crease::approximate {

enum class SquareConstruction : std::uint8_t { boxes, corners, ridges };

/// How a network on the square is written down.
struct SquarePlan {
  SquareConstruction construction = SquareConstruction::boxes;
  int bins = 8;                    ///< N, along each side: boxes and corners
  double sharpness = 10;           ///< k h: boxes and corners
  int directions = 4, pieces = 8;  ///< D and K: ridges
  bool operator==(const SquarePlan&) const = default;
};

struct SquareTask {
  Expression target;
  /// The value, or 0 where the formula has none that one can compute with.
  double at(double x, double y) const;
};

nn::Network construct(const SquareTask& task, const SquarePlan& plan);
/// Of all hidden layers.
int neurons_for(const SquarePlan& plan);
int layers_of(SquareConstruction construction);

/// Target, network, and one neuron of its last hidden layer at the places of a grid, in slices. The largest
/// error is that at these places: between them it may be larger. The same however it is sliced.
class SquareGrid {
 public:
  /// `least_places` along each side; there are more so that ends and middles of all bins are among them.
  SquareGrid(SquareTask task, const SquarePlan& plan, int least_places);

  /// Goes on until the budget is spent, a row at least. True: it is done.
  bool advance(const lab::Budget& budget);
  bool is_done() const { return rows_done_ >= places_; }

  int places() const { return places_; }  ///< along each side
  double place(int i) const { return i == places_ - 1 ? 1 : -1 + i * (2.0 / (places_ - 1)); }
  const nn::Network& network() const { return network_; }
  // Shape (places, places), row j at y = place(j); as many rows as are done.
  const std::vector<double>& target() const { return target_; }
  const std::vector<double>& values() const { return values_; }
  /// Of the neuron, as a share of its largest value.
  const std::vector<double>& neuron() const { return neuron_; }

  // Need is_done().
  double largest_error() const { return largest_; }
  double worst_x() const { return worst_x_; }
  double worst_y() const { return worst_y_; }
  /// Share of the places where the neuron has more than half of its largest value.
  double reach() const { return reach_; }
  /// Where the target has no value; else empty.
  const std::string& trouble() const { return trouble_; }

 private:
  void do_row();
  void finish();

  SquareTask task_;
  nn::Network network_;
  int places_, rows_done_ = 0, layer_ = 0, shown_ = 0;  ///< the neuron that is shown
  std::vector<double> target_, values_, neuron_;
  double largest_ = 0, worst_x_ = 0, worst_y_ = 0, reach_ = 0;
  std::string trouble_;
};

/// How the errors of all three constructions fall with the number of neurons, on a grid, in slices.
class SquareStudy {
 public:
  SquareStudy(SquareTask task, double sharpness);

  bool advance(const lab::Budget& budget);
  bool is_done() const { return next_ >= most_plans; }

  struct Point {
    SquareConstruction construction;
    double neurons, error;
  };
  const std::vector<Point>& points() const { return points_; }

 private:
  static constexpr int sizes = 6, most_plans = 3 * sizes;
  SquareTask task_;
  double sharpness_;
  int next_ = 0;
  std::optional<SquareGrid> running_;
  std::vector<Point> points_;
};

}  // namespace crease::approximate
