#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "chapters/opening.h"
#include "chapters/view.h"
#include "lab/commands.h"
#include "lab/session.h"
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
  void look(float step) {
    for (float y = step / 2; y < area.max.y; y += step)
      for (float x = step / 2; x < area.max.x; x += 1.7f * step) {
        lab.move({x, y});
        lab.frame();
      }
  }

  /// Needs a list of what is the same in every language.
  void check_german(const std::string& state, const std::vector<std::string>& formulas) const {
    const auto is_formula = [&](const std::string& text) {
      for (const std::string& formula : formulas)
        if (text == formula) return true;
      return false;
    };
    for (const std::string& text : use.missed) CHECK_MESSAGE(is_formula(text), state, " draws: ", text);
    for (const std::string& text : use.kept) CHECK_MESSAGE(is_formula(text), state, " keeps: ", text);
  }
};

}  // namespace crease::testing
