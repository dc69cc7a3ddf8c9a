#include "chapters/fold/view.h"

#include <algorithm>
#include <array>

#include "chapters/fold/view_parts.h"
#include "lab/number_words.h"

namespace crease::fold {
namespace {

constexpr float counts_share = 0.46f, lowest_counts_pt = 220, highest_counts_pt = 340, two_plots_pt = 440,
                sheet_plot_pt = 230;

constexpr std::array<stage::Knob, 4> knobs = {{{"fewer", ui::Icon::minus, "Fold"},
                                               {"more", ui::Icon::plus, "Fold"},
                                               {"zoom_out", ui::Icon::minus, "Zoom k"},
                                               {"zoom_in", ui::Icon::plus, "Zoom k"}}};
constexpr std::array<const char*, 7> groups = {"Experiment", "Network",         "Weight", "Training",
                                               "Window",     "Random networks", "Picture"};
constexpr std::array<const char*, 14> ranking = {
    "pieces",      "neurons",   "crossings",     "sup_change",    "error",    "wrong",   "step",
    "most_pieces", "one_layer", "random_pieces", "window_pieces", "straight", "creases", "whole_pieces"};
constexpr std::array<stage::GroupButton, 1> buttons = {{{"Network", "straighten"}}};
constexpr stage::Plan plan = {knobs, groups, ranking, buttons, "Counts and theorem"};

lab::Table counts_table(const Model& model) {
  lab::Table table{"counts",
                   "Pieces by fold",
                   "Straight pieces after each fold.",
                   {"Fold", "Pieces", "In the window"},
                   {}};
  for (std::size_t i = 0; i < model.folds().size(); ++i)
    table.rows.push_back(
        {std::to_string(i + 1), model.counts().pieces[i].text(), model.window_counts().pieces[i].text()});
  return table;
}

lab::Table random_table(const Model& model) {
  lab::Table table{"random",
                   "Random networks",
                   "Pieces on the whole line, by the number of neurons.",
                   {"Neurons", "Mean", "Standard deviation"},
                   {}};
  for (const RandomStudy::Point& point : model.random().points())
    table.rows.push_back({lab::whole_text(point.neurons), lab::significant_text(point.pieces.mean),
                          lab::significant_text(point.pieces.deviation)});
  return table;
}

lab::Table damage_table(const Disturbance& disturbance) {
  lab::Table table{"damage",
                   "What is left",
                   "Of the network when one weight moves by ε.",
                   {"ε", "Pieces", "Crossings of ½", "Largest change"},
                   {}};
  for (const Damage& damage : disturbance.curve())
    table.rows.push_back({lab::significant_text(damage.epsilon), lab::whole_text(damage.pieces),
                          lab::whole_text(damage.crossings), lab::significant_text(damage.sup_change)});
  return table;
}

lab::Table race_table(const Race& race) {
  lab::Table table{"race",
                   "Networks that train",
                   "As they are now.",
                   {"Network", "Squared error", "Pieces", "Wrong side"},
                   {}};
  for (std::size_t i = 0; i < race.runners().size(); ++i) {
    const Runner& runner = race.runners()[i];
    table.rows.push_back({std::string(runner_labels[i]), lab::significant_text(runner.error.back()),
                          lab::whole_text(runner.pieces.back()), lab::significant_text(runner.wrong)});
  }
  return table;
}

lab::Table sheet_table(const Sheet& sheet) {
  lab::Table table{"cells", "Cells by fold", "Parts of the sheet after each fold.", {"Fold", "Cells"}, {}};
  for (std::size_t i = 0; i < sheet.cells_after_fold.size(); ++i)
    table.rows.push_back(
        {std::to_string(i + 1), lab::whole_text(static_cast<double>(sheet.cells_after_fold[i]))});
  return table;
}

/// How high the side's plots are in a side that is seen so high.
float side_height(const Model& model, float seen_pt) {
  if (model.disturbance() != nullptr || model.race() != nullptr) return two_plots_pt;
  if (model.sheet() != nullptr) return sheet_plot_pt;
  return std::clamp(counts_share * seen_pt, lowest_counts_pt, highest_counts_pt);
}

}  // namespace

View::View(const Model& model) : stage::View(plan), model_(model), gesture_(std::make_unique<Gesture>()) {}
View::~View() = default;

std::string View::message() const {
  return model_.message();
}

void View::draw_middle(const stage::Frame& frame, ui::Rect room) {
  const Frame own = {frame, model_};
  if (model_.race() != nullptr) return draw_choosable_runners(own, room);
  if (model_.disturbance() == nullptr && model_.sheet() == nullptr)
    return draw_movable_rows(own, room, *gesture_);
  stage::on_screen(frame.theme, [&](const stage::Canvas& canvas) {
    draw_experiment({canvas, model_}, room);
  });
}

float View::draw_side(const stage::Frame& frame, ui::Rect room) {
  ui::Column column(room);
  const ui::Rect plots = column.take(side_height(model_, room.height()));
  stage::on_screen(frame.theme, [&](const stage::Canvas& canvas) { draw_beside({canvas, model_}, plots); });
  column.skip(frame.theme.metrics.group_gap);
  draw_theorem({frame, model_}, column);
  return column.y() - room.min.y;
}

std::vector<lab::Table> View::tables() const {
  if (model_.disturbance() != nullptr) return {damage_table(*model_.disturbance())};
  if (model_.race() != nullptr) return {race_table(*model_.race())};
  if (model_.sheet() != nullptr) return {sheet_table(*model_.sheet())};
  return {counts_table(model_), random_table(model_)};
}

}  // namespace crease::fold
