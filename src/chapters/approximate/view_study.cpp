#include <algorithm>
#include <cmath>

#include "chapters/approximate/view_parts.h"
#include "imgui.h"
#include "ui/colour.h"
#include "ui/number_text.h"
#include "ui/plot.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::approximate {
namespace {

constexpr int most_y_ticks = 5;
constexpr float dot_pt = 3, chosen_pt = 5;
constexpr const char* count_id = "network.count";

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
ui::PlotSpec spec_of(const Frame& frame, const Points& points) {
  const Settings& settings = frame.model.settings();
  ui::PlotSpec spec;
  spec.title = "Error against N";
  spec.series = {{"error", points.count, points.error, frame.theme.series_stroke(0)}};
  if (!points.trained_count.empty())  // a line through its dots, all above each other
    spec.series.push_back(
        {"trained", points.trained_count, points.trained_error, frame.theme.series_stroke(2)});
  double smallest = settings.epsilon, largest = settings.epsilon;
  for (const std::vector<double>* errors : {&points.error, &points.trained_error})
    for (const double error : *errors) {
      if (!(error > 0)) continue;
      smallest = std::min(smallest, error);
      largest = std::max(largest, error);
    }
  spec.x = {1, most_count, true};
  spec.y = ui::round_axis(smallest, largest, true, most_y_ticks);
  spec.x_label = is_sigmoid(settings.construction) ? "N, bins" : "N, pieces";
  spec.value_text = [](double value) {
    return ui::number_text(value, 3);
  };
  return spec;
}

void draw_marks(ui::Painter& painter, const Frame& frame, const ui::PlotFrame& plot, const Points& points) {
  const ui::Theme& theme = frame.theme;
  const Settings& settings = frame.model.settings();
  const float y = plot.at(1, settings.epsilon).y;
  painter.line({plot.inner.min.x, y}, {plot.inner.max.x, y}, {theme.positive, 1, 4});
  const float size = theme.type.small - 1;
  painter.text({plot.inner.max.x - 2, y - 4}, "ε", theme.positive, size, ui::Font::sans, ui::Align::right);
  for (std::size_t i = 0; i < points.count.size(); ++i) {
    const ui::Vec at = plot.at(points.count[i], points.error[i]);
    if (std::isfinite(at.y)) painter.circle(at, dot_pt, theme.accent, {theme.pane, 1, 0});
  }
  for (std::size_t i = 0; i < points.trained_count.size(); ++i) {
    const ui::Vec at = plot.at(points.trained_count[i], points.trained_error[i]);
    if (std::isfinite(at.y)) painter.circle(at, dot_pt, theme.series_stroke(2).colour, {theme.pane, 1, 0});
  }
  const std::optional<Distance> distance = frame.model.distance();
  if (!distance) return;
  const ui::Vec at = plot.at(settings.count, distance->high);
  if (std::isfinite(at.y)) painter.circle(at, chosen_pt, theme.warning, {theme.pane, 1.5f, 0});
}

/// A click, or a drag, takes the N under the pointer.
void choose_count(const Frame& frame, double place) {
  const lab::Session& session = frame.context.session;
  if (!ImGui::IsItemActive() || !session.may_set(count_id)) return;
  const auto wanted = static_cast<std::int64_t>(std::clamp(std::llround(place), 1LL, 1LL * most_count));
  if (wanted != frame.model.settings().count) frame.context.commands.set(count_id, wanted);
}

}  // namespace

void draw_study(const Frame& frame, ui::Rect room) {
  const Points points = points_of(frame.model);
  ui::ScreenPainter painter;
  ui::PlotSpec spec = spec_of(frame, points);
  const ui::PlotFrame plot = ui::plot_frame(painter, frame.theme, room, spec);
  ui::drag_area("study", plot.inner);
  const double place = plot.x_at(ImGui::GetMousePos().x);
  choose_count(frame, place);
  if (ImGui::IsItemHovered() && !points.count.empty()) {
    const int index = ui::nearest_index(points.count, place);
    spec.series.resize(1);  // the trained networks have no value at other N
    spec.marked_x = points.count[static_cast<std::size_t>(index)];
    spec.x_label = "N = " + ui::integer_text(spec.marked_x);
  }
  ui::draw_plot(painter, frame.theme, room, spec);
  draw_marks(painter, frame, plot, points);
  ui::help_on_rect(frame.theme, {room.min, {room.max.x, plot.inner.min.y}}, spec.title,
                   "The largest error for different N, both on logarithmic axes: a straight line is a power "
                   "of N. Each dot is a network that was written down and measured. Click to take its N.");
}

}  // namespace crease::approximate
