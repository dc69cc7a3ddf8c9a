#include "chapters/distance/view.h"

#include <algorithm>
#include <array>

#include "chapters/distance/figure_plots.h"
#include "chapters/distance/view_parts.h"
#include "chapters/stage/view_onlooker.h"
#include "lab/number_words.h"

namespace crease::distance {
namespace {

constexpr float plot_share = 0.27f, lowest_plot_pt = 170, highest_plot_pt = 240;

constexpr std::array<stage::Knob, 2> knobs = {
    {{"earlier", ui::Icon::minus, "Earlier"}, {"later", ui::Icon::plus, "Later"}}};
constexpr std::array<const char*, 7> groups = {
    "Data", "Network", "Training", "Adversarial step", "Through training", "Random networks", "Picture"};
constexpr std::array<const char*, 9> ranking = {"radius", "visible", "walls",    "flip",      "scaled",
                                                "step",   "cells",   "accuracy", "cells_near"};
constexpr std::array<stage::GroupButton, 2> buttons = {
    {{"Adversarial step", "use_flip"}, {"Picture", "reset_window"}}};
constexpr stage::Plan plan = {knobs, groups, ranking, buttons, "Distances and theorem"};

std::string spread_text(const Spread& spread, double factor) {
  return lab::significant_text(factor * spread.mean()) + " ± " +
         lab::significant_text(factor * spread.standard_error(), 2);
}

lab::Table course_table(const Model& model) {
  lab::Table table{
      "course",
      "Through training",
      "What was measured at each step: N × distance to the nearest boundary and cells nearby.",
      {"Step", "Test accuracy", "Cells", "Distance, training", "Distance, test", "Distance, random",
       "Cells nearby, training", "Cells nearby, test", "Cells nearby, random"},
      {}};
  const int neurons = neurons_of(model.settings());
  for (const Record& record : model.course().records()) {
    std::vector<std::string> row = {lab::whole_text(static_cast<double>(record.step)),
                                    lab::percent_text(record.test_accuracy),
                                    lab::whole_text(static_cast<double>(record.cells))};
    for (const Nearby& nearby : record.nearby) row.push_back(spread_text(nearby.distance, neurons));
    for (const Nearby& nearby : record.nearby) row.push_back(spread_text(nearby.cells_near, 1));
    table.rows.push_back(std::move(row));
  }
  return table;
}

lab::Table study_table(const Study& study) {
  lab::Table table{"random_networks",
                   "Random networks",
                   "N × distance from a normal point to the nearest boundary, mean and standard error.",
                   {"Hidden layers", "N", "N × distance"},
                   {}};
  for (const Study::Row& row : study.rows())
    table.rows.push_back({row.name, lab::whole_text(row.neurons), spread_text(row.scaled, 1)});
  return table;
}

}  // namespace

View::View(const Model& model) : stage::View(plan), model_(model), plane_(std::make_unique<Plane>()) {}
View::~View() = default;

std::string View::message() const {
  return model_.message();
}

void View::draw_middle(const stage::Frame& frame, ui::Rect room) {
  plane_->draw({frame, model_}, room);
}

float View::draw_side(const stage::Frame& frame, ui::Rect room) {
  const Frame own = {frame, model_};
  ui::Column column(room);
  const float plot = std::clamp(plot_share * room.height(), lowest_plot_pt, highest_plot_pt);
  const float gap = frame.theme.metrics.group_gap;
  stage::on_screen(frame.theme,
                   [&](const stage::Canvas& canvas) { draw_histogram(canvas, column.take(plot), model_); });
  column.skip(gap);
  draw_checks(own, column);
  column.skip(gap);
  draw_chosen_course(own, column.take(plot));
  column.skip(gap);
  stage::on_screen(frame.theme, [&](const stage::Canvas& canvas) {
    draw_random_networks(canvas, column, model_, random_row_height(frame.theme));
  });
  column.skip(gap);
  draw_theorem(own, column);
  return column.y() - room.min.y;
}

std::vector<lab::Table> View::tables() const {
  return {course_table(model_), study_table(model_.study())};
}

}  // namespace crease::distance
