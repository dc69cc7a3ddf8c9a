#include "chapters/train_and_watch/view_plane_tools.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "chapters/train_and_watch/model.h"
#include "chapters/train_and_watch/view_plane_legend.h"
#include "lab/commands.h"
#include "ui/column.h"
#include "ui/number_text.h"
#include "ui/screen_painter.h"
#include "ui/theme.h"
#include "ui/widgets.h"

namespace crease::train_and_watch {
namespace {

constexpr std::array<ui::Option, 4> tools = {{
    {"Look",
     "Drag to move the window, turn the wheel to zoom, double click to see everything again. Point at a "
     "cell to read its pattern and its affine map; a click keeps the card, a click on a crease pins its "
     "neuron."},
    {"Place",
     "A click adds a training point of the chosen class; training goes on with it. A wider brush scatters "
     "points where you drag it."},
    {"Move", "Drag a point to where you want it."},
    {"Delete",
     "A click on a point takes it away. With the other tools a right click or the Delete key does. A wider "
     "eraser takes away all points that you drag it over."},
}};

constexpr std::array<ui::Option, 2> views = {{{"2-D", "The plane from above."},
                                              {"3-D",
                                               "The graph of f over the plane. Drag to turn it, turn the "
                                               "wheel to come nearer, point at a cell to read "
                                               "its card."}}};

std::vector<std::string> brush_names(const data::Dataset& data) {
  const bool is_regression = data.task == data::Task::regression;
  const int count = is_regression ? static_cast<int>(std::size(brush_values)) : data.classes;
  std::vector<std::string> names;
  for (int i = 0; i < count; ++i)
    names.push_back(is_regression ? ui::number_text(brush_values[i], 2) : class_name(data, i));
  return names;
}

/// Looking is always there; the others as far as the points may be changed so.
std::vector<Tool> offered_tools(const ViewContext& context) {
  std::vector<Tool> offered = {Tool::look};
  if (!shows(context, "tools")) return offered;
  if (may_act(context, "place_point") && may_act(context, "scatter_points")) offered.push_back(Tool::place);
  if (may_act(context, "move_point")) offered.push_back(Tool::move);
  if (may_act(context, "delete_point") && may_act(context, "erase_points")) offered.push_back(Tool::remove);
  return offered;
}

/// The plane or the surface over it, where there is room for the switch beside the name of the axis, which
/// begins where the room does; the settings have it, too.
void draw_views(const ViewContext& context, ui::Rect room) {
  const ui::Theme& theme = context.theme;
  const float width = ui::segments_width(theme, views);
  const float name = ui::text_width(context.model.data().train.y_name, theme.type.small);
  if (!may_set(context, "picture.3d")) return;
  if (room.width() < width + name + theme.metrics.gap) return;
  const bool is_3d = context.model.settings().picture.is_3d;
  const auto chosen =
      ui::draw_segments(theme, ui::right_part(room, width), "plane.view", views, is_3d ? 1 : 0, true);
  if (chosen) context.commands.set("picture.3d", *chosen == 1);
}

/// A choice in the corner of the plane, below `line` others.
void draw_corner_choice(const ui::Theme& theme, ui::Rect plane, int line, const char* id,
                        const std::vector<ui::Option>& options, int& chosen) {
  chosen = std::clamp(chosen, 0, static_cast<int>(options.size()) - 1);
  const float gap = theme.metrics.gap, height = theme.metrics.control;
  const float width = std::min(ui::segments_width(theme, options), plane.width() - 2 * gap);
  const float top = plane.min.y + gap + static_cast<float>(line) * (height + gap / 2);
  const ui::Rect rect = {{plane.max.x - gap - width, top}, {plane.max.x - gap, top + height}};
  ui::ScreenPainter painter;
  painter.fill_rect(rect, theme.pane, theme.metrics.radius);
  if (const auto picked = ui::draw_segments(theme, rect, id, options, chosen, true)) chosen = *picked;
}

/// Which class new points get, and how wide the brush or the eraser is.
void draw_brushes(const ViewContext& context, ui::Rect plane, ToolChoice& choice) {
  const bool places = choice.tool == Tool::place;
  std::vector<ui::Option> sizes;
  for (const BrushSize& size : brush_sizes)
    sizes.push_back(
        {size.label, places ? "How many points a click or a drag leaves." : "How wide the eraser is."});
  const std::vector<std::string> names = brush_names(context.model.data().train);
  std::vector<ui::Option> classes;
  for (const std::string& name : names) classes.push_back({name, "What the points that you place are."});
  if (places) draw_corner_choice(context.theme, plane, 0, "plane.brush", classes, choice.brush);
  draw_corner_choice(context.theme, plane, places ? 1 : 0, "plane.brush_size", sizes, choice.size);
}

}  // namespace

float tool_radius_pt(const ToolChoice& choice) {
  const bool has_disc = choice.tool == Tool::place || choice.tool == Tool::remove;
  return has_disc ? brush_sizes[choice.size].radius_pt : 0;
}

double brush_value(const data::Dataset& data, int brush) {
  if (data.task == data::Task::classification) return std::clamp(brush, 0, data.classes - 1);
  return brush_values[std::clamp(brush, 0, static_cast<int>(std::size(brush_values)) - 1)];
}

void draw_tools(const ViewContext& context, ui::Rect row, ui::Rect plane, ToolChoice& choice) {
  const ui::Theme& theme = context.theme;
  const ui::ButtonSpec reset{.id = "plane.reset",
                             .label = "Reset view",
                             .help_title = "Reset view",
                             .help =
                                 "Shows the whole of the data again, and turns the 3-D camera back. A double "
                                 "click in the plane does the same."};
  const float reset_width = ui::button_width(theme, reset);
  const std::vector<Tool> offered = offered_tools(context);
  if (std::find(offered.begin(), offered.end(), choice.tool) == offered.end()) choice.tool = Tool::look;
  std::vector<ui::Option> options;
  for (const Tool tool : offered) options.push_back(tools[static_cast<std::size_t>(tool)]);
  const bool has_choice = offered.size() > 1;
  const ui::Rect right = ui::right_part(row, reset_width);
  if (ui::draw_button(theme, right, reset)) context.commands.act("reset_view");
  const float end = right.min.x - theme.metrics.gap;
  const float width = has_choice ? std::min(ui::segments_width(theme, options), end - row.min.x) : 0;
  const ui::Rect rect = {{end - width, row.min.y}, {end, row.max.y}};
  // The name of the axis begins where the plane does.
  draw_views(context, {{plane.min.x, row.min.y}, {rect.min.x - theme.metrics.gap, row.max.y}});
  if (context.model.settings().picture.is_3d || !has_choice) return;
  const auto current = std::find(offered.begin(), offered.end(), choice.tool) - offered.begin();
  const auto chosen = ui::draw_segments(theme, rect, "plane.tool", options, static_cast<int>(current), true);
  if (chosen) choice.tool = offered[static_cast<std::size_t>(*chosen)];
  if (choice.tool == Tool::place || choice.tool == Tool::remove) draw_brushes(context, plane, choice);
}

int point_near(const data::Split& data, regions::Point place, double reach, bool has_train, bool has_test) {
  int best = -1;
  double best_square = reach * reach;
  const auto look = [&](const data::Dataset& set, int first) {
    for (int i = 0; i < set.size(); ++i) {
      const double dx = set.x[2 * std::size_t(i)] - place.x, dy = set.x[2 * std::size_t(i) + 1] - place.y;
      if (dx * dx + dy * dy > best_square) continue;
      best_square = dx * dx + dy * dy;
      best = first + i;
    }
  };
  if (has_test) look(data.test, data.train.size());
  if (has_train) look(data.train, 0);
  return best;
}

regions::Point point_at(const data::Split& data, int index) {
  const bool is_test = index >= data.train.size();
  const data::Dataset& set = is_test ? data.test : data.train;
  const auto row = static_cast<std::size_t>(is_test ? index - data.train.size() : index);
  return {set.x[2 * row], set.x[2 * row + 1]};
}

}  // namespace crease::train_and_watch
