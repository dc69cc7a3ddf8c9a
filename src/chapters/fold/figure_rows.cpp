#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "chapters/fold/figure_experiment.h"
#include "lab/number_words.h"
#include "ui/colour.h"
#include "ui/column.h"
#include "ui/label.h"
#include "ui/number_text.h"

namespace crease::fold {
namespace {

constexpr float least_row_pt = 88, label_pt = 22, row_gap_pt = 8, axis_pt = 20, largest_square_pt = 130,
                between_pt = 20, end_dot_pt = 3;
constexpr int most_rows = 8, most_exact_digits = 16, longest_count = 16, last_plain_zoom = 6;

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

/// The fold as a graph over the unit square; its ends and its top are for hands, or dots.
void draw_fold(const Drawing& drawing, ui::Rect square, int layer) {
  const ui::Theme& theme = drawing.theme;
  const ui::PlotFrame plot = fold_frame(square);
  const ui::Colour colour = theme.layer_colour(layer);
  const constructions::Fold fold = drawing.model.folds()[static_cast<std::size_t>(layer)];
  stage::draw_box(drawing, square);
  drawing.painter.line(plot.at(fold.crease, 0), plot.at(fold.crease, 1),
                       {theme.line, theme.metrics.hairline, 3});
  const std::array<ui::Vec, 3> points = fold_points(plot, fold);
  drawing.painter.polyline(points, {colour, 2 * theme.metrics.line_scale, 0});
  if (drawing.onlooker.has_hands()) return;
  for (const ui::Vec point : points) drawing.painter.circle(point, end_dot_pt, colour, {theme.ground, 1, 0});
}

/// y_l over the window; where it bends more often than can be drawn, the band that it fills.
void draw_layer(const Drawing& drawing, ui::Rect box, int layer) {
  const Model& model = drawing.model;
  const ui::Theme& theme = drawing.theme;
  const auto index = static_cast<std::size_t>(layer);
  const ui::PlotFrame plot = {box, {model.settings().zoom_begin, zoom_end(model.settings())}, {0, 1}};
  const ui::Colour colour = theme.layer_colour(layer);
  stage::draw_box(drawing, box);
  if (index < model.graphs().size()) {
    const constructions::FoldGraph& graph = model.graphs()[index];
    const bool is_fine = graph.x.size() > static_cast<std::size_t>(box.width() / 3);
    draw_curve(drawing.painter, plot, graph.x, graph.y,
               {colour, (is_fine ? 1.0f : 1.75f) * theme.metrics.line_scale, 0});
    return;
  }
  const constructions::FoldCounts& counts = model.window_counts();
  const float top = plot.at(0, counts.highest[index]).y, bottom = plot.at(0, counts.lowest[index]).y;
  drawing.painter.fill_rect({{box.min.x, top}, {box.max.x, bottom}}, ui::with_alpha(colour, 0.25f));
  const ui::Rect middle = ui::middle_part(box, box.width(), 20);
  ui::draw_label(drawing.painter, middle, "Finer than the screen: zoom in", theme.text, theme.type.small,
                 ui::Font::sans, ui::Align::centre);
}

void draw_row_label(const Drawing& drawing, ui::Rect line, int layer, float square) {
  const Model& model = drawing.model;
  const ui::Theme& theme = drawing.theme;
  const auto index = static_cast<std::size_t>(layer);
  ui::draw_label(drawing.painter, ui::left_part(line, square), "Fold " + std::to_string(layer + 1),
                 theme.text, theme.type.small);
  ui::Rect rest = line;
  rest.min.x += square + between_pt;
  const Natural& all = model.counts().pieces[index];
  std::string text = all == Natural(1) ? "one piece" : count_text(all) + " pieces";
  if (model.settings().zoom > 0)
    text += ", " + count_text(model.window_counts().pieces[index]) + " in the window";
  ui::draw_label(drawing.painter, rest, text, theme.quiet, theme.type.small, ui::Font::sans,
                 ui::Align::right);
  ui::draw_label(drawing.painter, rest, "Height after fold " + std::to_string(layer + 1), theme.text,
                 theme.type.small);
}

void draw_axis(const Drawing& drawing, ui::Rect line) {
  const Settings& settings = drawing.model.settings();
  const ui::Theme& theme = drawing.theme;
  if (settings.zoom <= last_plain_zoom) {
    const auto end = [&](double value, ui::Align align) {
      ui::draw_label(drawing.painter, line, lab::to_text(value), theme.quiet, theme.type.small,
                     ui::Font::sans, align);
    };
    end(settings.zoom_begin, ui::Align::left);
    end(zoom_end(settings), ui::Align::right);
    ui::draw_label(drawing.painter, line, "x", theme.quiet, theme.type.small, ui::Font::sans,
                   ui::Align::centre);
    return;
  }
  ui::draw_label(drawing.painter, line,
                 "from x = " + ui::number_text(settings.zoom_begin, most_exact_digits) + " on, 2" +
                     raised(-settings.zoom) + " wide",
                 theme.quiet, theme.type.small, ui::Font::sans, ui::Align::centre);
}

}  // namespace

ui::PlotFrame fold_frame(ui::Rect square) {
  return {square, {0, 1}, {0, 1}};
}

std::array<ui::Vec, 3> fold_points(const ui::PlotFrame& plot, const constructions::Fold& fold) {
  return {plot.at(0, fold.left), plot.at(fold.crease, fold.top), plot.at(1, fold.right)};
}

RowsRoom arrange_rows(ui::Rect room, const Settings& settings) {
  RowsRoom parts;
  ui::Rect rest = room;
  parts.axis = ui::take_bottom(rest, axis_pt);
  const int rows = std::clamp(static_cast<int>(rest.height() / least_row_pt), 1, most_rows);
  const std::vector<int> layers = layers_shown(settings.depth, settings.zoom, rows);
  const float height = rest.height() / static_cast<float>(layers.size());
  const float square = std::min({height - label_pt - row_gap_pt, largest_square_pt, 0.3f * room.width()});
  parts.window = rest;
  parts.window.min.x += square + between_pt;
  parts.axis.min.x = parts.window.min.x;
  for (const int layer : layers) {
    ui::Rect row = ui::take_top(rest, height);
    row.max.y -= row_gap_pt;
    const ui::Rect label = ui::take_top(row, label_pt);
    parts.rows.push_back({layer,
                          label,
                          {row.min, {row.min.x + square, row.min.y + square}},
                          {{parts.window.min.x, row.min.y}, {parts.window.max.x, row.max.y}}});
  }
  return parts;
}

void draw_rows(const Drawing& drawing, ui::Rect room) {
  const RowsRoom parts = arrange_rows(room, drawing.model.settings());
  for (const Row& row : parts.rows) {
    drawing.painter.begin_group("fold");
    draw_row_label(drawing, row.label, row.layer, row.square.width());
    draw_fold(drawing, row.square, row.layer);
    draw_layer(drawing, row.box, row.layer);
    drawing.painter.end_group();
  }
  draw_axis(drawing, parts.axis);
  const Row& first = parts.rows.front();
  drawing.onlooker.explain({first.label.min, {first.square.max.x, first.label.max.y}}, "Fold",
                           "What this layer does to the height before it. Drag the crease, and the heights "
                           "at both ends; the network follows.");
}

}  // namespace crease::fold
