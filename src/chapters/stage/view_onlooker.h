#pragma once

#include "chapters/stage/figure_canvas.h"
#include "ui/screen_painter.h"

namespace crease::stage {

/// Dear ImGui's pointer, which may hover over plots, drag on them and ask for help.
class PointerOnlooker : public Onlooker {
 public:
  explicit PointerOnlooker(const ui::Theme& theme) : theme_(theme) {}
  /// After it the plot is the last item.
  double place_on(const char* id, const ui::PlotFrame& plot) const override;
  bool has_hands() const override { return true; }
  void explain(ui::Rect rect, std::string_view title, std::string_view help) const override;

 private:
  const ui::Theme& theme_;
};

/// Draws what files show, too, into the current window: `draw` gets a canvas.
template <class Draw>
void on_screen(const ui::Theme& theme, const Draw& draw) {
  ui::ScreenPainter painter;
  draw(Canvas{painter, theme, PointerOnlooker(theme)});
}

}  // namespace crease::stage
