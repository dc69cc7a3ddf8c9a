#include "chapters/images/view.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "chapters/images/model.h"
#include "chapters/opening.h"
#include "lab/commands.h"
#include "lab/session.h"
#include "support/language.h"
#include "support/stroke_images.h"
#include "ui/headless.h"
#include "ui/widgets.h"
#include "ui/words.h"

using namespace crease;
using images::Model;

namespace {

/// A small network on strokes, on a page of its own, in German, with the commands it issued.
struct Page {
  lab::Words words = testing::table_of("de");
  lab::Words::Use use;
  Model model;
  lab::Session session{model};
  lab::Commands commands;
  std::vector<std::string> lines;
  chapters::Host host;
  ui::Rect area;
  ui::Headless lab;
  images::View view{model};  // after the context that it draws into, so that it goes first

  Page(float width, float height) : area{{0, 0}, {width, height}}, lab([this] { draw(); }, width, height) {
    model.use_assets(testing::stroke_assets(60));
    for (const char* line : {"set network.hidden 7,5", "act step 20"})
      REQUIRE(lab::apply(session, lab::parse_line(line).value()).ok());
    chapters::settle(session);
    commands.on_done = [this](const lab::Command& command) {
      lines.push_back(lab::to_line(command));
    };
    host.save_network = [] {
    };
    words.observe(&use);
    ui::speak(&words);
    lab.opens_window = false;
    lab.frame_s = 0.4f;
    lab.frame(3);
  }

  void draw() {
    for (const std::string& refused : commands.run(session)) view.tell(refused, ui::Tone::warning);
    view.draw({session, commands, lab.theme, host, false, 1, static_cast<int>(area.height()), 0, true, false},
              area);
  }

  void command(const std::string& line) {
    commands.push(lab::parse_line(line).value());
    lab.frame();
    chapters::settle(session);
    lab.frame(2);
  }

  /// Points at everything.
  void look(float step) {
    for (float y = step / 2; y < area.max.y; y += step)
      for (float x = step / 2; x < area.max.x; x += 1.7f * step) {
        lab.move({x, y});
        lab.frame();
      }
  }

  void check_german(const std::string& state) const {
    for (const auto& texts : {use.missed, use.kept})
      for (const std::string& text : texts) CHECK_MESSAGE(is_name(text), state, " draws: ", text);
  }

  /// Classes of the strokes, and what the assets of this test say.
  static bool is_name(const std::string& text) {
    return text.starts_with("direction ") || text.starts_with("These assets ");
  }
};

}  // namespace

TEST_CASE("invariant: drawing images issues no commands and wants no frames, at any size and in any theme") {
  for (const auto& [width, height] :
       {std::pair{1280.0f, 800.0f}, {900.0f, 700.0f}, {390.0f, 844.0f}, {320.0f, 300.0f}, {40.0f, 30.0f}}) {
    Page page(width, height);
    for (const ui::ThemeKind kind : {ui::ThemeKind::light, ui::ThemeKind::dark, ui::ThemeKind::projector}) {
      page.lab.theme = ui::make_theme(kind);
      page.lab.frame(2);
    }
    CHECK(page.lines.empty());
    CHECK_FALSE(page.view.wants_frame());
  }
}

TEST_CASE("invariant: every text that is drawn around images has a German entry, in every state") {
  for (const char* line : {"act pause", "set picture.colouring certainty", "set picture.colouring classes",
                           "set slice.second 0", "set data.collection fashion"}) {
    Page page(1280, 800);
    page.command(line);
    page.look(60);
    page.check_german(line);
    CHECK(page.use.used.size() > 30);
  }
}

TEST_CASE("known: the wheel zooms about the pointer, a drag moves the slice, a corner takes the next image") {
  Page page(1280, 800);
  page.lab.move({600, 400});
  page.lab.frame(2);
  ImGui::GetIO().AddMouseWheelEvent(0, 4);
  page.lab.frame(3);
  CHECK(page.model.settings().zoom == doctest::Approx(1.25 * 1.25 * 1.25 * 1.25));
  page.command("act reset_view");
  CHECK(page.model.settings().zoom == 1);
  page.lines.clear();
  page.command("act next_image 0");
  CHECK(page.model.settings().corner[0] == 1);
}

TEST_CASE("invariant: the tables about images have as many entries in each row as columns") {
  Page page(1280, 800);
  for (const lab::Table& table : page.view.tables()) {
    CHECK_FALSE(table.rows.empty());
    for (const auto& row : table.rows) CHECK(row.size() == table.columns.size());
  }
}
