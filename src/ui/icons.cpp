#include "ui/icons.h"

#include <array>
#include <cmath>
#include <span>

namespace crease::ui {
namespace {

/// Icons are designed in a square from -1 to 1.
class Pen {
 public:
  Pen(Painter& painter, Vec centre, float size_pt, Colour colour)
      : painter_(painter), centre_(centre), half_(size_pt / 2), colour_(colour) {}

  Vec at(float x, float y) const { return {centre_.x + half_ * x, centre_.y + half_ * y}; }

  void stroke(std::initializer_list<Vec> points, float width = 0.2f) {
    stroke(std::span(points.begin(), points.size()), width);
  }
  void stroke(std::span<const Vec> points, float width) {
    std::array<Vec, 8> placed;
    std::size_t count = 0;
    for (const Vec& point : points) placed[count++] = at(point.x, point.y);
    painter_.polyline({placed.data(), count}, {colour_, width * half_, 0});
  }
  void triangle(float x0, float x1, float half_height) {
    const std::array<Vec, 3> points = {at(x0, -half_height), at(x1, 0), at(x0, half_height)};
    painter_.fill_polygon(points, colour_);
  }
  void bar(float x0, float y0, float x1, float y1, float radius = 0) {
    painter_.fill_rect({at(x0, y0), at(x1, y1)}, colour_, radius * half_);
  }
  void dot(float x, float y, float radius) { painter_.circle(at(x, y), radius * half_, colour_, {0, 0, 0}); }
  void ring(float radius, float width = 0.16f) {
    painter_.circle(at(0, 0), radius * half_, 0, {colour_, width * half_, 0});
  }
  void text(std::string_view text, float size) {
    painter_.text(at(0, size * 0.36f), text, colour_, size * half_, Font::sans_bold, Align::centre);
  }

 private:
  Painter& painter_;
  Vec centre_;
  float half_;
  Colour colour_;
};

void draw_dice(Pen& pen) {
  const float e = 0.72f, c = 0.5f;
  pen.stroke({{-c, -e}, {c, -e}, {e, -c}, {e, c}, {c, e}, {-c, e}, {-e, c}, {-e, -c}}, 0.17f);
  pen.stroke({{-e, -c}, {-c, -e}}, 0.17f);
  pen.dot(-0.32f, -0.32f, 0.14f);
  pen.dot(0, 0, 0.14f);
  pen.dot(0.32f, 0.32f, 0.14f);
}

void draw_warning(Pen& pen) {
  pen.stroke({{-0.9f, 0.75f}, {0, -0.8f}, {0.9f, 0.75f}, {-0.9f, 0.75f}, {0, -0.8f}}, 0.17f);
  pen.bar(-0.1f, -0.28f, 0.1f, 0.28f, 0.08f);
  pen.dot(0, 0.5f, 0.12f);
}

/// An arrow that turns back; `side` -1: to the left.
void draw_turn(Pen& pen, float side) {
  constexpr int bends = 8;
  std::array<Vec, bends> arc;
  for (int i = 0; i < bends; ++i) {
    const float t = -1.5708f + 3.6f * static_cast<float>(i) / (bends - 1);
    arc[static_cast<std::size_t>(i)] = {-side * (0.1f + 0.55f * std::cos(t)), 0.22f + 0.5f * std::sin(t)};
  }
  pen.stroke(arc, 0.2f);
  pen.stroke({arc[0], {side * 0.45f, -0.28f}}, 0.2f);
  pen.stroke({{side * 0.25f, -0.78f}, {side * 0.72f, -0.28f}, {side * 0.25f, 0.22f}}, 0.2f);
}

void draw_sun(Pen& pen) {
  constexpr int rays = 8;
  constexpr float turn = 6.2831853f / rays;
  pen.ring(0.42f);
  for (int i = 0; i < rays; ++i) {
    const float c = std::cos(turn * static_cast<float>(i)), s = std::sin(turn * static_cast<float>(i));
    pen.stroke({{0.66f * c, 0.66f * s}, {0.9f * c, 0.9f * s}}, 0.17f);
  }
}

void draw_moon(Painter& painter, const Pen& pen, Colour colour) {
  std::array<Vec, 34> outline;
  constexpr int half = 17;
  for (int i = 0; i < half; ++i) {
    const float t = 0.35f + 4.4f * static_cast<float>(i) / (half - 1);
    outline[static_cast<std::size_t>(i)] = pen.at(0.8f * std::cos(t), 0.8f * std::sin(t));
    const float u = 4.35f - 3.6f * static_cast<float>(i) / (half - 1);
    outline[static_cast<std::size_t>(half + i)] =
        pen.at(0.32f + 0.62f * std::cos(u), -0.27f + 0.62f * std::sin(u));
  }
  painter.fill_polygon(outline, colour);
}

}  // namespace

void draw_icon(Painter& painter, Icon icon, Vec centre, float size_pt, Colour colour) {
  Pen pen(painter, centre, size_pt, colour);
  switch (icon) {
    case Icon::none:
      return;
    case Icon::play:
      return pen.triangle(-0.5f, 0.8f, 0.8f);
    case Icon::pause:
      pen.bar(-0.6f, -0.75f, -0.18f, 0.75f, 0.1f);
      return pen.bar(0.18f, -0.75f, 0.6f, 0.75f, 0.1f);
    case Icon::step:
      pen.triangle(-0.65f, 0.35f, 0.7f);
      return pen.bar(0.45f, -0.7f, 0.7f, 0.7f, 0.06f);
    case Icon::rewind:
      pen.bar(-0.75f, -0.7f, -0.5f, 0.7f, 0.06f);
      return pen.triangle(0.65f, -0.4f, 0.7f);
    case Icon::undo:
      return draw_turn(pen, -1);
    case Icon::redo:
      return draw_turn(pen, 1);
    case Icon::dice:
      return draw_dice(pen);
    case Icon::chevron_down:
      return pen.stroke({{-0.5f, -0.25f}, {0, 0.25f}, {0.5f, -0.25f}});
    case Icon::chevron_right:
      return pen.stroke({{-0.25f, -0.5f}, {0.25f, 0}, {-0.25f, 0.5f}});
    case Icon::plus:
      pen.stroke({{-0.6f, 0}, {0.6f, 0}});
      return pen.stroke({{0, -0.6f}, {0, 0.6f}});
    case Icon::minus:
      return pen.stroke({{-0.6f, 0}, {0.6f, 0}});
    case Icon::close:
      pen.stroke({{-0.5f, -0.5f}, {0.5f, 0.5f}});
      return pen.stroke({{-0.5f, 0.5f}, {0.5f, -0.5f}});
    case Icon::question:
      pen.ring(0.92f, 0.14f);
      return pen.text("?", 1.3f);
    case Icon::warning:
      return draw_warning(pen);
    case Icon::check:
      return pen.stroke({{-0.6f, 0.05f}, {-0.15f, 0.5f}, {0.65f, -0.45f}});
    case Icon::sun:
      return draw_sun(pen);
    case Icon::moon:
      return draw_moon(painter, pen, colour);
  }
}

}  // namespace crease::ui
