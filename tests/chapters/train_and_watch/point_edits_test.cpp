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
  const char* text =
      "add 0.1,-0.2,1; move 12,0.3,0.4; delete 5; scatter 0.5,-0.5,0.25,7,1,4294967294; erase 0,1,0.125,3";
  CHECK(to_text(parse_edits(text).value()) == text);
  CHECK(to_text(parse_edits("").value()).empty());
  CHECK(to_text(parse_edits(" delete 1 ;clear").value()) == "clear");
}

TEST_CASE("known: dragging a point leaves one move, not one for every frame") {
  CHECK(to_text(parse_edits("move 1,0,0; move 1,2,2; move 2,1,1; move 1,3,3").value()) ==
        "move 1,2,2; move 2,1,1; move 1,3,3");
}

TEST_CASE("degenerate: changes that make no sense are refused with a sentence") {
  for (const char* text : {"add 1,2", "move 1,2", "delete", "delete x", "jump 1", "clear 1", "add 1,2,3,4",
                           "add 1,2,nan", "scatter 1,2,3", "erase 0,0,1", ";"})
    CHECK_FALSE(parse_edits(text).ok());
  data::Split points = two_and_one();
  for (const char* text : {"delete 3",
                           "delete -1",
                           "move 1.5,0,0",
                           "add 0,0,2",
                           "add 0,0,0.5",
                           "add 1e9,0,0",
                           "move 0,0,1e300",
                           "delete 99999999999",
                           "scatter 0,0,0.1,0,1,1",
                           "scatter 0,0,0.1,1001,1,1",
                           "scatter 0,0,0,5,1,1",
                           "scatter 0,0,-1,5,1,1",
                           "scatter 0,0,1,5,7,1",
                           "scatter 0,0,1,5,1,-1",
                           "scatter 0,0,1,5,1,1e10",
                           "scatter 0,0,1,2.5,1,1",
                           "erase 0,0,0,3",
                           "erase 0,0,1,0",
                           "erase 0,0,1,4",
                           "erase 1e9,0,1,3",
                           "erase 0,0,1e9,3"}) {
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

TEST_CASE(
    "known: a brush scatters its points over the whole of its disc and nowhere else, the same for the same "
    "seed") {
  data::Split points = two_and_one(), again = points, other = points;
  REQUIRE(apply(points, "scatter 3,-2,0.5,1000,1,7").ok());
  REQUIRE(apply(again, "scatter 3,-2,0.5,1000,1,7").ok());
  REQUIRE(apply(other, "scatter 3,-2,0.5,1000,1,8").ok());
  CHECK(points.train.size() == 1002);
  CHECK(points.train.x == again.train.x);
  CHECK(points.train.x != other.train.x);
  int inner = 0;
  for (int i = 2; i < points.train.size(); ++i) {
    const double dx = points.train.x[2 * i] - 3, dy = points.train.x[2 * i + 1] + 2;
    CHECK(dx * dx + dy * dy <= 0.25);
    if (dx * dx + dy * dy <= 0.125) ++inner;
    CHECK(points.train.value[i] == 1);
  }
  CHECK(inner == doctest::Approx(500).epsilon(0.1));  // half of the area holds half of the points
}

TEST_CASE(
    "known: an eraser takes away the points of its disc from the sets it works on, and keeps the others' "
    "order") {
  data::Split points = two_and_one();
  REQUIRE(apply(points, "add 1.5,1.5,0; erase 1,1,0.25,3").ok());
  CHECK(points.train.x == std::vector<double>{0, 0, 1.5, 1.5});
  CHECK(points.train.value == std::vector<double>{0, 0});
  CHECK(points.test.size() == 1);
  REQUIRE(apply(points, "erase 2,2,10,1").ok());
  CHECK(points.train.size() == 0);
  CHECK(points.test.size() == 1);
  REQUIRE(apply(points, "erase 2,2,0.1,2").ok());
  CHECK(points.test.size() == 0);
}
