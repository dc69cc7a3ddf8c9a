#include "chapters/fold/sheet.h"

#include <cmath>

#include "core/base/check.h"
#include "core/regions/subdivision.h"

namespace crease::fold {
namespace {

constexpr double least_area = 1e-9;  ///< of the square's 4; rounding leaves slivers of about 1e-15
constexpr int neurons_per_layer = 3;

double area_of(const regions::Subdivision& cells, std::int32_t cell) {
  double twice = 0;
  const std::int32_t first = cells.first_corner[cell];
  const int corners = cells.corners(cell);
  for (int i = 0; i < corners; ++i) {
    const int p = first + i, q = first + (i + 1) % corners;
    twice += cells.x[p] * cells.y[q] - cells.x[q] * cells.y[p];
  }
  return twice / 2;
}

void add_creases(const regions::Subdivision& cells, std::int32_t cell, std::vector<SheetCrease>& creases) {
  const std::int32_t first = cells.first_corner[cell];
  const int corners = cells.corners(cell);
  for (int i = 0; i < corners; ++i) {
    const int p = first + i, q = first + (i + 1) % corners;
    const regions::EdgeTag tag = cells.edge_tag[p];
    // Each edge is there twice, once in each direction.
    const bool is_first = cells.x[p] < cells.x[q] || (cells.x[p] == cells.x[q] && cells.y[p] < cells.y[q]);
    if (tag >= 0 && is_first)
      creases.push_back({cells.x[p], cells.y[p], cells.x[q], cells.y[q], tag / neurons_per_layer});
  }
}

}  // namespace

Sheet make_sheet(const Settings& settings) {
  std::vector<constructions::SheetFold> folds;
  for (int i = 0; i < settings.sheet_folds; ++i)
    folds.push_back({settings.sheet_turn_deg * i, settings.sheet_place});
  Sheet sheet;
  sheet.folded = constructions::fold_sheet(folds);
  regions::Subdivider subdivider;
  const auto found = subdivider.run(sheet.folded.network, {}, regions::box(-1, 1, -1, 1));
  CREASE_CHECK(found.ok(), "a ReLU network on a square");
  const regions::Subdivision& cells = *found.value();
  for (std::int32_t cell = 0; cell < cells.cells(); ++cell) {
    const bool is_sliver = area_of(cells, cell) < least_area;
    ++(is_sliver ? sheet.slivers : sheet.cells);
    if (!is_sliver) add_creases(cells, cell, sheet.creases);
  }
  sheet.cells_after_fold = cells.cells_after_layer;
  return sheet;
}

}  // namespace crease::fold
