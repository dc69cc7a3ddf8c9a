#include "chapters/fold/view.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "chapters/fold/model.h"
#include "support/chapter_page.h"

using namespace crease;

namespace {

using Page = testing::ChapterPage<fold::Model, fold::View>;

const std::vector<std::string> formulas = {"ε", "x", "2ᵈ", "2d", "½", "Telgarsky 2015"};

}  // namespace

TEST_CASE("invariant: drawing Fold issues no commands and wants no frames, at any size, in any experiment") {
  for (const auto& [width, height] :
       {std::pair{1280.0f, 800.0f}, {900.0f, 700.0f}, {390.0f, 844.0f}, {320.0f, 300.0f}, {40.0f, 30.0f}})
    for (const char* experiment : {"fold", "disturb", "train", "sheet"}) {
      Page page(width, height);
      CHECK(page.session.set("random.seeds", std::int64_t(2)).ok());
      CHECK(page.session.set("experiment", std::string(experiment)).ok());
      page.lab.frame(3);
      CHECK(page.lines.empty());
      CHECK_FALSE(page.view.wants_frame());
    }
}

TEST_CASE("invariant: every text that Fold draws has a German entry, in every experiment") {
  const std::vector<std::vector<std::string>> states = {
      {"set random.seeds 2"},
      {"set random.seeds 2", "set fold.depth 50"},
      {"set random.seeds 2", "set fold.depth 20", "set zoom.exponent 12", "set zoom.begin 0.4"},
      {"set random.seeds 2", "set fold.depth 1", "set fold.creases \"0.3 0 0.8 0.1\""},
      {"set experiment disturb"},
      {"set experiment disturb", "set disturb.layer 6", "set disturb.number w22", "set zoom.exponent 2"},
      {"set experiment disturb", "set fold.depth 13"},
      {"set experiment train", "set train.steps 100"},
      {"set experiment sheet"},
      {"set experiment sheet", "set sheet.turn 40", "set sheet.folds 7"},
  };
  for (const std::vector<std::string>& commands : states) {
    Page page(1280, 800);
    for (const std::string& line : commands) page.command(line);
    if (commands.size() == 1 || commands.back().starts_with("set train")) page.look(84);
    page.check_german(commands.back(), formulas);
    CHECK(page.use.used.size() > 20);
  }
}

TEST_CASE("known: a crease that is dragged moves, and the command says where to") {
  Page page(1280, 800);
  page.command("set random.seeds 2");
  page.command("set fold.depth 1");
  page.lines.clear();
  // The only row: the square with the fold begins below its label; its crease is in the middle, at the top.
  const float left = 280 + 20, top = 52 + 20 + 18, square = 130;
  page.lab.move({left + square / 2, top});
  page.lab.frame(2);
  page.lab.press();
  page.lab.move({left + 0.3f * square, top + 0.25f * square});
  page.lab.frame(2);
  page.lab.release();
  page.lab.frame(2);
  REQUIRE_FALSE(page.lines.empty());
  CHECK(page.lines.back().starts_with("set fold.creases"));
  CHECK(page.model.folds()[0].crease == doctest::Approx(0.3).epsilon(0.05));
  CHECK(page.model.folds()[0].top == doctest::Approx(0.75).epsilon(0.05));
}

TEST_CASE("invariant: a click anywhere in Fold never fails") {
  for (const char* experiment : {"fold", "train"}) {
    Page page(390, 844);
    page.command("set random.seeds 2");
    page.command("set train.steps 100");
    page.command("set experiment " + std::string(experiment));
    page.click_around(97);
    page.check_german("clicking around", formulas);
  }
}

TEST_CASE("invariant: the tables of Fold have as many entries in each row as columns") {
  for (const char* experiment : {"fold", "disturb", "train", "sheet"}) {
    Page page(1280, 800);
    page.command("set random.seeds 2");
    page.command("set train.steps 100");
    page.command("set experiment " + std::string(experiment));
    page.check_tables();
  }
}
