#include "chapters/approximate/square.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "chapters/approximate/model.h"
#include "chapters/opening.h"
#include "core/nn/forward.h"
#include "lab/commands.h"
#include "lab/link.h"
#include "lab/session.h"
#include "support/budgets.h"

using namespace crease;
using namespace crease::approximate;
using testing::CountedBudget;

namespace {

void run(lab::Session& session, const std::string& line) {
  const Status status = lab::apply(session, lab::parse_line(line).value());
  REQUIRE_MESSAGE(status.ok(), line);
}

double readout(const lab::Chapter& chapter, const std::string& id) {
  for (const lab::Readout& each : chapter.readouts())
    if (each.id == id) return each.value;
  return -1;
}

SquareGrid grid_of(const std::string& formula, const SquarePlan& plan, int looks = 1'000'000) {
  SquareGrid grid({Expression::parse(formula, 2).value()}, plan, 24);
  while (!grid.advance(CountedBudget(looks))) {
  }
  return grid;
}

}  // namespace

TEST_CASE("known: a neuron of two layers has a box for itself, one of one layer half of the square") {
  const SquareGrid boxes = grid_of("1", {SquareConstruction::boxes, 6, 200, 1, 1});
  CHECK(boxes.reach() == doctest::Approx(1.0 / 36).epsilon(0.25));
  const SquareGrid ridges = grid_of("x*y", {SquareConstruction::ridges, 1, 10, 4, 8});
  CHECK(ridges.reach() > 0.2);
}

TEST_CASE("known: boxes leave holes where four of them meet, corners do not") {
  CHECK(grid_of("1", {SquareConstruction::boxes, 6, 200, 1, 1}).largest_error() == doctest::Approx(1));
  CHECK(grid_of("1", {SquareConstruction::corners, 6, 200, 1, 1}).largest_error() < 1e-6);
}

TEST_CASE("agree: a grid in slices has the same values as one at once, and they are the network's") {
  const SquarePlan plan = {SquareConstruction::corners, 5, 10, 1, 1};
  const SquareGrid whole = grid_of("sin(3x)+y", plan), sliced = grid_of("sin(3x)+y", plan, 1);
  CHECK(whole.values() == sliced.values());
  CHECK(whole.largest_error() == sliced.largest_error());
  const std::vector<double> at = {whole.worst_x(), whole.worst_y()};
  const double error = nn::evaluate(whole.network(), at)[0] - (std::sin(3 * at[0]) + at[1]);
  CHECK(std::fabs(error) == doctest::Approx(whole.largest_error()));
}

TEST_CASE("degenerate: a target without values on the square is refused in words") {
  CHECK_FALSE(grid_of("1/x", {}).trouble().empty());
  CHECK(grid_of("x", {}).trouble().empty());
}

TEST_CASE("invariant: links, undo and actions work on the square as on the line") {
  Model model;
  lab::Session session(model);
  for (const char* line : {"set experiment square", "set surface.function typed", "set surface.formula x-y",
                           "set square.construction corners", "set square.bins 4"})
    run(session, line);
  chapters::settle(session);
  CHECK(readout(session, "neurons") == 22);
  CHECK(readout(session, "layers") == 2);
  CHECK(session.exported_network()->architecture.hidden_neurons() == 22);
  const std::string link = lab::to_fragment(lab::session_file(session, lab::Weights::repeated));
  run(session, "act more");
  CHECK(readout(session, "neurons") == 78);
  run(session, "act undo");
  chapters::settle(session);
  const auto opened = chapters::reopen(lab::read_link(link).value(), chapters::Course::repeated);
  REQUIRE(opened.ok());
  CHECK(readout(*opened.value().session, "grid_error") == readout(session, "grid_error"));
  CHECK_FALSE(lab::apply(session, lab::parse_line("act draw_over").value()).ok());
  CHECK_FALSE(lab::apply(session, lab::parse_line("set surface.formula x+z").value()).ok());
  run(session, "set square.construction ridges");
  run(session, "set square.directions 3");
  CHECK(readout(session, "layers") == 1);
  CHECK(readout(session, "neurons") == 24);
  run(session, "set experiment line");
  chapters::settle(session);
  CHECK(readout(session, "neurons") == 9);
}
