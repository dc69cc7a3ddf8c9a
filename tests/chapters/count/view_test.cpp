#include "chapters/count/view.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "chapters/count/model.h"
#include "support/chapter_page.h"

using namespace crease;
using count::Model;

namespace {

using Page = testing::ChapterPage<Model, count::View>;

/// What is the same in every language.
const std::vector<std::string> formulas = {"N²/2", "N + 1", "N", "f"};

}  // namespace

TEST_CASE("invariant: drawing issues no commands and wants no frames, at any size and in any theme") {
  testing::check_drawing<Page>();
}

TEST_CASE("invariant: every text that the view draws has a German entry, in every state") {
  const std::vector<std::vector<std::string>> states = {
      {"set race.networks 12"},
      {"set experiment windows", "set windows.networks 3"},
      {"set experiment biases", "set biases.networks 3"},
      {"set experiment training", "set training.networks 2", "set training.steps 30"},
      {"set experiment training", "set training.networks 2", "set training.steps 30",
       "set training.lesson spirals", "set training.where data"},
      {"set experiment beat", "set network.hidden 4,4", "act climb"},
      {"set experiment beat", "set network.hidden 4,4", "set beat.start zigzag"},
      {"set experiment beat", "set network.hidden 8,8,8,8,8,8,8,8", "set beat.start sawtooth"},
      {"set experiment look", "set network.hidden 5,5"},
      {"set experiment look", "set network.hidden 5,5", "set look.part plane"},
  };
  Page page(1280, 800);
  for (const std::vector<std::string>& commands : states) {
    page.commands.push(lab::parse_line("act restore_settings").value());
    page.lab.frame();
    page.command("set race.networks 5");
    page.command("set network.neurons 16");
    for (const std::string& line : commands) page.command(line);
    chapters::settle(page.session);
    page.look(120);
    page.check_german(commands.back(), formulas);
    CHECK(page.use.used.size() > 30);
  }
}

TEST_CASE("invariant: a click anywhere never fails, and what it brings up is German") {
  for (const auto& [width, height] : {std::pair{1280.0f, 800.0f}, {390.0f, 844.0f}}) {
    Page page(width, height);
    page.command("set race.networks 5");
    page.click_around(97);
    page.check_german("clicking around", formulas);
  }
}

TEST_CASE("known: dragging a weight up makes it larger, as one thing to undo") {
  Page page(1280, 800);
  page.command("set experiment beat");
  page.command("set network.hidden 4,4");
  const double before = page.session.exported_network()->weight(0)[0];
  page.lines.clear();
  // The first weight is at the left end of the right half below the graph.
  for (float x = 600; x < 800 && page.lines.empty(); x += 8)
    for (float y = 500; y < 640 && page.lines.empty(); y += 8) {
      page.lab.move({x, y});
      page.lab.press();
      page.lab.move({x, y - 40});
      page.lab.frame(2);
      page.lab.release();
      page.lab.frame();
    }
  REQUIRE_FALSE(page.lines.empty());
  CHECK(page.lines.back().starts_with("act set_weight 0,0,0,"));
  CHECK(page.session.exported_network()->weight(0)[0] ==
        doctest::Approx(before + 0.4 * std::max(1.0, std::abs(before))).epsilon(0.2));
  page.command("act undo");
  CHECK(page.session.exported_network()->weight(0)[0] == before);
}

TEST_CASE("invariant: the tables have as many entries in each row as columns") {
  Page page(1280, 800);
  for (const char* line : {"set race.networks 5", "set network.neurons 16", "set training.steps 10",
                           "set windows.networks 2", "set biases.networks 2"})
    page.command(line);
  for (const char* experiment : {"race", "windows", "biases", "training", "beat", "look"}) {
    page.command(std::string("set experiment ") + experiment);
    CHECK(page.view.tables().size() == 2);
    page.check_tables();
  }
}
