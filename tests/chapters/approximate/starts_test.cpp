#include "chapters/approximate/starts.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "chapters/approximate/model.h"
#include "chapters/opening.h"
#include "core/nn/forward.h"
#include "lab/commands.h"
#include "lab/session.h"
#include "support/budgets.h"

using namespace crease;
using namespace crease::approximate;
using testing::CountedBudget;

namespace {

Starts starts_of(const std::string& formula, double begin, double end, Construction construction, int steps,
                 int looks = 1'000'000) {
  Result<Expression> target = Expression::parse(formula, 1);
  REQUIRE(target.ok());
  const Task task{std::move(target).value(), begin, end};
  Starts starts(task, construct(task, construction, 6, 10).network.architecture, 3, steps);
  while (!starts.is_done()) starts.advance(CountedBudget(looks));
  return starts;
}

}  // namespace

TEST_CASE("agree: trained in slices gives the same networks as at once") {
  for (const Construction construction : {Construction::steps, Construction::uniform}) {
    const Starts whole = starts_of("sin(2*pi*x)", 0, 1, construction, 100);
    const Starts sliced = starts_of("sin(2*pi*x)", 0, 1, construction, 100, 1);
    REQUIRE(whole.trained().size() == 3);
    REQUIRE(sliced.trained().size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
      CHECK(whole.trained()[i].network.parameters == sliced.trained()[i].network.parameters);
      CHECK(whole.trained()[i].distance.high == sliced.trained()[i].distance.high);
    }
  }
}

TEST_CASE("invariant: no place on a grid is farther off than the measured error of a trained network") {
  for (const Construction construction : {Construction::steps, Construction::uniform}) {
    const Starts starts = starts_of("sin(2*pi*x)", 0, 1, construction, 200);
    for (const Starts::Trained& each : starts.trained()) {
      double largest = 0;
      for (int i = 0; i <= 1000; ++i) {
        const double x = i / 1000.0;
        const double value = nn::evaluate(each.network, std::vector<double>{x})[0];
        largest = std::max(largest, std::fabs(value - std::sin(6.283185307179586 * x)));
      }
      CHECK(largest <= each.distance.high + 1e-12);
      CHECK(largest >= 0.98 * each.distance.low);
    }
  }
}

TEST_CASE("invariant: the units of segment and target do not matter to training") {
  const Starts plain = starts_of("x^2", 0, 1, Construction::uniform, 100);
  const Starts scaled = starts_of("3 + 64*(x/128)^2", 0, 128, Construction::uniform, 100);
  for (std::size_t i = 0; i < 3; ++i)
    CHECK(scaled.trained()[i].distance.high ==
          doctest::Approx(64 * plain.trained()[i].distance.high).epsilon(3e-3));
}

TEST_CASE("known: training brings the error down, and best and median are in order") {
  const Starts first = starts_of("sin(2*pi*x)", 0, 1, Construction::uniform, 10);
  const Starts later = starts_of("sin(2*pi*x)", 0, 1, Construction::uniform, 800);
  REQUIRE(later.best() != nullptr);
  CHECK(later.best()->distance.high < 0.5 * first.best()->distance.high);
  CHECK(later.best()->distance.high <= *later.median());
}

TEST_CASE("degenerate: no starts are done at once, and a target without values is not trained on") {
  Model model;
  lab::Session session(model);
  chapters::settle(session);
  CHECK(model.starts().trained().empty());
  for (const char* line : {"set training.starts 2", "set training.steps 10", "set target.function typed",
                           "set target.formula 1/(x-0.5)"})
    REQUIRE(lab::apply(session, lab::parse_line(line).value()).ok());
  chapters::settle(session);
  CHECK(model.starts().trained().empty());
  REQUIRE(lab::apply(session, lab::parse_line("set target.formula x").value()).ok());
  chapters::settle(session);
  CHECK(model.starts().trained().size() == 2);
  CHECK(model.best_trained().size() == model.curves().x.size());
}
