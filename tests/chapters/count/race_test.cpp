#include "chapters/count/race.h"

#include <doctest/doctest.h>

#include <cmath>

#include "chapters/count/sweep.h"
#include "chapters/count/training.h"
#include "support/budgets.h"

using namespace crease;
using namespace crease::count;
using testing::CountedBudget;

namespace {

Race race_of(const Settings& settings, int networks, int looks = 1'000'000) {
  Race race(settings);
  race.ask(networks);
  while (!race.is_done()) race.advance(CountedBudget(looks));
  return race;
}

Sweep sweep_of(Sweep::Kind kind, const Settings& settings, int networks, int looks = 1'000'000) {
  Sweep sweep(kind, settings);
  sweep.ask(networks);
  while (!sweep.is_done()) sweep.advance(CountedBudget(looks));
  return sweep;
}

TrainingStudy study_of(const Settings& settings, int looks = 1'000'000) {
  TrainingStudy study(settings);
  while (!study.is_done()) study.advance(CountedBudget(looks));
  REQUIRE(study.trouble().empty());
  return study;
}

}  // namespace

TEST_CASE(
    "converges: in the race every depth has about N + 1 cells, for any scale of biases and any inputs") {
  for (const auto& [inputs, scale] : {std::pair{1, 1.0}, {1, 0.01}, {10, 1.0}}) {
    Settings settings;
    settings.inputs = inputs;
    settings.bias_scale = scale;
    const Race race = race_of(settings, 200);
    CHECK(race.lanes()[0].tally.least() == 65);
    CHECK(race.lanes()[0].tally.most() == 65);
    for (const Lane& lane : race.lanes()) {
      const regions::CountStatistics s = lane.tally.statistics();
      // The law is asymptotic in the width: at width 8 a prototype found 1 % less.
      CHECK(std::fabs((s.mean - 1) / 64 - 1) < 4 * s.standard_error / 64 + 0.02);
      CHECK(std::fabs((s.mean - 1) / 64 - 1) < 0.05);
    }
  }
}

TEST_CASE("agree: the race counts what crease count counts, network by network") {
  Settings settings;
  settings.size = Size::n32;
  settings.seed = 5;
  const Race race = race_of(settings, 40);
  regions::RandomNetworks networks = random_networks(settings, {16, 16}, 1);
  networks.seeds = 40;
  const auto counts =
      regions::initial_counts(networks, {regions::random_line(1, 0), {}, {}}, regions::Counted::cells)
          .value();
  Tally tally;
  for (const std::int64_t count : counts) tally.add(count);
  CHECK(tally.histogram() == race.lanes()[1].tally.histogram());
  const regions::CountStatistics mine = tally.statistics(), theirs = regions::statistics_of(counts);
  CHECK(mine.mean == doctest::Approx(theirs.mean).epsilon(1e-14));
  CHECK(mine.deviation == doctest::Approx(theirs.deviation).epsilon(1e-12));
  CHECK(mine.standard_error == doctest::Approx(theirs.standard_error).epsilon(1e-12));
}

TEST_CASE("agree: race, windows and training in slices give the same as at once") {
  Settings settings;
  settings.size = Size::n16;
  settings.training_steps = 100;
  settings.training_nets = 2;
  const Race whole = race_of(settings, 50), sliced = race_of(settings, 50, 1);
  for (std::size_t i = 0; i < depths.size(); ++i) {
    CHECK(whole.lanes()[i].tally.histogram() == sliced.lanes()[i].tally.histogram());
    CHECK(whole.lanes()[i].mean == sliced.lanes()[i].mean);
    CHECK(whole.lanes()[i].error == sliced.lanes()[i].error);
  }
  const Sweep fast = sweep_of(Sweep::Kind::windows, settings, 4);
  const Sweep slow = sweep_of(Sweep::Kind::windows, settings, 4, 1);
  const TrainingStudy one = study_of(settings), other = study_of(settings, 1);
  for (std::size_t i = 0; i < depths.size(); ++i) {
    for (std::size_t j = 0; j < fast.places().size(); ++j)
      CHECK(fast.lanes()[i].tallies[j].histogram() == slow.lanes()[i].tallies[j].histogram());
    CHECK(one.lanes()[i].loss == other.lanes()[i].loss);
    for (std::size_t j = 0; j < one.steps().size(); ++j)
      CHECK(one.lanes()[i].data[j].histogram() == other.lanes()[i].data[j].histogram());
  }
}

TEST_CASE("converges: cells in growing squares approach N^2 / 2, and small squares hold fewer the deeper") {
  Settings settings;
  settings.size = Size::n32;
  const Sweep sweep = sweep_of(Sweep::Kind::windows, settings, 40);
  const double scale = 0.5 * 32 * 32;
  double before = 1e9;
  for (std::size_t i = 0; i < 3; ++i) {  // widths 32, 16, 8; 8 layers of 4 neurons are far from any limit
    const SweepLane& lane = sweep.lanes()[i];
    CHECK(std::fabs(lane.tallies.back().statistics().mean / scale - 1) < 0.1);
    const double near = lane.tallies.front().statistics().mean / scale;
    CHECK(near < 0.45);
    CHECK(near < before);
    before = near;
    for (std::size_t j = 1; j < lane.tallies.size(); ++j)
      CHECK(lane.tallies[j].statistics().mean >= lane.tallies[j - 1].statistics().mean);
  }
}

TEST_CASE("invariant: the scale of the biases changes no count on the whole line, but those in a window") {
  Settings settings;
  settings.size = Size::n32;
  const Sweep sweep = sweep_of(Sweep::Kind::biases, settings, 25);
  for (const SweepLane& lane : sweep.lanes()) {
    CHECK(lane.scale_matters == 0);
    for (const Tally& tally : lane.tallies) CHECK(tally.histogram() == lane.tallies.front().histogram());
    // Small biases put all bends close to 0, inside the segment; large ones far outside.
    CHECK(lane.others.front().statistics().mean > 0.9 * lane.tallies.front().statistics().mean);
    CHECK(lane.others.back().statistics().mean < 0.2 * lane.tallies.back().statistics().mean);
  }
}

TEST_CASE("agree: training begins with the counts of the first weights, and lowers the loss") {
  for (const Lesson lesson : {Lesson::sine, Lesson::spirals}) {
    Settings settings;
    settings.size = Size::n32;
    settings.lesson = lesson;
    settings.training_steps = 200;
    settings.training_nets = 2;
    const TrainingStudy study = study_of(settings);
    CHECK(study.records() == study.steps().size());
    CHECK(study.steps().back() == 200);
    for (std::size_t i = 0; i < 3; ++i) {
      const TrainingLane& lane = study.lanes()[i];
      CHECK(lane.loss.back() < 0.9 * lane.loss.front());
      CHECK(lane.everywhere.back().networks() == 2);
      for (std::size_t j = 0; j < study.steps().size(); ++j)
        CHECK(lane.data[j].most() <= lane.everywhere[j].most());
    }
    if (lesson == Lesson::sine) CHECK(study.lanes()[0].everywhere.front().most() == 33);
  }
}
