#include "chapters/train_and_watch/history.h"

#include <doctest/doctest.h>

using namespace crease::train_and_watch;

namespace {

HistoryPoint at(double step) {
  HistoryPoint point;
  point.step = step;
  point.train_loss = -step;
  return point;
}

}  // namespace

TEST_CASE("invariant: a long history stays bounded, even in step, and ends with the last step") {
  HistoryWriter writer;
  const int steps = 100000;
  for (int step = 0; step <= steps; ++step) {
    writer.record(at(step));
    REQUIRE(writer.history().step.size() <= HistoryWriter::most_entries);
    REQUIRE(writer.history().step.back() == step);
  }
  const History& history = writer.history();
  CHECK(history.step.size() >= HistoryWriter::most_entries / 4);
  CHECK(history.step.front() == 0);
  double widest = 0;
  for (std::size_t i = 1; i < history.step.size(); ++i) {
    CHECK(history.step[i] > history.step[i - 1]);
    CHECK(history.train_loss[i] == -history.step[i]);
    widest = std::max(widest, history.step[i] - history.step[i - 1]);
  }
  CHECK(widest < 6.0 * steps / HistoryWriter::most_entries);
}

TEST_CASE("known: measuring a step again replaces its entry") {
  HistoryWriter writer;
  writer.record(at(0));
  HistoryPoint again = at(0);
  again.cells = 7;
  writer.record(again);
  CHECK(writer.history().step.size() == 1);
  CHECK(writer.history().cells.back() == 7);
  writer.clear();
  CHECK(writer.history().step.empty());
  CHECK(writer.history().linear_regions.empty());
}

TEST_CASE("invariant: a point at an earlier step takes its place between its neighbours, once") {
  HistoryWriter writer;
  for (const double step : {0.0, 100.0, 200.0}) writer.record({step, step});
  writer.record({150, 7});
  writer.record({150, 8});
  CHECK(writer.history().step == std::vector<double>{0, 100, 150, 200});
  CHECK(writer.history().train_loss == std::vector<double>{0, 100, 7, 200});
  writer.drop_after(120);
  CHECK(writer.history().step == std::vector<double>{0, 100});
}
