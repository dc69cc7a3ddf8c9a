#pragma once

#include <string_view>

#include "ui/figure_painter.h"
#include "ui/plot.h"

/// What is drawn the same on the screen and into files, and who looks at it.
namespace crease::stage {

/// On the screen somebody with a pointer, who may ask what things are; in front of a file nobody.
class Onlooker {
 public:
  virtual ~Onlooker() = default;
  /// The value of x under the pointer while it is on the plot, else ui::nowhere. `id` tells the plots of a
  /// view apart.
  virtual double place_on(const char* id, const ui::PlotFrame& plot) const;
  /// Whether what is drawn can be taken hold of.
  virtual bool has_hands() const { return false; }
  /// Takes down what the thing within `rect` is.
  virtual void explain(ui::Rect rect, std::string_view title, std::string_view help) const;
};

struct Canvas {
  ui::Painter& painter;
  const ui::Theme& theme;
  const Onlooker& onlooker;
};

/// A plot with help on its head. Its values show where the pointer is, which becomes its marked_x; without an
/// id it takes no notice of pointers.
ui::PlotFrame draw_plot(const Canvas& canvas, ui::Rect room, const char* id, ui::PlotSpec& spec,
                        std::string_view help);

/// A frame without ticks.
void draw_box(const Canvas& canvas, ui::Rect rect);

/// `draw` as a figure is drawn (see chapters::FigureKind): in front of nobody.
template <auto draw, class Model>
void draw_alone(ui::FigurePainter& painter, const ui::Theme& theme, ui::Rect room, const Model& model) {
  draw(Canvas{painter, theme, Onlooker()}, room, model);
}

}  // namespace crease::stage
