#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "chapters/train_and_watch/view.h"
#include "core/data/dataset.h"
#include "core/regions/subdivision.h"

namespace crease::train_and_watch {

/// What a click in the plane does.
enum class Tool : std::uint8_t { look, place, move, remove };

struct ToolChoice {
  Tool tool = Tool::look;
  int brush = 1;  ///< class of new points; regression: index into brush_values
  int size = 0;   ///< of the brush and the eraser, index into brush_sizes
};

/// What two planes of one window have in common.
struct PlaneLink {
  ToolChoice tools;
  std::optional<regions::Point> pointed;  ///< where the pointer is
  const void* pointed_in = nullptr;       ///< the plane that it is over
};

/// A brush that scatters, or an eraser: the disc that it works on, and the points that one dab of it leaves.
struct BrushSize {
  const char* label;
  float radius_pt;
  int points;
};
inline constexpr BrushSize brush_sizes[] = {
    {"One", 0, 1}, {"Small", 16, 3}, {"Medium", 36, 8}, {"Large", 72, 20}};

/// The radius of the disc that the tool works on; 0 where it takes points one by one, or none at all.
float tool_radius_pt(const ToolChoice& choice);

inline constexpr double brush_values[] = {-1, 0, 1};

/// The value of a point placed with this brush.
double brush_value(const data::Dataset& data, int brush);

/// The switch between plane and surface, that of the tools (they are for the plane) and the button that
/// resets the view, at the right of `row`; in the plane's corner, the classes of new points and the sizes of
/// the brush to choose from.
void draw_tools(const ViewContext& context, ui::Rect row, ui::Rect plane, ToolChoice& choice);

/// The point nearest to a place within `reach` (data units), counted through the training points, then the
/// test points; -1 if none.
int point_near(const data::Split& data, regions::Point place, double reach, bool has_train, bool has_test);

regions::Point point_at(const data::Split& data, int index);

}  // namespace crease::train_and_watch
