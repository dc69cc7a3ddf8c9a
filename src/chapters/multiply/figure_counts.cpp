#include "chapters/multiply/figure_counts.h"

#include <algorithm>
#include <vector>

#include "lab/number_words.h"
#include "ui/column.h"
#include "ui/label.h"
#include "ui/number_text.h"

namespace crease::multiply {
namespace {

constexpr float swatch_pt = 16, row_gap_pt = 8, dot_pt = 3.5f, formula_share = 0.36f;
constexpr double most_neurons = 1e5;

bool is_chosen(const Settings& settings, const CountLine& line) {
  if (line.construction != settings.construction) return false;
  return line.construction != Construction::layers || line.layers == std::min(settings.layers, 3);
}

ui::Stroke stroke_of(const ui::Theme& theme, std::size_t index, bool is_bold) {
  return theme.curve_stroke(static_cast<int>(index), is_bold ? 2.7f : 1.5f);
}

}  // namespace

ui::PlotSpec counts_spec(const Model& model) {
  ui::PlotSpec spec;
  spec.title = "Neurons against n";
  spec.x = {2, most_factors};
  spec.y = {2, most_neurons, true};
  spec.marked_x = model.settings().factors;
  spec.x_label = "n = " + ui::integer_text(model.settings().factors);
  return spec;
}

void draw_count_plot(ui::Painter& painter, const ui::Theme& theme, ui::Rect room, const Model& model) {
  const Settings& settings = model.settings();
  const ui::PlotSpec spec = counts_spec(model);
  const ui::PlotFrame plot = ui::plot_frame(painter, theme, room, spec);
  ui::draw_plot(painter, theme, room, spec);
  const std::vector<CountLine>& lines = model.counts();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const ui::Stroke stroke = stroke_of(theme, i, is_chosen(settings, lines[i]));
    for (const std::vector<ui::Vec>& piece : ui::curve(plot, lines[i].factors, lines[i].neurons))
      painter.polyline(piece, stroke);
    const auto now = static_cast<std::size_t>(settings.factors - 2);
    painter.circle(plot.at(settings.factors, lines[i].neurons[now]), dot_pt, stroke.colour,
                   {theme.pane, 1, 0});
  }
}

float count_row_height(const ui::Theme& theme) {
  return 1.5f * theme.type.small;
}

void draw_count_row(ui::Painter& painter, const ui::Theme& theme, ui::Rect row, const Model& model,
                    std::size_t index) {
  const Settings& settings = model.settings();
  const CountLine& line = model.counts()[index];
  const bool is_bold = is_chosen(settings, line);
  const float size = theme.type.small - 1, middle = ui::centre(row).y;
  const ui::Font font = is_bold ? ui::Font::sans_bold : ui::Font::sans;
  painter.line({row.min.x, middle}, {row.min.x + swatch_pt, middle}, stroke_of(theme, index, is_bold));
  row.min.x += swatch_pt + row_gap_pt;
  const double neurons = line.neurons[static_cast<std::size_t>(settings.factors - 2)];
  ui::draw_label(painter, row, lab::whole_text(neurons), theme.text, size, font, ui::Align::right);
  ui::draw_label(painter, row, line.label, theme.text, size, font);
  ui::draw_label(painter, {{row.min.x + formula_share * row.width(), row.min.y}, row.max}, line.formula,
                 theme.quiet, size);
}

}  // namespace crease::multiply
