#include "chapters/train_and_watch/point_edits.h"

#include <doctest/doctest.h>

using namespace crease;
using namespace crease::train_and_watch;

namespace {

data::Split two_and_one() {
  data::Split points;
  points.train.x = {0, 0, 1, 1};
  points.train.value = {0, 1};
  points.test.x = {2, 2};
  points.test.value = {1};
  return points;
}

Status apply(data::Split& points, const char* text) {
  const auto edits = parse_edits(text);
  if (!edits) return edits.error();
  for (const PointEdit& edit : edits.value()) {
    const Status status = apply_edit(points, edit);
    if (!status) return status;
  }
  return {};
}

}  // namespace

TEST_CASE("known: points are added, moved and deleted, counted through training and test points") {
  data::Split points = two_and_one();
  REQUIRE(apply(points, "add 3,4,0; move 3,7,8; delete 0").ok());
  CHECK(points.train.x == std::vector<double>{1, 1, 3, 4});
  CHECK(points.train.value == std::vector<double>{1, 0});
  CHECK(points.test.x == std::vector<double>{7, 8});
  REQUIRE(apply(points, "clear").ok());
  CHECK(points.train.size() + points.test.size() == 0);
}

TEST_CASE("invariant: changes read back from their text") {
  const char* text = "add 0.1,-0.2,1; move 12,0.3,0.4; delete 5";
  CHECK(to_text(parse_edits(text).value()) == text);
  CHECK(to_text(parse_edits("").value()).empty());
  CHECK(to_text(parse_edits(" delete 1 ;clear").value()) == "clear");
}

TEST_CASE("known: dragging a point leaves one move, not one for every frame") {
  CHECK(to_text(parse_edits("move 1,0,0; move 1,2,2; move 2,1,1; move 1,3,3").value()) ==
        "move 1,2,2; move 2,1,1; move 1,3,3");
}

TEST_CASE("degenerate: changes that make no sense are refused with a sentence") {
  for (const char* text :
       {"add 1,2", "move 1,2", "delete", "delete x", "jump 1", "clear 1", "add 1,2,3,4", "add 1,2,nan", ";"})
    CHECK_FALSE(parse_edits(text).ok());
  data::Split points = two_and_one();
  for (const char* text : {"delete 3", "delete -1", "move 1.5,0,0", "add 0,0,2", "add 0,0,0.5", "add 1e9,0,0",
                           "move 0,0,1e300", "delete 99999999999"}) {
    const Status status = apply(points, text);
    CHECK_FALSE(status.ok());
  }
  CHECK(points.train.x == two_and_one().train.x);
}

TEST_CASE("known: in a regression the label of a point is its value") {
  data::Split points = two_and_one();
  points.train.task = points.test.task = data::Task::regression;
  REQUIRE(apply(points, "add 0,0,-0.75").ok());
  CHECK(points.train.value.back() == -0.75);
}
