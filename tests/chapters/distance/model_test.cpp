#include "chapters/distance/model.h"

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
using distance::Model;

namespace {

std::string value(const lab::Chapter& chapter, const std::string& id) {
  const Result<lab::Value> got = chapter.get(id);
  REQUIRE(got.ok());
  return lab::to_text(got.value());
}

double readout(const lab::Chapter& chapter, const std::string& id) {
  for (const lab::Readout& each : chapter.readouts())
    if (each.id == id) return each.value;
  return -1;
}

void run(lab::Session& session, const std::string& line) {
  const Status status = lab::apply(session, lab::parse_line(line).value());
  REQUIRE_MESSAGE(status.ok(), line);
}

std::string refusal(lab::Session& session, const std::string& line) {
  const Status status = lab::apply(session, lab::parse_line(line).value());
  return status ? "" : status.error().message;
}

/// A small network that is trained and measured in no time.
struct Small {
  Model model;
  lab::Session session{model};
  Small() {
    for (const char* line :
         {"set data.count 40", "set network.hidden 8, 6", "set training.steps 120", "set study.networks 2"})
      run(session, line);
    session.end_gesture();
    chapters::settle(session);
  }
};

}  // namespace

TEST_CASE("invariant: at every measured moment the shown distance is that of its own network") {
  Small small;
  CHECK(small.model.course().records().size() > 8);
  CHECK(readout(small.session, "step") == 120);
  run(small.session, "set picture.place 0.3, -0.2");
  for (int i = 0; i < 5; ++i) {
    chapters::settle(small.session);
    const nn::Network& network = small.model.shown().network;
    CHECK(network.parameters == small.session.exported_network()->parameters);
    const distance::Ball ball = distance::ball_at(network, {0.3, -0.2}, regions::Norm::two);
    CHECK(readout(small.session, "radius") == ball.nearest.distance);
    CHECK(small.model.certificate()->kept == 1000);
    run(small.session, "act earlier");
  }
  chapters::settle(small.session);
  const double before = readout(small.session, "step");
  run(small.session, "act later");
  chapters::settle(small.session);
  CHECK(readout(small.session, "step") > before);
}

TEST_CASE(
    "known: N times distance is the mean over the points, and never grows with the visible one below it") {
  Small small;
  const distance::Nearby& nearby = small.model.histogram();
  double sum = 0;
  for (const double each : nearby.distances) sum += each;
  CHECK(readout(small.session, "scaled") ==
        doctest::Approx(14 * sum / static_cast<double>(nearby.distances.size())));
  for (const char* norm : {"one", "two", "inf"}) {
    run(small.session, std::string("set picture.norm ") + norm);
    chapters::settle(small.session);
    CHECK(readout(small.session, "visible") >= readout(small.session, "radius"));
  }
}

TEST_CASE("known: the step until the answer changes changes the answer, and half of it does not") {
  Small small;
  run(small.session, "set picture.place 0.1, 0.1");
  chapters::settle(small.session);
  REQUIRE(small.model.adversarial().flip_length);
  run(small.session, "act use_flip");
  chapters::settle(small.session);
  CHECK(small.model.adversarial().changes_answer());
  const double length = small.model.settings().step_length;
  run(small.session, "set step.length " + lab::to_text(length / 2));
  chapters::settle(small.session);
  CHECK_FALSE(small.model.adversarial().changes_answer());
}

TEST_CASE("invariant: what is only drawn does not train again, and a link brings the same bytes") {
  Small small;
  const auto* record = &small.model.course().records().front();
  for (const char* line : {"set picture.place 0.5, 0.5", "set picture.window -1, 1, -2, 2",
                           "set training.shown 10", "set step.kind gradient"})
    run(small.session, line);
  chapters::settle(small.session);
  CHECK(record == &small.model.course().records().front());
  CHECK(readout(small.session, "step") <= 10);
  const lab::SessionFile file = lab::session_file(small.session, lab::Weights::repeated);
  const auto opened =
      chapters::reopen(lab::read_link(lab::to_fragment(file)).value(), chapters::Course::repeated);
  REQUIRE(opened.ok());
  const lab::Session& copy = *opened.value().session;
  CHECK(lab::session_file(copy, lab::Weights::repeated) == file);
  CHECK(copy.exported_network()->parameters == small.model.shown().network.parameters);
  CHECK(readout(copy, "radius") == readout(small.session, "radius"));
}

TEST_CASE("invariant: undo brings back the network and the picture") {
  Small small;
  const std::vector<double> parameters = small.model.shown().network.parameters;
  run(small.session, "set network.seed 5");
  chapters::settle(small.session);
  CHECK(small.model.shown().network.parameters != parameters);
  run(small.session, "act undo");
  chapters::settle(small.session);
  CHECK(small.model.shown().network.parameters == parameters);
}

TEST_CASE("degenerate: settings that make no sense are refused in one sentence") {
  Small small;
  for (const char* line :
       {"set network.hidden 0", "set network.hidden 16,16,16,16,16", "set network.hidden 65",
        "set network.hidden a", "set picture.place 1", "set picture.place 1,2,3",
        "set picture.window 1,0,0,1", "set picture.window 0,1,0", "set data.count 3", "set data.source iris",
        "set study.inputs 785"})
    CHECK_MESSAGE(refusal(small.session, line).ends_with("."), line);
  CHECK(value(small.session, "network.hidden") == "8, 6");
}

TEST_CASE("degenerate: without biases and far away there may be no ball, and nothing fails") {
  Small small;
  for (const char* line : {"set network.bias_scale 0", "set training.shown 0", "set picture.place 0, 0"})
    run(small.session, line);
  chapters::settle(small.session);
  CHECK(readout(small.session, "radius") == 0);
  CHECK_FALSE(small.model.certificate());
  run(small.session, "set picture.place 1e6, -1e6");
  run(small.session, "set training.learning_rate 1");
  chapters::settle(small.session);
  CHECK(small.model.shown().step == 0);
}

TEST_CASE("invariant: random commands never fail but in one sentence") {
  Random random(99);
  Small small;
  run(small.session, "set training.steps 20");
  const std::vector<lab::Parameter> parameters = small.session.parameters();
  const std::vector<lab::Action> actions = small.session.actions();
  for (int i = 0; i < 40; ++i) {
    lab::Command command;
    if (random.below(5) == 0) {
      const lab::Action& action = actions[random.below(static_cast<std::uint32_t>(actions.size()))];
      const Status status = small.session.act(action.id, "");
      if (!status) CHECK(status.error().message.ends_with("."));
    } else {
      const lab::Parameter& parameter =
          parameters[random.below(static_cast<std::uint32_t>(parameters.size()))];
      if (parameter.id == "training.steps" || parameter.id.starts_with("study.")) continue;
      lab::Value wish = parameter.initial;
      const double share = random.uniform();
      if (parameter.type == lab::ParameterType::real)
        wish = parameter.min + share * (parameter.max - parameter.min);
      if (parameter.type == lab::ParameterType::integer && parameter.id != "history.step")
        wish = static_cast<std::int64_t>(parameter.min +
                                         share * (std::min(parameter.max, 400.0) - parameter.min));
      if (parameter.type == lab::ParameterType::choice)
        wish = parameter.choices[random.below(static_cast<std::uint32_t>(parameter.choices.size()))].id;
      const Status status = small.session.set(parameter.id, wish);
      if (!status) CHECK_MESSAGE(status.error().message.ends_with("."), parameter.id);
    }
    if (i % 10 == 0) chapters::settle(small.session);
  }
  CHECK_FALSE(small.session.readouts().empty());
}
