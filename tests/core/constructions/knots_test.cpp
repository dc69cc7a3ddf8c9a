#include "core/constructions/knots.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <string>

#include "core/base/expression.h"
#include "core/base/real_functions.h"
#include "core/base/rng.h"
#include "core/constructions/hats.h"
#include "core/constructions/sup_error.h"

namespace {

using namespace crease;
using namespace crease::constructions;

double error_against(const Expression& formula, const BrokenLine& line) {
  return sup_error(hats(line.x, line.y), formula, 0, 1).value().high;
}

}  // namespace

// A convex function lies below its chords. With as many chords, all as far from it in the middle, nothing can
// be closer than these let down by half of that: on each piece the distance is largest at both ends and in
// between.
TEST_CASE("agree: the closest broken line to a convex function is that of equal chords, let down by half") {
  const auto f = [](double x) {
    return crease::exp(3 * x);
  };
  const auto chord_distance = [&](double a, double b) {
    const double slope = (f(b) - f(a)) / (b - a), x = crease::log(slope / 3) / 3;
    return f(a) + slope * (x - a) - f(x);
  };
  const auto next = [&](double a, double distance) {
    double low = a + 1e-9, high = 1;
    for (int i = 0; i < 50; ++i) {
      const double middle = (low + high) / 2;
      (chord_distance(a, middle) < distance ? low : high) = middle;
    }
    return low;
  };
  const Expression formula = Expression::parse("exp(3x)", 1).value();
  for (const int pieces : {2, 4, 8, 16, 32}) {
    double low = 1e-6, high = 10;
    for (int i = 0; i < 50; ++i) {
      const double middle = std::sqrt(low * high);
      double end = 0;
      for (int piece = 0; piece < pieces && end < 1; ++piece)
        end = chord_distance(end, 1) <= middle ? 1 : next(end, middle);
      (end < 1 ? low : high) = middle;
    }
    const double found = error_against(formula, optimal_line(f, 0, 1, pieces));
    CHECK_MESSAGE(found >= high / 2 * (1 - 1e-6), pieces);
    CHECK_MESSAGE(found <= high / 2 * 1.003, pieces);
  }
}

TEST_CASE(
    "invariant: the closest broken line is closer than even and greedy ones, and more pieces are closer") {
  Random random(14);
  for (int i = 0; i < 12; ++i) {
    const std::array targets = {
        "sin(" + std::to_string(9 * random.uniform()) + "x)+" + std::to_string(random.uniform()) + "*x^2",
        "abs(x-" + std::to_string(random.uniform()) + ")-2*abs(x-" + std::to_string(random.uniform()) + ")",
        "max(sin(7x)," + std::to_string(random.uniform()) + "-x)",
        "sqrt(abs(x-" + std::to_string(random.uniform()) + "))",
        "tanh(" + std::to_string(50 * random.uniform()) + "*(x-" + std::to_string(random.uniform()) + "))",
        "min(x^3,1-x)+exp(-60*(x-" + std::to_string(random.uniform()) + ")^2)"};
    const std::string& text = targets[static_cast<std::size_t>(i) % targets.size()];
    const Expression formula = Expression::parse(text, 1).value();
    const auto f = [&](double x) {
      return formula.at(x);
    };
    double before = HUGE_VAL;
    for (const int pieces : {2, 3, 5, 8, 16, 32}) {
      const double best = error_against(formula, optimal_line(f, 0, 1, pieces));
      const double rounding = 1e-13;
      CHECK_MESSAGE(best <= error_against(formula, uniform_line(f, 0, 1, pieces)) + rounding, text, pieces);
      CHECK_MESSAGE(best <= error_against(formula, greedy_line(f, 0, 1, pieces)) + rounding, text, pieces);
      // A kink is found as exactly as the finest grid is fine.
      CHECK_MESSAGE(best <= before * 1.003 + 1e-5, text, pieces);
      before = best;
    }
  }
}
