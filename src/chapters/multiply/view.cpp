#include "chapters/multiply/view.h"

#include <algorithm>
#include <array>

#include "chapters/multiply/view_parts.h"
#include "lab/number_words.h"

namespace crease::multiply {
namespace {

constexpr float networks_share = 0.54f, one_layer_share = 0.5f, gap_pt = 16;

constexpr std::array<stage::Knob, 3> knobs = {
    {{"fewer", ui::Icon::minus, ""}, {"more", ui::Icon::plus, ""}, {"train", ui::Icon::play, "Train"}}};
constexpr std::array<const char*, 4> groups = {"Factors", "Network", "Training", "Picture"};
constexpr std::array<const char*, 11> ranking = {
    "neurons", "neurons_of_one_layer", "error",   "forecast", "bound", "best_lambda", "slope",
    "loss",    "construction_loss",    "product", "value"};
constexpr std::array<stage::GroupButton, 1> buttons = {{{"Network", "take_best"}}};
constexpr stage::Plan view_plan = {knobs, groups, ranking, buttons, "Counts and theorem"};

lab::Table errors_table(const Model& model) {
  const bool has_folds = model.settings().construction == Construction::squares;
  lab::Table table{"errors",
                   has_folds ? "Error against the folds" : "Error against λ",
                   "How far off the network is at these factors, as a share of their product.",
                   {has_folds ? "m" : "λ", "In double", "In float32"},
                   {}};
  const ErrorCurve& curve = model.curve();
  const std::size_t every = has_folds ? 1 : 8;
  for (std::size_t i = 0; i < curve.x().size(); i += every)
    table.rows.push_back({lab::significant_text(curve.x()[i]), lab::significant_text(curve.in_double()[i]),
                          lab::significant_text(curve.in_float()[i])});
  return table;
}

lab::Table counts_table(const Model& model) {
  lab::Table table{"counts", "Neurons against n", "Hidden neurons for n factors.", {"n"}, {}};
  for (const CountLine& line : model.counts()) table.columns.push_back(line.label);
  for (std::size_t i = 0; i < model.counts()[0].factors.size(); ++i) {
    std::vector<std::string> row = {lab::whole_text(model.counts()[0].factors[i])};
    for (const CountLine& line : model.counts()) row.push_back(lab::whole_text(line.neurons[i]));
    table.rows.push_back(row);
  }
  return table;
}

lab::Table checks_table(const Model& model) {
  lab::Table table{
      "checks", "Checked now", "What is claimed, with the numbers of this moment.", {"Claim", "Verdict"}, {}};
  constexpr std::array<const char*, 3> verdicts = {"holds", "fails", "open"};
  for (const stage::Check& check : checks_of(model))
    table.rows.push_back({check.sentence, verdicts[static_cast<std::size_t>(check.verdict)]});
  return table;
}

}  // namespace

View::View(const Model& model) : stage::View(view_plan), model_(model) {}

std::string View::message() const {
  return model_.message();
}

void View::draw_middle(const stage::Frame& frame, ui::Rect room) {
  const Frame own = {frame, model_};
  ui::Rect networks = ui::take_top(room, networks_share * room.height());
  networks.max.y -= gap_pt;
  const ui::Rect left = ui::take_left(networks, one_layer_share * networks.width());
  draw_one_layer(own, {left.min, {left.max.x - gap_pt / 2, left.max.y}});
  draw_chosen(own, {{networks.min.x + gap_pt / 2, networks.min.y}, networks.max});
  draw_errors(own, room);
}

float View::draw_side(const stage::Frame& frame, ui::Rect room) {
  const Frame own = {frame, model_};
  ui::Column column(room);
  draw_counts(own, column);
  column.skip(frame.theme.metrics.group_gap);
  draw_losses(own, column);
  draw_theorem(own, column);
  return column.y() - room.min.y;
}

std::vector<lab::Table> View::tables() const {
  std::vector<lab::Table> tables = {errors_table(model_), counts_table(model_), checks_table(model_)};
  if (const Training* training = model_.training()) {
    lab::Table losses{"losses",
                      "Training",
                      "Mean squared error on fresh factors, as a share of that of saying 0.",
                      {"Step", "Loss"},
                      {}};
    for (std::size_t i = 0; i < training->steps().size(); ++i)
      losses.rows.push_back(
          {lab::whole_text(training->steps()[i]), lab::significant_text(training->losses()[i])});
    tables.push_back(losses);
  }
  return tables;
}

}  // namespace crease::multiply
