#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string>

#include "chapters/images/view_parts.h"
#include "imgui.h"
#include "lab/number_words.h"
#include "ui/colour.h"
#include "ui/number_text.h"
#include "ui/plot.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::images {
namespace {

constexpr int answers_shown = 4, most_y_ticks = 4;
constexpr float bar_pt = 22, plot_pt = 128, gap_pt = 8, tick_pt = 5, name_share = 0.42f;

void draw_answer(const ui::Theme& theme, ui::Rect row, const std::string& name, double share, int which,
                 int classes) {
  ui::ScreenPainter painter;
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

/// Draws a plot with its head's help; the pointer over it shows the values there.
ui::PlotFrame draw_plot(const stage::Frame& frame, ui::Rect room, ui::PlotSpec& spec, const char* id,
                        const char* help) {
  ui::ScreenPainter painter;
  const ui::PlotFrame plot = ui::plot_frame(painter, frame.theme, room, spec);
  ui::drag_area(id, plot.inner);
  if (ImGui::IsItemHovered()) spec.marked_x = plot.x_at(ImGui::GetMousePos().x);
  ui::draw_plot(painter, frame.theme, room, spec);
  ui::help_on_rect(frame.theme, {room.min, {room.max.x, plot.inner.min.y}}, spec.title, help);
  return plot;
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

}  // namespace

void draw_mixture(const stage::Frame& frame, const Model& model, std::optional<regions::Point> place,
                  ui::Rect room) {
  if (model.slice() == nullptr || model.experiment() == nullptr) return;
  const ui::Theme& theme = frame.theme;
  const regions::Point at = place.value_or(middle_of(*model.slice()));
  const std::vector<double> shares = model.probabilities(at);
  const data::ImageSet& images = *model.images();
  std::vector<int> order(shares.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
    return shares[static_cast<std::size_t>(a)] > shares[static_cast<std::size_t>(b)];
  });
  const float side = image_side(room.height() - 4);
  ui::ScreenPainter painter;
  draw_image(painter, theme, {room.min.x + 2, room.min.y + 2}, side, model.slice()->point_at(at),
             theme.class_colour(order[0], images.classes));
  ui::Column column({{room.min.x + side + 16, room.min.y}, room.max});
  ui::draw_label(painter, column.take(bar_pt), place ? "Under the pointer" : "In the middle", theme.text,
                 theme.type.small, ui::Font::sans_bold);
  for (std::size_t i = 0; i < std::min<std::size_t>(answers_shown, order.size()); ++i) {
    const auto which = static_cast<std::size_t>(order[i]);
    draw_answer(theme, column.take(bar_pt), images.class_names[which], shares[which], order[i],
                images.classes);
  }
  ui::help_on_rect(theme, room, "The mixture",
                   "Each place of the slice is a mixture of the three images, here as ink on paper, and the "
                   "bars say which classes the network sees in it.");
}

void draw_line_plot(const stage::Frame& frame, const Model& model, ui::Rect room) {
  if (model.slice() == nullptr) return;
  const ui::Theme& theme = frame.theme;
  const data::ImageSet& images = *model.images();
  const regions::Pieces& pieces = model.picture().pieces;
  const Outputs outputs = outputs_of(pieces, images.classes);
  ui::PlotSpec spec;
  spec.title = "From the first image to the second";
  spec.x = {0, 1};
  spec.value_text = value_text;
  // The two classes at the ends have a name in the legend; of the others only the curves are drawn.
  std::vector<ui::Series> others;
  for (int k = 0; k < images.classes; ++k) {
    const auto index = static_cast<std::size_t>(k);
    const auto label = [&](int corner) {
      return images.label[static_cast<std::size_t>(model.slice()->image[static_cast<std::size_t>(corner)])];
    };
    const bool is_end = k == label(0) || k == label(1);
    const ui::Colour colour = theme.class_colour(k, images.classes);
    const bool is_digit = model.settings().collection == Collection::digits;
    const std::string name = (is_digit ? "Output " : "") + images.class_names[index];
    const ui::Series series{is_end ? name : "",
                            outputs.place,
                            outputs.value[index],
                            {is_end ? colour : ui::with_alpha(colour, 0.45f),
                             (is_end ? 2.0f : 1.0f) * theme.metrics.line_scale, 0}};
    (is_end ? spec.series : others).push_back(series);
  }
  std::vector<ui::Series> all = spec.series;
  all.insert(all.end(), others.begin(), others.end());
  spec.y = ui::axis_of(all, false, most_y_ticks);
  spec.x_label = lab::whole_text(pieces.cells()) + " pieces";
  ui::ScreenPainter painter;
  const ui::PlotFrame plot =
      draw_plot(frame, room, spec, "line",
                "The outputs of the network while the first image becomes the second. They are straight "
                "between the marks below, where a neuron switches.");
  painter.push_clip(plot.inner);
  for (const ui::Series& series : others)
    for (const std::vector<ui::Vec>& piece : ui::curve(plot, series.x, series.y))
      painter.polyline(piece, series.stroke);
  for (const double end : pieces.cell_ends) {
    const float x = plot.at(end, spec.y.begin).x;
    painter.line({x, plot.inner.max.y - tick_pt}, {x, plot.inner.max.y}, {theme.quiet, 1, 0});
  }
  painter.pop_clip();
}

void draw_history(const stage::Frame& frame, const Model& model, ui::Column& column) {
  const ui::Theme& theme = frame.theme;
  const History& history = model.history();
  const double neurons = hidden_neurons(model.settings());
  ui::PlotSpec accuracy = history_spec(model, "Accuracy");
  accuracy.series = {{"Test", history.step, history.test_accuracy, theme.series_stroke(0)},
                     {"Training", history.step, history.train_accuracy, theme.series_stroke(1)}};
  accuracy.y = {0, 1};
  accuracy.value_text = [](double value) {
    return lab::percent_text(value);
  };
  accuracy.y_label_factor = 100;
  draw_plot(frame, column.take(plot_pt), accuracy, "accuracy",
            "The share of images that get their class, in per cent: of all test images, and of 500 training "
            "images with the labels that are trained on.");
  column.skip(gap_pt);

  std::vector<double> cells, pieces, distance;
  for (std::size_t i = 0; i < history.step.size(); ++i) {
    cells.push_back(history.cells[i] / (neurons * neurons / 2));
    pieces.push_back(history.line_cells[i] / neurons);
    distance.push_back(history.distance[i] * neurons);
  }
  ui::PlotSpec counts = history_spec(model, "Counts");
  counts.series = {{"Cells / (N²/2)", history.step, cells, theme.series_stroke(0)},
                   {"Pieces / N", history.step, pieces, theme.series_stroke(1)}};
  counts.y = ui::axis_of(counts.series, false, most_y_ticks);
  counts.y.begin = 0;
  draw_plot(frame, column.take(plot_pt), counts, "counts",
            "Cells in the slice over N²/2 and pieces on the line over N, with N neurons: Hanin and Rolnick "
            "(2019) found that training changes such ratios by small factors only.");
  column.skip(gap_pt);

  ui::PlotSpec distances = history_spec(model, "Distance");
  distances.series = {{"N × distance", history.step, distance, theme.series_stroke(2)}};
  distances.y = ui::axis_of(distances.series, false, most_y_ticks);
  distances.y.begin = 0;
  distances.x_label = "Step";
  draw_plot(frame, column.take(plot_pt + 16), distances, "distance",
            "How far test images are from the nearest boundary of a neuron, mean of some, times the number "
            "of neurons.");
}

}  // namespace crease::images
