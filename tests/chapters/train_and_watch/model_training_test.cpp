#include <doctest/doctest.h>

#include <cmath>

#include "support/budgets.h"

using namespace crease;
using namespace crease::train_and_watch;
using lab::Value;
using testing::CountedBudget;
using testing::settle;
using testing::take;

namespace {

Value text(const char* value) {
  return Value(std::string(value));
}

double readout(const Model& model, const char* id) {
  for (const lab::Readout& readout : model.readouts())
    if (readout.id == id) return readout.value;
  return std::nan("");
}

}  // namespace

TEST_CASE("invariant: after a number of steps the weights are the same however updates are sliced") {
  Model coarse, fine, played;
  take(coarse, 700, 1000);
  take(fine, 1);
  take(fine, 10);
  for (int i = 0; i < 689; ++i) take(fine, 1);
  CHECK(coarse.step() == 700);
  CHECK(fine.step() == 700);
  CHECK(coarse.network().parameters == fine.network().parameters);
  REQUIRE(played.set("training.stop_at_step", Value(std::int64_t(700))).ok());
  REQUIRE(played.set("training.speed", lab::Value(std::string("fastest"))).ok());
  REQUIRE(played.act("play", "").ok());
  settle(played);
  CHECK(played.network().parameters == coarse.network().parameters);
}

TEST_CASE("invariant: rewinding gives the very first weights, and the same training once more") {
  Model model;
  const std::vector<double> first = model.network().parameters;
  take(model, 120);
  const std::vector<double> trained = model.network().parameters;
  CHECK(trained != first);
  REQUIRE(model.set("weight.1.0.0", Value(3.0)).ok());
  REQUIRE(model.act("rewind", "").ok());
  CHECK(model.network().parameters == first);
  CHECK(model.step() == 0);
  CHECK_FALSE(model.is_playing());
  settle(model);
  CHECK(model.history().step == std::vector<double>{0});
  take(model, 120);
  CHECK(model.network().parameters == trained);
}

TEST_CASE("known: new first weights come from the next seed, the old ones from the old") {
  Model model;
  const std::vector<double> first = model.network().parameters;
  REQUIRE(model.set("training.speed", lab::Value(std::string("fastest"))).ok());
  REQUIRE(model.act("play", "").ok());
  REQUIRE(model.act("new_seed", "").ok());
  CHECK(model.is_playing());
  CHECK(model.network().parameters != first);
  CHECK(model.get("network.seed").value() == Value(std::int64_t(2)));
  REQUIRE(model.set("network.seed", Value(std::int64_t(1))).ok());
  CHECK(model.network().parameters == first);
}

TEST_CASE("known: single steps, ten steps, an epoch; each pauses afterwards") {
  Model model;
  REQUIRE(model.set("training.speed", lab::Value(std::string("fastest"))).ok());
  REQUIRE(model.act("play", "").ok());
  REQUIRE(model.act("step", "").ok());
  CHECK_FALSE(model.is_playing());
  settle(model);
  CHECK(model.step() == 1);
  REQUIRE(model.act("step10", "").ok());
  settle(model);
  CHECK(model.step() == 11);
  REQUIRE(model.act("step_epoch", "").ok());
  settle(model);
  CHECK(model.step() % model.steps_per_epoch() == 0);
  REQUIRE(model.act("step_epoch", "").ok());
  settle(model);
  CHECK(readout(model, "epoch") == std::floor(readout(model, "epoch")));
  CHECK_FALSE(model.act("step", "0").ok());
  CHECK_FALSE(model.act("step", "many").ok());
}

TEST_CASE(
    "known: at a rising pace the first second has 120 steps, and two more seconds have e² times as many") {
  Model model;
  REQUIRE(model.set("training.speed", lab::Value(std::string("rising"))).ok());
  REQUIRE(model.act("play", "").ok());
  const auto play_for = [&](int frames) {
    for (int i = 0; i < frames; ++i) {
      model.advance(0.01);
      model.update(CountedBudget(1000));
    }
    return static_cast<double>(model.step());
  };
  CHECK(play_for(100) == doctest::Approx(120).epsilon(0.02));
  CHECK(play_for(200) == doctest::Approx(120 * 7.389).epsilon(0.05));
}

TEST_CASE("known: at a set speed the steps follow the time that passed, not the number of frames") {
  Model slow;
  REQUIRE(slow.set("training.speed", text("100")).ok());
  REQUIRE(slow.act("play", "").ok());
  slow.update(CountedBudget(100));
  CHECK(slow.step() == 0);
  for (int frame = 0; frame < 60; ++frame) {
    slow.advance(1.0 / 60);
    slow.update(CountedBudget(1000));
  }
  CHECK(std::abs(slow.step() - 100) <= 1);
  const std::int64_t before = slow.step();
  slow.advance(3600);
  slow.update(CountedBudget(1000));
  CHECK(slow.step() - before <= 26);
  slow.advance(-1);
  slow.advance(std::nan(""));
  CHECK(slow.is_playing());
}

TEST_CASE("known: training pauses at the step that was set, says so, and can go on") {
  Model model;
  REQUIRE(model.set("training.stop_at_step", Value(std::int64_t(33))).ok());
  REQUIRE(model.set("training.speed", lab::Value(std::string("fastest"))).ok());
  REQUIRE(model.act("play", "").ok());
  settle(model);
  CHECK(model.step() == 33);
  CHECK(model.message() == "Paused at step 33, as set.");
  REQUIRE(model.set("training.speed", lab::Value(std::string("fastest"))).ok());
  REQUIRE(model.act("play", "").ok());
  CHECK(model.message().empty());
  model.update(CountedBudget(1));
  CHECK(model.step() > 33);
}

TEST_CASE("invariant: training pauses at the same step for a loss, however updates are sliced") {
  std::int64_t steps[2];
  for (const int looks : {1, 50}) {
    Model model;
    REQUIRE(model.set("data.source", text("gaussians")).ok());
    REQUIRE(model.set("training.stop_at_loss", Value(0.2)).ok());
    REQUIRE(model.set("training.speed", lab::Value(std::string("fastest"))).ok());
    REQUIRE(model.act("play", "").ok());
    for (int i = 0; i < 2000 && model.is_playing(); ++i) model.update(CountedBudget(looks));
    CHECK_FALSE(model.is_playing());
    settle(model);
    CHECK(model.history().train_loss.back() <= 0.2);
    CHECK(model.step() % model.steps_per_epoch() == 0);
    steps[looks == 1] = model.step();
  }
  CHECK(steps[0] == steps[1]);
}

TEST_CASE(
    "known: rate and decay act at once; optimiser, batch and points change without losing the weights") {
  Model model;
  take(model, 40);
  for (const auto& [id, value] : {std::pair<const char*, Value>{"training.learning_rate", Value(0.02)},
                                  {"training.weight_decay", Value(0.001)},
                                  {"training.batch", Value(std::int64_t(7))},
                                  {"training.optimizer", text("sgd")},
                                  {"training.precision", text("float64")}}) {
    const std::string name = id;
    CAPTURE(name);
    const std::vector<double> before = model.network().parameters;
    REQUIRE(model.set(name, value).ok());
    CHECK(model.network().parameters == before);
  }
  REQUIRE(model.act("place_point", "0.5,0.5,1").ok());
  CHECK(model.step() == 40);
  take(model, 5);
  CHECK(model.step() == 45);
  CHECK(readout(model, "epoch") > 40.0 / model.steps_per_epoch() * 0.1);
  REQUIRE(model.set("data.noise", Value(0.2)).ok());
  CHECK(model.step() == 0);
}

TEST_CASE(
    "known: a weight set by hand is there at once, stays while training goes on, and changes the picture") {
  Model model;
  settle(model);
  const std::uint64_t revision = model.picture().revision;
  REQUIRE(model.set("weight.0.3.1", Value(1.5)).ok());
  REQUIRE(model.set("bias.3.0", Value(-0.25)).ok());
  CHECK(model.get("weight.0.3.1").value() == Value(1.5));
  CHECK(model.network().weight(0)[3 * 2 + 1] == 1.5);
  CHECK(model.network().bias(3)[0] == -0.25);
  CHECK(model.is_busy());
  CHECK(model.update(CountedBudget(1)));
  CHECK(model.picture().revision > revision);
  take(model, 1);
  CHECK(std::fabs(model.network().weight(0)[3 * 2 + 1] - 1.5) < 0.1);
}

TEST_CASE("known: divergence stops training with a sentence, and leaves finite weights") {
  for (const char* precision : {"float32", "float64"}) {
    Model model;
    REQUIRE(model.set("data.source", text("plane")).ok());
    REQUIRE(model.set("training.precision", text(precision)).ok());
    REQUIRE(model.set("training.optimizer", text("sgd")).ok());
    REQUIRE(model.set("training.learning_rate", Value(100.0)).ok());
    REQUIRE(model.set("training.speed", lab::Value(std::string("fastest"))).ok());
    REQUIRE(model.act("play", "").ok());
    for (int i = 0; i < 100 && model.is_playing(); ++i) model.update(CountedBudget(10));
    CHECK_FALSE(model.is_playing());
    CHECK(model.message().find("smaller learning rate") != std::string::npos);
    for (const double parameter : model.network().parameters) CHECK(std::isfinite(parameter));
    settle(model);
    CHECK_FALSE(model.is_busy());
    REQUIRE(model.act("rewind", "").ok());
    CHECK(model.message().empty());
    REQUIRE(model.set("training.learning_rate", Value(0.01)).ok());
    take(model, 20);
    CHECK(model.step() == 20);
  }
}

TEST_CASE("invariant: a paused model comes to rest, and rests") {
  Model model;
  settle(model);
  CHECK_FALSE(model.is_busy());
  CHECK_FALSE(model.update(CountedBudget(10)));
  const std::uint64_t revision = model.picture().revision;
  model.advance(10);
  model.update(CountedBudget(10));
  CHECK(model.picture().revision == revision);
}

TEST_CASE("known: points come and go while the rest of the training set stays") {
  Model model;
  const int rows = model.data().train.size();
  REQUIRE(model.act("place_point", "0.25,-0.5,1").ok());
  CHECK(model.data().train.size() == rows + 1);
  CHECK(model.data().train.x[2 * rows] == 0.25);
  const std::string last = std::to_string(rows);
  REQUIRE(model.act("move_point", last + ",0.75,0.5").ok());
  CHECK(model.data().train.x[2 * rows] == 0.75);
  REQUIRE(model.act("delete_point", last).ok());
  CHECK(model.data().train.size() == rows);
  CHECK_FALSE(model.act("place_point", "0,0,2").ok());
  REQUIRE(model.act("restore_data", "").ok());
  CHECK(model.get("data.edits").value() == text(""));
}

TEST_CASE("degenerate: without points nothing trains, and playing says what to do") {
  Model model;
  REQUIRE(model.act("clear_points", "").ok());
  settle(model);
  const Status status = model.act("play", "");
  REQUIRE_FALSE(status.ok());
  CHECK(status.error().message.find("place some") != std::string::npos);
  CHECK_FALSE(model.act("step", "").ok());
  CHECK_FALSE(model.is_busy());
  CHECK(model.picture().cells != nullptr);
  REQUIRE(model.act("place_point", "0,0.5,1").ok());
  REQUIRE(model.act("place_point", "0,-0.5,0").ok());
  take(model, 30);
  CHECK(model.step() == 30);
  CHECK(std::isnan(model.history().test_loss.back()));
  CHECK(std::isfinite(model.history().train_loss.back()));
}
