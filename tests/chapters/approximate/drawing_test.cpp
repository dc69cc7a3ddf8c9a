#include "chapters/approximate/drawing.h"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <vector>

#include "chapters/approximate/model.h"
#include "chapters/opening.h"
#include "lab/commands.h"
#include "lab/link.h"
#include "lab/session.h"

using namespace crease;
using namespace crease::approximate;

namespace {

void run(lab::Session& session, const std::string& line) {
  const Status status = lab::apply(session, lab::parse_line(line).value());
  REQUIRE_MESSAGE(status.ok(), line);
}

std::string drawn(const lab::Chapter& chapter) {
  return lab::to_text(chapter.get("target.drawn").value());
}

double readout(const lab::Chapter& chapter, const std::string& id) {
  for (const lab::Readout& each : chapter.readouts())
    if (each.id == id) return each.value;
  return -1;
}

}  // namespace

TEST_CASE("known: a stroke replaces what is under it, and nothing else") {
  const std::vector<double> flat(drawn_heights, 0.5);
  const std::vector<double> after = with_stroke(flat, {0.25, 0, 0.5, 1}, 0, 1);
  REQUIRE(after.size() == flat.size());
  for (std::size_t i = 0; i < after.size(); ++i) {
    const double x = static_cast<double>(i) / 64;
    CHECK(after[i] == doctest::Approx(x >= 0.25 && x <= 0.5 ? (x - 0.25) * 4 : 0.5).epsilon(2e-3));
  }
  CHECK(with_stroke(flat, {0.5, 1, 0.25, 0}, 0, 1) == after);  // from right to left
  const std::vector<double> tap = with_stroke(flat, {10.01, 2, 10.01, 2}, 9, 11);
  CHECK(tap[32] == 2);
  CHECK(tap[31] == 0.5);
  CHECK(tap[33] == 0.5);
}

TEST_CASE("known: a short list becomes a fine one with the same line, and drawings keep their digits") {
  const std::vector<double> after = with_stroke(std::array{0.0, 1.0}, {0, 0, 0, 0}, 0, 1);
  REQUIRE(after.size() == drawn_heights);
  CHECK(after[16] == 0.25);
  CHECK(after[64] == 1);
  CHECK(heights_text(std::array{0.5, -1.0, 1e-5}) == "0.5, -1, 1e-05");
  CHECK(parse_heights("0, 1, 0.5").value() == std::vector<double>{0, 1, 0.5});
}

TEST_CASE("degenerate: lists that are no drawing are refused") {
  for (const char* text : {"", "1", "1,x", "1e7,0", "0,nan", "0;1"}) CHECK_FALSE(parse_heights(text).ok());
  for (const char* text : {"", "1,2,3", "1,2,3,4,5", "a,b,c,d", "1e9,0,0,0"})
    CHECK_FALSE(parse_stroke(text).ok());
}

TEST_CASE("known: the hats through every knot of a drawing follow it exactly") {
  Model model;
  lab::Session session(model);
  for (const char* line : {"set target.function drawn", "set target.drawn 0,1,0.5,-1,2",
                           "set network.construction uniform", "set network.count 4"})
    run(session, line);
  chapters::settle(session);
  CHECK(readout(session, "sup_error") < 1e-14);
  run(session, "set network.count 2");
  chapters::settle(session);
  CHECK(readout(session, "sup_error") == doctest::Approx(2.25).epsilon(1e-6));  // -1 against (0.5 + 2) / 2
}

TEST_CASE("invariant: a stroke of many parts is one thing to undo, and a link brings the drawing") {
  Model model;
  lab::Session session(model);
  CHECK_FALSE(lab::apply(session, lab::parse_line("act draw 0,0,1,1").value()).ok());
  run(session, "act draw_over");
  CHECK(lab::to_text(model.get("target.function").value()) == "drawn");
  const std::string sine = drawn(model);
  session.end_gesture();
  run(session, "act draw 0.1,0.2,0.2,0.4");
  run(session, "act draw 0.2,0.4,0.3,0.1");
  session.end_gesture();
  const std::string first = drawn(model);
  run(session, "act draw 0.6,1,0.7,1");
  const std::string second = drawn(model);
  const lab::SessionFile file = lab::session_file(session, lab::Weights::repeated);
  run(session, "act undo");
  CHECK(drawn(model) == first);
  run(session, "act undo");
  CHECK(drawn(model) == sine);
  const auto opened =
      chapters::reopen(lab::read_link(lab::to_fragment(file)).value(), chapters::Course::repeated);
  REQUIRE(opened.ok());
  CHECK(drawn(*opened.value().session) == second);
  run(session, "act clear_drawing");
  CHECK(drawn(model) == "0, 0");
  CHECK_FALSE(lab::apply(session, lab::parse_line("act clear_drawing").value()).ok());
}
