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

/// What Dear ImGui calls sscanf for in the page: window settings from an ini file, which does not exist, and
/// numbers typed into sliders of its own, which ours are not. The real one reads long doubles too, and brings
/// their arithmetic along.
extern "C" int crease_reads_nothing(const char*, const char*, ...) {
  return 0;
}
