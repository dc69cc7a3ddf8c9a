#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "chapters/train_and_watch/budgets.h"
#include "chapters/train_and_watch/model.h"
#include "chapters/train_and_watch/random_commands.h"
#include "chapters/train_and_watch/view.h"
#include "lab/commands.h"
#include "lab/session.h"
#include "support/language.h"
#include "ui/headless.h"
#include "ui/widgets.h"
#include "ui/words.h"

using namespace crease;
using train_and_watch::Model;
using train_and_watch::View;
using train_and_watch::testing::CountedBudget;

namespace {

/// The whole view in German, and what it looked up.
struct Page {
  lab::Words words = testing::table_of("de");
  lab::Words::Use use;
  Model model;
  lab::Session session{model};
  lab::Commands commands;
  train_and_watch::Host host;
  ui::Rect area;
  ui::Headless lab;
  View view;  // after the context that it draws into, so that it goes first

  Page(float width, float height) : area{{0, 0}, {width, height}}, lab([this] { draw(); }, width, height) {
    host.open_points_file = [this] {
      view.ask_for_path();
    };
    host.read_points_file = [](const std::string&) {
      return std::string("There is no file x.");
    };
    host.save_network = [this] {
      view.tell("Saved as x.", ui::Tone::news);
    };
    host.choose_theme = [](ui::ThemeKind) {
    };
    words.observe(&use);
    ui::speak(&words);
    lab.opens_window = false;
    lab.frame_s = 0.4f;
    settle();
  }

  void draw() {
    for (const std::string& refused : commands.run(session)) view.tell(refused, ui::Tone::warning);
    view.draw({model, commands, lab.theme, nullptr, 1, static_cast<int>(area.height()), 0, true, false, &host,
               &session},
              area);
  }

  void settle() {
    for (int i = 0; i < 3 && session.is_busy(); ++i) session.update(CountedBudget(2));
    if (model.is_playing()) CHECK(session.act("pause", "").ok());
    for (int i = 0; i < 1000 && session.is_busy(); ++i) session.update(CountedBudget(1));
    lab.frame(2);
  }

  void command(const std::string& line) {
    const Result<lab::Command> read = lab::parse_line(line);
    REQUIRE(read.ok());
    commands.push(read.value());
    lab.frame();
    settle();
  }

  /// Points at everything and clicks on it.
  void sweep(float step, float first) {
    for (float y = first; y < area.max.y; y += step)
      for (float x = first; x < area.max.x; x += 1.7f * step) {
        lab.move({x, y});
        lab.click({x, y});
        settle();
        lab.frame(2);
        lab.key(ImGuiKey_Escape);
      }
  }

  /// Points at everything.
  void look(float step) {
    for (float y = step / 2; y < area.max.y; y += step)
      for (float x = step / 2; x < area.max.x; x += 1.7f * step) {
        lab.move({x, y});
        lab.frame();
      }
  }
};

}  // namespace

TEST_CASE("invariant: every text that the interface draws has a German entry") {
  for (const auto& [width, height] : {std::pair{1280.0f, 800.0f}, {390.0f, 844.0f}}) {
    Page page(width, height);
    page.look(24);
    page.sweep(41, 7);
    for (const std::string& text : page.use.used) MESSAGE("used: " << text);
    for (const std::string& text : page.use.missed) MESSAGE("missed: " << text);
    for (const std::string& text : page.use.kept) MESSAGE("kept: " << text);
  }
}
