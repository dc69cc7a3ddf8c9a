#include "chapters/stage/view_onlooker.h"

#include "imgui.h"
#include "ui/widgets.h"

namespace crease::stage {

double PointerOnlooker::place_on(const char* id, const ui::PlotFrame& plot) const {
  ui::drag_area(id, plot.inner);
  return ImGui::IsItemHovered() ? plot.x_at(ImGui::GetMousePos().x) : ui::nowhere;
}

void PointerOnlooker::explain(ui::Rect rect, std::string_view title, std::string_view help) const {
  ui::help_on_rect(theme_, rect, title, help);
}

}  // namespace crease::stage
