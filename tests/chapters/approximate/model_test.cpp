#include "chapters/approximate/model.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "chapters/opening.h"
#include "core/base/rng.h"
#include "lab/commands.h"
#include "lab/link.h"
#include "lab/session.h"

using namespace crease;
using approximate::Model;

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

}  // namespace

TEST_CASE("known: the first picture is one sine wave in ten steps") {
  Model model;
  lab::Session session(model);
  chapters::settle(session);
  CHECK(readout(session, "neurons") == 9);
  CHECK(readout(session, "sup_error") == doctest::Approx(0.30904).epsilon(1e-4));
  CHECK(readout(session, "needed") == 62);
  REQUIRE(session.exported_network().has_value());
  CHECK(session.exported_network()->architecture.hidden_neurons() == 9);
}

TEST_CASE("invariant: undo and redo go back and forth through what was set") {
  Model model;
  lab::Session session(model);
  const lab::SessionFile first = lab::session_file(session, lab::Weights::repeated);
  run(session, "set network.construction optimal");
  session.end_gesture();
  run(session, "act more");
  CHECK(value(session, "network.count") == "20");
  run(session, "act undo");
  run(session, "act undo");
  CHECK(lab::session_file(session, lab::Weights::repeated) == first);
  run(session, "act redo");
  CHECK(value(session, "network.construction") == "optimal");
}

TEST_CASE("agree: a link brings the same settings and the same numbers to another lab") {
  Model model;
  lab::Session session(model);
  for (const char* line : {"set target.function typed", "set target.formula log(x)", "set target.segment 1,3",
                           "set network.construction greedy", "set network.count 12",
                           "set question.epsilon 0.001", "set picture.neurons apart"})
    run(session, line);
  chapters::settle(session);
  const std::string link = lab::to_fragment(lab::session_file(session, lab::Weights::repeated));
  const auto opened = chapters::reopen(lab::read_link(link).value(), chapters::Course::repeated);
  REQUIRE(opened.ok());
  const lab::Session& other = *opened.value().session;
  for (const lab::Parameter& parameter : session.parameters())
    CHECK(value(other, parameter.id) == value(session, parameter.id));
  for (const char* id : {"sup_error", "needed", "slope", "bound"})
    CHECK(readout(other, id) == readout(session, id));
}

TEST_CASE("degenerate: bad commands are refused with a sentence and change nothing") {
  Model model;
  lab::Session session(model);
  const lab::SessionFile before = lab::session_file(session, lab::Weights::repeated);
  for (const char* line :
       {"set target.formula sin(", "set target.formula y", "set target.segment 1", "set target.segment 2,1",
        "set network.count 0", "set network.count 201", "set network.sharpness 0", "set nothing 1",
        "act dance", "act more 3", "act use_needed", "set question.epsilon -1"}) {
    const Status status = lab::apply(session, lab::parse_line(line).value());
    CHECK_MESSAGE(!status.ok(), line);
    CHECK(lab::session_file(session, lab::Weights::repeated) == before);
  }
}

TEST_CASE("invariant: the neurons that are needed can be taken, and are then enough") {
  Model model;
  lab::Session session(model);
  run(session, "set network.construction uniform");
  run(session, "set question.epsilon 0.01");
  chapters::settle(session);
  run(session, "act use_needed");
  chapters::settle(session);
  CHECK(readout(session, "sup_error") <= 0.01);
  CHECK(readout(session, "neurons") == readout(session, "needed"));
}

TEST_CASE(
    "invariant: any sequence of commands leaves a lab that settles, with sums that end in the network") {
  Random random(7, 0);
  const std::vector<std::string> lines = {"set target.function kink",
                                          "set target.function typed",
                                          "set target.formula 1/x",
                                          "set target.formula sin(9x)/x",
                                          "set target.formula 1e200*x",
                                          "set target.segment -1,1",
                                          "set target.segment 0,1000",
                                          "set network.construction bumps",
                                          "set network.construction greedy",
                                          "set network.construction uniform",
                                          "set network.construction steps",
                                          "set network.count 1",
                                          "set network.count 40",
                                          "set network.sharpness 0.1",
                                          "set network.sharpness 100",
                                          "set question.epsilon 1e-9",
                                          "act more",
                                          "act fewer",
                                          "act undo",
                                          "act redo",
                                          "act restore_settings",
                                          "set picture.neurons hidden"};
  Model model;
  lab::Session session(model);
  for (int i = 0; i < 120; ++i) {
    const auto which = static_cast<std::size_t>(random.uniform() * static_cast<double>(lines.size()));
    static_cast<void>(lab::apply(session, lab::parse_line(lines[which]).value()));
    if (i % 40 == 0) chapters::settle(session);
    const approximate::Curves& curves = model.curves();
    REQUIRE(!curves.stacked.empty());
    CHECK(curves.stacked.size() <= approximate::most_drawn_neurons + 1);
    for (std::size_t at = 0; at < curves.x.size(); at += 97) {
      const double scale = 1 + std::abs(curves.network[at]) + std::abs(curves.apart.back()[at]);
      CHECK(std::abs(curves.stacked.back()[at] - curves.network[at]) <= 1e-6 * scale * 1e3);
    }
  }
}
