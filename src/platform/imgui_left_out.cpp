#include <cstdarg>
#include <cstdlib>

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

/// Instead of sscanf, for texts and %d: the version of the shading language is read so. Other formats stand
/// in code that is not reached, for ini files and for numbers typed into sliders; at one of these reading
/// ends, as at a text that does not fit.
extern "C" int crease_sscanf(const char* text, const char* format, ...) {
  va_list targets;
  va_start(targets, format);
  int count = 0;
  while (*format != '\0') {
    if (*format != '%') {
      if (*text++ != *format++) break;
      continue;
    }
    char* end = nullptr;
    const long number = std::strtol(text, &end, 10);
    if (format[1] != 'd' || end == text) break;
    *va_arg(targets, int*) = static_cast<int>(number);
    ++count;
    text = end;
    format += 2;
  }
  va_end(targets);
  return count;
}

/// Instead of atof.
extern "C" double crease_atof(const char* text) {
  return crease::parse_number(text).value_or(0);
}
