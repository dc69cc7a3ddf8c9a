#include "chapters/distance/local_complexity.h"

#include <doctest/doctest.h>

#include <array>
#include <vector>

#include "chapters/distance/model.h"

using namespace crease;
using namespace crease::distance;

namespace {

/// A moment of training with so many cells near each of a hundred training points and random places; every
/// second training point has `more` of them.
Record moment(std::int64_t step, int near_data, int near_random, int more = 0) {
  Record record;
  record.step = step;
  Nearby& data = record.nearby[static_cast<std::size_t>(Places::train)];
  for (int i = 0; i < 100; ++i) {
    data.cells.push_back(near_data + (i % 2 == 0 ? more : 0));
    data.cells_near.add(data.cells.back());
    record.nearby[static_cast<std::size_t>(Places::random)].cells_near.add(near_random);
  }
  return record;
}

struct EndlessTime final : lab::Budget {
  bool is_spent() const override { return false; }
};

}  // namespace

TEST_CASE("known: cells gather around data, or gather and leave, or do neither") {
  using Course = LocalComplexity::Course;
  struct Row {
    std::array<int, 3> near_data, near_random;
    Course course;
  };
  for (const Row& row :
       {Row{{2, 5, 3}, {2, 3, 3}, Course::gathered_and_left}, Row{{2, 4, 5}, {2, 3, 3}, Course::gathered},
        Row{{5, 4, 3}, {2, 3, 3}, Course::not_gathered}, Row{{2, 5, 3}, {2, 6, 6}, Course::not_gathered}}) {
    std::vector<Record> records;
    for (std::size_t i = 0; i < 3; ++i)
      records.push_back(moment(100 * static_cast<std::int64_t>(i), row.near_data[i], row.near_random[i]));
    CHECK(local_complexity(records, true).course == row.course);
    CHECK(local_complexity(records, false).course == Course::unknown);
  }
}

TEST_CASE("known: cells that come to a few points and leave others are chance") {
  // Half of the points gain 8 and half lose 7: 0.5 on average, with a standard error of 0.75.
  CHECK(local_complexity(std::vector<Record>{moment(0, 8, 2), moment(100, 1, 2, 15)}, true).course ==
        LocalComplexity::Course::not_gathered);
  // The same gain at all of them is none.
  CHECK(local_complexity(std::vector<Record>{moment(0, 8, 2, 15), moment(100, 9, 2, 15)}, true).course ==
        LocalComplexity::Course::gathered);
}

TEST_CASE("known: the sentence has the counts of the first moment, of that with most cells and of the last") {
  const std::vector<Record> records = {moment(0, 2, 1, 1), moment(128, 5, 2), moment(1000, 3, 2)};
  CHECK(
      local_complexity_text(local_complexity(records, true), records, 0.1) ==
      "Within 0.1 of a training point there are 2.5 cells before training, at most 5, at step 128, and 3 at "
      "the end; of a "
      "random place 1, 2 and 2. Cells gathered around the data and then moved away, as Humayun and "
      "others (2024) "
      "report.");
  CHECK(local_complexity_text(local_complexity(records, false), records, 0.1) ==
        "Training is not measured to its end yet.");
}

TEST_CASE("agree: the readout tells the cells near data at the moment shown, and says what its course was") {
  Model model;
  REQUIRE(model.set("training.steps", std::int64_t{100}).ok());
  while (model.is_busy()) model.update(EndlessTime());
  for (const std::int64_t step : {std::int64_t{0}, std::int64_t{64}}) {
    REQUIRE(model.set("training.shown", step).ok());
    const std::vector<lab::Readout> told = model.readouts();
    const lab::Readout& readout = told.back();
    REQUIRE(readout.id == "cells_near");
    CHECK(readout.value == model.shown().nearby[0].cells_near.mean());
    CHECK(readout.sentence == local_complexity_text(local_complexity(model.course().records(), true),
                                                    model.course().records(), model.settings().radius));
  }
}
