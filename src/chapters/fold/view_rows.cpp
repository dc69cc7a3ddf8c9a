#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "chapters/fold/view_parts.h"
#include "imgui.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::fold {
namespace {

constexpr float handle_pt = 5, reach_pt = 11, finger_reach_pt = 20;
constexpr double drag_step = 0.01, least_crease = 0.02;
constexpr const char* creases_id = "fold.creases";

/// A dot that can be dragged: where to, in the unit square; none while it lies still.
std::optional<ui::Vec> drag_handle(const Frame& frame, const ui::PlotFrame& plot, const char* id, ui::Vec at,
                                   ui::Colour colour, bool is_movable) {
  ui::ScreenPainter painter;
  bool is_held = false;
  if (is_movable) {
    const float reach = frame.context.is_touch ? finger_reach_pt : reach_pt;
    ui::drag_area(id, {{at.x - reach, at.y - reach}, {at.x + reach, at.y + reach}});
    is_held = ImGui::IsItemActive();
    const bool is_near = is_held || ImGui::IsItemHovered();
    if (is_near) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
    painter.circle(at, handle_pt + (is_near ? 1.5f : 0), colour, {frame.theme.ground, 1.5f, 0});
  } else {
    painter.circle(at, 0.6f * handle_pt, colour, {frame.theme.ground, 1, 0});
  }
  const ImGuiIO& io = ImGui::GetIO();
  if (!is_held || (io.MouseDelta.x == 0 && io.MouseDelta.y == 0)) return std::nullopt;
  const double x = plot.x_at(io.MousePos.x);
  const double y = (static_cast<double>(plot.inner.max.y) - static_cast<double>(io.MousePos.y)) /
                   static_cast<double>(plot.inner.height());
  return ui::Vec{static_cast<float>(x), static_cast<float>(y)};
}

double snapped(float value, double low, double high) {
  return std::clamp(std::round(static_cast<double>(value) / drag_step) / (1 / drag_step), low, high);
}

void take_fold(const Frame& frame, std::size_t layer, const constructions::Fold& fold) {
  std::vector<constructions::Fold> own = frame.model.settings().own;
  if (own.size() <= layer) own.resize(layer + 1);
  if (own[layer] == fold) return;
  own[layer] = fold;
  frame.context.commands.set(creases_id, folds_text(std::move(own)));
}

/// The crease and both ends.
void draw_handles(const Frame& frame, ui::Rect square, int layer) {
  const auto index = static_cast<std::size_t>(layer);
  const constructions::Fold fold = frame.model.folds()[index];
  const ui::PlotFrame plot = fold_frame(square);
  const std::array<ui::Vec, 3> points = fold_points(plot, fold);
  const ui::Colour colour = frame.theme.layer_colour(layer);
  const bool is_movable = frame.context.session.may_set(creases_id);
  constexpr std::array<const char*, 3> ids = {"left", "crease", "right"};
  for (std::size_t i = 0; i < 3; ++i) {
    const std::optional<ui::Vec> wish = drag_handle(frame, plot, ids[i], points[i], colour, is_movable);
    if (!wish) continue;
    constructions::Fold next = fold;
    const double height = snapped(wish->y, 0, 1);
    if (i == 0) next.left = height;
    if (i == 2) next.right = height;
    if (i == 1) {
      next.top = height;
      next.crease = snapped(wish->x, least_crease, 1 - least_crease);
    }
    take_fold(frame, index, next);
  }
}

void show(const Frame& frame, double begin, int zoom) {
  const Settings& now = frame.model.settings();
  Settings next = now;
  set_window(next, begin, zoom);
  if (next.zoom == now.zoom && next.zoom_begin == now.zoom_begin) return;
  frame.context.commands.act("show", lab::to_text(next.zoom_begin) + "," + std::to_string(next.zoom));
}

/// Drags move the window, the wheel halves or doubles it around the pointer.
void handle_window(const Frame& frame, ui::Rect area, Gesture& gesture) {
  const Settings& now = frame.model.settings();
  const ImGuiIO& io = ImGui::GetIO();
  const double width = std::ldexp(1, -now.zoom);
  ui::drag_area("window", area);
  if (ImGui::IsItemActive() && io.MouseDelta.x != 0 && now.zoom > 0)
    show(frame,
         now.zoom_begin - static_cast<double>(io.MouseDelta.x) / static_cast<double>(area.width()) * width,
         now.zoom);
  if (!ImGui::IsItemHovered()) {
    gesture.wheel = 0;
    return;
  }
  ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelY);
  gesture.wheel += io.MouseWheel;
  const int notches = static_cast<int>(gesture.wheel);
  if (notches == 0) return;
  gesture.wheel -= static_cast<float>(notches);
  const int zoom = std::clamp(now.zoom + notches, 0, most_zoom);
  const double share = std::clamp(
      static_cast<double>(io.MousePos.x - area.min.x) / static_cast<double>(area.width()), 0.0, 1.0);
  show(frame, now.zoom_begin + share * (width - std::ldexp(1, -zoom)), zoom);
}

}  // namespace

void draw_movable_rows(const Frame& frame, ui::Rect room, Gesture& gesture) {
  const RowsRoom parts = arrange_rows(room, frame.model.settings());
  handle_window(frame, parts.window, gesture);
  stage::on_screen(frame.theme, [&](const stage::Canvas& canvas) { draw_rows({canvas, frame.model}, room); });
  for (const Row& row : parts.rows) {
    ImGui::PushID(row.layer);
    draw_handles(frame, row.square, row.layer);
    ImGui::PopID();
  }
}

}  // namespace crease::fold
