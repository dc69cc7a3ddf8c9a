#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "chapters/images/picture.h"
#include "core/nn/network.h"
#include "render/scene.h"
#include "ui/theme.h"

/// A picture as triangles and segments for render::Scene. Its window is [-1, 1] x [-1, 1].
namespace crease::images {

struct MeshFrame {
  Window window;

  float x(double place) const { return static_cast<float>((place - window.centre_x) / window.half_width); }
  float y(double place) const { return static_cast<float>((place - window.centre_y) / window.half_width); }
};

/// The colours of a theme that fills need, as tables.
class Tints {
 public:
  explicit Tints(const ui::Theme& theme);
  render::Colour cell(std::uint32_t hue) const { return cells_[hue % cells_.size()]; }
  /// `certainty` 0..1; 1: the colour of the class as fills have it.
  render::Colour of_class(int which, float certainty) const;

 private:
  static constexpr int shades = 32;
  std::array<render::Colour, 1024> cells_{};
  std::array<std::array<render::Colour, shades + 1>, nn::max_output> classes_{};
};

/// Replaces the triangles. Cost O(corners), several times that where cells are cut by the answer.
class FillBuilder {
 public:
  void build(const Picture& picture, Colouring colouring, const Tints& tints, render::FillMesh& mesh);

 private:
  void add_answers(const Picture& picture, std::int32_t cell);
  void add_part(const Picture& picture, std::span<const regions::Point> corners,
                std::span<const regions::AffineMap> maps, int winner);
  void add_fan(std::size_t first);

  Colouring colouring_ = Colouring::cells;
  const Tints* tints_ = nullptr;
  render::FillMesh* mesh_ = nullptr;
  std::vector<regions::Point> corners_, part_, cut_;
};

struct LineOptions {
  bool has_boundaries = true, has_decision = true;
  float side_pt = 500;  ///< of the square on the screen: where cells get small, lines get thin
};

/// Replaces the segments: each stretch of boundary once, deeper layers first; then decision boundaries.
void build_lines(const Picture& picture, const ui::Theme& theme, const LineOptions& options,
                 std::vector<render::Segment>& segments);

}  // namespace crease::images
