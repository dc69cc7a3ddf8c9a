#include "chapters/train_and_watch/history_csv.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace crease::train_and_watch;

TEST_CASE(
    "known: a history as CSV has a row per entry, exact numbers, and nothing where nothing was measured") {
  HistoryWriter writer;
  const double nothing = std::nan("");
  writer.record({0, 0.1, nothing, 0.5, nothing, 12, 10});
  writer.record({7, 1.0 / 3, 0.25, 1, 0.75, nothing, nothing});
  CHECK(history_csv(writer.history()) ==
        "step,train_loss,test_loss,train_accuracy,test_accuracy,cells,linear_regions\n"
        "0,0.1,,0.5,,12,10\n"
        "7,0.3333333333333333,0.25,1,0.75,,\n");
  CHECK(history_csv({}) == "step,train_loss,test_loss,train_accuracy,test_accuracy,cells,linear_regions\n");
}
