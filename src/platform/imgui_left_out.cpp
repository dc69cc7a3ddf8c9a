#include "core/base/number_text.h"
#include "imgui.h"
#include "imgui_internal.h"

// The lab has no tables and no columns, so imgui_tables.cpp, a sixth of Dear ImGui, is not compiled. The rest
// of it still names these functions, behind conditions that are never true without a table: they do nothing
// here. A first table in the lab fails to link, for want of ImGui::BeginTable; then compile imgui_tables.cpp
// and delete this file.

namespace ImGui {

void EndTable() {}
void EndColumns() {}
void PushColumnsBackground() {}
void PopColumnsBackground() {}
void TablePushBackgroundChannel() {}
void TablePopBackgroundChannel() {}
void TablePushColumnChannel(int) {}
void TablePopColumnChannel() {}
void TableEndRow(ImGuiTable*) {}
void TableEndCell(ImGuiTable*) {}
void TableGcCompactTransientBuffers(ImGuiTable*) {}
void TableGcCompactTransientBuffers(ImGuiTableTempData*) {}
void TableGcCompactSettings() {}
void TableSettingsAddSettingsHandler() {}

}  // namespace ImGui

// In the page Dear ImGui calls these instead of what the C library has: that computes with long doubles,
// whose arithmetic it brings along, and is larger than all of ours that reads and writes numbers.

/// Instead of sscanf: it is there for window settings from an ini file, which the lab does not have, for
/// numbers typed into sliders of Dear ImGui, which ours do not let in, and for the version of OpenGL 2.
extern "C" int crease_scanf_nothing(const char*, const char*, ...) {
  return 0;
}

/// Instead of atof.
extern "C" double crease_atof(const char* text) {
  return crease::parse_number(text).value_or(0);
}
