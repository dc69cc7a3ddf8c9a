#include "render/layers.h"

#include <cstddef>

namespace crease::render {
namespace {

/// How far lines and dots are lifted off the surface, in normalised depth: enough that the surface never
/// swallows half of a line that lies in it, too little to show lines through a fold.
constexpr float lift_in_depth = 4e-4f;
constexpr GLsizei corners_of_two_triangles = 6;
/// Strokes are converted and uploaded so many at a time: whole rows of the texture, few enough to stay in a
/// cache.
constexpr std::size_t strokes_of_a_part = 4096;
static_assert(strokes_of_a_part * sizeof(Stroke) %
                  (RecordTexture::texels_of_a_row * RecordTexture::bytes_of_a_texel) ==
              0);

void set_fill_attributes() {
  constexpr std::size_t stride = sizeof(FillVertex);
  set_attribute({0, 3, GL_FLOAT, false, stride, offsetof(FillVertex, x)});
  set_attribute({1, 1, GL_FLOAT, false, stride, offsetof(FillVertex, shade)});
  set_attribute({2, 4, GL_UNSIGNED_BYTE, true, stride, offsetof(FillVertex, tint)});
}

}  // namespace

MarkUniforms::MarkUniforms(const Program& program)
    : clip_from_world_(program.uniform("clip_from_world")),
      viewport_(program.uniform("viewport")),
      pixels_per_point_(program.uniform("pixels_per_point")),
      lift_(program.uniform("lift")) {}

void MarkUniforms::set(const Frame& frame) const {
  glUniformMatrix4fv(clip_from_world_, 1, GL_FALSE, frame.clip_from_world.data());
  const int bottom_px = frame.framebuffer_height_px - frame.y_px - frame.height_px;
  glUniform4f(viewport_, static_cast<float>(frame.x_px), static_cast<float>(bottom_px),
              static_cast<float>(frame.width_px), static_cast<float>(frame.height_px));
  glUniform1f(pixels_per_point_, frame.pixels_per_point);
  glUniform1f(lift_, frame.has_depth ? lift_in_depth : 0);
}

FillLayer::FillLayer(const Program& program)
    : program_(program),
      clip_from_world_(program_.uniform("clip_from_world")),
      nudge_(program_.uniform("nudge")),
      ramp_size_(program_.uniform("ramp_size")),
      use_ramp_(program_.uniform("use_ramp")),
      light_(program_.uniform("light")) {}

void FillLayer::set_ramp(std::span<const Colour> ramp) {
  ramp_colours_ = ramp.size();
  ramp_.fill(ramp);
}

void FillLayer::upload(const FillMesh& mesh) {
  vertex_array_.bind();
  vertices_.fill(std::as_bytes(std::span(mesh.vertices)));
  set_fill_attributes();
  triangles_.fill(std::as_bytes(std::span(mesh.triangles)));
  index_count_ = static_cast<GLsizei>(mesh.triangles.size());
}

void FillLayer::draw(const Frame& frame) const {
  if (index_count_ == 0) return;
  program_.use();
  glUniformMatrix4fv(clip_from_world_, 1, GL_FALSE, frame.clip_from_world.data());
  glUniform1i(use_ramp_, frame.use_ramp && ramp_colours_ > 0);
  glUniform1f(ramp_size_, static_cast<float>(ramp_colours_));
  glUniform1f(light_, frame.has_depth ? frame.light : 0);
  ramp_.bind();
  vertex_array_.bind();
  // Where a corner of one cell lies on an edge of its neighbour, rounding can leave pixels of the edge to
  // neither. An underlay half a pixel aside gives them a neighbour's colour.
  draw_nudged(1 / static_cast<float>(frame.width_px), 1 / static_cast<float>(frame.height_px));
  draw_nudged(0, 0);
}

void FillLayer::draw_nudged(float x_clip, float y_clip) const {
  const bool is_underlay = x_clip != 0;
  glPolygonOffset(is_underlay ? 2.0f : 1.0f, is_underlay ? 4.0f : 2.0f);
  glUniform2f(nudge_, x_clip, y_clip);
  glDrawElements(GL_TRIANGLES, index_count_, GL_UNSIGNED_INT, nullptr);
}

StrokeLayer::StrokeLayer(const Program& program) : program_(program), uniforms_(program) {}

void StrokeLayer::upload(std::span<const Segment> segments) {
  std::size_t strokes = 0;
  records_.begin((segments.size() + 2) * sizeof(Stroke));
  make_strokes_in_parts(segments, strokes_of_a_part, part_, [&](std::span<const Stroke> part) {
    records_.append(std::as_bytes(part));
    strokes += part.size();
  });
  count_ = static_cast<GLsizei>(strokes - 2);
}

void StrokeLayer::draw(const Frame& frame) const {
  if (count_ == 0) return;
  program_.use();
  uniforms_.set(frame);
  records_.bind();
  vertex_array_.bind();
  glDrawArrays(GL_TRIANGLES, 0, corners_of_two_triangles * count_);
}

DotLayer::DotLayer(const Program& program) : program_(program), uniforms_(program_) {}

void DotLayer::upload(std::span<const Dot> dots) {
  packed_.clear();
  for (const Dot& dot : dots)
    packed_.push_back({dot.x, dot.y, dot.z, dot.radius_pt, dot.outline_pt, dot.fill, dot.outline, 0});
  records_.fill(std::as_bytes(std::span(packed_)));
  count_ = static_cast<GLsizei>(dots.size());
}

void DotLayer::draw(const Frame& frame) const {
  if (count_ == 0) return;
  program_.use();
  uniforms_.set(frame);
  records_.bind();
  vertex_array_.bind();
  glDrawArrays(GL_TRIANGLES, 0, corners_of_two_triangles * count_);
}

}  // namespace crease::render
