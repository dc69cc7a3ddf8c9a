#include "chapters/train_and_watch/view_plane.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "chapters/plane/view_axes.h"
#include "chapters/train_and_watch/model.h"
#include "chapters/train_and_watch/view.h"
#include "chapters/train_and_watch/view_plane_options.h"
#include "chapters/train_and_watch/view_plane_tools.h"
#include "chapters/train_and_watch/view_state.h"
#include "lab/commands.h"
#include "ui/headless.h"
#include "ui/widgets.h"

using namespace crease;
using namespace crease::train_and_watch;

namespace {

struct Spent final : lab::Budget {
  bool is_spent() const override { return false; }
};

/// The plane on a page of its own.
struct Page {
  Model model;
  lab::Commands commands;
  std::vector<std::string> lines;
  Shared shared;
  bool is_touch = false;
  double time_s = 0;
  ui::Rect pane = {{0, 0}, {600, 640}};
  ui::Headless lab;
  PlaneView view;

  Page() : lab([this] { draw(); }, 600, 640) {
    commands.on_done = [this](const lab::Command& command) {
      lines.push_back(lab::to_line(command));
    };
    model.update(Spent());
    lab.frame(3);
  }
  void draw() {
    CHECK(commands.run(model).empty());
    model.update(Spent());
    time_s += 1.0 / 60;
    view.draw({model, commands, lab.theme, nullptr, 1, 640, time_s, true, is_touch}, shared, pane);
  }
  Window window() const { return model.settings().picture.window(); }
  PlaneMap map() const {
    return {window(), arrange_plane(ui::inset(pane, lab.theme.metrics.gap), lab.theme, window()).plane};
  }
  void drag(ui::Vec from, ui::Vec to) {
    lab.move(from);
    lab.press();
    lab.move({(from.x + to.x) / 2, (from.y + to.y) / 2});
    lab.move(to);
    lab.release();
    lab.frame(2);
  }
  /// The tools are the four options to the left of "Reset view".
  void choose(Tool tool) {
    const PlaneRoom room = arrange_plane(ui::inset(pane, lab.theme.metrics.gap), lab.theme, window());
    const ui::Option options[] = {{"Look", ""}, {"Place", ""}, {"Move", ""}, {"Delete", ""}};
    ui::ButtonSpec reset;
    reset.label = "Reset view";
    const float end = room.tools.max.x - ui::button_width(lab.theme, reset) - lab.theme.metrics.gap;
    const float width = ui::segments_width(lab.theme, options);
    const float share[] = {0.1f, 0.37f, 0.62f, 0.88f};
    lab.click({end - width + share[static_cast<int>(tool)] * width, ui::centre(room.tools).y});
    lab.frame(40);  // so that the next click is no double click
  }
  /// The sizes of the brush stand in the plane's corner, below the classes where there are any.
  void choose_size(int size, int line) {
    std::vector<ui::Option> options;
    for (const BrushSize& each : brush_sizes) options.push_back({each.label, ""});
    const ui::Metrics& metrics = lab.theme.metrics;
    const ui::Rect plane = map().rect;
    const float share[] = {0.08f, 0.3f, 0.6f, 0.88f};
    const float x = plane.max.x - metrics.gap - (1 - share[size]) * ui::segments_width(lab.theme, options);
    const float pitch = metrics.control + metrics.gap / 2;
    lab.click({x, plane.min.y + metrics.gap + float(line) * pitch + metrics.control / 2});
    lab.frame(40);
  }
};

}  // namespace

TEST_CASE("invariant: a drag moves the window with the pointer and keeps its size to the last bit") {
  Page page;
  const PlaneMap before = page.map();
  const regions::Point grabbed = before.to_plane({200, 300});
  page.drag({200, 300}, {260, 240});
  const regions::Point now = page.map().to_plane({260, 240});
  CHECK(now.x == doctest::Approx(grabbed.x));
  CHECK(now.y == doctest::Approx(grabbed.y));
  for (const std::string& line : page.lines) {
    CHECK(line.find("picture.width") == std::string::npos);
    CHECK(line.find("picture.height") == std::string::npos);
  }
}

TEST_CASE("invariant: the wheel zooms to the pointer, and a double click shows everything again") {
  Page page;
  const Window first = page.window();
  const regions::Point under = page.map().to_plane({380, 220});
  page.lab.move({380, 220});
  ImGui::GetIO().AddMouseWheelEvent(0, 2);
  page.lab.frame(3);
  CHECK(page.window().x1 - page.window().x0 == doctest::Approx((first.x1 - first.x0) / (1.15 * 1.15)));
  CHECK(page.map().to_plane({380, 220}).x == doctest::Approx(under.x));
  page.lab.press();
  page.lab.release();
  page.lab.press();
  page.lab.release();
  page.lab.frame(2);
  CHECK(page.window().x0 == first.x0);
  CHECK(page.window().x1 == first.x1);
}

TEST_CASE("known: hovering tells which cell the pointer is on, and leaving takes it back") {
  Page page;
  page.lab.move({300, 300});
  const regions::Point at = page.map().to_plane({300, 300});
  CHECK(page.shared.hovered_cell == page.model.cell_at(at));
  CHECK(page.shared.hovered_cell != regions::no_cell);
  page.lab.move({-50, -50});
  CHECK(page.shared.hovered_cell == regions::no_cell);
}

TEST_CASE("known: on a crease the pointer names its neuron, a click pins it, and another lets it go") {
  Page page;
  // A point of the first neuron's crease that is far from other creases.
  ui::Vec best = {};
  double best_room = 0;
  int best_neuron = -1;
  for (int neuron = 0; neuron < 16; ++neuron)
    for (const regions::Polyline& line : page.model.neuron_boundary(neuron))
      for (std::size_t i = 1; i < line.points.size(); ++i)
        for (double t = 0.05; t < 1; t += 0.05) {
          const regions::Point a = line.points[i - 1], b = line.points[i];
          const regions::Point beside = {a.x + t * (b.x - a.x) + 1e-4, a.y + t * (b.y - a.y) + 1e-4};
          const std::int32_t cell = page.model.cell_at(beside);
          if (cell == regions::no_cell || page.model.nearest_boundary(beside).neuron != neuron) continue;
          const auto& cells = *page.model.picture().cells;
          double room = 1;
          for (std::int32_t k = cells.first_corner[cell]; k < cells.first_corner[cell + 1]; ++k)
            room = std::min(room, std::hypot(cells.x[k] - beside.x, cells.y[k] - beside.y));
          if (room <= best_room) continue;
          best_room = room;
          best = page.map().to_screen(beside);
          best_neuron = neuron;
        }
  REQUIRE(best_neuron >= 0);
  page.lab.move(best);
  CHECK(page.shared.hovered_neuron == best_neuron);
  page.lab.click(best);
  CHECK(page.model.settings().picture.neuron == best_neuron);
  page.lab.frame(40);  // so that the next click is no double click
  page.lab.click(best);
  CHECK(page.model.settings().picture.neuron == -1);
  page.lab.move({-50, -50});
  CHECK(page.shared.hovered_neuron == -1);
}

TEST_CASE("known: the tools place, move and delete points") {
  Page page;
  const int before = page.model.data().train.size();
  page.choose(Tool::place);
  const ui::Vec spot = {330, 360};
  page.lab.click(spot);
  REQUIRE(page.model.data().train.size() == before + 1);
  const regions::Point placed = point_at(page.model.data(), before), meant = page.map().to_plane(spot);
  CHECK(placed.x == doctest::Approx(meant.x));
  CHECK(placed.y == doctest::Approx(meant.y));
  CHECK(page.model.data().train.value.back() == 1);

  page.choose(Tool::move);
  const int nearest = point_near(page.model.data(), meant, 1, true, false);
  page.drag(page.map().to_screen(point_at(page.model.data(), nearest)), {150, 200});
  const regions::Point moved = point_at(page.model.data(), nearest), there = page.map().to_plane({150, 200});
  CHECK(moved.x == doctest::Approx(there.x));
  CHECK(moved.y == doctest::Approx(there.y));

  page.choose(Tool::remove);
  page.lab.click({150, 200});
  CHECK(page.model.data().train.size() == before);
}

TEST_CASE("known: a wide brush scatters points along a drag, within its radius, and the state replays them") {
  for (const bool is_touch : {false, true}) {
    Page page;
    page.is_touch = is_touch;
    const int before = page.model.data().train.size();
    const Window window = page.window();
    page.choose(Tool::place);
    page.choose_size(2, 1);
    page.drag({200, 300}, {380, 300});
    const data::Dataset& train = page.model.data().train;
    const int placed = train.size() - before;
    CHECK(placed % brush_sizes[2].points == 0);
    CHECK(placed >= 5 * brush_sizes[2].points);
    CHECK(placed <= 8 * brush_sizes[2].points);
    CHECK(page.window().x0 == window.x0);
    for (int i = before; i < train.size(); ++i) {
      const ui::Vec at = page.map().to_screen({train.x[2 * i], train.x[2 * i + 1]});
      CHECK(std::hypot(std::max({200 - at.x, at.x - 380, 0.0f}), at.y - 300) <=
            brush_sizes[2].radius_pt + 0.01f);
      CHECK(train.value[i] == 1);
    }
    Model again;
    REQUIRE(again.set("data.edits", page.model.get("data.edits").value()).ok());
    CHECK(again.data().train.x == train.x);
    page.lab.click({300, 450});
    CHECK(page.model.data().train.size() == before + placed + brush_sizes[2].points);
  }
}

TEST_CASE("known: a wide eraser takes away the points that it is dragged over, and no hidden ones") {
  Page page;
  const auto count_near = [&](const data::Dataset& set) {
    int near = 0;
    for (int i = 0; i < set.size(); ++i) {
      const ui::Vec at = page.map().to_screen({set.x[2 * i], set.x[2 * i + 1]});
      const float beside = std::max({220 - at.x, at.x - 360, 0.0f});
      if (std::hypot(beside, at.y - 320) < 0.9f * brush_sizes[3].radius_pt) ++near;
    }
    return near;
  };
  const int train = page.model.data().train.size(), test = page.model.data().test.size();
  REQUIRE(count_near(page.model.data().train) > 20);
  page.choose(Tool::remove);
  page.choose_size(3, 0);
  page.drag({220, 320}, {360, 320});
  CHECK(count_near(page.model.data().train) == 0);
  CHECK(page.model.data().train.size() > train / 4);
  CHECK(page.model.data().test.size() == test);
  page.commands.set("picture.test_points", true);
  page.lab.frame(2);
  page.drag({220, 320}, {360, 320});
  CHECK(count_near(page.model.data().test) == 0);
}

TEST_CASE("known: under a finger a long press on a point deletes it, and a short one does not") {
  Page page;
  page.is_touch = true;
  const int before = page.model.data().train.size();
  page.lab.move(page.map().to_screen(point_at(page.model.data(), 5)));
  page.lab.press();
  CHECK(page.view.wants_frame());
  page.lab.frame(5);
  page.lab.release();
  CHECK(page.model.data().train.size() == before);
  page.lab.frame(40);
  page.lab.press();
  page.lab.frame(40);
  page.lab.release();
  CHECK(page.model.data().train.size() == before - 1);
}

TEST_CASE("known: a right click on a point deletes it") {
  Page page;
  const int before = page.model.data().train.size();
  const regions::Point point = point_at(page.model.data(), 3);
  page.lab.move(page.map().to_screen(point));
  ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Right, true);
  page.lab.frame(2);
  ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Right, false);
  page.lab.frame(3);
  CHECK(page.model.data().train.size() == before - 1);
}

TEST_CASE("known: in 3-D a drag turns the graph and the wheel brings it nearer") {
  Page page;
  page.commands.set("picture.3d", true);
  page.lab.frame(3);
  const PictureSettings before = page.model.settings().picture;
  page.drag({200, 300}, {260, 260});
  const PictureSettings after = page.model.settings().picture;
  CHECK(after.yaw_degrees > before.yaw_degrees);
  CHECK(after.pitch_degrees < before.pitch_degrees);
  CHECK(after.centre_x == before.centre_x);
  page.lab.move({300, 300});
  ImGui::GetIO().AddMouseWheelEvent(0, 1);
  page.lab.frame(3);
  CHECK(page.model.settings().picture.camera_zoom == doctest::Approx(1.15));
}

TEST_CASE("known: control C copies the card of the cell under the pointer") {
  Page page;
  page.lab.move({300, 300});
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, true);
  ImGui::GetIO().AddKeyEvent(ImGuiKey_C, true);
  page.lab.frame(2);
  ImGui::GetIO().AddKeyEvent(ImGuiKey_C, false);
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, false);
  page.lab.frame(2);
  const std::string copied = ImGui::GetClipboardText();
  CHECK(copied.find("Layer 3: ") != std::string::npos);
  CHECK(copied.find("f(x) = ") != std::string::npos);
}

TEST_CASE("known: the nearest point within reach is found, test points after the training points") {
  data::Split data;
  data.train.x = {0, 0, 1, 0};
  data.train.value = {0, 1};
  data.test.x = {0.05, 0};
  data.test.value = {1};
  CHECK(point_near(data, {0.9, 0}, 0.2, true, true) == 1);
  CHECK(point_near(data, {0.04, 0}, 0.2, true, true) == 2);
  CHECK(point_near(data, {0.04, 0}, 0.2, true, false) == 0);
  CHECK(point_near(data, {0.5, 0}, 0.2, true, true) == -1);
  CHECK(point_at(data, 2).x == 0.05);
  CHECK(brush_value(data.train, 5) == 1);
}

TEST_CASE("known: in 3-D hovering finds the cell of the surface, shows its card, and a click keeps it") {
  Page page;
  page.commands.set("picture.3d", true);
  page.commands.set("picture.pitch", 90.0);
  page.commands.set("picture.yaw", 0.0);
  page.lab.frame(3);
  const PlaneRoom room =
      arrange_plane(ui::inset(page.pane, page.lab.theme.metrics.gap), page.lab.theme, page.window());
  const ui::Vec middle = ui::centre(room.space);
  const int before = ImGui::GetDrawData()->TotalVtxCount;
  page.lab.move(middle);
  // From above the middle of the picture is the middle of the window, whatever the height.
  CHECK(page.shared.hovered_cell == page.model.cell_at({1e-9, 1e-9}));
  const int with_card = ImGui::GetDrawData()->TotalVtxCount;
  CHECK(with_card > before + 300);
  ui::Vec off_creases = middle;
  for (int i = 0; i < 60 && page.shared.hovered_neuron >= 0; ++i) {
    off_creases.x += 3;
    page.lab.move(off_creases);
  }
  page.lab.click(off_creases);
  page.lab.move({-50, -50});
  CHECK(page.shared.hovered_cell == regions::no_cell);
  CHECK(ImGui::GetDrawData()->TotalVtxCount > before + 300);
}

TEST_CASE("known: the margin is offered where there are several outputs and the picture is 3-D") {
  Model model;
  const auto is_offered = [&] {
    for (const lab::Parameter& parameter : model.parameters())
      if (parameter.id == "picture.3d_height") return parameter.is_enabled;
    return false;
  };
  CHECK(model.set("picture.3d", true).ok());
  CHECK(!is_offered());
  CHECK(model.set("data.source", std::string("iris")).ok());
  model.update(Spent());
  CHECK(is_offered());
  CHECK(read_options(model).height.is_margin);
  CHECK(model.set("picture.3d_height", std::string("output")).ok());
  CHECK(!read_options(model).height.is_margin);
  CHECK(model.set("picture.3d", false).ok());
  CHECK(!is_offered());
}

TEST_CASE(
    "known: the switch above the picture goes to 3-D and back, and there are no tools for points in 3-D") {
  Page page;
  const PlaneRoom room =
      arrange_plane(ui::inset(page.pane, page.lab.theme.metrics.gap), page.lab.theme, page.window());
  const auto press = [&](bool is_wanted) {
    for (float x = room.tools.max.x - 430; x < room.tools.max.x - 300; x += 6) {
      page.lab.click({x, ui::centre(room.tools).y});
      if (page.model.settings().picture.is_3d == is_wanted) return;
    }
  };
  press(true);
  REQUIRE(page.model.settings().picture.is_3d);
  const int points = page.model.data().train.size();
  page.lab.frame(40);
  page.choose(Tool::place);
  page.lab.click(ui::centre(room.plane));
  CHECK(page.model.data().train.size() == points);
  page.commands.set("picture.3d", false);
  page.lab.frame(40);
  page.lab.click(ui::centre(room.plane));
  CHECK(page.model.data().train.size() == points);  // the tool was not changed meanwhile
}
