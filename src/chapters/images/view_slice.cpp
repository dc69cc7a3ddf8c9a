#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "chapters/images/view_parts.h"
#include "imgui.h"
#include "lab/number_words.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::images {
namespace {

constexpr float wheel_step = 1.25f;

/// Dear ImGui keeps a copy of this until it draws.
struct Drawing {
  render::Scene* scene;
  render::Frame frame;
};

void draw_callback(const ImDrawList*, const ImDrawCmd* command) {
  const auto& drawing = *static_cast<const Drawing*>(command->UserCallbackData);
  drawing.scene->draw(drawing.frame);
}

int to_pixels(float points, float pixels_per_point) {
  return static_cast<int>(std::lround(points * pixels_per_point));
}

regions::Point to_slice(const Window& window, ui::Rect square, ui::Vec at) {
  const double x = 2 * (at.x - square.min.x) / square.width() - 1,
               y = 1 - 2 * (at.y - square.min.y) / square.height();
  return {window.centre_x + x * window.half_width, window.centre_y + y * window.half_width};
}

/// Sets the view where it changes, within its limits.
void show(lab::Commands& commands, const Settings& now, double x, double y, double zoom) {
  zoom = std::clamp(zoom, 1.0, largest_zoom);
  const double reach = 1 - 1 / zoom;  // the window stays within the whole slice
  const std::array<std::pair<const char*, double>, 3> values = {
      {{"picture.zoom", zoom},
       {"picture.centre_x", std::clamp(x, -reach, reach)},
       {"picture.centre_y", std::clamp(y, -reach, reach)}}};
  const std::array<double, 3> before = {now.zoom, now.centre_x, now.centre_y};
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values[i].second != before[i]) commands.set(values[i].first, values[i].second);
}

}  // namespace

void SliceView::make_geometry(const stage::Frame& frame, const Model& model, float side_pt) {
  const Settings& settings = model.settings();
  const Inputs inputs{model.picture().revision, settings.colouring, settings.has_boundaries,
                      settings.has_decision,    int(side_pt),       frame.theme.kind};
  if (made_ == inputs) return;
  made_ = inputs;
  if (!tints_ || tints_theme_ != frame.theme.kind) tints_.emplace(frame.theme);
  tints_theme_ = frame.theme.kind;
  const bool has_gpu = frame.context.has_gpu;
  fill_builder_.build(model.picture(), settings.colouring, *tints_,
                      has_gpu ? scene_.change_fill() : unseen_mesh_);
  build_lines(model.picture(), frame.theme, {settings.has_boundaries, settings.has_decision, side_pt},
              has_gpu ? scene_.change_segments() : unseen_segments_);
}

void SliceView::draw_scene(const stage::Frame& frame, ui::Rect square) {
  if (!frame.context.has_gpu) return;
  const float scale = frame.context.pixels_per_point;
  render::Frame seen;
  seen.x_px = to_pixels(square.min.x, scale);
  seen.y_px = to_pixels(square.min.y, scale);
  seen.width_px = to_pixels(square.max.x, scale) - seen.x_px;
  seen.height_px = to_pixels(square.max.y, scale) - seen.y_px;
  seen.framebuffer_height_px = frame.context.framebuffer_height_px;
  seen.pixels_per_point = scale;
  seen.clip_from_world = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
  seen.use_ramp = false;
  Drawing drawing{&scene_, seen};
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddCallback(draw_callback, &drawing, sizeof drawing);
  list->AddCallback(ImDrawCallback_ResetRenderState, nullptr);
}

/// The corners are drawn; a click on an image takes the next one.
void SliceView::draw_corners(const stage::Frame& frame, const Model& model, ui::Rect square) {
  ui::ScreenPainter painter;
  images::draw_corners(painter, frame.theme, square, model);
  for (int which = 0; which < 3; ++which) take_clicks(frame, model, square, which);
}

void SliceView::take_clicks(const stage::Frame& frame, const Model& model, ui::Rect square, int which) {
  const std::optional<ui::Rect> rect = corner_image(square, model, which);
  if (!rect) return;
  const data::ImageSet& images = *model.images();
  const int image = model.slice()->image[static_cast<std::size_t>(which)];
  const int label = images.label[static_cast<std::size_t>(image)];
  const std::string id = "corner-" + std::to_string(which);
  if (ui::hot_rect(id.c_str(), *rect))
    frame.context.commands.act(
        "next_image",
        std::to_string(which) + (ImGui::GetIO().KeyShift ? "," + std::to_string(label) : std::string()));
  ui::help_on_hover(frame.theme, images.class_names[static_cast<std::size_t>(label)],
                    "Image " + lab::whole_text(image) +
                        ". A click takes the next image, with shift the next one of the same class.");
}

void SliceView::read_input(const stage::Frame& frame, const Model& model, ui::Rect square) {
  ImGui::SetNextItemAllowOverlap();
  ui::drag_area("slice", square);
  pointer_.reset();
  const Settings& now = model.settings();
  const Window window = model.slice()->shown(now);
  const ImGuiIO& io = ImGui::GetIO();
  const bool is_over = ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenOverlappedByItem);
  if (is_over || ImGui::IsItemActive()) pointer_ = to_slice(window, square, {io.MousePos.x, io.MousePos.y});
  const double per_point = 2 / (now.zoom * square.width());
  if (ImGui::IsItemActive() && (io.MouseDelta.x != 0 || io.MouseDelta.y != 0))
    show(frame.context.commands, now, now.centre_x - per_point * io.MouseDelta.x,
         now.centre_y + per_point * io.MouseDelta.y, now.zoom);
  if (!is_over) return;
  ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelY);
  if (io.MouseWheel == 0) return;
  const double zoom =
      std::clamp(now.zoom * std::pow(double(wheel_step), double(io.MouseWheel)), 1.0, largest_zoom);
  const ui::Vec from_centre = {io.MousePos.x - ui::centre(square).x, ui::centre(square).y - io.MousePos.y};
  const double shift = per_point * (1 - now.zoom / zoom);  // what is under the pointer stays there
  show(frame.context.commands, now, now.centre_x + shift * from_centre.x,
       now.centre_y + shift * from_centre.y, zoom);
}

void SliceView::draw(const stage::Frame& frame, const Model& model, ui::Rect room) {
  const float side = std::min(room.width(), room.height());
  const ui::Rect square = ui::middle_part(room, side, side);
  ui::ScreenPainter painter;
  pointer_.reset();
  if (model.slice() == nullptr || model.picture().cells == nullptr) {
    painter.fill_rect(square, frame.theme.pane, frame.theme.metrics.radius);
    const char* text = model.is_waiting() ? "The images are on their way…" : "There is no slice to show.";
    ui::draw_label(painter, square, text, frame.theme.quiet, frame.theme.type.body, ui::Font::sans,
                   ui::Align::centre);
    return;
  }
  make_geometry(frame, model, side);
  read_input(frame, model, square);
  painter.push_clip(square);
  draw_scene(frame, square);
  draw_corners(frame, model, square);
  painter.pop_clip();
}

}  // namespace crease::images
