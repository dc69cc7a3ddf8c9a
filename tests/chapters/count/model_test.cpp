#include "chapters/count/model.h"

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
using count::Model;

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
  REQUIRE_MESSAGE(status.ok(), line, ": ", status.ok() ? "" : status.error().message);
  session.end_gesture();
}

/// A lab in the given state, settled.
struct Lab {
  Model model;
  lab::Session session{model};
  explicit Lab(const std::vector<std::string>& lines) {
    for (const std::string& line : lines) run(session, line);
    chapters::settle(session);
  }
};

}  // namespace

TEST_CASE("known: the first picture is a race of depths at N + 1 = 65") {
  Lab lab({"set race.networks 150"});
  CHECK(readout(lab.session, "networks") == 150);
  CHECK(readout(lab.session, "neurons") == 64);
  CHECK(std::fabs(readout(lab.session, "cells") - 65) < 4 * readout(lab.session, "error") + 1.3);
  CHECK(lab.model.bounds().serra.text() == "83521");  // 17^4
  REQUIRE(lab.session.exported_network().has_value());
  CHECK(lab.session.exported_network()->architecture.hidden_neurons() == 64);
}

TEST_CASE("invariant: more networks go on from those that were counted") {
  Lab lab({"set race.networks 20", "set network.neurons 16"});
  const auto before = lab.model.race().lanes()[2].mean;
  run(lab.session, "act more");
  CHECK(readout(lab.session, "networks") == 20);
  chapters::settle(lab.session);
  CHECK(readout(lab.session, "networks") == 200);
  const auto after = lab.model.race().lanes()[2].mean;
  CHECK(std::equal(before.begin(), before.end(), after.begin()));
  run(lab.session, "act other_networks");
  CHECK(value(lab.session, "network.seed") == "201");
}

TEST_CASE("invariant: what is shown never exceeds Serra's bound, in any experiment") {
  for (const std::vector<std::string>& lines : std::vector<std::vector<std::string>>{
           {"set network.neurons 16", "set race.networks 100"},
           {"set network.neurons 16", "set experiment windows", "set windows.networks 5"},
           {"set network.neurons 16", "set experiment biases", "set biases.networks 5"},
           {"set network.neurons 16", "set experiment training", "set training.steps 50"},
           {"set experiment beat", "set network.hidden 5,5", "act climb"},
           {"set experiment beat", "set beat.start zigzag"},
           {"set experiment look", "set look.part plane", "set network.hidden 8,8"}}) {
    Lab lab(lines);
    const count::Live& live = lab.model.live();
    CHECK(live.most > 0);
    CHECK(live.most <= static_cast<std::int64_t>(std::stoull(lab.model.bounds().serra.text())));
  }
}

TEST_CASE("agree: a link brings the same settings and the same numbers to another lab") {
  Lab lab({"set experiment beat", "set network.hidden 4,4", "act climb", "act set_weight 0,1,b,0.25",
           "act set_weight 1,2,3,-1.5", "act climb"});
  const std::string link = lab::to_fragment(lab::session_file(lab.session, lab::Weights::repeated));
  const auto opened = chapters::reopen(lab::read_link(link).value(), chapters::Course::repeated);
  REQUIRE(opened.ok());
  const lab::Session& other = *opened.value().session;
  for (const lab::Parameter& parameter : lab.session.parameters())
    CHECK(value(other, parameter.id) == value(lab.session, parameter.id));
  for (const char* id : {"cells", "record", "smoothed", "ratio"})
    CHECK(readout(other, id) == readout(lab.session, id));
  CHECK(readout(other, "record") > 9);
}

TEST_CASE("invariant: a weight set by hand is the network's, and undo takes it back") {
  Lab lab({"set experiment beat", "set network.hidden 3,2", "set beat.steps 10"});
  const std::vector<double> before = lab.session.exported_network()->parameters;
  run(lab.session, "act set_weight 1,1,2,0.75");
  const nn::Network edited = *lab.session.exported_network();
  CHECK(edited.weight(1)[1 * 3 + 2] == 0.75);
  CHECK(value(lab.session, "beat.start") == "by_hand");
  CHECK(value(lab.session, "beat.steps") == "0");
  run(lab.session, "act undo");
  chapters::settle(lab.session);
  CHECK(lab.session.exported_network()->parameters == before);
}

TEST_CASE("invariant: the record only grows, is kept by its weights, and can be taken and forgotten") {
  Lab lab({"set experiment beat", "set network.hidden 6,6", "set beat.steps 120"});
  const double most = readout(lab.session, "record");
  CHECK(most >= readout(lab.session, "cells"));
  run(lab.session, "set beat.steps 0");
  run(lab.session, "set network.seed 9");
  CHECK(readout(lab.session, "record") >= most);
  const double record = readout(lab.session, "record");
  run(lab.session, "act take_record");
  CHECK(readout(lab.session, "cells") == record);
  run(lab.session, "set beat.start zigzag");
  CHECK(readout(lab.session, "cells") == 49);
  CHECK(readout(lab.session, "record") == record);  // what cannot be beaten is no record
  run(lab.session, "set beat.start random");
  run(lab.session, "act forget_record");
  CHECK(readout(lab.session, "record") == readout(lab.session, "cells"));
  run(lab.session, "set network.hidden 3,3");
  CHECK(readout(lab.session, "record") <= 16);
}

TEST_CASE("degenerate: bad commands are refused with a sentence and change nothing") {
  Lab lab({"set experiment beat", "set network.hidden 2,2", "set beat.start sawtooth"});
  const lab::SessionFile before = lab::session_file(lab.session, lab::Weights::repeated);
  for (const char* line :
       {"set network.hidden 0", "set network.hidden 8,x", "set network.hidden 40,40",
        "set network.hidden 1,2", "set network.hidden 1,1,1,1,1,1,1,1,1", "set beat.start zigzag",
        "set network.neurons 17", "set beat.by_hand nonsense", "set race.networks 1", "set nothing 1",
        "act dance", "act climb 3", "act set_weight", "act set_weight 0,0,0", "act set_weight 9,0,0,1",
        "act set_weight 0,2,0,1", "act set_weight 0,0,1,1", "act set_weight 0,0,0,1e300",
        "act set_weight a,0,0,1"}) {
    const Status status = lab::apply(lab.session, lab::parse_line(line).value());
    CHECK_MESSAGE(!status.ok(), line);
    CHECK(lab::session_file(lab.session, lab::Weights::repeated) == before);
  }
}

TEST_CASE("invariant: any sequence of commands leaves a lab that settles, with a count within its bounds") {
  Random random(7, 0);
  const std::vector<std::string> lines = {"set experiment race",
                                          "set experiment windows",
                                          "set experiment biases",
                                          "set experiment training",
                                          "set experiment beat",
                                          "set experiment look",
                                          "set network.neurons 16",
                                          "set network.neurons 32",
                                          "set network.inputs 1",
                                          "set network.inputs 5",
                                          "set network.bias_scale 1e-6",
                                          "set network.bias_scale 1000",
                                          "set network.seed 3",
                                          "act other_networks",
                                          "act more",
                                          "set network.hidden 3,4",
                                          "set network.hidden 5",
                                          "set network.hidden 1,1",
                                          "set beat.start zigzag",
                                          "set beat.start sawtooth",
                                          "set beat.start random",
                                          "set beat.steps 30",
                                          "act climb",
                                          "act set_weight 0,0,b,1e6",
                                          "act set_weight 0,0,0,0",
                                          "act take_record",
                                          "act forget_record",
                                          "set beat.temperature 100",
                                          "set beat.rate 1",
                                          "set look.part plane",
                                          "set look.radius 0.001",
                                          "set look.radius 100000",
                                          "set training.lesson random_labels",
                                          "set training.learning_rate 1",
                                          "set picture.depth 8",
                                          "act undo",
                                          "act redo",
                                          "act restore_settings"};
  Model model;
  lab::Session session(model);
  const auto make_small = [&] {
    for (const char* line : {"set race.networks 3", "set windows.networks 2", "set biases.networks 2",
                             "set training.networks 2", "set training.steps 20"})
      run(session, line);
  };
  make_small();
  for (int i = 0; i < 150; ++i) {
    const auto which = static_cast<std::size_t>(random.uniform() * static_cast<double>(lines.size()));
    static_cast<void>(lab::apply(session, lab::parse_line(lines[which]).value()));
    session.end_gesture();
    if (lines[which] == "act restore_settings" || lines[which] == "act more") make_small();
    if (i % 10 != 0) continue;
    chapters::settle(session);
    CHECK(!session.is_busy());
    CHECK(session.exported_network().has_value());
    CHECK(model.live().most <= 1'000'000);
    CHECK(!session.readouts().empty());
  }
}
