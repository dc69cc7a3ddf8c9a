#include "chapters/bend/model.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "chapters/opening.h"
#include "core/base/rng.h"
#include "lab/commands.h"
#include "lab/link.h"
#include "lab/session.h"

using namespace crease;
using bend::Model;

namespace {

double readout(const lab::Chapter& chapter, const std::string& id) {
  for (const lab::Readout& each : chapter.readouts())
    if (each.id == id) return each.value;
  return -1;
}

void run(lab::Session& session, const std::string& line) {
  const Status status = lab::apply(session, lab::parse_line(line).value());
  REQUIRE_MESSAGE(status.ok(), line);
  chapters::settle(session);
}

std::string refusal(lab::Session& session, const std::string& line) {
  const Status status = lab::apply(session, lab::parse_line(line).value());
  return status ? "" : status.error().message;
}

/// Few random networks, so that everything settles in no time.
struct Small {
  Model model;
  lab::Session session{model};
  Small() { run(session, "set dead.networks 200"); }
};

struct Spent final : lab::Budget {
  bool is_spent() const override { return true; }
};

}  // namespace

TEST_CASE("known: a boundary of the first layer has no bends, whatever the network") {
  Small small;
  for (const char* seed : {"1", "2", "3"}) {
    run(small.session, std::string("set network.seed ") + seed);
    for (int neuron = 1; neuron <= 6; ++neuron) {
      run(small.session, "act show 1," + std::to_string(neuron));
      CHECK(readout(small.session, "bends") == 0);
      CHECK(small.model.lines().size() <= 1);
    }
  }
}

TEST_CASE("known: the weight read off the bend follows the slider to 1e-9, and the angle changes") {
  Small small;
  int tried = 0;
  for (int column = 1; column <= 6; ++column) {
    run(small.session, "act choose 2,1," + std::to_string(column));
    run(small.session, "act show 2,1");
    if (small.model.edited_bend() == nullptr) continue;
    const double before = readout(small.session, "weight"), angle = readout(small.session, "angle");
    run(small.session, "set edit.delta 0.01");
    REQUIRE(small.model.edited_bend() != nullptr);
    ++tried;
    CHECK(std::fabs(readout(small.session, "weight") - before - 0.01) < 1e-9);
    CHECK(readout(small.session, "angle") != angle);
    CHECK(std::fabs(bend::degrees(*small.model.turn_before_edit()) - angle) < 1e-9);
  }
  CHECK(tried > 0);
}

TEST_CASE("invariant: the game counts right guesses, takes one guess a round, and undo takes it back") {
  Small small;
  for (int round = 1; round <= 6; ++round) {
    run(small.session, "act play");
    CHECK(small.model.is_secret());
    CHECK_FALSE(small.model.lines().empty());
    const int truth = small.model.shown().layer + 1;
    const double before = readout(small.session, "score");
    const int guess = round % 2 == 0 ? truth : truth % 3 + 1;
    run(small.session, "act guess " + std::to_string(guess));
    CHECK(readout(small.session, "score") == before + (guess == truth));
    CHECK(small.model.settings().asked == round);
    CHECK_FALSE(refusal(small.session, "act guess 1").empty());
  }
  run(small.session, "act undo");
  CHECK(small.model.is_secret());
  CHECK(small.model.settings().asked == 5);
  run(small.session, "act stop");
  CHECK_FALSE(small.model.is_playing());
}

TEST_CASE("invariant: every layer is asked for, and nothing that is told gives a secret neuron away") {
  Small small;
  std::vector<int> asked(3, 0);
  for (int round = 0; round < 40; ++round) {
    REQUIRE(small.session.act("play", "").ok());
    chapters::settle(small.session);
    ++asked[std::size_t(small.model.shown().layer)];
    CHECK(std::isnan(readout(small.session, "angle")));
    CHECK(std::isnan(readout(small.session, "weight")));
  }
  for (const int count : asked) CHECK(count > 3);
}

TEST_CASE("invariant: however the random networks are sliced, the share of dead neurons is the same") {
  bend::Settings settings;
  settings.dead_networks = 1030;
  bend::Study sliced(settings);
  int slices = 0;
  for (; !sliced.is_done(); ++slices) sliced.advance(Spent());
  CHECK(slices == 21);
  Small small;
  run(small.session, "set dead.networks 1030");
  CHECK(small.model.study().share() == sliced.share());
  CHECK(small.model.study().drawn() == 1030);
}

TEST_CASE("agree: the streams of the chapter show dead neurons as often as the exact probability says") {
  for (const int width : {1, 2, 3}) {
    Small small;
    run(small.session, "set dead.width " + std::to_string(width));
    run(small.session, "set dead.networks 20000");
    const double p = regions::dead_probability(2, width).value();
    CHECK(std::fabs(readout(small.session, "dead") - p) < 4 * std::sqrt(p * (1 - p) / 20000));
  }
}

TEST_CASE("invariant: a link brings the same network, boundary and score") {
  Small small;
  for (const char* line :
       {"act choose 3,2,1", "set edit.delta 0.5", "act show 3,2", "act play", "act guess 2"})
    run(small.session, line);
  const lab::SessionFile file = lab::session_file(small.session, lab::Weights::repeated);
  const auto opened =
      chapters::reopen(lab::read_link(lab::to_fragment(file)).value(), chapters::Course::repeated);
  REQUIRE(opened.ok());
  const lab::Session& copy = *opened.value().session;
  CHECK(lab::session_file(copy, lab::Weights::repeated) == file);
  CHECK(copy.exported_network()->parameters == small.model.network().parameters);
  CHECK(readout(copy, "score") == readout(small.session, "score"));
  CHECK(readout(copy, "bends") == readout(small.session, "bends"));
}

TEST_CASE("degenerate: settings and arguments that make no sense are refused in one sentence") {
  Small small;
  for (const char* line : {"set network.hidden 0", "set network.hidden 17", "set network.hidden 6,6,6,6,6",
                           "set edit.layer 1", "set picture.window 1,0,0,1", "act show 4,1", "act show 1,7",
                           "act show 1", "act choose 1,1,1", "act choose 2,1,7", "act guess 1", "act stop"})
    CHECK_MESSAGE(refusal(small.session, line).ends_with("."), line);
  run(small.session, "act play");
  CHECK(refusal(small.session, "act guess 4").ends_with("."));
}

TEST_CASE("degenerate: one layer, one neuron, no biases") {
  Small small;
  for (const char* line : {"set network.hidden 3", "set network.bias_scale 0", "set network.hidden 1,1,1,1",
                           "act play", "set network.bias_scale 1"})
    run(small.session, line);
  CHECK(readout(small.session, "crossings") >= 0);
}

TEST_CASE("invariant: random commands settle, and fail but in one sentence") {
  Random random(41);
  Small small;
  const std::vector<lab::Parameter> parameters = small.session.parameters();
  const std::vector<lab::Action> actions = small.session.actions();
  for (int i = 0; i < 60; ++i) {
    if (random.below(3) == 0) {
      const lab::Action& action = actions[random.below(static_cast<std::uint32_t>(actions.size()))];
      const char* arguments[] = {"", "2", "2,1", "3,2,1"};
      const Status status = small.session.act(action.id, arguments[random.below(4)]);
      if (!status) CHECK_MESSAGE(status.error().message.ends_with("."), action.id);
      if (action.id == "restore_settings") run(small.session, "set dead.networks 200");
    } else {
      const lab::Parameter& parameter =
          parameters[random.below(static_cast<std::uint32_t>(parameters.size()))];
      if (parameter.id == "dead.networks") continue;
      lab::Value wish = parameter.initial;
      const double share = random.uniform();
      if (parameter.type == lab::ParameterType::real)
        wish = parameter.min + share * (parameter.max - parameter.min);
      if (parameter.type == lab::ParameterType::integer)
        wish = static_cast<std::int64_t>(parameter.min + share * (parameter.max - parameter.min));
      if (parameter.type == lab::ParameterType::boolean) wish = share < 0.5;
      const Status status = small.session.set(parameter.id, wish);
      if (!status) CHECK_MESSAGE(status.error().message.ends_with("."), parameter.id);
    }
    if (i % 5 == 0) chapters::settle(small.session);
  }
  chapters::settle(small.session);
  CHECK_FALSE(small.model.is_busy());
}
