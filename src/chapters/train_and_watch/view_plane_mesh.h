#pragma once

#include <array>
#include <span>
#include <vector>

#include "chapters/plane/view_palette.h"
#include "chapters/train_and_watch/model.h"
#include "chapters/train_and_watch/view_plane_clip.h"
#include "chapters/train_and_watch/view_surface_height.h"
#include "render/scene.h"

/// The cells of the picture (or the triangles of its sample grid) as triangles for render::Scene.
namespace crease::train_and_watch {

/// Mesh coordinates: the picture's window is [-1, 1] x [-1, 1], heights as HeightScale has them. So
/// single precision is enough however far one has zoomed in.
struct MeshFrame {
  double centre_x = 0, centre_y = 0, half_width = 1, half_height = 1, value_scale = 1;
  double per_half_width = 1, per_half_height = 1;

  static MeshFrame of(const Picture& picture);
  float x(double plane_x) const { return static_cast<float>((plane_x - centre_x) * per_half_width); }
  float y(double plane_y) const { return static_cast<float>((plane_y - centre_y) * per_half_height); }
};

int picture_outputs(const Picture& picture);

struct FillOptions {
  Colouring colouring = Colouring::value;
  int output = 0;   ///< whose value is coloured
  int neuron = -1;  ///< its inactive side is dimmed; counted through the layers; negative: none
  bool is_surface = false;
  HeightChoice height;  ///< of the surface
};

/// What the legend has to say about the colours.
struct FillKey {
  bool uses_ramp = true, is_split = false;
  double slope_scale = 1;          ///< gradient at full chroma
  int fewest_on = 0, most_on = 0;  ///< neurons that are on, over the picture
};

class FillBuilder {
 public:
  /// Replaces the mesh. Reuses all memory. Cost O(corners), one and a half times that for classes.
  FillKey build(const Picture& picture, const Palette& palette, const FillOptions& options,
                render::FillMesh& mesh);

 private:
  /// A convex part with one height and one value to colour by: the same map, unless the height is a margin.
  struct Part {
    std::span<const regions::Point> corners;
    regions::AffineMap height, shown;
    render::Colour tint = 0;
    bool is_active = true;
  };
  /// One convex part of the picture on which every output is affine.
  struct Patch {
    std::span<const regions::Point> corners;
    std::span<const regions::AffineMap> maps;
    render::Colour tint = 0;
    bool is_active = true;
  };

  void start(const Picture& picture, const Palette& palette, const FillOptions& options,
             render::FillMesh& mesh);
  void survey(const Picture& picture);
  void survey_regions(const Picture& picture);
  void add_cells(const Picture& picture);
  void add_samples(const Picture& picture);
  void add_triangle(const Picture& picture, const std::array<int, 3>& sample);
  render::Colour cell_tint(const Picture& picture, std::int32_t cell) const;
  render::Colour slope_tint(const regions::AffineMap& map) const;
  void add_patch(const Patch& patch);
  void add_winners(const Patch& patch);
  void add_sheets(const Patch& patch);
  void add_part(const Part& part);
  void add_lid(const Part& part, double height, const regions::AffineMap& beyond);
  void add_level(const Part& part);
  void add_saturated(const Part& part);
  void emit(const Part& part);

  FillOptions options_;
  FillKey key_;
  MeshFrame frame_;
  HeightScale heights_;
  const Palette* palette_ = nullptr;
  render::FillMesh* mesh_ = nullptr;
  std::size_t vertex_count_ = 0, index_count_ = 0;
  std::array<render::Colour, nn::max_output> class_tint_{};
  std::vector<render::Colour> region_tint_;
  std::vector<double> region_area_;
  std::vector<int> on_count_;
  std::vector<regions::Point> corners_, below_top_, inside_, lid_, band_, band_rest_;
  std::vector<regions::AffineMap> triangle_maps_;
  WinnerSplitter splitter_;
  SheetCutter cutter_;
};

}  // namespace crease::train_and_watch
