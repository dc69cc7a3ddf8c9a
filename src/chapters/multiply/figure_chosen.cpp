#include <algorithm>
#include <array>
#include <string>

#include "chapters/multiply/figure_networks.h"
#include "chapters/multiply/subject.h"
#include "lab/number_words.h"
#include "ui/colour.h"
#include "ui/column.h"

namespace crease::multiply {
namespace {

constexpr float outlined_from = 2.5f, highest_pitch = 18, widest_dot = 4.5f, smallest_dot = 0.75f,
                edge_pt = 10;

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

}  // namespace

const char* chosen_name(const Model& model) {
  constexpr std::array<const char*, 4> names = {"Tree of gates", "Groups in layers", "One layer",
                                                "ReLU squares"};
  return names[static_cast<std::size_t>(model.diagram_settings().construction)];
}

std::string chosen_title(const ui::Painter& painter, const ui::Theme& theme, const Model& model,
                         float width) {
  const Settings& settings = model.diagram_settings();
  const double neurons = static_cast<double>(neurons_of(settings, settings.factors));
  const int layers = layers_of(settings);
  const std::string title = std::string(chosen_name(model)) + ": " + lab::whole_text(neurons) + " neurons";
  const std::string whole = title + ", " + lab::whole_text(layers) + (layers == 1 ? " layer" : " layers");
  return painter.text_size(whole, theme.type.small, ui::Font::sans_bold).x <= width ? whole : title;
}

void draw_chosen_picture(ui::Painter& painter, const ui::Theme& theme, ui::Rect room, const Model& model) {
  const Grid grid = {ui::inset(room, edge_pt), model.diagram()};
  draw_connections(painter, theme, grid);
  draw_neurons(painter, theme, grid);
}

}  // namespace crease::multiply
