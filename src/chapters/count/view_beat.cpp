#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "chapters/count/view_parts.h"
#include "core/base/real_functions.h"
#include "imgui.h"
#include "ui/number_text.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::count {
namespace {

constexpr float lower_share = 0.42f, gap_pt = 16, block_gap_pt = 10, largest_cell_pt = 26, least_cell_pt = 5,
                course_share = 0.5f, beside_from_pt = 460;
constexpr int most_y_ticks = 5;
constexpr const char* weights_help =
    "Every weight as a tint, blue below 0 and orange above: a block for each hidden layer, a row for each of "
    "its "
    "neurons, its inputs from left to right and the bias last. Drag one up or down to change it; the plus "
    "and "
    "minus keys change the one with the ring.";

/// Where the numbers of one layer lie: rows are neurons, columns inputs, the bias last.
struct Block {
  int layer;
  int rows, columns;
};

std::vector<Block> blocks_of(const nn::Architecture& shape) {
  std::vector<Block> blocks;
  for (int l = 0; l + 1 < shape.depth(); ++l)
    blocks.push_back({l, shape.layers[l].width, shape.fan_in(l) + 1});
  return blocks;
}

double value_of(const nn::Network& network, const Block& block, int row, int column) {
  const auto r = static_cast<std::size_t>(row);
  if (column + 1 == block.columns) return network.bias(block.layer)[r];
  return network.weight(
      block.layer)[r * static_cast<std::size_t>(block.columns - 1) + static_cast<std::size_t>(column)];
}

std::string name_of(const Block& block, int row, int column) {
  return std::to_string(block.layer) + "," + std::to_string(row) + "," +
         (column + 1 == block.columns ? "b" : std::to_string(column));
}

void set_weight(const Frame& frame, const std::string& name, double value) {
  const double right = std::clamp(value, -largest_weight, largest_weight);
  frame.context.commands.act("set_weight", name + "," + lab::to_text(right));
}

/// Dragging by the height of a hundred points changes a weight by its own size, and by 1 at least.
void drag(const Frame& frame, const std::string& name, double value) {
  constexpr double per_point = 0.01, per_key = 0.05;
  Hands& hands = frame.hands;
  const double unit = std::max(1.0, std::fabs(hands.weight == name ? hands.value_then : value));
  if (ImGui::IsItemActivated()) {
    hands.weight = name;
    hands.value_then = value;
    hands.y_then = ImGui::GetMousePos().y;
  }
  if (ImGui::IsItemActive() && hands.weight == name && ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
    const double moved = static_cast<double>(hands.y_then - ImGui::GetMousePos().y);
    const double wanted = hands.value_then + per_point * unit * moved;
    if (ImGui::IsMouseDragging(ImGuiMouseButton_Left, 1.0f) && wanted != value)
      set_weight(frame, name, wanted);
  }
  if (!ImGui::IsItemFocused()) return;
  const bool up = ImGui::IsKeyPressed(ImGuiKey_Equal) || ImGui::IsKeyPressed(ImGuiKey_KeypadAdd);
  const bool down = ImGui::IsKeyPressed(ImGuiKey_Minus) || ImGui::IsKeyPressed(ImGuiKey_KeypadSubtract);
  if (up != down) set_weight(frame, name, value + (up ? per_key : -per_key) * unit);
}

void draw_weight(ui::Painter& painter, const Frame& frame, ui::Rect cell, const Block& block, int row,
                 int column) {
  const double value = value_of(frame.model.ascent().network(), block, row, column);
  const std::string name = name_of(block, row, column);
  const ui::Rect inner = cell.width() > 8 ? ui::inset(cell, 0.5f) : cell;
  painter.fill_rect(inner, frame.theme.signed_colour(static_cast<float>(crease::tanh(value))), 2);
  if (!frame.context.session.may_act("set_weight")) return;
  ui::drag_area(name.c_str(), cell);
  drag(frame, name, value);
  if (ImGui::IsItemHovered() || ImGui::IsItemActive()) {
    const std::array<ui::Vec, 4> outline = {
        cell.min, {cell.max.x, cell.min.y}, cell.max, {cell.min.x, cell.max.y}};
    painter.polyline(outline, {frame.theme.accent, 1.5f, 0}, true);
  }
  const bool is_bias = column + 1 == block.columns;
  ui::help_on_hover(frame.theme, ui::number_text(value, 4),
                    is_bias ? "A bias. Drag it up or down." : "A weight. Drag it up or down.");
}

void draw_course(const Frame& frame, ui::Rect room) {
  const Ascent& ascent = frame.model.ascent();
  const int neurons =
      std::accumulate(frame.model.settings().hidden.begin(), frame.model.settings().hidden.end(), 0);
  std::vector<double> steps(ascent.exact().size());
  std::iota(steps.begin(), steps.end(), 0.0);
  ui::PlotSpec spec;
  spec.title = "Climbing";
  ui::Stroke smooth = frame.theme.series_stroke(1);
  smooth.dash_pt = 0;
  spec.series = {{"Cells", steps, ascent.exact(), frame.theme.series_stroke(0)},
                 {"Smoothed", steps, ascent.smoothed(), smooth}};
  spec.x = {0, std::max(100.0, static_cast<double>(frame.model.settings().ascent_steps)), false};
  spec.y = ui::axis_of(spec.series, false, most_y_ticks);
  spec.y = {0, std::max(1.25 * (neurons + 1), spec.y.end)};
  spec.x_label = "Step";
  spec.value_text = [](double value) {
    return ui::number_text(value, 3);
  };
  ui::ScreenPainter painter;
  const ui::PlotFrame plot = ui::plot_frame(painter, frame.theme, room, spec);
  spec.marked_x = hovered_place("course", plot);
  ui::draw_plot(painter, frame.theme, room, spec);
  draw_level(painter, frame, plot, neurons + 1, "N + 1");
  help_on_head(frame, room, plot, spec.title,
               "Gradient ascent, step by step: the smoothed count is what climbs, the exact number of cells "
               "follows it by leaps.");
}

}  // namespace

void draw_weights(const Frame& frame, ui::Rect room) {
  const ui::Theme& theme = frame.theme;
  ui::ScreenPainter painter;
  const ui::Rect head = ui::take_top(room, 1.75f * theme.type.small);
  ui::draw_label(painter, head, "Weights: drag one up or down", theme.text, theme.type.small,
                 ui::Font::sans_bold);
  ui::help_on_rect(theme, head, "Weights", weights_help);
  const std::vector<Block> blocks = blocks_of(frame.model.ascent().network().architecture);
  int columns = 0, rows = 1;
  for (const Block& block : blocks) {
    columns += block.columns;
    rows = std::max(rows, block.rows);
  }
  const float gaps = block_gap_pt * static_cast<float>(blocks.size() - 1);
  const float cell = std::min({largest_cell_pt, (room.width() - gaps) / static_cast<float>(columns),
                               room.height() / static_cast<float>(rows)});
  if (cell < least_cell_pt) {
    ui::draw_paragraph(theme, room, "There are too many weights to show them here.", theme.quiet,
                       theme.type.small);
    return;
  }
  float x = room.min.x;
  for (const Block& block : blocks) {
    for (int row = 0; row < block.rows; ++row)
      for (int column = 0; column < block.columns; ++column) {
        const ui::Vec at = {x + cell * static_cast<float>(column),
                            room.min.y + cell * static_cast<float>(row)};
        draw_weight(painter, frame, {at, {at.x + cell, at.y + cell}}, block, row, column);
      }
    const float left = x, right = x + cell * static_cast<float>(block.columns);
    const float bottom = room.min.y + cell * static_cast<float>(block.rows) + 3;
    painter.line({left, bottom}, {right, bottom}, {theme.layer_colour(block.layer), 2, 0});
    x = right + block_gap_pt;
  }
}

void draw_beat(const Frame& frame, ui::Rect room) {
  const Ascent& ascent = frame.model.ascent();
  const float middle = room.max.y - lower_share * room.height();
  draw_line(frame, {room.min, {room.max.x, middle - gap_pt}}, frame.model.graph(), ascent.crossings(),
            frame.model.settings().hidden.size());
  const ui::Rect below = {{room.min.x, middle}, room.max};
  if (room.width() < beside_from_pt) {
    draw_weights(frame, below);
    return;
  }
  const float split = below.min.x + course_share * below.width();
  draw_course(frame, {below.min, {split - gap_pt / 2, below.max.y}});
  draw_weights(frame, {{split + gap_pt / 2, below.min.y}, below.max});
}

}  // namespace crease::count
