#include "ui/widgets.h"

#include <doctest/doctest.h>

#include <array>
#include <vector>

#include "ui/headless.h"
#include "ui/parameter_rows.h"

using namespace crease;
using ui::Headless;
using ui::Rect;
using ui::Vec;

namespace {

constexpr Rect wide = {{20, 20}, {220, 48}};
const Vec middle = {120, 34};

lab::Parameter rate() {
  lab::Parameter parameter;
  parameter.id = "rate";
  parameter.label = "Rate";
  parameter.min = 1e-8;
  parameter.max = 100;
  parameter.soft_min = 1e-4;
  parameter.soft_max = 1;
  parameter.is_logarithmic = true;
  return parameter;
}

/// One row drawn in every frame; what it asks for is carried out, and kept.
struct RowBench {
  lab::Parameter parameter;
  lab::Value value;
  std::vector<lab::Value> asked;
  float bottom = 0, usual_bottom = 0;  ///< of the row: remarks make it taller
  ui::ParameterRows rows;
  Headless lab{[this] {
    draw();
  }};

  RowBench(lab::Parameter description, lab::Value start)
      : parameter(std::move(description)), value(std::move(start)) {
    lab.frame(3);
    usual_bottom = bottom;
  }
  void draw() {
    ui::Column column({{20, 20}, {260, 300}});
    const auto changed = rows.draw(lab.theme, column, parameter, value);
    bottom = column.y();
    if (!changed) return;
    asked.push_back(*changed);
    value = *changed;
  }
};

/// Where a row's parts are, from the measures that the theme gives.
constexpr Vec row_field = {240, 31}, row_slider_middle = {140, 53}, row_slider_end = {258, 53};

}  // namespace

TEST_CASE("invariant: a button says that it was chosen exactly once per click, and never when disabled") {
  int chosen = 0;
  bool is_enabled = true;
  Headless* bench = nullptr;
  Headless lab([&] {
    ui::ButtonSpec spec;
    spec.id = "go";
    spec.label = "Go";
    spec.is_enabled = is_enabled;
    chosen += ui::draw_button(bench->theme, wide, spec);
  });
  bench = &lab;
  lab.frame(3);
  CHECK(chosen == 0);
  lab.click(middle);
  CHECK(chosen == 1);
  lab.click({300, 200});
  CHECK(chosen == 1);
  is_enabled = false;
  lab.click(middle);
  CHECK(chosen == 1);
}

TEST_CASE("invariant: the keyboard reaches a button and chooses it") {
  int chosen = 0;
  Headless* bench = nullptr;
  Headless lab([&] {
    ui::ButtonSpec spec;
    spec.id = "go";
    spec.label = "Go";
    chosen += ui::draw_button(bench->theme, wide, spec);
  });
  bench = &lab;
  lab.frame(3);
  lab.key(ImGuiKey_Tab);
  CHECK(ImGui::GetIO().NavVisible);
  lab.key(ImGuiKey_Space);
  CHECK(chosen == 1);
}

TEST_CASE("known: dragging a slider asks for round values between the soft limits") {
  RowBench bench(rate(), 1e-4);
  bench.lab.move(row_slider_middle);
  bench.lab.press();
  REQUIRE_FALSE(bench.asked.empty());
  CHECK(std::get<double>(bench.asked.back()) == doctest::Approx(0.01).epsilon(0.1));
  bench.lab.move(row_slider_end);
  bench.lab.release();
  CHECK(std::get<double>(bench.asked.back()) == 1);
}

TEST_CASE("known: a value typed into the field is asked for, beyond the slider's range, too") {
  RowBench bench(rate(), 0.01);
  bench.lab.click(row_field);
  bench.lab.frame(4);
  bench.lab.type("2,5");
  bench.lab.key(ImGuiKey_Enter);
  REQUIRE(bench.asked.size() == 1);
  CHECK(std::get<double>(bench.asked[0]) == 2.5);
}

TEST_CASE("degenerate: what is no number, or beyond the hard limits, is refused and changes nothing") {
  RowBench bench(rate(), 0.01);
  for (const char* wrong : {"abc", "1000", "-1"}) {
    bench.lab.click(row_field);
    bench.lab.frame(4);
    bench.lab.type(wrong);
    bench.lab.key(ImGuiKey_Enter);
    bench.lab.frame(4);
  }
  CHECK(bench.asked.empty());
}

TEST_CASE("invariant: escape leaves a field without asking for anything") {
  RowBench bench(rate(), 0.01);
  bench.lab.click(row_field);
  bench.lab.frame(4);
  bench.lab.type("0.5");
  bench.lab.key(ImGuiKey_Escape);
  bench.lab.frame(4);
  CHECK(bench.asked.empty());
}

TEST_CASE("known: a switch asks for the other state") {
  lab::Parameter parameter;
  parameter.id = "flag";
  parameter.label = "Creases";
  parameter.type = lab::ParameterType::boolean;
  RowBench bench(parameter, true);
  bench.lab.click({245, 34});
  REQUIRE(bench.asked.size() == 1);
  CHECK(std::get<bool>(bench.asked[0]) == false);
}

TEST_CASE("known: plus and minus ask for the next whole numbers and stop at the limits") {
  lab::Parameter parameter;
  parameter.id = "count";
  parameter.label = "Layers";
  parameter.type = lab::ParameterType::integer;
  parameter.max = 3;
  parameter.soft_max = 3;
  RowBench bench(parameter, std::int64_t(2));
  const Vec more = {250, 34};
  bench.lab.click(more);
  bench.lab.click(more);
  REQUIRE(bench.asked.size() == 1);
  CHECK(std::get<std::int64_t>(bench.asked[0]) == 3);
}

TEST_CASE("known: few short options are segments, and a click asks for the one under it") {
  lab::Parameter parameter;
  parameter.id = "precision";
  parameter.label = "Digits";
  parameter.type = lab::ParameterType::choice;
  parameter.choices = {{"single", "Single", ""}, {"double", "Double", ""}};
  RowBench bench(parameter, std::string("single"));
  bench.lab.click({240, 34});
  REQUIRE(bench.asked.size() == 1);
  CHECK(std::get<std::string>(bench.asked[0]) == "double");
}

TEST_CASE("known: many options are a list that opens, and a click in it asks for that option") {
  lab::Parameter parameter;
  parameter.id = "source";
  parameter.label = "Data set";
  parameter.type = lab::ParameterType::choice;
  for (const char* name : {"circle", "xor", "spirals", "moons", "rings"})
    parameter.choices.push_back({name, name, ""});
  RowBench bench(parameter, std::string("circle"));
  bench.lab.click({245, 34});
  bench.lab.frame(2);
  constexpr float first_row = 48 + 4 + 4 + 14, row = 28;
  bench.lab.click({230, first_row + 2 * row});
  REQUIRE(bench.asked.size() == 1);
  CHECK(std::get<std::string>(bench.asked[0]) == "spirals");
}

TEST_CASE("invariant: a value that was refused is explained in words below the control") {
  RowBench bench(rate(), 0.01);
  bench.lab.click(row_field);
  bench.lab.frame(4);
  bench.lab.type("1000");
  bench.lab.key(ImGuiKey_Enter);
  bench.lab.frame(4);
  CHECK(bench.bottom > bench.usual_bottom);
  bench.lab.click(row_field);
  bench.lab.frame(4);
  bench.lab.type("0.02");
  bench.lab.key(ImGuiKey_Enter);
  bench.lab.frame(4);
  CHECK(bench.bottom == bench.usual_bottom);
}

TEST_CASE("invariant: a value beyond the soft limits is allowed, with a warning below the control") {
  RowBench bench(rate(), 0.01);
  const float calm = bench.bottom;
  bench.value = 50.0;
  bench.lab.frame(2);
  CHECK(bench.bottom > calm);
}

TEST_CASE(
    "invariant: a finger that moves up scrolls a long pane, also from a button, which is not chosen then") {
  int chosen = 0;
  float scrolled = 0;
  Headless* bench = nullptr;
  Headless lab([&] {
    const Rect room = ui::begin_pane(bench->theme, "pane", {{0, 0}, {400, 300}}, 16, true);
    ui::ButtonSpec spec;
    spec.id = "go";
    chosen +=
        ui::draw_button(bench->theme, {{room.min.x, room.min.y + 150}, {room.max.x, room.min.y + 250}}, spec);
    ui::mark_area({room.min, {room.max.x, room.min.y + 900}});
    scrolled = ImGui::GetScrollY();
    ui::end_pane();
  });
  bench = &lab;
  lab.frame(3);
  lab.move({200, 220});
  lab.press();
  for (float y = 210; y > 120; y -= 10) lab.move({200, y});
  lab.release();
  lab.frame(2);
  CHECK(scrolled > 50);
  CHECK(chosen == 0);
}

TEST_CASE("invariant: help opens after a moment of hovering, asks for frames until then, and not for more") {
  Headless* bench = nullptr;
  Headless lab([&] { ui::help_on_rect(bench->theme, wide, "Cells", "Convex pieces of the window."); });
  bench = &lab;
  lab.frame(3);
  CHECK_FALSE(ui::wants_frame());
  lab.move(middle);
  CHECK(ui::wants_frame());
  lab.frame(60);
  CHECK_FALSE(ui::wants_frame());
}
