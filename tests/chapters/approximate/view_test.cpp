#include "chapters/approximate/view.h"

#include <doctest/doctest.h>

#include <numeric>
#include <string>
#include <vector>

#include "chapters/approximate/model.h"
#include "chapters/stage/view_layout.h"
#include "support/chapter_page.h"

using namespace crease;
using approximate::Model;

namespace {

using Page = testing::ChapterPage<Model, approximate::View>;

/// What is the same in every language.
const std::vector<std::string> formulas = {"sin(2πx)",
                                           "x²",
                                           "|x − 0.4|",
                                           "sin(20x²)",
                                           "1/(1 + 100(x − ½)²)",
                                           "sin(3x) + sin(17x)/3",
                                           "nonsense",
                                           "1/x",
                                           "sqrt(x)",
                                           "x^2",
                                           "exp(−6(x² + y²))",
                                           "xy",
                                           "cos(7√(x² + y²))",
                                           "sin(4(x + y))",
                                           "sin(5x) sin(5y)",
                                           "x*y",
                                           "x"};

}  // namespace

TEST_CASE("invariant: drawing issues no commands and wants no frames, at any size and in any theme") {
  testing::check_drawing<Page>();
}

TEST_CASE("invariant: every text that the view draws has a German entry, in every state") {
  const std::vector<std::vector<std::string>> states = {
      {},
      {"set network.construction bumps", "set target.function rise"},
      {"set network.construction optimal", "set target.function typed", "set target.formula nonsense"},
      {"set target.function typed", "set target.formula sqrt(x)", "set network.construction uniform"},
      {"set target.function typed", "set target.formula 1/x", "set picture.neurons apart"},
      {"set training.starts 2", "set training.steps 10"},
      {"act draw_over"},
      {"set experiment square"},
      {"set experiment square", "set square.construction ridges"},
      {"set experiment square", "set square.construction corners", "set surface.function typed",
       "set surface.formula 1/x"},
  };
  for (const std::vector<std::string>& commands : states) {
    Page page(1280, 800);
    if (commands.empty()) page.look(45);  // while nothing is computed yet
    for (const std::string& line : commands) {
      page.commands.push(lab::parse_line(line).value());
      page.lab.frame();
    }
    chapters::settle(page.session);
    page.look(commands.empty() ? 30.0f : 80.0f);  // what a command brings up is large
    page.check_german(commands.empty() ? "at first" : commands.back(), formulas);
    CHECK(page.use.used.size() > 30);
  }
}

TEST_CASE("invariant: a click anywhere never fails, and what it brings up is German") {
  for (const auto& [width, height] : {std::pair{1280.0f, 800.0f}, {390.0f, 844.0f}}) {
    Page page(width, height);
    page.click_around(97);
    page.check_german("clicking around", formulas);
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
  page.check_tables();
}

TEST_CASE("known: a stroke with the pointer draws, is one thing to undo, and the corner's button clears") {
  Page page(1280, 800);
  page.command("set target.segment -1,1");
  page.command("act draw_over");
  page.lines.clear();
  const auto stroke = [&](float y) {
    ImGui::GetIO().AddMousePosEvent(480, y);  // a finger comes without hovering first
    page.lab.press();
    page.lab.frame(2);
    for (int i = 1; i <= 5; ++i) {
      page.lab.move({480 + 20.0f * static_cast<float>(i), y});
      page.lab.frame(2);
    }
    page.lab.release();
    page.lab.frame(2);
  };
  const std::vector<double>& drawn = page.model.settings().drawn;
  const auto area_under = [&] {
    return std::accumulate(drawn.begin(), drawn.end(), 0.0);
  };
  stroke(200);
  const double high = area_under();
  stroke(330);
  CHECK(area_under() < high);
  CHECK(page.lines.size() >= 10);
  for (const std::string& line : page.lines) CHECK(line.starts_with("act draw -"));
}
