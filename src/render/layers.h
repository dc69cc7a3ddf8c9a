#pragma once

#include <array>
#include <span>
#include <vector>

#include "render/gl_objects.h"
#include "render/scene.h"
#include "render/strokes.h"

/// What a scene consists of, from the lowest layer up. Each layer owns its buffers, uploads when told and
/// draws when told with a program that is finished; the scene sets the state that they share.
namespace crease::render {

/// Uniforms that strokes and dots share.
struct MarkUniforms {
  explicit MarkUniforms(const Program& program);
  void set(const Frame& frame) const;

 private:
  GLint clip_from_world_, viewport_, pixels_per_point_, lift_;
};

class FillLayer {
 public:
  explicit FillLayer(const Program& program);
  void set_ramp(std::span<const Colour> ramp);
  void upload(const FillMesh& mesh);
  void draw(const Frame& frame) const;

 private:
  void draw_nudged(float x_clip, float y_clip) const;
  const Program& program_;
  GLint clip_from_world_, nudge_, ramp_size_, use_ramp_, light_;
  VertexArray vertex_array_;
  StreamBuffer vertices_{GL_ARRAY_BUFFER}, triangles_{GL_ELEMENT_ARRAY_BUFFER};
  GLsizei index_count_ = 0;
  RowTexture ramp_;
  std::size_t ramp_colours_ = 0;
};

class StrokeLayer {
 public:
  explicit StrokeLayer(const Program& program);
  void upload(std::span<const Segment> segments);
  void draw(const Frame& frame) const;

 private:
  const Program& program_;
  MarkUniforms uniforms_;
  VertexArray vertex_array_;
  RecordTexture records_;
  std::vector<Stroke> part_;
  GLsizei count_ = 0;
};

/// Two texels of a RecordTexture, as shaders/dot.vert reads them.
struct DotRecord {
  float x, y, z, radius_pt, outline_pt;
  Colour fill, outline;
  std::uint32_t unused;
};
static_assert(sizeof(DotRecord) == 32);

class DotLayer {
 public:
  explicit DotLayer(const Program& program);
  void upload(std::span<const Dot> dots);
  void draw(const Frame& frame) const;

 private:
  std::vector<DotRecord> packed_;
  const Program& program_;
  MarkUniforms uniforms_;
  VertexArray vertex_array_;
  RecordTexture records_;
  GLsizei count_ = 0;
};

}  // namespace crease::render
