#include <algorithm>
#include <array>
#include <string>

#include "chapters/multiply/subject.h"
#include "chapters/multiply/view_parts.h"
#include "lab/number_words.h"
#include "ui/colour.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::multiply {
namespace {

constexpr float outlined_from = 2.5f, highest_pitch = 18, widest_dot = 4.5f, smallest_dot = 0.75f,
                edge_pt = 10;

const char* name_of(Construction construction) {
  constexpr std::array<const char*, 4> names = {"Tree of gates", "Groups in layers", "One layer",
                                                "ReLU squares"};
  return names[static_cast<std::size_t>(construction)];
}

/// With the number of layers where there is room for it.
std::string title_of(const ui::Theme& theme, const Settings& settings, float width) {
  const double neurons = static_cast<double>(neurons_of(settings, settings.factors));
  const int layers = layers_of(settings);
  const std::string title =
      std::string(name_of(settings.construction)) + ": " + lab::whole_text(neurons) + " neurons";
  const std::string whole = title + ", " + lab::whole_text(layers) + (layers == 1 ? " layer" : " layers");
  return ui::text_width(whole, theme.type.small, ui::Font::sans_bold) <= width ? whole : title;
}

/// Where the neurons of a diagram are drawn.
struct Grid {
  ui::Rect room;
  const Diagram& diagram;

  float column_gap() const { return room.width() / static_cast<float>(diagram.widths.size() - 1); }
  float pitch(int column) const {
    return std::min(highest_pitch,
                    room.height() / static_cast<float>(diagram.widths[static_cast<std::size_t>(column)]));
  }
  ui::Vec at(int column, int neuron) const {
    const auto width = static_cast<float>(diagram.widths[static_cast<std::size_t>(column)]);
    return {room.min.x + static_cast<float>(column) * column_gap(),
            ui::centre(room).y + (static_cast<float>(neuron) - 0.5f * (width - 1)) * pitch(column)};
  }
};

void draw_connections(ui::Painter& painter, const ui::Theme& theme, const Grid& grid) {
  const float alpha = std::clamp(120.0f / static_cast<float>(grid.diagram.edges.size()), 0.3f, 0.75f);
  for (const Edge& edge : grid.diagram.edges) {
    const std::array<ui::Vec, 2> ends = {grid.at(edge.column, edge.from), grid.at(edge.column + 1, edge.to)};
    const ui::Colour colour = edge.is_positive ? theme.negative : theme.positive;
    painter.curve(ends, {ui::with_alpha(colour, alpha), 1, 0});
  }
}

void draw_neurons(ui::Painter& painter, const ui::Theme& theme, const Grid& grid) {
  const int columns = static_cast<int>(grid.diagram.widths.size());
  for (int column = 0; column < columns; ++column) {
    const bool is_hidden = column > 0 && column + 1 < columns;
    const ui::Colour colour = is_hidden ? theme.quiet : theme.text;
    const float dot =
        std::clamp(0.4f * std::min(grid.pitch(column), grid.column_gap()), smallest_dot, widest_dot);
    for (int neuron = 0; neuron < grid.diagram.widths[static_cast<std::size_t>(column)]; ++neuron)
      painter.circle(grid.at(column, neuron), dot, colour, {theme.ground, dot < outlined_from ? 0 : 0.5f, 0});
  }
}

const char* help_of(Construction construction) {
  if (construction == Construction::squares)
    return "Each pair of factors goes through two squares, and each square folds its argument again and "
           "again: two "
           "neurons fold, a third carries the sum so far.";
  return "Each hidden layer multiplies groups of what the layer before has found. Blue connections count as "
         "plus, "
         "orange ones as minus.";
}

}  // namespace

void draw_chosen(const Frame& frame, ui::Rect room) {
  const ui::Theme& theme = frame.theme;
  const ui::Rect head = ui::take_top(room, head_height(theme)),
                 foot = ui::take_bottom(room, foot_height(theme));
  const Settings& settings = frame.model.diagram_settings();
  ui::ScreenPainter painter;
  ui::draw_label(painter, head, title_of(theme, settings, head.width()), theme.text, theme.type.small,
                 ui::Font::sans_bold);
  const Grid grid = {ui::inset(room, edge_pt), frame.model.diagram()};
  draw_connections(painter, theme, grid);
  draw_neurons(painter, theme, grid);
  ui::draw_paragraph(theme, foot, "Every neuron and every connection.", theme.quiet, theme.type.small - 1);
  ui::help_on_rect(theme, head, name_of(settings.construction), help_of(settings.construction));
}

}  // namespace crease::multiply
