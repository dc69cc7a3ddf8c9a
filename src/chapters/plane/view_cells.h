#pragma once

#include <functional>

#include "chapters/plane/cut.h"
#include "chapters/plane/view_axes.h"
#include "chapters/plane/view_palette.h"

/// A plane on a painter, for chapters whose networks have some thousand cells at most.
namespace crease::plane {

/// How cells and boundaries are drawn.
struct Look {
  Colouring colouring = Colouring::cell;  ///< cell, region, or value (of f in the cell's middle)
  double value_scale = 1;                 ///< |f| at which the colours of values end
  int layer = -1, neuron = -1;            ///< this boundary stands out, the others step back
  std::int32_t cell = regions::no_cell;   ///< gets a rim
  float strength = 0.6f;                  ///< of tints; 0: the ground, 1: as the palette has them
};

/// The cells as a mosaic, each in the colour that it is given by its number.
void draw_mosaic(ui::Painter& painter, const PlaneMap& map, const regions::Subdivision& cells,
                 const std::function<ui::Colour(std::int32_t cell)>& colour_of);
void draw_cells(ui::Painter& painter, const Palette& palette, const PlaneMap& map, const Cut& cut,
                const Look& look);
void draw_boundaries(ui::Painter& painter, const Palette& palette, const PlaneMap& map, const Cut& cut,
                     const Look& look);
void draw_decision(ui::Painter& painter, const Palette& palette, const PlaneMap& map, const Cut& cut);
/// Classes, filled or hollow.
void draw_points(ui::Painter& painter, const Palette& palette, const PlaneMap& map, const data::Dataset& set,
                 bool is_hollow);
void draw_polyline(ui::Painter& painter, const PlaneMap& map, const regions::Polyline& line,
                   ui::Stroke stroke);

}  // namespace crease::plane
