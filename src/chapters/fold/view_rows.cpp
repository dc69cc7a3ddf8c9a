#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "chapters/fold/view_parts.h"
#include "imgui.h"
#include "lab/number_words.h"
#include "ui/colour.h"
#include "ui/number_text.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::fold {
namespace {

constexpr float least_row_pt = 88, label_pt = 22, row_gap_pt = 8, axis_pt = 20, largest_square_pt = 130;
constexpr float handle_pt = 5, reach_pt = 11, finger_reach_pt = 20, between_pt = 20;
constexpr int most_rows = 8, most_exact_digits = 16, longest_count = 16;
constexpr double drag_step = 0.01, least_crease = 0.02;
constexpr const char* creases_id = "fold.creases";

/// Which layers have a row: all, or the ones where the window begins to fold and the last one.
std::vector<int> layers_shown(int depth, int zoom, int rows) {
  std::vector<int> layers;
  if (depth <= rows) {
    for (int layer = 0; layer < depth; ++layer) layers.push_back(layer);
    return layers;
  }
  const int first = std::clamp(zoom - 1, 0, depth - rows);
  for (int i = 0; i + 1 < rows; ++i) layers.push_back(first + i);
  layers.push_back(depth - 1);
  return layers;
}

std::string count_text(const Natural& count) {
  const std::string digits = count.text();
  if (digits.size() > longest_count) return ui::number_text(count.to_double(), 4);
  return ui::integer_text(count.to_double());
}

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

/// The fold as a graph over the unit square, with three handles.
void draw_fold(const Frame& frame, ui::Rect square, int layer) {
  const ui::Theme& theme = frame.theme;
  const auto index = static_cast<std::size_t>(layer);
  const constructions::Fold fold = frame.model.folds()[index];
  const ui::PlotFrame plot = {square, {0, 1}, {0, 1}};
  const ui::Colour colour = theme.layer_colour(layer);
  ui::ScreenPainter painter;
  draw_box(painter, theme, square);
  painter.line(plot.at(fold.crease, 0), plot.at(fold.crease, 1), {theme.line, theme.metrics.hairline, 3});
  const std::array<double, 3> x = {0, fold.crease, 1}, y = {fold.left, fold.top, fold.right};
  std::array<ui::Vec, 3> points;
  for (std::size_t i = 0; i < 3; ++i) points[i] = plot.at(x[i], y[i]);
  painter.polyline(points, {colour, 2 * theme.metrics.line_scale, 0});
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

/// y_l over the window; where it bends more often than can be drawn, the band that it fills.
void draw_layer(const Frame& frame, ui::Rect box, int layer) {
  const Model& model = frame.model;
  const ui::Theme& theme = frame.theme;
  const auto index = static_cast<std::size_t>(layer);
  const ui::PlotFrame plot = {box, {model.settings().zoom_begin, zoom_end(model.settings())}, {0, 1}};
  const ui::Colour colour = theme.layer_colour(layer);
  ui::ScreenPainter painter;
  draw_box(painter, theme, box);
  if (index < model.graphs().size()) {
    const constructions::FoldGraph& graph = model.graphs()[index];
    const bool is_fine = graph.x.size() > static_cast<std::size_t>(box.width() / 3);
    draw_curve(painter, plot, graph.x, graph.y,
               {colour, (is_fine ? 1.0f : 1.75f) * theme.metrics.line_scale, 0});
    return;
  }
  const constructions::FoldCounts& counts = model.window_counts();
  const float top = plot.at(0, counts.highest[index]).y, bottom = plot.at(0, counts.lowest[index]).y;
  painter.fill_rect({{box.min.x, top}, {box.max.x, bottom}}, ui::with_alpha(colour, 0.25f));
  const ui::Rect middle = ui::middle_part(box, box.width(), 20);
  ui::draw_label(painter, middle, "Finer than the screen: zoom in", theme.text, theme.type.small,
                 ui::Font::sans, ui::Align::centre);
}

void draw_row_label(const Frame& frame, ui::Rect line, int layer, float square) {
  const Model& model = frame.model;
  const ui::Theme& theme = frame.theme;
  const auto index = static_cast<std::size_t>(layer);
  ui::ScreenPainter painter;
  ui::draw_label(painter, ui::left_part(line, square), "Fold " + std::to_string(layer + 1), theme.text,
                 theme.type.small);
  ui::Rect rest = line;
  rest.min.x += square + between_pt;
  const Natural& all = model.counts().pieces[index];
  std::string text = all == Natural(1) ? "one piece" : count_text(all) + " pieces";
  if (model.settings().zoom > 0)
    text += ", " + count_text(model.window_counts().pieces[index]) + " in the window";
  ui::draw_label(painter, rest, text, theme.quiet, theme.type.small, ui::Font::sans, ui::Align::right);
  ui::draw_label(painter, rest, "Height after fold " + std::to_string(layer + 1), theme.text,
                 theme.type.small);
}

void draw_axis(const Frame& frame, ui::Rect line) {
  const Settings& settings = frame.model.settings();
  const ui::Theme& theme = frame.theme;
  ui::ScreenPainter painter;
  if (settings.zoom <= 6) {
    const auto end = [&](double value, ui::Align align) {
      ui::draw_label(painter, line, lab::to_text(value), theme.quiet, theme.type.small, ui::Font::sans,
                     align);
    };
    end(settings.zoom_begin, ui::Align::left);
    end(zoom_end(settings), ui::Align::right);
    ui::draw_label(painter, line, "x", theme.quiet, theme.type.small, ui::Font::sans, ui::Align::centre);
    return;
  }
  ui::draw_label(painter, line,
                 "from x = " + ui::number_text(settings.zoom_begin, most_exact_digits) + " on, 2" +
                     raised(-settings.zoom) + " wide",
                 theme.quiet, theme.type.small, ui::Font::sans, ui::Align::centre);
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

void draw_rows(const Frame& frame, ui::Rect room, Gesture& gesture) {
  const Settings& settings = frame.model.settings();
  ui::Rect rest = room;
  ui::Rect axis = ui::take_bottom(rest, axis_pt);
  const int rows = std::clamp(static_cast<int>(rest.height() / least_row_pt), 1, most_rows);
  const std::vector<int> layers = layers_shown(settings.depth, settings.zoom, rows);
  const float height = rest.height() / static_cast<float>(layers.size());
  const float square = std::min({height - label_pt - row_gap_pt, largest_square_pt, 0.3f * room.width()});
  ui::Rect window = rest;
  window.min.x += square + between_pt;
  handle_window(frame, window, gesture);
  for (const int layer : layers) {
    ImGui::PushID(layer);
    ui::Rect row = ui::take_top(rest, height);
    row.max.y -= row_gap_pt;
    draw_row_label(frame, ui::take_top(row, label_pt), layer, square);
    draw_fold(frame, {row.min, {row.min.x + square, row.min.y + square}}, layer);
    draw_layer(frame, {{window.min.x, row.min.y}, {window.max.x, row.max.y}}, layer);
    ImGui::PopID();
  }
  axis.min.x = window.min.x;
  draw_axis(frame, axis);
  ui::help_on_rect(frame.theme, {room.min, {room.min.x + square, room.min.y + label_pt}}, "Fold",
                   "What this layer does to the height before it. Drag the crease, and the heights at both "
                   "ends; the network follows.");
}

}  // namespace crease::fold
