#include "chapters/approximate/study.h"

#include <doctest/doctest.h>

#include <string>

#include "support/budgets.h"

using namespace crease;
using namespace crease::approximate;
using testing::CountedBudget;

namespace {

Study study_of(const std::string& formula, Construction construction, double epsilon, int looks = 1'000'000) {
  Result<Expression> target = Expression::parse(formula, 1);
  REQUIRE(target.ok());
  Study study({std::move(target).value(), 0, 1}, construction, 10);
  study.ask(epsilon);
  while (!study.is_done()) study.advance(CountedBudget(looks));
  return study;
}

}  // namespace

TEST_CASE("known: the error of steps falls as 1/N, that of broken lines as 1/N²") {
  const Study steps = study_of("sin(2*pi*x)", Construction::steps, 0.1);
  const Study lines = study_of("sin(2*pi*x)", Construction::uniform, 0.1);
  REQUIRE(steps.slope().has_value());
  REQUIRE(lines.slope().has_value());
  CHECK(*steps.slope() == doctest::Approx(-1).epsilon(0.02));
  CHECK(*lines.slope() == doctest::Approx(-2).epsilon(0.02));
}

TEST_CASE("invariant: the answer is enough, and one fewer is not") {
  for (const Construction construction :
       {Construction::steps, Construction::uniform, Construction::greedy, Construction::optimal}) {
    Study study = study_of("sin(2*pi*x)", construction, 0.3);
    for (const double epsilon : {0.3, 0.05}) {
      study.ask(epsilon);
      while (!study.is_done()) study.advance(CountedBudget(1'000'000));
      REQUIRE(study.needed().kind == Study::Answer::Kind::found);
      const int count = study.needed().count;
      CHECK(study.measured(count)->high <= epsilon);
      if (count > 1) CHECK(study.measured(count - 1)->high > epsilon);
    }
  }
}

TEST_CASE("known: pieces of a parabola: N is the smallest with 1 / (4 N²) at most epsilon") {
  CHECK(study_of("x^2", Construction::uniform, 0.0101).needed().count == 5);
  CHECK(study_of("x^2", Construction::uniform, 0.0099).needed().count == 6);
  CHECK(study_of("x^2", Construction::uniform, 10).needed().count == 1);
}

TEST_CASE("degenerate: what no N reaches is said to be out of reach, and an error of 0 has no slope") {
  CHECK(study_of("x^2", Construction::uniform, 1e-12).needed().kind == Study::Answer::Kind::out_of_reach);
  CHECK_FALSE(study_of("0", Construction::uniform, 0.1).slope().has_value());
  CHECK(study_of("1/(x - 0.5)", Construction::steps, 0.1).distances().empty());
}

TEST_CASE("agree: a study in slices gives the same as one at once") {
  const Study whole = study_of("sin(7*x)", Construction::greedy, 0.03);
  const Study sliced = study_of("sin(7*x)", Construction::greedy, 0.03, 1);
  CHECK(whole.needed().count == sliced.needed().count);
  REQUIRE(whole.distances().size() == sliced.distances().size());
  for (const auto& [count, distance] : whole.distances())
    CHECK(sliced.distances().at(count).high == distance.high);
}
