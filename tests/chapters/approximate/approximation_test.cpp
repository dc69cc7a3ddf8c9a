#include "chapters/approximate/approximation.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <string>

#include "chapters/approximate/measurement.h"
#include "core/nn/forward.h"
#include "support/budgets.h"

using namespace crease;
using namespace crease::approximate;
using testing::CountedBudget;

namespace {

Task task_of(const std::string& formula, double begin = 0, double end = 1) {
  Result<Expression> target = Expression::parse(formula, 1);
  REQUIRE(target.ok());
  return {std::move(target).value(), begin, end};
}

Distance measured(const Task& task, Approximation made, int looks = 1'000'000) {
  Measurement measurement(task, std::move(made), 1e-6);
  while (!measurement.advance(CountedBudget(looks))) {
  }
  REQUIRE(measurement.trouble().empty());
  return measurement.distance();
}

Distance measured(const Task& task, Construction construction, int count, double sharpness,
                  int looks = 1'000'000) {
  return measured(task, construct(task, construction, count, sharpness), looks);
}

bool has_sharpness(Construction construction) {
  return construction == Construction::steps || construction == Construction::bumps;
}

constexpr std::array<Construction, 5> all = {Construction::steps, Construction::bumps, Construction::uniform,
                                             Construction::greedy, Construction::optimal};

}  // namespace

TEST_CASE("known: the errors of steps and of equal pieces for one sine wave, to five digits") {
  const Task sine = task_of("sin(2*pi*x)");
  const auto close = [](double value) {
    return doctest::Approx(value).epsilon(2e-4);
  };
  CHECK(measured(sine, Construction::steps, 10, 1).high == close(0.44278));
  CHECK(measured(sine, Construction::steps, 10, 10).high == close(0.30904));
  CHECK(measured(sine, Construction::steps, 50, 4).high == close(0.06507));
  CHECK(measured(sine, Construction::uniform, 4, 1).high == close(0.210514));
  CHECK(measured(sine, Construction::uniform, 16, 1).high == close(0.018846));
  CHECK(measured(task_of("x^2"), Construction::uniform, 5, 1).high == close(1.0 / 100));
  CHECK(measured(task_of("x^2"), Construction::optimal, 5, 1).high == close(1.0 / 200));
}

TEST_CASE("known: bumps keep half of the value at an end as their error, however many there are") {
  for (const int count : {10, 30})
    CHECK(measured(task_of("1 + x"), Construction::bumps, count, 50).high ==
          doctest::Approx(1.0).epsilon(0.03));
}

TEST_CASE("invariant: no error exceeds its bound, for any target, construction, N and sharpness") {
  for (const char* formula : {"sin(2*pi*x)", "x^2", "abs(x - 0.4)", "exp(-3*x)", "1/(1 + 30*x^2)", "2"})
    for (const Construction construction : all)
      for (const int count : {1, 7})
        for (const double sharpness : {0.5, 30.0}) {
          if (sharpness == 0.5 && !has_sharpness(construction)) continue;
          const Task task = task_of(formula, -0.5, 1.25);
          const Approximation made = construct(task, construction, count, sharpness);
          const double bound = error_bound(task, construction, made, count, sharpness);
          REQUIRE_MESSAGE(std::isfinite(bound), std::string(formula), " ", static_cast<int>(construction),
                          " ", count);
          CHECK_MESSAGE(measured(task, made).low <= bound + 1e-9, formula);
        }
}

TEST_CASE("known: the Lipschitz constant is that of the target, and there is none where a root is steep") {
  CHECK(lipschitz_constant(task_of("sin(2*pi*x)")) == doctest::Approx(6.2831853).epsilon(1e-3));
  CHECK(lipschitz_constant(task_of("abs(x - 0.4)")) == doctest::Approx(1));
  CHECK(std::isinf(lipschitz_constant(task_of("sqrt(x)"))));
}

TEST_CASE("invariant: a network has the neurons that are told") {
  for (const Construction construction : all)
    for (const int count : {1, 2, 9}) {
      const Approximation made = construct(task_of("sin(5*x)"), construction, count, 10);
      CHECK(made.network.architecture.hidden_neurons() == neurons_for(construction, count));
    }
}

TEST_CASE("agree: a measurement in slices gives the same as one at once") {
  const Task task = task_of("sin(20*x^2)");
  const Distance whole = measured(task, Construction::steps, 120, 10);
  const Distance sliced = measured(task, Construction::steps, 120, 10, 1);
  CHECK(whole.low == sliced.low);
  CHECK(whole.high == sliced.high);
  CHECK(whole.at == sliced.at);
}

TEST_CASE("degenerate: a target without values is refused in words, and nothing is computed with it") {
  const Task task = task_of("log(x - 0.5)");
  for (const Construction construction : all) {
    Measurement measurement(task, construct(task, construction, 5, 10), 1e-6);
    CHECK(measurement.advance(CountedBudget(1'000'000)));
    CHECK_FALSE(measurement.trouble().empty());
  }
}
