#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "chapters/opening.h"
#include "chapters/view.h"
#include "lab/commands.h"
#include "lab/session.h"
#include "support/effort.h"
#include "support/language.h"
#include "ui/headless.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace crease::testing {

/// The whole view of a chapter on a page of its own, in German, with the commands it issued.
template <class Model, class View>
struct ChapterPage {
  lab::Words words = table_of("de");
  lab::Words::Use use;
  Model model;
  lab::Session session{model};
  lab::Commands commands;
  std::vector<std::string> lines;
  chapters::Host host;
  ui::Rect area;
  ui::Headless lab;
  View view{model};  // after the context that it draws into, so that it goes first

  ChapterPage(float width, float height)
      : area{{0, 0}, {width, height}}, lab([this] { draw(); }, width, height) {
    commands.on_done = [this](const lab::Command& command) {
      lines.push_back(lab::to_line(command));
    };
    host.save_network = [] {
    };
    host.choose_theme = [](ui::ThemeKind) {
    };
    host.share = [] {
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
  void look(float distance) {
    const float step = places_apart(distance);
    for (float y = step / 2; y < area.max.y; y += step)
      for (float x = step / 2; x < area.max.x; x += 1.7f * step) {
        lab.move({x, y});
        lab.frame();
      }
  }

  /// `is_formula` tells what is the same in every language.
  template <class IsFormula>
  void check_german_but(const std::string& state, IsFormula is_formula) const {
    for (const std::string& text : use.missed) CHECK_MESSAGE(is_formula(text), state, " draws: ", text);
    for (const std::string& text : use.kept) CHECK_MESSAGE(is_formula(text), state, " keeps: ", text);
  }

  void check_german(const std::string& state, const std::vector<std::string>& formulas) const {
    check_german_but(state, [&](const std::string& text) {
      return std::find(formulas.begin(), formulas.end(), text) != formulas.end();
    });
  }

  /// Clicks at places `step` apart, and leaves whatever that opened.
  void click_around(float distance) {
    const float step = places_apart(distance);
    for (float y = 9; y < area.max.y; y += step)
      for (float x = 9; x < area.max.x; x += 1.4f * step) {
        lab.click({x, y});
        lab.frame(2);
        lab.key(ImGuiKey_Escape);
      }
  }

  void check_tables() const {
    CHECK_FALSE(view.tables().empty());
    for (const lab::Table& table : view.tables()) {
      CHECK_FALSE(table.rows.empty());
      for (const auto& row : table.rows) CHECK(row.size() == table.columns.size());
    }
  }
};

/// Drawing issues no commands and wants no frames, at any size and in any theme. `lines` come first.
template <class Page>
void check_drawing(const std::vector<std::string>& lines = {}) {
  for (const auto& [width, height] :
       {std::pair{1280.0f, 800.0f}, {900.0f, 700.0f}, {390.0f, 844.0f}, {320.0f, 300.0f}, {40.0f, 30.0f}}) {
    Page page(width, height);
    for (const std::string& line : lines)
      REQUIRE(lab::apply(page.session, lab::parse_line(line).value()).ok());
    for (const ui::ThemeKind kind : {ui::ThemeKind::light, ui::ThemeKind::dark, ui::ThemeKind::projector}) {
      page.lab.theme = ui::make_theme(kind);
      page.lab.frame(2);
    }
    CHECK(page.lines.empty());
    CHECK_FALSE(page.view.wants_frame());
  }
}

}  // namespace crease::testing
