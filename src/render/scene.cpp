#include "render/scene.h"

#include "render/layers.h"
#include "render/shaders.h"

namespace crease::render {

/// What the scene was given, and what of it the GPU does not have yet.
struct Scene::Geometry {
  std::vector<Colour> ramp;
  FillMesh fill;
  std::vector<Segment> segments, overlay;
  std::vector<Dot> dots;
  bool ramp_changed = false, fill_changed = false, segments_changed = false, overlay_changed = false,
       dots_changed = false;

  void mark_all_changed() {
    ramp_changed = !ramp.empty();
    fill_changed = segments_changed = overlay_changed = dots_changed = true;
  }
};

struct Scene::Programs {
  Program fill{shader::fill_vert, shader::fill_frag};
  Program stroke{shader::stroke_vert, shader::stroke_frag};
  Program dot{shader::dot_vert, shader::dot_frag};

  const Programs& finished() const {
    for (const Program* program : {&fill, &stroke, &dot}) program->finish();
    return *this;
  }
};

struct Scene::Objects {
  FillLayer fill;
  StrokeLayer segments, overlay;
  DotLayer dots;

  explicit Objects(const Programs& programs)
      : fill(programs.fill), segments(programs.stroke), overlay(programs.stroke), dots(programs.dot) {}

  void upload(Geometry& geometry) {
    if (geometry.ramp_changed) fill.set_ramp(geometry.ramp);
    if (geometry.fill_changed) fill.upload(geometry.fill);
    if (geometry.segments_changed) segments.upload(geometry.segments);
    if (geometry.overlay_changed) overlay.upload(geometry.overlay);
    if (geometry.dots_changed) dots.upload(geometry.dots);
    geometry.ramp_changed = geometry.fill_changed = geometry.segments_changed = geometry.overlay_changed =
        geometry.dots_changed = false;
  }
};

namespace {

void set_shared_state(const Frame& frame) {
  const int bottom_px = frame.framebuffer_height_px - frame.y_px - frame.height_px;
  glViewport(frame.x_px, bottom_px, frame.width_px, frame.height_px);
  glScissor(frame.x_px, bottom_px, frame.width_px, frame.height_px);
  glEnable(GL_SCISSOR_TEST);
  glEnable(GL_BLEND);
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  glDisable(GL_CULL_FACE);
  glActiveTexture(GL_TEXTURE0);
  glBindSampler(0, 0);
}

void begin_depth() {
  glEnable(GL_DEPTH_TEST);
  glEnable(GL_POLYGON_OFFSET_FILL);
  glDepthFunc(GL_LEQUAL);
  glDepthMask(GL_TRUE);
  glClear(GL_DEPTH_BUFFER_BIT);
}

}  // namespace

Scene::Scene() : geometry_(std::make_unique<Geometry>()) {}

Scene::~Scene() = default;

void Scene::prepare() {
  if (programs_) return;
  programs_ = std::make_unique<Programs>();
  glFlush();  // or the driver would not hear of it before the first question
}

void Scene::set_ramp(std::span<const Colour> ramp) {
  geometry_->ramp.assign(ramp.begin(), ramp.end());
  geometry_->ramp_changed = !ramp.empty();
}

FillMesh& Scene::change_fill() {
  geometry_->fill_changed = true;
  return geometry_->fill;
}

std::vector<Segment>& Scene::change_segments() {
  geometry_->segments_changed = true;
  return geometry_->segments;
}

void Scene::set_overlay(std::span<const Segment> segments) {
  geometry_->overlay.assign(segments.begin(), segments.end());
  geometry_->overlay_changed = true;
}

void Scene::set_dots(std::span<const Dot> dots) {
  geometry_->dots.assign(dots.begin(), dots.end());
  geometry_->dots_changed = true;
}

void Scene::draw(const Frame& frame) {
  if (frame.width_px <= 0 || frame.height_px <= 0) return;
  const SavedState saved;
  set_shared_state(frame);
  if (!objects_) {
    prepare();
    objects_ = std::make_unique<Objects>(programs_->finished());
    geometry_->mark_all_changed();
  }
  objects_->upload(*geometry_);
  if (frame.has_depth)
    begin_depth();
  else
    glDisable(GL_DEPTH_TEST);
  objects_->fill.draw(frame);
  // Soft edges must not hide what lies behind them.
  glDepthMask(GL_FALSE);
  objects_->segments.draw(frame);
  objects_->dots.draw(frame);
  objects_->overlay.draw(frame);
}

void Scene::forget_objects() {
  objects_.reset();
  programs_.reset();
}

}  // namespace crease::render
