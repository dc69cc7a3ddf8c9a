#include "chapters/approximate/view.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "chapters/approximate/model.h"
#include "chapters/opening.h"
#include "chapters/stage/view_layout.h"
#include "lab/commands.h"
#include "lab/session.h"
#include "support/language.h"
#include "ui/headless.h"
#include "ui/widgets.h"
#include "ui/words.h"

using namespace crease;
using approximate::Model;

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
  approximate::View view{model};  // after the context that it draws into, so that it goes first

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
    for (const char* formula : {"sin(2πx)", "x²", "|x − 0.4|", "sin(20x²)", "1/(1 + 100(x − ½)²)",
                                "sin(3x) + sin(17x)/3", "nonsense", "1/x", "sqrt(x)", "x^2"})
      if (text == formula) return true;
    return false;
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
      {},
      {"set network.construction bumps", "set target.function rise"},
      {"set network.construction optimal", "set target.function typed", "set target.formula nonsense"},
      {"set target.function typed", "set target.formula sqrt(x)", "set network.construction uniform"},
      {"set target.function typed", "set target.formula 1/x", "set picture.neurons apart"},
  };
  for (const std::vector<std::string>& commands : states) {
    Page page(1280, 800);
    page.look(30);
    for (const std::string& line : commands) page.command(line);
    chapters::settle(page.session);
    page.look(24);
    page.check_german(commands.empty() ? "at first" : commands.back());
    CHECK(page.use.used.size() > 30);
  }
}

TEST_CASE("invariant: a click anywhere never fails, and what it brings up is German") {
  for (const auto& [width, height] : {std::pair{1280.0f, 800.0f}, {390.0f, 844.0f}}) {
    Page page(width, height);
    for (float y = 9; y < height; y += 47)
      for (float x = 9; x < width; x += 71) {
        page.lab.click({x, y});
        page.lab.frame(2);
        page.lab.key(ImGuiKey_Escape);
      }
    page.check_german("clicking around");
  }
}

TEST_CASE("known: a click into the error curve takes the N under the pointer") {
  Page page(1280, 800);
  chapters::settle(page.session);
  page.lab.frame(2);
  page.lab.click({1180, 230});
  REQUIRE_FALSE(page.lines.empty());
  CHECK(page.lines.back().starts_with("set network.count "));
}

TEST_CASE("invariant: parts do not overlap, and lie inside the area") {
  for (float width = 300; width < 1700; width += 90)
    for (int bits = 0; bits < 16; ++bits) {
      const stage::Shown shown = {(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0};
      const ui::Rect area = {{0, 0}, {width, 800}};
      const stage::Layout layout = stage::arrange(area, ui::make_theme(ui::ThemeKind::light).metrics, shown);
      std::vector<ui::Rect> parts;
      for (const ui::Rect part : {layout.bar, layout.readouts, layout.middle, layout.settings, layout.side,
                                  layout.tabs, layout.tab_body})
        if (part.width() > 0 && part.height() > 0) parts.push_back(part);
      double covered = 0;
      for (const ui::Rect part : parts) {
        CHECK(part.min.x >= 0);
        CHECK(part.max.x <= width + 0.01f);
        CHECK(part.max.y <= 800.01f);
        covered += static_cast<double>(part.width()) * static_cast<double>(part.height());
      }
      CHECK(covered == doctest::Approx(static_cast<double>(width) * 800).epsilon(1e-4));
    }
}

TEST_CASE("invariant: the tables have as many entries in each row as columns") {
  Page page(1280, 800);
  chapters::settle(page.session);
  for (const lab::Table& table : page.view.tables()) {
    CHECK_FALSE(table.rows.empty());
    for (const auto& row : table.rows) CHECK(row.size() == table.columns.size());
  }
}
