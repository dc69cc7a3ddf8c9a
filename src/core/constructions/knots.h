#pragma once

#include <functional>
#include <vector>

/// Where a broken line with K pieces should bend to follow f on a segment.
namespace crease::constructions {

/// A broken line: the straight pieces between the points (x_i, y_i).
struct BrokenLine {
  std::vector<double> x, y;  ///< K + 1 of each, x ascending
};

/// So many pieces of equal width have room on a segment: within each there are 64 places and more that
/// numbers tell apart, and one over its width is finite, with something to spare. 0: not even one.
///
/// Needs   begin < end, both and their distance finite
double most_pieces_on(double begin, double end);

/// K pieces of equal width through the graph of f.
///
/// Needs   begin < end, finite; pieces >= 1; f finite on the segment   (CHECKed but for f)
/// Error   f twice differentiable: h^2 / 8 max|f''|, with h the width of a piece
BrokenLine uniform_line(const std::function<double(double)>& f, double begin, double end, int pieces);

/// Through the graph of f, a knot at a time: each where the line is farthest from f so far.
///
/// Needs   as uniform_line
/// Cost    f is called 64 times per piece and knot, 4096 times at least
BrokenLine greedy_line(const std::function<double(double)>& f, double begin, double end, int pieces);

/// The broken line with K pieces that stays as close to f as any can; it need not touch f at its knots. For
/// f twice differentiable the error is near (1 / (16 K^2)) (integral of sqrt|f''|)^2, half of what the best
/// interpolating line has.
///
/// Found on a grid: f within epsilon is a row of gates, a line through as many gates as possible is drawn
/// again and again from the farthest place that the lines before could reach, and epsilon is halved in on.
/// Needs   as uniform_line
/// Error   of the largest distance from f: that of the grid, some 1e-3 relative for smooth f
/// Cost    some thirty times the grid for each of 50 to 150 values of epsilon; the grid has 64 places per
///         piece, 1024 at least
/// Source  Imai and Iri 1986, "An optimal algorithm for approximating a piecewise linear function"
BrokenLine optimal_line(const std::function<double(double)>& f, double begin, double end, int pieces);

/// The same search, an epsilon at a time.
class OptimalLine {
 public:
  OptimalLine(std::function<double(double)> f, double begin, double end, int pieces);

  /// Goes on by one epsilon. True: it is done.
  bool advance();
  bool is_done() const { return stage_ > last_stage; }
  /// Whether the line is worth being shown: what is left changes its distance by a third at most.
  bool is_near() const;
  /// The closest line so far.
  const BrokenLine& line() const { return best_; }

 private:
  static constexpr int last_stage = 3;
  double next_epsilon();
  void begin_stage();

  std::function<double(double)> f_;
  int pieces_;
  BrokenLine even_, graph_, best_;     ///< even_: the grid that the finer ones are made from
  double spacing_ = 0, widest_ = 0;    ///< of the grid around the knots; the constant line's distance
  double guess_ = 0, step_ = 0;        ///< where a grid begins, and how it goes on from there
  double too_small_ = 0, enough_ = 0;  ///< 0: none is known on this grid
  int repeats_ = 0;                    ///< of the stage
  int stage_ = 0;                      ///< the first grid, then those that are finer around the knots
};

}  // namespace crease::constructions
