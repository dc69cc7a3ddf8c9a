#include "ui/raster.h"

namespace crease::ui {

Result<std::string> png_figure(Rect, float, const std::function<void(FigurePainter&)>&) {
  return Error{
      "this program cannot write PNG; the native program crease, or a file that ends in .svg, would be "
      "right"};
}

}  // namespace crease::ui
