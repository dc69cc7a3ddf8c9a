#include <algorithm>
#include <cmath>

#include "chapters/count/figure_experiment.h"
#include "ui/number_text.h"

namespace crease::count {
namespace {

constexpr float dash_of_parts_pt = 4;  ///< of counts on a segment, beside those on the line
constexpr int sweep_most_y_ticks = 6;
constexpr float loss_share = 0.34f, sweep_gap_pt = 12;
constexpr const char* loss_help =
    "The mean loss over all points, on a logarithmic axis: squared error for values, "
    "cross-entropy for classes.";

/// Curves of all depths, in the order of the depths; they outlive the plot that shows them.
struct Curve {
  std::vector<double> x, y, error;
};

Curve curve_of(const std::vector<double>& x, const std::vector<Tally>& tallies, double scale) {
  Curve curve;
  for (std::size_t i = 0; i < x.size() && i < tallies.size(); ++i) {
    if (tallies[i].networks() == 0) continue;
    const regions::CountStatistics statistics = tallies[i].statistics();
    curve.x.push_back(x[i]);
    curve.y.push_back(statistics.mean / scale);
    curve.error.push_back(statistics.standard_error / scale);
  }
  return curve;
}

ui::Stroke stroke_of(const Drawing& drawing, std::size_t lane) {
  return drawing.theme.curve_stroke(static_cast<int>(lane), 2);
}

void draw_with_errors(const Drawing& drawing, ui::Rect room, ui::PlotSpec& spec,
                      const std::vector<Curve>& curves, double level, const std::string& level_name,
                      const char* help) {
  const ui::PlotFrame plot = stage::draw_plot(drawing, room, "counts", spec, help);
  drawing.painter.begin_group("points");
  for (std::size_t i = 0; i < curves.size(); ++i) {
    draw_error_bars(drawing.painter, plot, curves[i].x, curves[i].y, curves[i].error,
                    spec.series[i].stroke.colour);
    for (std::size_t j = 0; j < curves[i].x.size() && curves[i].x.size() < 12; ++j)
      drawing.painter.circle(plot.at(curves[i].x[j], curves[i].y[j]), 2.5f, spec.series[i].stroke.colour,
                             {drawing.theme.ground, 1, 0});
  }
  drawing.painter.end_group();
  draw_level(drawing, plot, level, level_name);
}

void draw_windows(const Drawing& drawing, ui::Rect room) {
  const Sweep& sweep = drawing.model.sweep();
  const double scale = expected_cells(neurons_of(drawing.model.settings().size), 2);
  std::vector<Curve> curves;
  for (const SweepLane& lane : sweep.lanes()) curves.push_back(curve_of(sweep.places(), lane.tallies, scale));
  ui::PlotSpec spec;
  spec.title = "Cells in the square, as a multiple of N²/2";
  for (std::size_t i = 0; i < curves.size(); ++i)
    spec.series.push_back(
        {lane_name(sweep.lanes()[i].hidden), curves[i].x, curves[i].y, stroke_of(drawing, i)});
  spec.x = {sweep.places().front(), sweep.places().back(), true};
  spec.y = ui::axis_of(spec.series, false, sweep_most_y_ticks);
  spec.y = {0, std::max(1.2, spec.y.end)};
  spec.x_label = "Half the side of the square";
  spec.value_text = legend_values(room, 3);
  draw_with_errors(drawing, room, spec, curves, 1, "N²/2",
                   "The same random networks (layers × width) in squares around 0 of growing size. In small "
                   "ones deeper networks have fewer cells; far out all have about N²/2.");
}

void draw_biases(const Drawing& drawing, ui::Rect room) {
  const Sweep& sweep = drawing.model.sweep();
  const double expected = expected_cells(neurons_of(drawing.model.settings().size), 1);
  std::vector<Curve> curves;
  for (const SweepLane& lane : sweep.lanes()) curves.push_back(curve_of(sweep.places(), lane.tallies, 1));
  for (const SweepLane& lane : sweep.lanes()) curves.push_back(curve_of(sweep.places(), lane.others, 1));
  ui::PlotSpec spec;
  spec.title = "Mean number of cells";
  const std::size_t lanes = sweep.lanes().size();
  for (std::size_t i = 0; i < curves.size(); ++i) {
    const bool is_part = i >= lanes;
    ui::Stroke stroke = stroke_of(drawing, i % lanes);
    stroke.dash_pt = is_part ? dash_of_parts_pt : 0;
    spec.series.push_back({lane_name(sweep.lanes()[i % lanes].hidden), curves[i].x, curves[i].y, stroke});
  }
  // The legend names each depth once: its value on the line, then that on the segment.
  std::vector<ui::Series> paired;
  std::vector<Curve> in_pairs;
  for (std::size_t i = 0; i < lanes; ++i) {
    paired.push_back(spec.series[i]);
    paired.push_back(spec.series[i + lanes]);
    paired.back().is_twin = true;
  }
  for (std::size_t i = 0; i < lanes; ++i) {
    in_pairs.push_back(curves[i]);
    in_pairs.push_back(curves[i + lanes]);
  }
  spec.series = std::move(paired);
  spec.x = {sweep.places().front(), sweep.places().back(), true};
  spec.y = ui::axis_of(spec.series, false, sweep_most_y_ticks);
  spec.y = {0, std::max(1.15 * expected, spec.y.end)};
  spec.x_label = "Scale of the biases";
  spec.value_text = legend_values(room, 3);
  draw_with_errors(drawing, room, spec, in_pairs, expected, "N + 1 = " + ui::integer_text(expected),
                   "Solid: on the whole line. Scaling all biases only stretches the picture, so that every "
                   "network keeps its count. Dashed: on the segment from −1 to 1, out of which large biases "
                   "push the bends.");
}

}  // namespace

void draw_sweep(const Drawing& drawing, ui::Rect room) {
  if (drawing.model.settings().experiment == Experiment::windows)
    draw_windows(drawing, room);
  else
    draw_biases(drawing, room);
}

void draw_training(const Drawing& drawing, ui::Rect room) {
  const Settings& settings = drawing.model.settings();
  const TrainingStudy& study = drawing.model.training();
  const bool is_plane = is_planar(settings.lesson);
  const int neurons = neurons_of(settings.size);
  std::vector<double> x;
  for (std::size_t i = 0; i < study.records(); ++i) x.push_back(study.steps()[i] + 1);
  std::vector<Curve> curves, losses;
  for (const TrainingLane& lane : study.lanes()) {
    curves.push_back(curve_of(x, settings.where == Where::everywhere ? lane.everywhere : lane.data,
                              is_plane ? expected_cells(neurons, 2) : neurons));
    losses.push_back({x, {lane.loss.begin(), lane.loss.begin() + static_cast<std::ptrdiff_t>(x.size())}, {}});
  }
  ui::PlotSpec spec, loss;
  spec.title = is_plane ? "Cells, as a multiple of N²/2" : "Cells, as a multiple of N";
  loss.title = "Loss";
  for (std::size_t i = 0; i < curves.size(); ++i) {
    const std::string name = lane_name(study.lanes()[i].hidden);
    spec.series.push_back({name, curves[i].x, curves[i].y, stroke_of(drawing, i)});
    loss.series.push_back({name, losses[i].x, losses[i].y, stroke_of(drawing, i)});
  }
  spec.x = loss.x = {1, study.steps().back() + 1, true};
  spec.y = ui::axis_of(spec.series, false, sweep_most_y_ticks);
  spec.y = {0, std::max(1.2, spec.y.end)};
  loss.y = ui::axis_of(loss.series, true, 4);
  loss.x_label = "1 + step";
  spec.value_text = loss.value_text = legend_values(room, 3);
  const float middle = room.max.y - loss_share * room.height();
  draw_with_errors(
      drawing, {room.min, {room.max.x, middle - sweep_gap_pt}}, spec, curves, 1, is_plane ? "N²/2" : "N",
      "Means over the networks of each depth (layers × width), counted exactly at growing steps, "
      "with bars of one standard error.");
  loss.marked_x = spec.marked_x;
  stage::draw_plot(drawing, {{room.min.x, middle}, room.max}, nullptr, loss, loss_help);
}

}  // namespace crease::count
