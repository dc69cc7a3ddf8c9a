#include "chapters/train_and_watch/view_hover.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/number_text.h"

namespace crease::train_and_watch {
namespace {

constexpr int digits = 3;
/// More maps than these would make the card a table.
constexpr std::size_t most_maps = 4;
constexpr const char* minus = "−";

double cell_area(const regions::Subdivision& cells, std::int32_t cell) {
  const std::int32_t first = cells.first_corner[cell], end = cells.first_corner[cell + 1];
  double twice = 0;
  for (std::int32_t i = first + 2; i < end; ++i)
    twice += (cells.x[i - 1] - cells.x[first]) * (cells.y[i] - cells.y[first]) -
             (cells.x[i] - cells.x[first]) * (cells.y[i - 1] - cells.y[first]);
  return twice / 2;
}

/// " + 0.5 x₁" or " − 0.5 x₁"; the first term carries its sign without spaces.
void append_term(std::string& text, double factor, const char* variable) {
  if (!text.empty())
    text += factor < 0 ? std::string(" ") + minus + " " : " + ";
  else if (factor < 0)
    text += minus;
  text += ui::number_text(std::fabs(factor), digits) + variable;
}

std::string subscript(int number) {
  static constexpr std::array<const char*, 10> digit = {"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"};
  std::string text;
  for (const char c : std::to_string(number)) text += digit[std::size_t(c - '0')];
  return text;
}

/// A row of on and off per layer: 1 on, 0 off, 2 high.
std::string pattern_text(const std::vector<std::uint8_t>& layer) {
  std::string text;
  for (std::size_t i = 0; i < layer.size(); ++i) {
    if (i > 0 && i % 8 == 0) text += ' ';
    text += static_cast<char>('0' + layer[i]);
  }
  return text;
}

std::string map_text(const CellFacts& facts, std::size_t output) {
  const std::string name = facts.maps.size() == 1 ? "f(x)" : "f" + subscript(static_cast<int>(output) + 1);
  return name + " = " + affine_text(in_axis_units(facts.maps[output], facts.x_scale, facts.y_scale));
}

std::string shape_text(const CellFacts& facts) {
  return ui::integer_text(facts.sides) + " sides, area " +
         ui::number_text(facts.area * facts.x_scale.half_range * facts.y_scale.half_range, digits);
}

/// Nothing to say where the axes have the names that the formula uses.
std::string variables_text(const CellFacts& facts) {
  const bool is_named = facts.x_name != data::Dataset{}.x_name || facts.y_name != data::Dataset{}.y_name;
  if (facts.x_name.empty() || !is_named) return "";
  return "x₁ = " + facts.x_name + ", x₂ = " + facts.y_name;
}

/// Distances have the units of the axes only where both axes have one scale; else those of training, in which
/// the circle is round.
std::string distance_text(const CellFacts& facts) {
  const double half_range = facts.x_scale.half_range;
  if (half_range == facts.y_scale.half_range)
    return ui::number_text(facts.nearest.distance * half_range, digits);
  return ui::number_text(facts.nearest.distance, digits) + " of the half range";
}

std::string region_text(const CellFacts& facts) {
  const std::string name = "Linear region " + ui::integer_text(facts.linear_region + 1);
  if (facts.cells_in_region <= 1) return name + ": this cell alone";
  return name + ": " + ui::integer_text(facts.cells_in_region) + " cells";
}

std::string nearest_text(const CellFacts& facts, const nn::Architecture& architecture) {
  if (facts.nearest.neuron < 0) return "No crease bounds this cell";
  return "Nearest crease at " + distance_text(facts) + ": " + neuron_name(architecture, facts.nearest.neuron);
}

}  // namespace

NeuronPlace place_of(const nn::Architecture& architecture, int neuron) {
  for (int layer = 0; layer < architecture.depth(); ++layer) {
    const int width = architecture.layers[std::size_t(layer)].width;
    if (neuron < width) return {layer, neuron};
    neuron -= width;
  }
  return {};
}

std::string neuron_name(const nn::Architecture& architecture, int neuron) {
  const NeuronPlace place = place_of(architecture, neuron);
  return "neuron " + std::to_string(place.index + 1) + " of layer " + std::to_string(place.layer + 1);
}

CellFacts facts_of_cell(const Picture& picture, const nn::Architecture& architecture, std::int32_t cell) {
  const regions::Subdivision& cells = *picture.cells;
  CellFacts facts;
  facts.cell = cell;
  int neuron = 0;
  for (int layer = 0; layer + 1 < architecture.depth(); ++layer) {
    auto& pieces = facts.pattern.emplace_back();
    for (int i = 0; i < architecture.layers[std::size_t(layer)].width && neuron < 32 * cells.pattern_words;
         ++i)
      pieces.push_back(static_cast<std::uint8_t>(cells.piece(cell, neuron++)));
  }
  const auto first = cells.map.begin() + std::ptrdiff_t(cell) * cells.outputs;
  facts.maps.assign(first, first + cells.outputs);
  facts.sides = cells.corners(cell);
  facts.area = cell_area(cells, cell);
  if (picture.region_of_cell.size() == std::size_t(cells.cells())) {
    facts.linear_region = picture.region_of_cell[std::size_t(cell)];
    facts.cells_in_region = static_cast<std::int32_t>(
        std::count(picture.region_of_cell.begin(), picture.region_of_cell.end(), facts.linear_region));
  }
  return facts;
}

CellFacts facts_in(const Model& model, std::int32_t cell, regions::Point point) {
  CellFacts facts = facts_of_cell(model.picture(), model.network().architecture, cell);
  const data::Dataset& data = model.data().train;
  facts.x_scale = data.x_scale;
  facts.y_scale = data.y_scale;
  facts.x_name = data.x_name;
  facts.y_name = data.y_name;
  facts.point = point;
  facts.nearest = model.nearest_boundary(point);
  const auto value = [&](const regions::AffineMap& map) {
    return map.a * point.x + map.b * point.y + map.c;
  };
  if (facts.maps.size() == 1) {
    facts.winner = value(facts.maps[0]) > 0 ? 1 : 0;
  } else {
    for (std::size_t k = 1; k < facts.maps.size(); ++k)
      if (value(facts.maps[k]) > value(facts.maps[std::size_t(facts.winner)])) facts.winner = int(k);
  }
  return facts;
}

std::optional<CellFacts> facts_at(const Model& model, regions::Point point) {
  const Picture& picture = model.picture();
  if (!picture.is_exact || picture.cells == nullptr) return std::nullopt;
  const std::int32_t cell = model.cell_at(point);
  if (cell == regions::no_cell) return std::nullopt;
  return facts_in(model, cell, point);
}

regions::AffineMap in_axis_units(const regions::AffineMap& map, const data::Scale& x, const data::Scale& y) {
  const double a = map.a / x.half_range, b = map.b / y.half_range;
  return {a, b, map.c - a * x.centre - b * y.centre};
}

std::string affine_text(const regions::AffineMap& map) {
  std::string text;
  if (map.a != 0) append_term(text, map.a, " x₁");
  if (map.b != 0) append_term(text, map.b, " x₂");
  if (map.c != 0 || text.empty()) append_term(text, map.c, "");
  return text;
}

CardLines card_lines(const CellFacts& facts, const nn::Architecture& architecture) {
  CardLines lines{"Cell with " + shape_text(facts),
                  {},
                  variables_text(facts),
                  region_text(facts),
                  nearest_text(facts, architecture)};
  for (std::size_t k = 0; k < facts.maps.size(); ++k)
    if (k < most_maps || int(k) == facts.winner) lines.maps.push_back(map_text(facts, k));
  return lines;
}

std::string card_help(const CellFacts& facts) {
  const std::string map =
      "The rows of dots are the pattern: filled where a neuron is on. In the cell f is this one affine map";
  if (!facts.is_scaled()) return map + "; x₁ lies along the horizontal axis, x₂ along the vertical one.";
  return map +
         ", here of x₁ and x₂ as measured, in the units at the axes, and so is the area. The network itself "
         "sees each column scaled to −1 … 1 by its range; in these half ranges the circle is round and the "
         "distance to the crease is given.";
}

std::string card_text(const CellFacts& facts, const nn::Architecture& architecture) {
  const CardLines lines = card_lines(facts, architecture);
  std::string text = lines.shape + "\n";
  for (std::size_t layer = 0; layer < facts.pattern.size(); ++layer)
    text += "Layer " + std::to_string(layer + 1) + ": " + pattern_text(facts.pattern[layer]) + "\n";
  for (std::size_t k = 0; k < facts.maps.size(); ++k) text += map_text(facts, k) + "\n";
  if (!lines.variables.empty()) text += lines.variables + "\n";
  return text + lines.region + "\n" + lines.nearest + "\n";
}

ui::Rect place_card(ui::Rect pane, ui::Rect avoid, ui::Vec size) {
  const float right = avoid.max.x, left = avoid.min.x - size.x;
  const float below = avoid.max.y, above = avoid.min.y - size.y;
  const bool fits_right = right + size.x <= pane.max.x, fits_left = left >= pane.min.x;
  const bool fits_below = below + size.y <= pane.max.y, fits_above = above >= pane.min.y;
  const auto into_x = [&](float x) {
    return std::clamp(x, pane.min.x, std::max(pane.min.x, pane.max.x - size.x));
  };
  const auto into_y = [&](float y) {
    return std::clamp(y, pane.min.y, std::max(pane.min.y, pane.max.y - size.y));
  };
  // Beside what it must not cover where the width allows, else above or below; in panes too small for
  // either, as far away as possible.
  ui::Vec at;
  if (fits_right || fits_left)
    at = {fits_right ? right : left, into_y(avoid.max.y)};
  else if (fits_below || fits_above)
    at = {into_x(avoid.max.x), fits_below ? below : above};
  else
    at = {into_x(right),
          (avoid.min.y + avoid.max.y) / 2 < (pane.min.y + pane.max.y) / 2 ? into_y(pane.max.y) : pane.min.y};
  return {at, {at.x + size.x, at.y + size.y}};
}

}  // namespace crease::train_and_watch
