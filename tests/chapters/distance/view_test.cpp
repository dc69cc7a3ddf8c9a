#include "chapters/distance/view.h"

#include <cmath>
#include <string>
#include <vector>

#include "chapters/distance/model.h"
#include "support/chapter_page.h"

using namespace crease;
using distance::Model;

namespace {

/// A small network that is trained and measured in no time.
struct Page : testing::ChapterPage<Model, distance::View> {
  Page(float width, float height) : ChapterPage(width, height) {
    for (const char* line :
         {"set data.count 40", "set network.hidden 8, 6", "set training.steps 60", "set study.networks 2"})
      REQUIRE(lab::apply(session, lab::parse_line(line).value()).ok());
    chapters::settle(session);
    lab.frame(2);
  }

  /// Numbers and lists of widths are the same in every language.
  void check_german(const std::string& state) const {
    check_german_but(state, [](const std::string& text) {
      return text.find_first_not_of("0123456789 .,−-±×") == std::string::npos;
    });
  }
};

}  // namespace

TEST_CASE("invariant: drawing issues no commands and wants no frames, at any size and in any theme") {
  testing::check_drawing<Page>();
}

TEST_CASE("invariant: every text that the view draws has a German entry, in every state") {
  const std::vector<std::vector<std::string>> states = {
      {},
      {"set picture.norm one", "set picture.colouring value", "set course.curve scaled_distance"},
      {"set picture.norm inf", "set course.curve region_size", "set step.kind gradient",
       "set step.length 100"},
      {"set network.bias_scale 0", "set training.shown 0", "set picture.place 0, 0"},
      {"set picture.place 1000, 1000", "set picture.colouring region", "set study.inputs 1"},
  };
  for (const std::vector<std::string>& commands : states) {
    Page page(1280, 800);
    if (commands.empty()) page.look(45);
    for (const std::string& line : commands) page.command(line);
    chapters::settle(page.session);
    page.look(80);
    page.check_german(commands.empty() ? "at first" : commands.back());
    CHECK(page.use.used.size() > 30);
  }
}

TEST_CASE("invariant: a click anywhere never fails, and what it brings up is German") {
  for (const auto& [width, height] : {std::pair{1280.0f, 800.0f}, {390.0f, 844.0f}}) {
    Page page(width, height);
    page.click_around(97);
    page.check_german("clicking around");
  }
}

TEST_CASE("known: a click into the plane pins the point under the pointer, the wheel zooms") {
  Page page(1280, 800);
  page.lab.click({610, 380});
  REQUIRE_FALSE(page.lines.empty());
  CHECK(page.lines.back().starts_with("set picture.place "));
  page.lab.frame(2);
  chapters::settle(page.session);
  const regions::Point place = page.model.settings().place;
  CHECK(std::fabs(place.x) < 0.3);
  CHECK(std::fabs(place.y) < 0.3);
}

TEST_CASE("known: the way out of a place leads across its nearest boundary and back again") {
  Page page(1280, 800);
  const auto here = page.view.place("");
  REQUIRE(here);
  REQUIRE(here->ways.size() == 1);
  const auto next = page.view.place(here->ways[0].to);
  REQUIRE(next);
  CHECK(next->lines[0] != here->lines[0]);
  CHECK_FALSE(page.view.place("nonsense"));
}

TEST_CASE("invariant: the tables have as many entries in each row as columns") {
  Page page(1280, 800);
  page.check_tables();
}
