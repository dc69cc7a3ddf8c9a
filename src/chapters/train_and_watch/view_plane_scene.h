#pragma once

#include <optional>
#include <vector>

#include "chapters/train_and_watch/view.h"
#include "chapters/train_and_watch/view_hover.h"
#include "chapters/train_and_watch/view_plane_dots.h"
#include "chapters/train_and_watch/view_plane_lines.h"
#include "chapters/train_and_watch/view_plane_mesh.h"
#include "chapters/train_and_watch/view_plane_options.h"
#include "render/scene.h"

namespace crease::train_and_watch {

/// What is looked at in this frame.
struct Attention {
  int neuron = -1;       ///< its crease thick, its inactive side dimmed
  int line_neuron = -1;  ///< its crease thick, nothing else changed
  std::int32_t cell = regions::no_cell;
  const CellFacts* facts = nullptr;                ///< of the cell
  std::optional<regions::NearestBoundary> circle;  ///< around `centre`
  regions::Point centre;
};

/// The geometry of the plane for render::Scene, made again only when what it shows has changed.
class PlaneScene {
 public:
  void prepare(const ViewContext& context, const PlaneOptions& options, const Attention& attention,
               float plane_pt);
  /// Puts the scene into the current window's draw list.
  void draw(const ViewContext& context, ui::Rect rect, const render::Matrix& clip_from_mesh,
            bool is_3d) const;

  const FillKey& key() const { return fill_key_; }
  const Palette& palette(const ui::Theme& theme);

 private:
  /// Everything that the fill and the lines depend on.
  struct Inputs {
    std::uint64_t revision = 0;
    Colouring colouring = Colouring::value;
    HeightChoice height;
    int output = 0, neuron = -1, plane_pt = 0;
    bool has_boundaries = true, has_decision = true, is_3d = false;
    ui::ThemeKind theme = ui::ThemeKind::light;

    bool operator==(const Inputs&) const = default;
  };

  void make_fill(const ViewContext& context, const Inputs& inputs);
  void make_lines(const ViewContext& context, const Inputs& inputs);
  void make_dots(const ViewContext& context, const PlaneOptions& options);
  void make_overlay(const ViewContext& context, const Attention& attention, const Inputs& inputs);
  void add_cell_outline(const Picture& picture, const ui::Theme& theme, std::int32_t cell);
  void add_circle(const ViewContext& context, const Attention& attention, const Inputs& inputs);
  void add_crease(const ViewContext& context, int neuron, const Inputs& inputs);

  std::optional<Palette> palette_;
  ui::ThemeKind palette_theme_ = ui::ThemeKind::light;
  std::optional<Inputs> made_;
  MeshFrame frame_;
  FillBuilder fill_builder_;
  LineBuilder line_builder_;
  DotBuilder dot_builder_;
  FillKey fill_key_;
  render::FillMesh unseen_mesh_;  ///< where there is no GPU
  std::vector<render::Segment> unseen_segments_, overlay_;
  std::vector<render::Dot> dots_;
};

}  // namespace crease::train_and_watch
