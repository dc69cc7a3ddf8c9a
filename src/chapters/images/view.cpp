#include "chapters/images/view.h"

#include <algorithm>
#include <array>

#include "chapters/images/view_parts.h"
#include "chapters/stage/view_onlooker.h"
#include "imgui.h"
#include "lab/number_words.h"
#include "ui/widgets.h"

namespace crease::images {
namespace {

constexpr float legend_pt = 24, mixture_pt = 104, line_pt = 160, history_pt = 416;

constexpr std::array<stage::Knob, 5> knobs = {{{"play", ui::Icon::play, "Train"},
                                               {"pause", ui::Icon::pause, ""},
                                               {"step_epoch", ui::Icon::step, ""},
                                               {"rewind", ui::Icon::rewind, ""},
                                               {"other_images", ui::Icon::dice, "Other images"}}};
constexpr std::array<const char*, 5> groups = {"Data", "Network", "Training", "Slice", "Picture"};
constexpr std::array<const char*, 10> ranking = {"test_accuracy",  "cells",       "pieces",       "distance",
                                                 "epoch",          "cells_share", "pieces_share", "neurons",
                                                 "train_accuracy", "step"};
constexpr std::array<stage::GroupButton, 3> buttons = {
    {{"Slice", "other_images"}, {"Picture", "reset_view"}, {"Data", "load_images"}}};
constexpr stage::Plan plan = {knobs, groups, ranking, buttons, "Course"};

void handle_space(const stage::Frame& frame, const Model& model) {
  if (ImGui::GetIO().WantTextInput || ImGui::IsAnyItemActive() || model.experiment() == nullptr) return;
  const bool has_ring = ImGui::GetIO().NavVisible && ImGui::IsAnyItemFocused();
  if (!has_ring && ImGui::IsKeyPressed(ImGuiKey_Space, false)) frame.context.commands.act("toggle_play");
}

}  // namespace

struct View::Parts {
  SliceView slice;
};

View::View(const Model& model) : stage::View(plan), model_(model), parts_(std::make_unique<Parts>()) {}
View::~View() = default;

void View::prepare_graphics() {
  parts_->slice.prepare();
}
void View::graphics_lost() {
  parts_->slice.graphics_lost();
}

std::string View::message() const {
  return model_.message();
}

void View::draw_middle(const stage::Frame& frame, ui::Rect room) {
  handle_space(frame, model_);
  // A square and its legend, in the middle of the room.
  const float below = legend_pt + frame.theme.metrics.gap;
  const float side = std::min(room.width(), room.height() - below);
  room = ui::middle_part(room, side, side + below);
  const ui::Rect legend = ui::take_bottom(room, legend_pt);
  room.max.y -= frame.theme.metrics.gap;
  parts_->slice.draw(frame, model_, room);
  stage::on_screen(frame.theme, [&](const stage::Canvas& canvas) { draw_legend(canvas, legend, model_); });
}

float View::draw_side(const stage::Frame& frame, ui::Rect room) {
  ui::Column column(room);
  stage::on_screen(frame.theme, [&](const stage::Canvas& canvas) {
    draw_mixture(canvas, column.take(mixture_pt), model_, parts_->slice.pointer());
    column.skip(frame.theme.metrics.group_gap);
    draw_line_plot(canvas, column.take(line_pt), model_);
    column.skip(frame.theme.metrics.gap);
    draw_history(canvas, column.take(history_pt), model_);
  });
  return column.y() - room.min.y;
}

std::vector<lab::Table> View::tables() const {
  const History& history = model_.history();
  lab::Table course{"course",
                    "Over training",
                    "What was measured at some steps.",
                    {"Step", "Test", "Training", "Cells", "Pieces", "Distance"},
                    {}};
  for (std::size_t i = 0; i < history.step.size(); ++i)
    course.rows.push_back({lab::whole_text(history.step[i]), lab::percent_text(history.test_accuracy[i]),
                           lab::percent_text(history.train_accuracy[i]), lab::whole_text(history.cells[i]),
                           lab::whole_text(history.line_cells[i]),
                           lab::significant_text(history.distance[i])});
  lab::Table answers{"answers",
                     "The three images",
                     "What the network says of the images through which the slice goes.",
                     {"Image", "Class", "Answer", "Certainty"},
                     {}};
  if (model_.slice() == nullptr) return {course, answers};
  const data::ImageSet& images = *model_.images();
  for (std::size_t i = 0; i < 3; ++i) {
    const int image = model_.slice()->image[i];
    const std::vector<double> shares = model_.probabilities(model_.slice()->plane.corner[i]);
    const auto best = static_cast<std::size_t>(data::largest_at(shares));
    answers.rows.push_back({lab::whole_text(image),
                            images.class_names[images.label[static_cast<std::size_t>(image)]],
                            images.class_names[best], lab::percent_text(shares[best])});
  }
  return {course, answers};
}

}  // namespace crease::images
