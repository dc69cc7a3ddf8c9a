#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "chapters/train_and_watch/layout.h"
#include "chapters/train_and_watch/pair.h"
#include "chapters/train_and_watch/view.h"
#include "lab/commands.h"
#include "ui/headless.h"

using namespace crease;
using train_and_watch::Pair;
using train_and_watch::View;

namespace {

struct Endless final : lab::Budget {
  bool is_spent() const override { return false; }
};

/// The whole view of two networks, with the commands it issued.
struct Page {
  Pair pair;
  lab::Commands commands;
  std::vector<std::string> lines;
  ui::Rect area;
  ui::Headless lab;
  View view;  // after the context that it draws into, so that it goes first

  Page(float width, float height) : area{{0, 0}, {width, height}}, lab([this] { draw(); }, width, height) {
    lab.opens_window = false;
    REQUIRE(pair.set(Pair::is_on_id, true).ok());
    commands.on_done = [this](const lab::Command& command) {
      lines.push_back(lab::to_line(command));
    };
    settle();
    lab.frame(3);
  }

  void settle() {
    while (pair.is_busy()) pair.update(Endless());
  }

  void draw() {
    CHECK(commands.run(pair).empty());
    view.draw({pair.a(), commands, lab.theme, nullptr, 1, static_cast<int>(area.height()), 0, true, false,
               nullptr, nullptr, &pair},
              area);
  }

  /// Clicks in every place of a grid over `room`; the ids of the settings and actions that answered.
  std::vector<std::string> click_all_over(ui::Rect room) {
    for (float y = room.min.y + 8; y < room.max.y; y += 18)
      for (float x = room.min.x + 8; x < room.max.x; x += 40) {
        lab.click({x, y});
        lab.key(ImGuiKey_Escape);
        settle();
      }
    return lines;
  }

  bool has_line(std::string_view start) const {
    return std::any_of(lines.begin(), lines.end(),
                       [&](const std::string& line) { return line.rfind(start, 0) == 0; });
  }
};

}  // namespace

TEST_CASE("invariant: two networks are drawn without a command at any size and in any theme") {
  for (const auto& [width, height] : {std::pair{1280.0f, 800.0f}, {900.0f, 700.0f}, {390.0f, 844.0f}}) {
    Page page(width, height);
    REQUIRE(page.pair.act("step", "20").ok());
    page.settle();
    for (const ui::ThemeKind kind : {ui::ThemeKind::light, ui::ThemeKind::dark, ui::ThemeKind::projector}) {
      page.lab.theme = ui::make_theme(kind);
      page.lab.frame(2);
    }
    CHECK(page.lines.empty());
    CHECK_FALSE(page.view.wants_frame());
  }
}

TEST_CASE("known: the wheel over either plane zooms the window that both show") {
  for (const float share : {0.25f, 0.75f}) {
    Page page(1280, 800);
    const ui::Rect plane = train_and_watch::arrange(page.area, page.lab.theme.metrics).plane;
    page.lab.move({plane.min.x + share * plane.width(), ui::centre(plane).y});
    ImGui::GetIO().AddMouseWheelEvent(0, 2);
    page.lab.frame(2);
    CHECK(page.has_line("set picture.width"));
    page.settle();
    CHECK(page.pair.b()->picture().window.x0 == page.pair.a().picture().window.x0);
    CHECK(page.pair.a().settings().picture.width < 2.4);
  }
}

TEST_CASE("known: the settings change A; once B is chosen there, they change B") {
  Page page(1280, 800);
  const ui::Rect settings = train_and_watch::arrange(page.area, page.lab.theme.metrics).settings;
  const ui::Rect lower = {{settings.min.x, settings.min.y + 0.35f * settings.height()}, settings.max};
  page.click_all_over(lower);
  CHECK(page.has_line("set b."));  // the click on "Network B" came on the way
  CHECK(page.pair.b() != nullptr);
}

TEST_CASE("known: what is taken away while it is drawn is drawn no more") {
  Page page(1280, 800);
  REQUIRE(page.pair.set(Pair::is_on_id, false).ok());
  page.lab.frame(3);
  REQUIRE(page.pair.set(Pair::is_on_id, true).ok());
  page.lab.frame(3);
  CHECK(page.lines.empty());
}
