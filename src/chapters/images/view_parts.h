#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "chapters/images/figure_mesh.h"
#include "chapters/images/figure_parts.h"
#include "chapters/images/model.h"
#include "chapters/stage/view_stage.h"
#include "render/scene.h"
#include "ui/column.h"

/// The parts of the chapter's view.
namespace crease::images {

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
  void take_clicks(const stage::Frame& frame, const Model& model, ui::Rect square, int which);
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

}  // namespace crease::images
