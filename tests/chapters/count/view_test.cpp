#include "chapters/count/view.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "chapters/count/model.h"
#include "chapters/opening.h"
#include "lab/commands.h"
#include "lab/session.h"
#include "support/language.h"
#include "ui/headless.h"
#include "ui/widgets.h"
#include "ui/words.h"

using namespace crease;
using count::Model;

namespace {

/// The whole view on a page of its own, in German, with the commands it issued.
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
  count::View view{model};  // after the context that it draws into, so that it goes first

  Page(float width, float height) : area{{0, 0}, {width, height}}, lab([this] { draw(); }, width, height) {
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

  void check_german(const std::string& state) {
    for (const std::string& text : use.missed) CHECK_MESSAGE(is_formula(text), state, " draws: ", text);
    for (const std::string& text : use.kept) CHECK_MESSAGE(is_formula(text), state, " keeps: ", text);
  }

  /// What is the same in every language.
  static bool is_formula(const std::string& text) {
    return text == "N²/2" || text == "N + 1" || text == "N" || text == "f";
  }
};

}  // namespace

TEST_CASE("invariant: drawing issues no commands and wants no frames, at any size and in any theme") {
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
    page.check_german(commands.empty() ? "at first" : commands.back());
    CHECK(page.use.used.size() > 30);
  }
}

TEST_CASE("invariant: a click anywhere never fails, and what it brings up is German") {
  for (const auto& [width, height] : {std::pair{1280.0f, 800.0f}, {390.0f, 844.0f}}) {
    Page page(width, height);
    page.command("set race.networks 5");
    for (float y = 9; y < height; y += 97)
      for (float x = 9; x < width; x += 151) {
        page.lab.click({x, y});
        page.lab.frame(2);
        page.lab.key(ImGuiKey_Escape);
      }
    page.check_german("clicking around");
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
    for (const lab::Table& table : page.view.tables()) {
      CHECK_FALSE(table.rows.empty());
      for (const auto& row : table.rows) CHECK(row.size() == table.columns.size());
    }
  }
}
