#pragma once

#include <functional>
#include <vector>

/// Where a broken line with K pieces should bend to follow f on a segment.
namespace crease::constructions {

/// A broken line: the straight pieces between the points (x_i, y_i).
struct BrokenLine {
  std::vector<double> x, y;  ///< K + 1 of each, x ascending
};

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
/// Error   of the largest distance from f: that of the grid, some 1e-5 relative for smooth f
/// Cost    O(grid^2 / K) for each of 50 values of epsilon; the grid has 64 places per piece, 2048 at least
/// Source  Imai and Iri 1986, "An optimal algorithm for approximating a piecewise linear function"
BrokenLine optimal_line(const std::function<double(double)>& f, double begin, double end, int pieces);

}  // namespace crease::constructions
