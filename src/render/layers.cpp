#include "render/layers.h"

#include <cstddef>

#include "render/shaders.h"

namespace crease::render {
namespace {

/// How far lines and dots are lifted off the surface, in normalised depth: enough that the surface never
/// swallows half of a line that lies in it, too little to show lines through a fold.
constexpr float lift_in_depth = 4e-4f;
constexpr GLsizei corners_of_a_mark = 4;

void set_fill_attributes() {
  constexpr std::size_t stride = sizeof(FillVertex);
  set_attribute({0, 3, GL_FLOAT, false, stride, offsetof(FillVertex, x), 0});
  set_attribute({1, 1, GL_FLOAT, false, stride, offsetof(FillVertex, shade), 0});
  set_attribute({2, 4, GL_UNSIGNED_BYTE, true, stride, offsetof(FillVertex, tint), 0});
}

/// Each instance sees the stroke before it and the one after it: the buffer begins and ends with a dummy.
void set_stroke_attributes() {
  constexpr std::size_t stride = sizeof(Stroke);
  set_attribute({0, 3, GL_FLOAT, false, stride, offsetof(Stroke, from), 1});
  set_attribute({1, 3, GL_FLOAT, false, stride, stride + offsetof(Stroke, from), 1});
  set_attribute({2, 3, GL_FLOAT, false, stride, stride + offsetof(Stroke, to), 1});
  set_attribute({3, 3, GL_FLOAT, false, stride, 2 * stride + offsetof(Stroke, to), 1});
  set_attribute({4, 4, GL_UNSIGNED_BYTE, true, stride, stride + offsetof(Stroke, colour), 1});
  set_attribute({5, 3, GL_FLOAT, false, stride, stride + offsetof(Stroke, width_pt), 1});
  set_attribute({6, 2, GL_UNSIGNED_SHORT, true, stride, stride + offsetof(Stroke, goes_on), 1});
}

void set_dot_attributes() {
  constexpr std::size_t stride = sizeof(Dot);
  set_attribute({0, 3, GL_FLOAT, false, stride, offsetof(Dot, x), 1});
  set_attribute({1, 2, GL_FLOAT, false, stride, offsetof(Dot, radius_pt), 1});
  set_attribute({2, 4, GL_UNSIGNED_BYTE, true, stride, offsetof(Dot, fill), 1});
  set_attribute({3, 4, GL_UNSIGNED_BYTE, true, stride, offsetof(Dot, outline), 1});
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

FillLayer::FillLayer()
    : program_(shader::fill_vert, shader::fill_frag),
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

void StrokeLayer::upload(std::span<const Stroke> strokes) {
  vertex_array_.bind();
  instances_.fill(std::as_bytes(strokes));
  set_stroke_attributes();
  count_ = strokes.size() > 2 ? static_cast<GLsizei>(strokes.size() - 2) : 0;
}

void StrokeLayer::draw(const Frame& frame) const {
  if (count_ == 0) return;
  program_.use();
  uniforms_.set(frame);
  vertex_array_.bind();
  glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, corners_of_a_mark, count_);
}

DotLayer::DotLayer() : program_(shader::dot_vert, shader::dot_frag), uniforms_(program_) {}

void DotLayer::upload(std::span<const Dot> dots) {
  vertex_array_.bind();
  instances_.fill(std::as_bytes(dots));
  set_dot_attributes();
  count_ = static_cast<GLsizei>(dots.size());
}

void DotLayer::draw(const Frame& frame) const {
  if (count_ == 0) return;
  program_.use();
  uniforms_.set(frame);
  vertex_array_.bind();
  glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, corners_of_a_mark, count_);
}

}  // namespace crease::render
