#pragma once

#include <optional>
#include <vector>

#include "chapters/approximate/settings.h"
#include "core/constructions/curve.h"
#include "core/constructions/knots.h"
#include "core/nn/network.h"
#include "lab/chapter.h"

/// Networks with one hidden layer that follow a function by construction, and how far off they can be.
namespace crease::approximate {

/// What a network is to follow.
struct Task {
  constructions::Curve target;
  double begin = 0, end = 1;
  /// The value, or 0 where the formula has none that one can compute with: the measurement of the error says
  /// so then.
  double at(double x) const;
};

struct Approximation {
  nn::Network network;
  std::vector<double> breakpoints;  ///< ascending: where the steps are, or where the line bends
};

/// Needs   count >= 1, sharpness > 0   (CHECKed by the constructions)
/// Cost    some microseconds per neuron; optimal knots some hundredths of a second
Approximation construct(const Task& task, Construction construction, int count, double sharpness);

/// The same, in slices: all but the search for optimal knots is there at once. The same result however it is
/// sliced.
class Making {
 public:
  Making(Task task, Construction construction, int count, double sharpness);

  /// Goes on until the budget is spent, a slice at least. True: it is done.
  bool advance(const lab::Budget& budget);
  bool is_done() const { return !search_; }
  /// Goes on until the knots are where they stay but for some per cent of a piece.
  void come_near();
  /// As far as it is made: a whole network at any time.
  Approximation made() const;

 private:
  Task task_;
  Approximation made_;
  std::optional<constructions::OptimalLine> search_;  ///< while it goes on
};

/// Neurons of the hidden layer that `count` bins or pieces cost.
int neurons_for(Construction construction, int count);

/// A number that no slope of the target between two points of the segment exceeds; infinite where none was
/// found. Guaranteed, by bounds of the slopes on 512 parts of the segment.
double lipschitz_constant(const Task& task);

/// A number that the error does not exceed, from the target's slopes alone; infinite where they have no
/// bounds. With h the width of a bin, L the Lipschitz constant, r = e^{-kh/2}:
///
///   steps      L h (1/2 + r (1 + r^2) / (1 - r^2))
///              Between two steps the sum of the nearer step is between two values of f at most L h / 2 away;
///              the others, at distances h - u + j h and u + (j + 1) h for 0 <= u <= h/2, add at most L h
///              e^-kd each, and the sum of these is largest at u = h / 2.
///   bumps      that, and what the first and the last bump lack at the ends: by summation by parts
///              F_bumps - F_steps = -f(m_0) s(-k(x - a)) - f(m_{N-1}) s(k(x - b)), convex on the segment
///   uniform, greedy
///              the largest (b_i - a_i)(M_i - m_i) / 4, where all slopes on piece i are within [m_i, M_i]:
///              F - f is 0 at both ends of a piece, and its slope is within [s - M_i, s - m_i] for a slope s
///              of the line that is itself within [m_i, M_i]
///   optimal    that of uniform: no line comes closer than the best
double error_bound(const Task& task, Construction construction, const Approximation& approximation, int count,
                   double sharpness);

}  // namespace crease::approximate
