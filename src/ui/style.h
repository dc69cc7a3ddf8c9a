#pragma once

#include "ui/theme.h"

namespace crease::ui {

/// Puts the theme into Dear ImGui: colours, corners, keyboard focus ring, help delays, edges one device pixel
/// soft. Call once per frame, after ImGui::NewFrame and before anything is drawn.
void begin_frame(const Theme& theme, float pixels_per_point, bool is_touch);

/// Whether help waits to open, or a popup is about to change: the next frame differs although nothing is
/// touched.
bool wants_frame();

/// An invisible window or pane that fills `area`; everything is drawn between begin and end.
void begin_root(const char* id, Rect area);
void end_root();

/// A pane that scrolls inside itself when its content is taller than it is; dragging scrolls it, too, under
/// fingers. Returns the room for content in screen points, as wide as the pane less its margins; its height
/// is the pane's and may be exceeded.
Rect begin_pane(const Theme& theme, const char* id, Rect area, float margin, bool is_touch);
void end_pane();

}  // namespace crease::ui
