#include "chapters/approximate/figure_study.h"

#include <algorithm>
#include <cmath>

#include "ui/number_text.h"

namespace crease::approximate {
namespace {

constexpr int study_most_y_ticks = 5;
constexpr float dot_pt = 3, chosen_pt = 5;
/// Errors that are smaller, as a share of the largest, are those of rounding, and have no place on the axis.
constexpr double least_share = 1e-7;

struct Points {
  std::vector<double> count, error;
  std::vector<double> trained_count, trained_error;  ///< each trained network, all with the N of the moment
};

Points points_of(const Model& model) {
  Points points;
  for (const Starts::Trained& each : model.starts().trained()) {
    points.trained_count.push_back(model.settings().count);
    points.trained_error.push_back(each.distance.high);
  }
  for (const auto& [count, distance] : model.study().distances()) {
    points.count.push_back(count);
    points.error.push_back(distance.high);
  }
  return points;
}

/// The error that is asked for has its place on the axis, too.
ui::PlotSpec spec_of(const ui::Theme& theme, const Model& model, const Points& points) {
  const Settings& settings = model.settings();
  ui::PlotSpec spec;
  spec.title = "Error against N";
  spec.series = {{"error", points.count, points.error, theme.series_stroke(0)}};
  if (!points.trained_count.empty())  // a line through its dots, all above each other
    spec.series.push_back({"trained", points.trained_count, points.trained_error, theme.series_stroke(2)});
  double smallest = settings.epsilon, largest = settings.epsilon;
  for (const std::vector<double>* errors : {&points.error, &points.trained_error})
    for (const double error : *errors) {
      if (!(error > 0)) continue;
      smallest = std::min(smallest, error);
      largest = std::max(largest, error);
    }
  smallest = std::max(smallest, least_share * largest);
  spec.x = {1, most_count, true};
  spec.y = ui::round_axis(smallest, largest, true, study_most_y_ticks);
  spec.x_label = is_sigmoid(settings.construction) ? "N, bins" : "N, pieces";
  spec.value_text = [](double value) {
    return ui::number_text(value, 3);
  };
  return spec;
}

void draw_marks(ui::Painter& painter, const ui::Theme& theme, const Model& model, const ui::PlotFrame& plot,
                const Points& points) {
  const Settings& settings = model.settings();
  const float y = plot.at(1, settings.epsilon).y;
  painter.line({plot.inner.min.x, y}, {plot.inner.max.x, y}, {theme.positive, 1, 4});
  const float size = theme.type.small - 1;
  painter.text({plot.inner.max.x - 2, y - 4}, "ε", theme.positive, size, ui::Font::sans, ui::Align::right);
  for (std::size_t i = 0; i < points.count.size(); ++i) {
    const ui::Vec at = plot.at(points.count[i], points.error[i]);
    if (at.y <= plot.inner.max.y + 1) painter.circle(at, dot_pt, theme.accent, {theme.pane, 1, 0});
  }
  for (std::size_t i = 0; i < points.trained_count.size(); ++i) {
    const ui::Vec at = plot.at(points.trained_count[i], points.trained_error[i]);
    if (at.y <= plot.inner.max.y + 1)
      painter.circle(at, dot_pt, theme.series_stroke(2).colour, {theme.pane, 1, 0});
  }
  const std::optional<Distance> distance = model.distance();
  if (!distance) return;
  const ui::Vec at = plot.at(settings.count, distance->high);
  if (at.y <= plot.inner.max.y + 1) painter.circle(at, chosen_pt, theme.warning, {theme.pane, 1.5f, 0});
}

}  // namespace

ui::PlotFrame study_frame(const ui::Painter& painter, const ui::Theme& theme, ui::Rect room,
                          const Model& model) {
  return ui::plot_frame(painter, theme, room, spec_of(theme, model, points_of(model)));
}

void draw_study(ui::Painter& painter, const ui::Theme& theme, ui::Rect room, const Model& model,
                double marked_x) {
  const Points points = points_of(model);
  ui::PlotSpec spec = spec_of(theme, model, points);
  const ui::PlotFrame plot = ui::plot_frame(painter, theme, room, spec);
  if (!std::isnan(marked_x)) {
    spec.series.resize(1);  // the trained networks have no value at other N
    spec.marked_x = marked_x;
    spec.x_label = "N = " + ui::integer_text(marked_x);
  }
  ui::draw_plot(painter, theme, room, spec);
  draw_marks(painter, theme, model, plot, points);
}

}  // namespace crease::approximate
