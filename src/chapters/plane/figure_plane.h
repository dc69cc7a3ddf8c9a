#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "chapters/plane/view_axes.h"
#include "core/data/dataset.h"
#include "ui/painter.h"
#include "ui/theme.h"

/// A plane with what stands around it, for the screen and for files.
namespace crease::plane {

/// What a line means.
struct KeyEntry {
  std::string text;
  ui::Stroke stroke;
};

/// "layer 2", `layer` from 0.
KeyEntry layer_entry(int layer, ui::Stroke stroke);

struct PlanePicture {
  Window window;
  const data::Dataset* data = nullptr;  ///< names and scales of the axes; null: x₁ and x₂ as they are
  std::vector<KeyEntry> key;
  std::string counts, caption;                ///< below the ticks, and below the key; may be empty
  std::function<void(const PlaneMap&)> draw;  ///< draws what is within the plane, on its ground
};

/// Ground, what is within, axes, counts, key and caption; where the room is compact no counts and no caption.
void draw_plane(ui::Painter& painter, const ui::Theme& theme, const PlaneRoom& room,
                const PlanePicture& picture);

/// The plane as large as a page of a file allows with the whole key below it.
PlaneRoom arrange_page(const ui::Painter& painter, const ui::Theme& theme, ui::Rect page,
                       const PlanePicture& picture);

}  // namespace crease::plane
