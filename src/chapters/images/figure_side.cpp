#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string>

#include "chapters/images/figure_parts.h"
#include "lab/number_words.h"
#include "ui/colour.h"
#include "ui/label.h"
#include "ui/number_text.h"

namespace crease::images {
namespace {

constexpr int answers_shown = 4, most_y_ticks = 4;
constexpr float bar_pt = 22, side_gap_pt = 8, labels_pt = 16, tick_pt = 5, name_share = 0.42f;

void draw_answer(const stage::Canvas& canvas, ui::Rect row, const std::string& name, double share, int which,
                 int classes) {
  const ui::Theme& theme = canvas.theme;
  ui::Painter& painter = canvas.painter;
  ui::Rect rest = row;
  ui::draw_label(painter, ui::take_left(rest, name_share * row.width()), name, theme.text, theme.type.small);
  ui::draw_label(painter, ui::take_right(rest, 50), lab::percent_text(share), theme.quiet, theme.type.small,
                 ui::Font::sans, ui::Align::right);
  rest = ui::middle_part(rest, rest.width() - 8, 8);
  painter.fill_rect(rest, theme.well, 4);
  const auto width = static_cast<float>(share) * rest.width();
  if (width >= 1)
    painter.fill_rect(ui::left_part(rest, width), theme.class_colour(which, classes),
                      std::min(4.0f, width / 2));
}

/// The corner of the triangle's middle, when nothing is pointed at.
regions::Point middle_of(const ImageSlice& slice) {
  const auto& corner = slice.plane.corner;
  return {(corner[0].x + corner[1].x + corner[2].x) / 3, (corner[0].y + corner[1].y + corner[2].y) / 3};
}

std::string value_text(double value) {
  return ui::number_text(value, 3);
}

ui::PlotSpec history_spec(const Model& model, const char* title) {
  ui::PlotSpec spec;
  spec.title = title;
  const auto last =
      static_cast<double>(std::max({std::int64_t(1), model.history().last_step(), model.step()}));
  spec.x = {0, last};
  if (static_cast<double>(model.step()) < last) spec.marked_x = static_cast<double>(model.step());
  spec.value_text = value_text;
  return spec;
}

/// The outputs at the ends of all pieces: between them they are straight.
struct Outputs {
  std::vector<double> place;
  std::vector<std::vector<double>> value;  ///< per class
};

Outputs outputs_of(const regions::Pieces& pieces, int classes) {
  Outputs outputs;
  outputs.value.resize(static_cast<std::size_t>(classes));
  const auto width = static_cast<std::size_t>(classes);
  const std::size_t cells = pieces.slope.size() / width;
  for (std::size_t cell = 0; cell <= cells && cells > 0; ++cell) {
    const double place = cell == 0 ? 0 : cell == cells ? 1 : pieces.cell_ends[cell - 1];
    const std::size_t row = std::min(cell, cells - 1) * width;
    outputs.place.push_back(place);
    for (std::size_t k = 0; k < width; ++k)
      outputs.value[k].push_back(pieces.slope[row + k] * place + pieces.intercept[row + k]);
  }
  return outputs;
}

/// The two classes at the ends have a name in the legend; of the others only the curves are drawn.
struct ClassCurves {
  std::vector<ui::Series> named, others;

  ui::Axis axis() const {
    std::vector<ui::Series> all = named;
    all.insert(all.end(), others.begin(), others.end());
    return ui::axis_of(all, false, most_y_ticks);
  }
};

ClassCurves curves_of(const ui::Theme& theme, const Model& model, const Outputs& outputs) {
  const data::ImageSet& images = *model.images();
  const bool is_digit = model.settings().collection == Collection::digits;
  const auto label = [&](std::size_t corner) {
    return images.label[static_cast<std::size_t>(model.slice()->image[corner])];
  };
  ClassCurves curves;
  for (int k = 0; k < images.classes; ++k) {
    const auto index = static_cast<std::size_t>(k);
    const bool is_end = k == label(0) || k == label(1);
    const ui::Colour colour = theme.class_colour(k, images.classes);
    const std::string name = (is_digit ? "Output " : "") + images.class_names[index];
    const ui::Series series{is_end ? name : "",
                            outputs.place,
                            outputs.value[index],
                            {is_end ? colour : ui::with_alpha(colour, 0.45f),
                             (is_end ? 2.0f : 1.0f) * theme.metrics.line_scale, 0}};
    (is_end ? curves.named : curves.others).push_back(series);
  }
  return curves;
}

/// Marks where a neuron switches.
void draw_switches(const stage::Canvas& canvas, const ui::PlotFrame& plot, const regions::Pieces& pieces) {
  canvas.painter.begin_group("switches");
  for (const double end : pieces.cell_ends) {
    const float x = plot.at(end, plot.y.begin).x;
    canvas.painter.line({x, plot.inner.max.y - tick_pt}, {x, plot.inner.max.y}, {canvas.theme.quiet, 1, 0});
  }
  canvas.painter.end_group();
}

void draw_accuracy(const stage::Canvas& canvas, ui::Rect room, const Model& model) {
  const History& history = model.history();
  ui::PlotSpec spec = history_spec(model, "Accuracy");
  spec.series = {{"Test", history.step, history.test_accuracy, canvas.theme.series_stroke(0)},
                 {"Training", history.step, history.train_accuracy, canvas.theme.series_stroke(1)}};
  spec.y = {0, 1};
  spec.value_text = [](double value) {
    return lab::percent_text(value);
  };
  spec.y_label_factor = 100;
  stage::draw_plot(
      canvas, room, "accuracy", spec,
      "The share of images that get their class, in per cent: of all test images, and of 500 training "
      "images with the labels that are trained on.");
}

void draw_ratios(const stage::Canvas& canvas, ui::Rect room, const Model& model) {
  const History& history = model.history();
  const double neurons = hidden_neurons(model.settings());
  std::vector<double> cells, pieces;
  for (std::size_t i = 0; i < history.step.size(); ++i) {
    cells.push_back(history.cells[i] / (neurons * neurons / 2));
    pieces.push_back(history.line_cells[i] / neurons);
  }
  ui::PlotSpec spec = history_spec(model, "Counts");
  spec.series = {{"Cells / (N²/2)", history.step, cells, canvas.theme.series_stroke(0)},
                 {"Pieces / N", history.step, pieces, canvas.theme.series_stroke(1)}};
  spec.y = ui::axis_of(spec.series, false, most_y_ticks);
  spec.y.begin = 0;
  stage::draw_plot(
      canvas, room, "counts", spec,
      "Cells in the slice over N²/2 and pieces on the line over N, with N neurons: Hanin and Rolnick "
      "(2019) found that training changes such ratios by small factors only.");
}

void draw_distances(const stage::Canvas& canvas, ui::Rect room, const Model& model) {
  const History& history = model.history();
  std::vector<double> distance;
  for (const double each : history.distance) distance.push_back(each * hidden_neurons(model.settings()));
  ui::PlotSpec spec = history_spec(model, "Distance");
  spec.series = {{"N × distance", history.step, distance, canvas.theme.series_stroke(2)}};
  spec.y = ui::axis_of(spec.series, false, most_y_ticks);
  spec.y.begin = 0;
  spec.x_label = "Step";
  stage::draw_plot(
      canvas, room, "distance", spec,
      "How far test images are from the nearest boundary of a neuron, mean of some, times the number "
      "of neurons.");
}

}  // namespace

void draw_mixture(const stage::Canvas& canvas, ui::Rect room, const Model& model,
                  std::optional<regions::Point> place) {
  if (model.slice() == nullptr || model.experiment() == nullptr) return;
  const ui::Theme& theme = canvas.theme;
  const regions::Point at = place.value_or(middle_of(*model.slice()));
  const std::vector<double> shares = model.probabilities(at);
  const data::ImageSet& images = *model.images();
  std::vector<int> order(shares.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
    return shares[static_cast<std::size_t>(a)] > shares[static_cast<std::size_t>(b)];
  });
  const float side = image_side(room.height() - 4);
  ui::Painter& painter = canvas.painter;
  draw_image(painter, theme, {room.min.x + 2, room.min.y + 2}, side, model.slice()->point_at(at),
             theme.class_colour(order[0], images.classes));
  ui::Column column({{room.min.x + side + 16, room.min.y}, room.max});
  ui::draw_label(painter, column.take(bar_pt), place ? "Under the pointer" : "In the middle", theme.text,
                 theme.type.small, ui::Font::sans_bold);
  for (std::size_t i = 0; i < std::min<std::size_t>(answers_shown, order.size()); ++i) {
    const auto which = static_cast<std::size_t>(order[i]);
    draw_answer(canvas, column.take(bar_pt), images.class_names[which], shares[which], order[i],
                images.classes);
  }
  canvas.onlooker.explain(
      room, "The mixture",
      "Each place of the slice is a mixture of the three images, here as ink on paper, and the "
      "bars say which classes the network sees in it.");
}

void draw_line_plot(const stage::Canvas& canvas, ui::Rect room, const Model& model) {
  if (model.slice() == nullptr) return;
  const regions::Pieces& pieces = model.picture().pieces;
  const Outputs outputs = outputs_of(pieces, model.images()->classes);
  const ClassCurves curves = curves_of(canvas.theme, model, outputs);
  ui::PlotSpec spec;
  spec.title = "From the first image to the second";
  spec.x = {0, 1};
  spec.value_text = value_text;
  spec.series = curves.named;
  spec.y = curves.axis();
  spec.x_label = lab::whole_text(pieces.cells()) + " pieces";
  const ui::PlotFrame plot = stage::draw_plot(
      canvas, room, "line", spec,
      "The outputs of the network while the first image becomes the second. They are straight "
      "between the marks below, where a neuron switches.");
  canvas.painter.push_clip(plot.inner);
  for (const ui::Series& series : curves.others)
    for (const std::vector<ui::Vec>& piece : ui::curve(plot, series.x, series.y))
      canvas.painter.polyline(piece, series.stroke);
  draw_switches(canvas, plot, pieces);
  canvas.painter.pop_clip();
}

void draw_history(const stage::Canvas& canvas, ui::Rect room, const Model& model) {
  ui::Column column(room);
  const float plot_pt = (room.height() - 2 * side_gap_pt - labels_pt) / 3;
  draw_accuracy(canvas, column.take(plot_pt), model);
  column.skip(side_gap_pt);
  draw_ratios(canvas, column.take(plot_pt), model);
  column.skip(side_gap_pt);
  draw_distances(canvas, column.take(plot_pt + labels_pt), model);
}

}  // namespace crease::images
