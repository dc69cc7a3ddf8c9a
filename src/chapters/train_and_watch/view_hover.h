#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chapters/train_and_watch/model.h"
#include "ui/painter.h"
#include "ui/theme.h"

/// What there is to know about the cell under the pointer, as facts, as lines of text, and as a card.
namespace crease::train_and_watch {

/// A hidden neuron by layer and place, both from 0.
struct NeuronPlace {
  int layer = -1, index = -1;
};
NeuronPlace place_of(const nn::Architecture& architecture, int neuron);

/// "neuron 3 of layer 2", counted from 1 as people count.
std::string neuron_name(const nn::Architecture& architecture, int neuron);

struct CellFacts {
  std::int32_t cell = regions::no_cell;
  regions::Point point;                            ///< the point that was asked about
  std::vector<std::vector<std::uint8_t>> pattern;  ///< piece of each neuron, by layer
  std::vector<regions::AffineMap> maps;            ///< one per output
  int winner = 0;                                  ///< the largest output there; one output: 1 where f > 0
  int sides = 0;
  double area = 0;
  std::int32_t linear_region = 0, cells_in_region = 0;
  regions::NearestBoundary nearest;
  // What the axes show: measured = centre + half range * stored. Everything above is in stored coordinates.
  data::Scale x_scale, y_scale;
  std::string x_name, y_name;

  bool is_scaled() const { return x_scale != data::Scale{} || y_scale != data::Scale{}; }
};

/// The same function of measured coordinates, the ones at the axes:
///   a (x - c_x) / h_x + b (y - c_y) / h_y + c
regions::AffineMap in_axis_units(const regions::AffineMap& map, const data::Scale& x, const data::Scale& y);

/// Facts about a cell of the picture and a point in it.
CellFacts facts_in(const Model& model, std::int32_t cell, regions::Point point);
/// Facts about the cell that holds a point; none outside the picture or where it is not exact.
std::optional<CellFacts> facts_at(const Model& model, regions::Point point);
/// The part of the facts that needs no model.
CellFacts facts_of_cell(const Picture& picture, const nn::Architecture& architecture, std::int32_t cell);

/// "0.52 x₁ − 1.3 x₂ + 0.08"
std::string affine_text(const regions::AffineMap& map);

/// What the card says, line by line.
struct CardLines {
  std::string shape;
  std::vector<std::string> maps;  ///< one per output; of many only the first few and the winner
  std::string variables;          ///< what x₁ and x₂ are, where the axes have names of their own
  std::string region, nearest;
};
CardLines card_lines(const CellFacts& facts, const nn::Architecture& architecture);

/// What the numbers on the card are, for help.
std::string card_help(const CellFacts& facts);

/// The whole card as plain text, for the clipboard.
std::string card_text(const CellFacts& facts, const nn::Architecture& architecture);

/// Where a card of this size goes: inside the pane, off `avoid` (what the pointer is on), to its right and
/// below if there is room.
ui::Rect place_card(ui::Rect pane, ui::Rect avoid, ui::Vec size);

/// The card as a drawing, in the theme's type.
class HoverCard {
 public:
  HoverCard(ui::Painter& painter, const ui::Theme& theme) : painter_(painter), theme_(theme) {}

  ui::Vec size(const CellFacts& facts, const CardLines& lines) const;
  void draw(ui::Rect rect, const CellFacts& facts, const CardLines& lines, bool is_pinned);

 private:
  void draw_pattern(ui::Vec at, const CellFacts& facts);
  void draw_row(ui::Vec& at, const std::string& text, ui::Colour colour, ui::Font font);
  float pattern_height(const CellFacts& facts) const;

  ui::Painter& painter_;
  const ui::Theme& theme_;
};

}  // namespace crease::train_and_watch
