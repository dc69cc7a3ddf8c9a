#include "chapters/bend/view.h"

#include <string>
#include <vector>

#include "chapters/bend/model.h"
#include "support/chapter_page.h"

using namespace crease;
using bend::Model;

namespace {

struct Page : testing::ChapterPage<Model, bend::View> {
  Page(float width, float height) : ChapterPage(width, height) {
    REQUIRE(lab::apply(session, lab::parse_line("set dead.networks 200").value()).ok());
    chapters::settle(session);
    lab.frame(2);
  }

  /// Numbers and lists of widths are the same in every language.
  void check_german(const std::string& state) const {
    check_german_but(state, [](const std::string& text) {
      return text.find_first_not_of("0123456789 .,−-–±×°/e+") == std::string::npos;
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
      {"act show 1,1", "set picture.cells true"},
      {"act show 3,2", "set dead.width 5"},
      {"act choose 2,1,3", "act show 2,1", "set edit.delta 0.1"},
      {"act play"},
      {"act play", "act guess 1"},
      {"act play", "act guess 2"},
      {"act play", "act guess 3"},
      {"set network.hidden 3", "set network.bias_scale 0"},
      {"set picture.window 1000, 1001, 1000, 1001"},
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

TEST_CASE("known: clicks across the plane show boundaries and choose weights that the network has") {
  Page page(1280, 800);
  int shown = 0;
  for (float x = 400; x < 820; x += 15) {
    page.lab.click({x, 400});
    page.lab.frame(2);
    chapters::settle(page.session);
  }
  for (const std::string& line : page.lines) shown += line.starts_with("act show ");
  CHECK(shown > 2);
}

TEST_CASE("invariant: the table has as many entries in each row as columns") {
  Page page(1280, 800);
  page.command("act show 3,1");
  page.check_tables();
}
