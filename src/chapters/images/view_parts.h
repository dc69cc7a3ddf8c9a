#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "chapters/images/figure_mesh.h"
#include "chapters/images/model.h"
#include "chapters/stage/view_stage.h"
#include "render/scene.h"
#include "ui/column.h"

/// The parts of the chapter's view.
namespace crease::images {

/// Draws an image, row by row from the top, as ink on paper: 0 is the paper, 1 the darkest ink; what lies
/// beyond is cut off. The side becomes a whole number of pixels per dot where it is near one.
void draw_image(ui::Painter& painter, const ui::Theme& theme, ui::Vec corner, float side_pt,
                std::span<const double> brightness, ui::Colour frame);

/// The side of an image that takes about `room` points.
float image_side(float room);

/// The slice, which is looked at through a square.
class SliceView {
 public:
  void draw(const stage::Frame& frame, const Model& model, ui::Rect room);
  /// Where the pointer is in the slice; none: not over it.
  std::optional<regions::Point> pointer() const { return pointer_; }
  void prepare() { scene_.prepare(); }
  void graphics_lost() { scene_.forget_objects(); }

 private:
  /// Everything that the geometry depends on.
  struct Inputs {
    std::uint64_t revision = 0;
    Colouring colouring = Colouring::cells;
    bool has_boundaries = true, has_decision = true;
    int side_pt = 0;
    ui::ThemeKind theme = ui::ThemeKind::light;
    bool operator==(const Inputs&) const = default;
  };

  void make_geometry(const stage::Frame& frame, const Model& model, float side_pt);
  void draw_scene(const stage::Frame& frame, ui::Rect square);
  void draw_corners(const stage::Frame& frame, const Model& model, ui::Rect square);
  void draw_corner(const stage::Frame& frame, const Model& model, ui::Rect square, int which);
  void read_input(const stage::Frame& frame, const Model& model, ui::Rect square);

  render::Scene scene_;
  render::FillMesh unseen_mesh_;
  std::vector<render::Segment> unseen_segments_;
  FillBuilder fill_builder_;
  std::optional<Tints> tints_;
  ui::ThemeKind tints_theme_ = ui::ThemeKind::light;
  std::optional<Inputs> made_;
  std::optional<regions::Point> pointer_;
};

/// What the lines or the colours of the slice mean.
void draw_legend(const stage::Frame& frame, const Model& model, ui::Rect row);

/// The mixture of the three images at a place, and what the network says of it.
void draw_mixture(const stage::Frame& frame, const Model& model, std::optional<regions::Point> place,
                  ui::Rect room);

/// The outputs along the line from the first image to the second.
void draw_line_plot(const stage::Frame& frame, const Model& model, ui::Rect room);

/// Accuracy, counts and distances over training.
void draw_history(const stage::Frame& frame, const Model& model, ui::Column& column);

}  // namespace crease::images
