#include <algorithm>
#include <cmath>

#include "chapters/train_and_watch/view_hover.h"
#include "ui/colour.h"

namespace crease::train_and_watch {
namespace {

constexpr float card_margin_pt = 12;
constexpr float row_pt = 19;
constexpr float group_gap_pt = 6;
constexpr float label_pt = 18;     ///< column of the layers' numbers
constexpr float pattern_pt = 232;  ///< width of a layer's row of neurons
constexpr float widest_pitch_pt = 12, narrowest_pitch_pt = 5;
constexpr std::size_t most_rows = 4;
constexpr float shadow_pt = 3;

/// How a layer's neurons are set: in one row while they fit, else in a few.
struct DotGrid {
  std::size_t columns = 1, rows = 1;
  float pitch_pt = widest_pitch_pt;
};

DotGrid grid_for(std::size_t neurons) {
  const float whole = pattern_pt / static_cast<float>(std::max<std::size_t>(1, neurons));
  const float pitch = std::clamp(whole, narrowest_pitch_pt, widest_pitch_pt);
  const auto columns = static_cast<std::size_t>(pattern_pt / pitch);
  return {columns, std::min(most_rows, (neurons + columns - 1) / columns), pitch};
}

float grid_height(const DotGrid& grid) {
  return std::max(row_pt - 4, static_cast<float>(grid.rows) * grid.pitch_pt + 4);
}

}  // namespace

float HoverCard::pattern_height(const CellFacts& facts) const {
  float height = 0;
  for (const auto& layer : facts.pattern) height += grid_height(grid_for(layer.size()));
  return height;
}

ui::Vec HoverCard::size(const CellFacts& facts, const CardLines& lines) const {
  const float size = theme_.type.small;
  float width = label_pt + pattern_pt;
  const auto widen = [&](const std::string& text, ui::Font font) {
    width = std::max(width, painter_.text_size(text, size, font).x);
  };
  widen(lines.shape, ui::Font::sans_bold);
  widen(lines.variables, ui::Font::sans);
  widen(lines.region, ui::Font::sans);
  widen(lines.nearest, ui::Font::sans);
  for (const std::string& map : lines.maps) widen(map, ui::Font::sans);
  const float rows = 3 + static_cast<float>(lines.maps.size()) + (lines.variables.empty() ? 0.0f : 1.0f);
  return {std::ceil(width + 2 * card_margin_pt),
          std::ceil(rows * row_pt + pattern_height(facts) + 2 * group_gap_pt + 2 * card_margin_pt)};
}

void HoverCard::draw(ui::Rect rect, const CellFacts& facts, const CardLines& lines, bool is_pinned) {
  const ui::Rect shadow = {{rect.min.x - 1, rect.min.y}, {rect.max.x + 1, rect.max.y + shadow_pt}};
  painter_.fill_rect(shadow, theme_.shadow, theme_.metrics.radius + 1);
  painter_.fill_rect({{rect.min.x - 1, rect.min.y - 1}, {rect.max.x + 1, rect.max.y + 1}},
                     is_pinned ? theme_.accent : theme_.line, theme_.metrics.radius + 1);
  painter_.fill_rect(rect, theme_.pane, theme_.metrics.radius);
  ui::Vec at = {rect.min.x + card_margin_pt, rect.min.y + card_margin_pt};
  draw_row(at, lines.shape, theme_.text, ui::Font::sans_bold);
  at.y += group_gap_pt;
  draw_pattern(at, facts);
  at.y += pattern_height(facts) + group_gap_pt;
  for (const std::string& map : lines.maps) draw_row(at, map, theme_.text, ui::Font::sans);
  if (!lines.variables.empty()) draw_row(at, lines.variables, theme_.quiet, ui::Font::sans);
  draw_row(at, lines.region, theme_.quiet, ui::Font::sans);
  draw_row(at, lines.nearest, theme_.quiet, ui::Font::sans);
}

void HoverCard::draw_row(ui::Vec& at, const std::string& text, ui::Colour colour, ui::Font font) {
  painter_.text({at.x, at.y + 0.7f * row_pt}, text, colour, theme_.type.small, font, ui::Align::left);
  at.y += row_pt;
}

/// On: a disc in the layer's colour. Off: a ring. Above a hard tanh's upper breakpoint: a disc in a ring.
void HoverCard::draw_pattern(ui::Vec at, const CellFacts& facts) {
  for (std::size_t layer = 0; layer < facts.pattern.size(); ++layer) {
    const auto& pieces = facts.pattern[layer];
    const DotGrid grid = grid_for(pieces.size());
    const ui::Colour colour = theme_.layer_colour(static_cast<int>(layer));
    painter_.text({at.x, at.y + 0.62f * row_pt}, std::to_string(layer + 1), theme_.quiet, theme_.type.small,
                  ui::Font::sans, ui::Align::left);
    const float radius = 0.34f * grid.pitch_pt;
    for (std::size_t i = 0; i < pieces.size() && i < grid.columns * grid.rows; ++i) {
      const ui::Vec centre = {at.x + label_pt + (static_cast<float>(i % grid.columns) + 0.5f) * grid.pitch_pt,
                              at.y + 0.38f * row_pt + static_cast<float>(i / grid.columns) * grid.pitch_pt};
      const bool is_low = pieces[i] == 0;
      painter_.circle(centre, radius, is_low ? 0 : colour, {is_low ? theme_.track : colour, 1, 0});
      if (pieces[i] > 1) painter_.circle(centre, radius + 1.5f, 0, {colour, 1, 0});
    }
    at.y += grid_height(grid);
  }
}

}  // namespace crease::train_and_watch
