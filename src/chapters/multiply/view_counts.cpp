#include <algorithm>
#include <cmath>
#include <string>

#include "chapters/multiply/view_parts.h"
#include "imgui.h"
#include "lab/number_words.h"
#include "ui/number_text.h"
#include "ui/plot.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::multiply {
namespace {

constexpr float counts_pt = 176, losses_pt = 170, swatch_pt = 16, gap_pt = 8, dot_pt = 3.5f,
                formula_share = 0.36f;
constexpr double most_neurons = 1e5, least_loss = 1e-8;
constexpr const char* counts_help =
    "Hidden neurons against the number of factors n, on a logarithmic axis: one layer doubles with every "
    "factor, more "
    "layers bend the curve down, and the tree grows like n. Click to choose n.";

bool is_chosen(const Settings& settings, const CountLine& line) {
  if (line.construction != settings.construction) return false;
  return line.construction != Construction::layers || line.layers == std::min(settings.layers, 3);
}

ui::Stroke stroke_of(const ui::Theme& theme, std::size_t index, bool is_bold) {
  ui::Stroke stroke = {theme.layer_colour(static_cast<int>(index)), 1.5f * theme.metrics.line_scale, 0};
  if (is_bold) stroke.width_pt *= 1.8f;
  return stroke;
}

void choose_factors(const Frame& frame, double place) {
  const auto wanted = static_cast<std::int64_t>(std::clamp(std::llround(place), 2LL, 1LL * most_factors));
  const bool may = frame.context.session.may_set("factors.count");
  if (ImGui::IsItemActive() && may && wanted != frame.model.settings().factors)
    frame.context.commands.set("factors.count", wanted);
}

void draw_count_plot(const Frame& frame, ui::Rect room) {
  const ui::Theme& theme = frame.theme;
  const Settings& settings = frame.model.settings();
  ui::PlotSpec spec;
  spec.title = "Neurons against n";
  spec.x = {2, most_factors};
  spec.y = {2, most_neurons, true};
  spec.x_label = "n, factors";
  ui::ScreenPainter painter;
  const ui::PlotFrame plot = ui::plot_frame(painter, theme, room, spec);
  ui::drag_area("counts", plot.inner);
  choose_factors(frame, plot.x_at(ImGui::GetMousePos().x));
  spec.marked_x = settings.factors;
  spec.x_label = "n = " + ui::integer_text(settings.factors);
  ui::draw_plot(painter, theme, room, spec);
  const std::vector<CountLine>& lines = frame.model.counts();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const ui::Stroke stroke = stroke_of(theme, i, is_chosen(settings, lines[i]));
    for (const std::vector<ui::Vec>& piece : ui::curve(plot, lines[i].factors, lines[i].neurons))
      painter.polyline(piece, stroke);
    const auto now = static_cast<std::size_t>(settings.factors - 2);
    painter.circle(plot.at(settings.factors, lines[i].neurons[now]), dot_pt, stroke.colour,
                   {theme.pane, 1, 0});
  }
  ui::help_on_rect(theme, {room.min, {room.max.x, plot.inner.min.y}}, spec.title, counts_help);
}

/// Name, formula and count of one line, with its colour.
void draw_count_row(const Frame& frame, ui::Rect row, std::size_t index) {
  const ui::Theme& theme = frame.theme;
  const Settings& settings = frame.model.settings();
  const CountLine& line = frame.model.counts()[index];
  const bool is_bold = is_chosen(settings, line);
  const float size = theme.type.small - 1, middle = ui::centre(row).y;
  const ui::Font font = is_bold ? ui::Font::sans_bold : ui::Font::sans;
  ui::ScreenPainter painter;
  painter.line({row.min.x, middle}, {row.min.x + swatch_pt, middle}, stroke_of(theme, index, is_bold));
  row.min.x += swatch_pt + gap_pt;
  const double neurons = line.neurons[static_cast<std::size_t>(settings.factors - 2)];
  ui::draw_label(painter, row, lab::whole_text(neurons), theme.text, size, font, ui::Align::right);
  ui::draw_label(painter, row, line.label, theme.text, size, font);
  ui::draw_label(painter, {{row.min.x + formula_share * row.width(), row.min.y}, row.max}, line.formula,
                 theme.quiet, size);
}

void draw_loss_plot(const Frame& frame, ui::Rect room, const Training& training) {
  const ui::Theme& theme = frame.theme;
  ui::PlotSpec spec;
  spec.title = "Training";
  spec.series = {{"trained", training.steps(), training.losses(), theme.series_stroke(0)}};
  const double built = std::max(least_loss, frame.model.construction_loss().value_or(1));
  double smallest = std::min(1.0, built), largest = 1;
  for (const double loss : training.losses()) {
    if (!(loss > 0)) continue;
    smallest = std::min(smallest, loss);
    largest = std::max(largest, std::min(loss, 100.0));
  }
  spec.x = {0, std::max(10.0, static_cast<double>(frame.model.settings().training_steps))};
  spec.y = ui::round_axis(smallest, largest, true, 5);
  spec.x_label = "Steps";
  spec.value_text = [](double value) {
    return ui::number_text(value, 3);
  };
  ui::ScreenPainter painter;
  const ui::PlotFrame plot = ui::plot_frame(painter, theme, room, spec);
  ui::mark_area(plot.inner);
  if (ImGui::IsItemHovered()) spec.marked_x = plot.x_at(ImGui::GetMousePos().x);
  ui::draw_plot(painter, theme, room, spec);
  if (frame.model.construction_loss()) {
    const float y = plot.at(0, built).y, size = theme.type.small - 1;
    painter.line({plot.inner.min.x, y}, {plot.inner.max.x, y}, {theme.positive, 1.25f, 4});
    painter.text({plot.inner.max.x - 2, y - 4}, "written down", theme.positive, size, ui::Font::sans,
                 ui::Align::right);
  }
  ui::help_on_rect(
      theme, {room.min, {room.max.x, plot.inner.min.y}}, spec.title,
      "Mean squared error on fresh random factors, uniform on [−√3, √3], as a share of what a network "
      "leaves that always says 0. Dashed: the network that was written down, on the same factors.");
}

}  // namespace

void draw_counts(const Frame& frame, ui::Column& column) {
  draw_count_plot(frame, column.take(counts_pt));
  column.skip(gap_pt);
  for (std::size_t i = 0; i < frame.model.counts().size(); ++i)
    draw_count_row(frame, column.take(1.5f * frame.theme.type.small), i);
}

void draw_losses(const Frame& frame, ui::Column& column) {
  const Training* training = frame.model.training();
  if (training == nullptr) return;
  draw_loss_plot(frame, column.take(losses_pt), *training);
  column.skip(frame.theme.metrics.group_gap);
}

}  // namespace crease::multiply
