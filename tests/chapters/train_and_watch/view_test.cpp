#include "chapters/train_and_watch/view.h"

#include <doctest/doctest.h>

#include <vector>

#include "chapters/train_and_watch/layout.h"
#include "chapters/train_and_watch/model.h"
#include "lab/commands.h"
#include "support/effort.h"
#include "ui/headless.h"

using namespace crease;
using train_and_watch::Model;
using train_and_watch::View;

namespace {

struct Spent final : lab::Budget {
  bool is_spent() const override { return false; }
};

/// The whole view on a page of its own, with the commands it issued.
struct Page {
  Model model;
  lab::Commands commands;
  std::vector<std::string> lines;
  ui::Rect area;
  bool is_touch = false;
  ui::Headless lab;
  View view;  // after the context that it draws into, so that it goes first

  Page(float width, float height) : area{{0, 0}, {width, height}}, lab([this] { draw(); }, width, height) {
    lab.opens_window = false;
    commands.on_done = [this](const lab::Command& command) {
      lines.push_back(lab::to_line(command));
    };
    model.update(Spent());
    lab.frame(3);
  }

  void draw() {
    CHECK(commands.run(model).empty());
    view.draw({model, commands, lab.theme, nullptr, 1, static_cast<int>(area.height()), 0, true, is_touch},
              area);
  }
};

}  // namespace

TEST_CASE("invariant: drawing issues no commands and wants no frames, at any size and in any theme") {
  for (const auto& [width, height] :
       {std::pair{1280.0f, 800.0f}, {900.0f, 700.0f}, {390.0f, 844.0f}, {320.0f, 300.0f}}) {
    Page page(width, height);
    for (const ui::ThemeKind kind : {ui::ThemeKind::light, ui::ThemeKind::dark, ui::ThemeKind::projector}) {
      page.lab.theme = ui::make_theme(kind);
      page.lab.frame(2);
    }
    CHECK(page.lines.empty());
    CHECK_FALSE(page.view.wants_frame());
  }
}

TEST_CASE("known: space plays and pauses, the right arrow takes a step, home rewinds") {
  Page page(1280, 800);
  page.lab.key(ImGuiKey_Space);
  CHECK(page.lines == std::vector<std::string>{"act toggle_play"});
  page.lines.clear();
  page.lab.key(ImGuiKey_RightArrow);
  page.lab.key(ImGuiKey_Home);
  CHECK(page.lines == std::vector<std::string>{"act step", "act rewind"});
}

TEST_CASE("invariant: once tab has put the focus ring on a control, space belongs to the control") {
  Page page(1280, 800);
  page.lab.key(ImGuiKey_Tab);
  page.lab.key(ImGuiKey_Tab);
  page.lines.clear();
  page.lab.key(ImGuiKey_Space);
  for (const std::string& line : page.lines) CHECK(line != "act toggle_play");
}

TEST_CASE("known: the first button of a phone's transport plays") {
  Page page(390, 844);
  const ui::Theme touch = ui::for_touch(page.lab.theme);
  const auto layout = train_and_watch::arrange(page.area, touch.metrics);
  page.lab.click({layout.transport.min.x + 24, ui::centre(layout.transport).y});
  CHECK(page.lines == std::vector<std::string>{"act play"});
}

TEST_CASE("invariant: a click anywhere never fails, whatever control it meets") {
  for (const auto& [width, height] : {std::pair{1280.0f, 800.0f}, {390.0f, 844.0f}}) {
    Page page(width, height);
    for (float y = 10; y < height; y += testing::places_apart(61))
      for (float x = 10; x < width; x += testing::places_apart(83)) {
        page.lab.click({x, y});
        page.lab.key(ImGuiKey_Escape);
      }
  }
}
