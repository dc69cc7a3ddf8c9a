#include "chapters/bend/view.h"

#include <array>

#include "chapters/bend/view_parts.h"
#include "lab/number_words.h"

namespace crease::bend {
namespace {

constexpr std::array<stage::Knob, 1> knobs = {{{"play", ui::Icon::plus, "Next neuron"}}};
constexpr std::array<const char*, 6> groups = {"Network",         "Boundary",     "One weight",
                                               "Guess the layer", "Dead neurons", "Picture"};
constexpr std::array<const char*, 9> ranking = {"bends",     "lines", "closed", "angle", "weight",
                                                "crossings", "empty", "dead",   "score"};
constexpr std::array<stage::GroupButton, 2> buttons = {
    {{"Guess the layer", "stop"}, {"Picture", "reset_window"}}};
constexpr stage::Plan plan = {knobs, groups, ranking, buttons, "Bends and theorem"};

lab::Table bends_table(const Model& model) {
  lab::Table table{"bends",
                   "Bends of the boundary",
                   "Where the boundary that stands out meets others, and by how much it turns there.",
                   {"x₁", "x₂", "Crosses", "Angle", "Weight from the bend"},
                   {}};
  for (const regions::BoundaryCrossing& crossing : model.crossings())
    table.rows.push_back(
        {lab::significant_text(crossing.at.x), lab::significant_text(crossing.at.y),
         model.is_secret() ? "–" : neuron_text({crossing.layer, crossing.neuron}),
         lab::significant_text(degrees(crossing.turn)) + "°",
         crossing.is_earlier && !model.is_secret() ? lab::significant_text(crossing.weight) : "–"});
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
  const float gap = frame.theme.metrics.group_gap;
  draw_game(own, column);
  column.skip(gap);
  draw_bends(own, column);
  column.skip(gap);
  draw_dead(own, column);
  column.skip(gap);
  draw_theorem(own, column);
  return column.y() - room.min.y;
}

std::vector<lab::Table> View::tables() const {
  return {bends_table(model_)};
}

}  // namespace crease::bend
