#include "chapters/approximate/view.h"

#include <algorithm>
#include <array>

#include "chapters/approximate/figure_square.h"
#include "chapters/approximate/view_parts.h"
#include "lab/number_words.h"
#include "ui/screen_painter.h"

namespace crease::approximate {
namespace {

constexpr float study_share = 0.46f, lowest_study_pt = 200, highest_study_pt = 340;
constexpr int table_rows = 21;

constexpr std::array<stage::Knob, 2> knobs = {
    {{"fewer", ui::Icon::minus, "Half as many"}, {"more", ui::Icon::plus, "Twice as many"}}};
constexpr std::array<const char*, 5> groups = {"Target", "Network", "How many neurons?", "Train it",
                                               "Picture"};
constexpr std::array<const char*, 11> ranking = {"neurons", "sup_error",  "trained_best", "trained_median",
                                                 "bound",   "needed",     "slope",        "at",
                                                 "layers",  "grid_error", "reach"};
constexpr std::array<stage::GroupButton, 1> buttons = {{{"How many neurons?", "use_needed"}}};
constexpr stage::Plan plan = {knobs, groups, ranking, buttons, "Error and theorem"};

}  // namespace

View::View(const Model& model) : stage::View(plan), model_(model) {}

std::string View::message() const {
  return model_.message();
}

void View::draw_middle(const stage::Frame& frame, ui::Rect room) {
  if (model_.settings().is_on_square()) return draw_square({frame, model_}, room);
  draw_graph({frame, model_}, room);
}

float View::draw_side(const stage::Frame& frame, ui::Rect room) {
  const Frame own = {frame, model_};
  ui::Column column(room);
  const ui::Rect plot =
      column.take(std::clamp(study_share * room.height(), lowest_study_pt, highest_study_pt));
  const bool is_on_square = model_.settings().is_on_square();
  if (is_on_square) {
    ui::ScreenPainter painter;
    draw_square_study(painter, frame.theme, plot, model_);
  } else {
    draw_study(own, plot);
  }
  column.skip(frame.theme.metrics.group_gap);
  is_on_square ? draw_square_theorem(own, column) : draw_theorem(own, column);
  return column.y() - room.min.y;
}

namespace {

std::vector<lab::Table> square_tables(const Model& model) {
  constexpr std::array<const char*, 3> names = {"Boxes, two layers", "Corners, two layers",
                                                "Ridges, one layer"};
  lab::Table errors{"errors",
                    "Error against neurons",
                    "The largest error on a grid, for three constructions.",
                    {"Construction", "Neurons", "Error"},
                    {}};
  for (const SquareStudy::Point& point : model.square_study().points())
    errors.rows.push_back({names[static_cast<std::size_t>(point.construction)],
                           lab::whole_text(point.neurons), lab::significant_text(point.error)});
  return {errors};
}

}  // namespace

std::vector<lab::Table> View::tables() const {
  if (model_.settings().is_on_square()) return square_tables(model_);
  lab::Table errors{"errors", "Error against N", "The largest error for different N.", {"N", "Error"}, {}};
  for (const auto& [count, distance] : model_.study().distances())
    errors.rows.push_back({lab::whole_text(count), lab::significant_text(distance.high)});
  lab::Table values{
      "values", "Target and network", "Both at places of the segment.", {"x", "Target", "Network"}, {}};
  const Curves& curves = model_.curves();
  for (int i = 0; i < table_rows; ++i) {
    const std::size_t at = static_cast<std::size_t>(i) * (curves.x.size() - 1) / (table_rows - 1);
    values.rows.push_back({lab::significant_text(curves.x[at]), lab::significant_text(curves.target[at]),
                           lab::significant_text(curves.network[at])});
  }
  return {errors, values};
}

}  // namespace crease::approximate
