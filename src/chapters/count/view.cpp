#include "chapters/count/view.h"

#include <array>

#include "chapters/count/figure_bounds.h"
#include "chapters/count/view_parts.h"
#include "chapters/stage/view_theorem.h"
#include "lab/number_words.h"
#include "ui/number_text.h"
#include "ui/widgets.h"

namespace crease::count {
namespace {

constexpr std::array<stage::Knob, 3> knobs = {{{"more", ui::Icon::plus, "Ten times as many"},
                                               {"other_networks", ui::Icon::dice, "Other networks"},
                                               {"climb", ui::Icon::play, "Climb"}}};
constexpr std::array<const char*, 5> groups = {"Experiment", "Beat it", "Network", "Training", "Picture"};
constexpr std::array<const char*, 9> ranking = {"cells",    "record", "ratio", "error",  "networks",
                                                "smoothed", "linear", "most",  "neurons"};
constexpr std::array<stage::GroupButton, 3> buttons = {
    {{"Beat it", "climb"}, {"Beat it", "take_record"}, {"Beat it", "forget_record"}}};
constexpr stage::Plan plan = {knobs, groups, ranking, buttons, "Bounds and theorem"};

std::string mean_text(const Tally& tally) {
  return ui::number_text(tally.statistics().mean, 4);
}

std::string error_text(const Tally& tally) {
  return ui::number_text(tally.statistics().standard_error, 2);
}

lab::Table bounds_table(const Model& model) {
  lab::Table table{"bounds",
                   "Counted and possible",
                   "The number of cells that were counted, and bounds.",
                   {"What", "Number"},
                   {}};
  for (const BoundRow& row : bound_rows(model)) table.rows.push_back({row.label, row.text});
  return table;
}

lab::Table race_table(const Race& race) {
  lab::Table table{"counts",
                   "Race of depths",
                   "The number of cells on the whole line.",
                   {"Layers × width", "Networks", "Mean", "Standard error", "Least", "Most"},
                   {}};
  for (const Lane& lane : race.lanes())
    table.rows.push_back({lane_name(lane.hidden), lab::whole_text(static_cast<double>(lane.tally.networks())),
                          mean_text(lane.tally), error_text(lane.tally),
                          lab::whole_text(static_cast<double>(lane.tally.least())),
                          lab::whole_text(static_cast<double>(lane.tally.most()))});
  return table;
}

lab::Table sweep_table(const Model& model) {
  const Sweep& sweep = model.sweep();
  const bool is_window = model.settings().experiment == Experiment::windows;
  lab::Table table{"counts",
                   "Mean number of cells",
                   "For each depth, written as layers × width.",
                   {is_window ? "Half the side of the square" : "Scale of the biases"},
                   {}};
  for (const SweepLane& lane : sweep.lanes()) table.columns.push_back(lane_name(lane.hidden));
  if (!is_window)
    for (const SweepLane& lane : sweep.lanes())
      table.columns.push_back(lane_name(lane.hidden) + ", from −1 to 1");
  for (std::size_t i = 0; i < sweep.places().size(); ++i) {
    std::vector<std::string> row = {lab::significant_text(sweep.places()[i])};
    for (const SweepLane& lane : sweep.lanes()) row.push_back(mean_text(lane.tallies[i]));
    if (!is_window)
      for (const SweepLane& lane : sweep.lanes()) row.push_back(mean_text(lane.others[i]));
    table.rows.push_back(std::move(row));
  }
  return table;
}

lab::Table training_table(const Model& model) {
  const TrainingStudy& study = model.training();
  lab::Table table{
      "counts", "Mean number of cells", "For each depth, written as layers × width.", {"Step"}, {}};
  for (const TrainingLane& lane : study.lanes()) table.columns.push_back(lane_name(lane.hidden));
  for (std::size_t i = 0; i < study.steps().size(); ++i) {
    std::vector<std::string> row = {lab::whole_text(study.steps()[i])};
    for (const TrainingLane& lane : study.lanes())
      row.push_back(
          mean_text(model.settings().where == Where::everywhere ? lane.everywhere[i] : lane.data[i]));
    table.rows.push_back(std::move(row));
  }
  return table;
}

lab::Table climbing_table(const Ascent& ascent) {
  lab::Table table{
      "counts", "Climbing", "The exact and the smoothed count.", {"Step", "Cells", "Smoothed"}, {}};
  const std::size_t apart = std::max<std::size_t>(1, ascent.exact().size() / 40);
  for (std::size_t i = 0; i < ascent.exact().size(); i += apart)
    table.rows.push_back({lab::whole_text(static_cast<double>(i)), lab::whole_text(ascent.exact()[i]),
                          lab::significant_text(ascent.smoothed()[i], 4)});
  return table;
}

lab::Table layer_table(const Portrait& portrait, std::size_t layers) {
  lab::Table table{"counts",
                   "Cells by layer",
                   "How often neurons of each layer turn on or off along the line.",
                   {"Layer", "Number"},
                   {}};
  const std::vector<std::int64_t> counts = crossings_by_layer(portrait.crossings, layers);
  for (std::size_t l = 0; l < layers; ++l)
    table.rows.push_back(
        {lab::whole_text(static_cast<double>(l + 1)), lab::whole_text(static_cast<double>(counts[l]))});
  return table;
}

}  // namespace

View::View(const Model& model) : stage::View(plan), model_(model), hands_(std::make_unique<Hands>()) {}
View::~View() = default;

std::string View::message() const {
  return model_.message();
}

void View::draw_middle(const stage::Frame& frame, ui::Rect room) {
  const Frame own = {frame, model_, *hands_};
  if (model_.settings().experiment == Experiment::race) return draw_timed_race(own, room);
  if (model_.settings().experiment == Experiment::beat) return draw_movable_beat(own, room);
  stage::on_screen(frame.theme, [&](const stage::Canvas& canvas) {
    draw_experiment({canvas, model_}, room);
  });
}

float View::draw_side(const stage::Frame& frame, ui::Rect room) {
  const Frame own = {frame, model_, *hands_};
  ui::Column column(room);
  stage::draw_heading(frame.theme, column, "Counted and possible");
  column.skip(ui::draw_paragraph(frame.theme, column.take(0), shape_text(model_), frame.theme.quiet,
                                 frame.theme.type.small));
  column.skip(bound_gap_pt);
  stage::on_screen(frame.theme,
                   [&](const stage::Canvas& canvas) { draw_bound_rows(canvas, column, model_); });
  column.skip(frame.theme.metrics.gap);
  draw_theorem(own, column);
  return column.y() - room.min.y;
}

std::vector<lab::Table> View::tables() const {
  const lab::Table bounds = bounds_table(model_);
  switch (model_.settings().experiment) {
    case Experiment::race:
      return {bounds, race_table(model_.race())};
    case Experiment::windows:
    case Experiment::biases:
      return {bounds, sweep_table(model_)};
    case Experiment::training:
      return {bounds, training_table(model_)};
    case Experiment::beat:
      return {bounds, climbing_table(model_.ascent())};
    case Experiment::look:
      if (model_.settings().part == Part::line)
        return {bounds, layer_table(model_.portrait(), model_.settings().hidden.size())};
      break;
  }
  return {bounds};
}

}  // namespace crease::count
