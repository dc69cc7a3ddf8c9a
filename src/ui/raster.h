#pragma once

#include <functional>
#include <string>

#include "core/base/result.h"
#include "ui/figure_painter.h"

/// Figures as pixels. Natively cairo draws them, with the program's own fonts; the programs that are
/// WebAssembly have no rasteriser, and leave pixels to the browser.
namespace crease::ui {

/// Pixels per point that can be asked for, and the most pixels along one side.
inline constexpr float smallest_scale = 0.1f, largest_scale = 20;
inline constexpr int most_pixels = 16384;

/// What `draw` draws of the page, as a PNG file of `scale` pixels per point.
/// Error: there is no rasteriser; a scale out of bounds; too many pixels.
Result<std::string> png_figure(Rect page, float scale, const std::function<void(FigurePainter&)>& draw);

}  // namespace crease::ui
