#include <doctest/doctest.h>

#include "support/budgets.h"

using namespace crease;
using namespace crease::train_and_watch;
using lab::Value;

TEST_CASE("converges: the lab as it opens separates the spirals within 3000 steps, whatever the seed") {
  for (const std::int64_t seed : {1, 2, 3, 4, 5}) {
    CAPTURE(seed);
    Model model;
    REQUIRE(model.set("network.seed", Value(seed)).ok());
    REQUIRE(model.set("data.seed", Value(seed)).ok());
    REQUIRE(model.set("picture.width", Value(0.1)).ok());  // little to draw: this is about learning
    testing::take(model, 3000, 100);
    CHECK(model.history().train_accuracy.back() > 0.97);
    CHECK(model.history().test_accuracy.back() > 0.97);
  }
}

TEST_CASE("converges: two columns of iris tell the three species apart, up to the few that overlap") {
  Model model;
  REQUIRE(model.set("data.source", Value(std::string("iris"))).ok());
  testing::take(model, 1000, 100);
  CHECK(model.history().train_accuracy.back() > 0.94);
  CHECK(model.history().test_accuracy.back() > 0.9);
  REQUIRE(model.picture().is_exact);
  CHECK(model.picture().cells->outputs == 3);
  CHECK(!model.picture().decision.empty());
}
