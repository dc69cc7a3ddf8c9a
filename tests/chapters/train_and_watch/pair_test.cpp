#include "chapters/train_and_watch/pair.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "chapters/train_and_watch/random_commands.h"
#include "support/budgets.h"

using namespace crease;
using namespace crease::train_and_watch;
using testing::CountedBudget;

namespace {

void settle(Pair& pair, int looks = 1) {
  for (int i = 0; i < 100000 && pair.is_busy(); ++i) pair.update(CountedBudget(looks));
}

void set(Pair& pair, std::string_view id, lab::Value value) {
  const Status status = pair.set(id, value);
  REQUIRE_MESSAGE(status.ok(), (status.ok() ? "" : status.error().message));
}

void act(Pair& pair, std::string_view id, std::string_view argument = "") {
  const Status status = pair.act(id, argument);
  REQUIRE_MESSAGE(status.ok(), (status.ok() ? "" : status.error().message));
  settle(pair);
}

const std::vector<double>& weights_of(const Model* model) {
  return model->network().parameters;
}

double last_loss(const Model& model) {
  return model.history().train_loss.back();
}

std::string message_of(const Status& status) {
  return status.ok() ? "" : status.error().message;
}

}  // namespace

TEST_CASE("known: without a comparison the pair is network A and nothing else") {
  Pair pair;
  Model model;
  CHECK(pair.b() == nullptr);
  CHECK(pair.parameters().size() == model.parameters().size() + 1);
  CHECK(pair.actions().size() == model.actions().size());
  CHECK(pair.remember(lab::Records::included)->bytes() <
        model.remember(lab::Records::included)->bytes() + 100);
  act(pair, "step", "30");
  testing::take(model, 30);
  CHECK(pair.weights() == model.weights());
  CHECK(message_of(pair.set("b.training.learning_rate", 0.1)) ==
        "There is no setting called b.training.learning_rate.");
  CHECK(message_of(pair.act("b.add_layer", "")) == "There is no action called b.add_layer.");
}

TEST_CASE("known: B begins as a copy of A, and with the same settings has the same curves to the last bit") {
  Pair pair;
  set(pair, "training.learning_rate", 0.01);
  act(pair, "step", "40");
  set(pair, Pair::is_on_id, true);
  REQUIRE(pair.b() != nullptr);
  CHECK(pair.step() == 0);
  CHECK(std::get<double>(pair.get("b.training.learning_rate").value()) == 0.01);
  for (const char* count : {"7", "1", "60"}) act(pair, "step", count);
  CHECK(pair.step() == 68);
  CHECK(weights_of(pair.b()) == weights_of(&pair.a()));
  CHECK(pair.b()->history().train_loss == pair.a().history().train_loss);
  CHECK(pair.b()->history().cells == pair.a().history().cells);
}

TEST_CASE("invariant: a setting of B changes nothing in A's training, and is not A's") {
  Pair pair;
  Model alone;
  set(pair, Pair::is_on_id, true);
  set(pair, "b.training.learning_rate", 0.05);
  act(pair, "step", "50");
  testing::take(alone, 50);
  CHECK(pair.a().weights() == alone.weights());
  CHECK(weights_of(pair.b()) != weights_of(&pair.a()));
  CHECK(std::get<double>(pair.get("training.learning_rate").value()) == 0.003);
  set(pair, "b.network.hidden", std::string("5,4"));
  CHECK(pair.step() == 0);  // both begin again
  CHECK(pair.a().network().architecture.depth() == 4);
  CHECK(pair.b()->network().architecture.depth() == 3);
  act(pair, "step", "50");
  CHECK(pair.a().weights() == alone.weights());
  CHECK(last_loss(*pair.b()) != last_loss(pair.a()));
}

TEST_CASE("invariant: both stand at the same step after every update, at any budget and speed") {
  for (const char* speed : {"fastest", "rising", "300"}) {
    Pair pair;
    set(pair, Pair::is_on_id, true);
    set(pair, "training.speed", std::string(speed));
    set(pair, "b.network.hidden", std::string("64,64,64"));
    set(pair, "b.training.batch", std::int64_t(200));
    REQUIRE(pair.act("play", "").ok());
    for (int i = 0; i < 30; ++i) {
      pair.advance(0.016);
      pair.update(CountedBudget(i % 4));
      CHECK(pair.b()->step() == pair.a().step());
    }
    CHECK(pair.step() > 0);
    CHECK(pair.b()->is_playing());
    act(pair, "pause");
    CHECK_FALSE(pair.b()->is_playing());
    CHECK_FALSE(pair.is_busy());
  }
}

TEST_CASE("invariant: points, window and pace belong to both") {
  Pair pair;
  set(pair, Pair::is_on_id, true);
  act(pair, "place_point", "0.1,0.2,1");
  act(pair, "zoom", "2,0,0");
  set(pair, "training.speed", std::string("30"));
  set(pair, "picture.colouring", std::string("cell"));
  set(pair, "data.source", std::string("moons"));
  act(pair, "delete_point", "3");
  settle(pair);
  CHECK(pair.b()->data().train.x == pair.a().data().train.x);
  CHECK(pair.b()->picture().window.x0 == pair.a().picture().window.x0);
  CHECK(pair.b()->picture().colouring == "cell");
  CHECK(pair.b()->settings().training.steps_per_second == 30);
  set(pair, "b.picture.neuron", std::int64_t(3));
  CHECK(pair.a().settings().picture.neuron == -1);
  CHECK(pair.b()->settings().picture.neuron == 3);
}

TEST_CASE("known: where one diverges both pause at that step, and the sentence names it") {
  for (const std::string prefix : {"", "b."}) {
    Pair pair;
    set(pair, Pair::is_on_id, true);
    set(pair, "data.source", std::string("plane"));
    set(pair, "training.stop_at_step", std::int64_t(2000));
    set(pair, prefix + "training.optimizer", std::string("sgd"));
    set(pair, prefix + "training.learning_rate", 100.0);
    set(pair, "training.speed", std::string("fastest"));
    REQUIRE(pair.act("play", "").ok());
    settle(pair, 5);
    CHECK_FALSE(pair.a().is_playing());
    CHECK_FALSE(pair.b()->is_playing());
    CHECK(pair.b()->step() == pair.a().step());
    const std::string name = prefix.empty() ? "Network A: " : "Network B: ";
    CHECK(pair.message().find(name + "Training diverged after step " + std::to_string(pair.step())) == 0);
    Model alone;  // what did not diverge stands where it would stand alone
    REQUIRE(alone.set("data.source", std::string("plane")).ok());
    testing::take(alone, static_cast<int>(pair.step()));
    const Model& calm = prefix.empty() ? *pair.b() : pair.a();
    CHECK(calm.weights() == alone.weights());
  }
}

TEST_CASE("known: a loss to stop at stops both at the step at which the first of them reaches it") {
  Pair pair;
  set(pair, Pair::is_on_id, true);
  set(pair, "data.source", std::string("xor"));
  set(pair, "training.speed", std::string("fastest"));
  set(pair, "training.stop_at_step", std::int64_t(5000));
  set(pair, "training.stop_at_loss", 0.2);
  set(pair, "b.training.learning_rate", 0.01);
  REQUIRE(pair.act("play", "").ok());
  settle(pair, 3);
  CHECK(pair.b()->step() == pair.a().step());
  CHECK(pair.message().find("Network B: Paused at a training loss of 0.2") == 0);
  CHECK(std::min(last_loss(pair.a()), last_loss(*pair.b())) <= 0.2);
}

TEST_CASE(
    "invariant: whatever is clicked while both play, they stand at the same step and share the points") {
  Pair pair;
  testing::RandomCommands random(5);
  for (int i = 0; i < 200; ++i) {
    if (pair.b() == nullptr) set(pair, Pair::is_on_id, true);
    if (!pair.a().is_playing()) (void)pair.act("play", "").ok();
    const lab::Command command = random.next(pair);
    CAPTURE(lab::to_line(command));
    (void)lab::apply(pair, command).ok();
    pair.advance(0.02);
    pair.update(CountedBudget(2));
    if (pair.b() == nullptr) continue;
    REQUIRE(pair.b()->step() == pair.a().step());
    CHECK(pair.b()->is_playing() == pair.a().is_playing());
    CHECK(pair.b()->data().train.x == pair.a().data().train.x);
    CHECK(pair.b()->picture().window.x1 == pair.a().picture().window.x1);
  }
}

TEST_CASE("degenerate: what B refuses leaves A as it was") {
  Pair pair;
  set(pair, Pair::is_on_id, true);
  const std::string before = pair.weights();
  CHECK_FALSE(pair.set("data.noise", 70.0).ok());
  CHECK_FALSE(pair.set("b.data.noise", 0.1).ok());
  CHECK_FALSE(pair.set("b.training.speed", std::string("30")).ok());
  CHECK(message_of(pair.act("load_weights", pair.a().weights())) ==
        "Two networks are compared: their weights are two texts with \";\" between them.");
  set(pair, "b.network.hidden", std::string("3"));
  const std::string own = pair.weights();
  CHECK_FALSE(pair.act("load_weights", before).ok());  // fits A, but no longer B
  CHECK(pair.weights() == own);
}

TEST_CASE("known: network B is saved by an action of its own") {
  Pair pair;
  set(pair, Pair::is_on_id, true);
  act(pair, "b.add_neuron", "0");
  CHECK(pair.b()->network().architecture.layers[0].width == 17);
  act(pair, "b.save_network");
  const auto file = pair.take_saved_file();
  REQUIRE(file.has_value());
  CHECK(file->name == "network-b.json");
  CHECK_FALSE(pair.take_saved_file().has_value());
}

TEST_CASE("known: commands on a model are B's where B has its own") {
  CHECK(command_for_b(lab::set_command("layer.1.width", std::int64_t(3))).id == "b.layer.1.width");
  CHECK(command_for_b(lab::set_command("weight.0.0.1", 0.5)).id == "b.weight.0.0.1");
  CHECK(command_for_b(lab::set_command("data.noise", 0.5)).id == "data.noise");
  CHECK(command_for_b(lab::set_command("training.speed", 3.0)).id == "training.speed");
  CHECK(command_for_b(lab::act_command("add_layer")).id == "b.add_layer");
  CHECK(command_for_b(lab::act_command("place_point")).id == "place_point");
}
