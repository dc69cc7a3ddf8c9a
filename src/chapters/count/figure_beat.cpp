#include <algorithm>
#include <numeric>

#include "chapters/count/figure_experiment.h"
#include "core/base/real_functions.h"
#include "ui/column.h"
#include "ui/label.h"
#include "ui/number_text.h"

namespace crease::count {
namespace {

constexpr float lower_share = 0.42f, gap_pt = 16, block_gap_pt = 10, largest_cell_pt = 26, least_cell_pt = 5,
                course_share = 0.5f, beside_from_pt = 460, spaced_from_pt = 8, below_block_pt = 3;
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

/// The columns of all blocks beside each other, and the rows of the highest.
struct Extent {
  int columns = 0, rows = 1;
};

Extent extent_of(const std::vector<Block>& blocks) {
  Extent extent;
  for (const Block& block : blocks) {
    extent.columns += block.columns;
    extent.rows = std::max(extent.rows, block.rows);
  }
  return extent;
}

void draw_course(const Drawing& drawing, ui::Rect room) {
  const Ascent& ascent = drawing.model.ascent();
  const int neurons =
      std::accumulate(drawing.model.settings().hidden.begin(), drawing.model.settings().hidden.end(), 0);
  std::vector<double> steps(ascent.exact().size());
  std::iota(steps.begin(), steps.end(), 0.0);
  ui::PlotSpec spec;
  spec.title = "Climbing";
  ui::Stroke smooth = drawing.theme.series_stroke(1);
  smooth.dash_pt = 0;
  spec.series = {{"Cells", steps, ascent.exact(), drawing.theme.series_stroke(0)},
                 {"Smoothed", steps, ascent.smoothed(), smooth}};
  spec.x = {0, std::max(100.0, static_cast<double>(drawing.model.settings().ascent_steps)), false};
  spec.y = ui::axis_of(spec.series, false, most_y_ticks);
  spec.y = {0, std::max(1.25 * (neurons + 1), spec.y.end)};
  spec.x_label = "Step";
  spec.value_text = [](double value) {
    return ui::number_text(value, 3);
  };
  const ui::PlotFrame plot = stage::draw_plot(
      drawing, room, "course", spec,
      "Gradient ascent, step by step: the smoothed count is what climbs, the exact number of cells "
      "follows it by leaps.");
  draw_level(drawing, plot, neurons + 1, "N + 1");
}

/// A line in the layer's colour below each block.
void draw_layer_marks(const Drawing& drawing, const std::vector<WeightCell>& cells) {
  const ui::Theme& theme = drawing.theme;
  for (std::size_t i = 0; i < cells.size();) {
    const int layer = cells[i].layer;
    ui::Rect block = cells[i].rect;
    for (; i < cells.size() && cells[i].layer == layer; ++i) block.max = cells[i].rect.max;
    const float bottom = block.max.y + below_block_pt;
    drawing.painter.line({block.min.x, bottom}, {block.max.x, bottom}, {theme.layer_colour(layer), 2, 0});
  }
}

void draw_weights(const Drawing& drawing, ui::Rect room) {
  const ui::Theme& theme = drawing.theme;
  const std::vector<WeightCell> cells = weight_cells(theme, room, drawing.model.ascent().network());
  const ui::Rect head = ui::take_top(room, weights_head_height(theme));
  ui::draw_label(drawing.painter, head,
                 drawing.onlooker.has_hands() ? "Weights: drag one up or down" : "Weights", theme.text,
                 theme.type.small, ui::Font::sans_bold);
  drawing.onlooker.explain(head, "Weights", weights_help);
  if (cells.empty())
    return ui::draw_label(drawing.painter, ui::take_top(room, weights_head_height(theme)),
                          "There are too many weights to show them here.", theme.quiet, theme.type.small);
  drawing.painter.begin_group("weights");
  for (const WeightCell& cell : cells) {
    const ui::Rect inner = cell.rect.width() > spaced_from_pt ? ui::inset(cell.rect, 0.5f) : cell.rect;
    drawing.painter.fill_rect(inner, theme.signed_colour(static_cast<float>(crease::tanh(cell.value))), 2);
  }
  drawing.painter.end_group();
  draw_layer_marks(drawing, cells);
}

}  // namespace

float weights_head_height(const ui::Theme& theme) {
  return 1.75f * theme.type.small;
}

std::vector<WeightCell> weight_cells(const ui::Theme& theme, ui::Rect room, const nn::Network& network) {
  room.min.y += weights_head_height(theme);
  const std::vector<Block> blocks = blocks_of(network.architecture);
  const Extent extent = extent_of(blocks);
  const float gaps = block_gap_pt * static_cast<float>(blocks.size() - 1);
  const float side = std::min({largest_cell_pt, (room.width() - gaps) / static_cast<float>(extent.columns),
                               room.height() / static_cast<float>(extent.rows)});
  std::vector<WeightCell> cells;
  if (side < least_cell_pt) return cells;
  float x = room.min.x;
  for (const Block& block : blocks) {
    for (int row = 0; row < block.rows; ++row)
      for (int column = 0; column < block.columns; ++column) {
        const ui::Vec at = {x + side * static_cast<float>(column),
                            room.min.y + side * static_cast<float>(row)};
        cells.push_back({block.layer,
                         row,
                         column,
                         column + 1 == block.columns,
                         value_of(network, block, row, column),
                         {at, {at.x + side, at.y + side}}});
      }
    x += side * static_cast<float>(block.columns) + block_gap_pt;
  }
  return cells;
}

BeatRoom arrange_beat(ui::Rect room) {
  const float middle = room.max.y - lower_share * room.height();
  BeatRoom parts;
  parts.line = {room.min, {room.max.x, middle - gap_pt}};
  parts.weights = {{room.min.x, middle}, room.max};
  if (room.width() < beside_from_pt) return parts;
  const float split = room.min.x + course_share * room.width();
  parts.course = {parts.weights.min, {split - gap_pt / 2, room.max.y}};
  parts.weights.min.x = split + gap_pt / 2;
  return parts;
}

void draw_beat(const Drawing& drawing, ui::Rect room) {
  const BeatRoom parts = arrange_beat(room);
  draw_line(drawing, parts.line, drawing.model.graph(), drawing.model.ascent().crossings(),
            drawing.model.settings().hidden.size());
  if (parts.course.width() > 0) draw_course(drawing, parts.course);
  draw_weights(drawing, parts.weights);
}

}  // namespace crease::count
