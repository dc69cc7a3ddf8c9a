#include "chapters/train_and_watch/view_surface.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/ticks.h"

namespace crease::train_and_watch {
namespace {

/// Distance of the eye from the middle of the window, whose half side is 1; the whole box is seen at zoom 1.
constexpr double eye_distance = 5;
constexpr double focal_length = 3.0;
constexpr double nearest = 0.5, farthest = 12;
constexpr double lowest_pitch = 0, highest_pitch = 90;
constexpr double smallest_zoom = 0.4, largest_zoom = 6;
constexpr double degree = 3.141592653589793 / 180;

constexpr auto top = static_cast<float>(surface_top);

struct Corner {
  float x, y, z;
};

/// The homogeneous coordinate that divides: the distance from the eye.
float distance(const render::Matrix& m, Corner p) {
  return m[3] * p.x + m[7] * p.y + m[11] * p.z + m[15];
}

using Rotation = std::array<std::array<double, 3>, 3>;

/// The plane is turned about z, then tilted: right = x', up = y' sin(pitch) + z cos(pitch), towards the eye
/// = z sin(pitch) - y' cos(pitch); and seen from eye_distance along that direction.
Rotation rotation_of(const Orbit& orbit) {
  const double cy = std::cos(orbit.yaw_degrees * degree), sy = std::sin(orbit.yaw_degrees * degree);
  const double cp = std::cos(orbit.pitch_degrees * degree), sp = std::sin(orbit.pitch_degrees * degree);
  return {{{cy, -sy, 0}, {sy * sp, cy * sp, cp}, {-sy * cp, -cy * cp, sp}}};
}

class BoxPainter {
 public:
  BoxPainter(ui::Painter& painter, const ui::Theme& theme, const render::Matrix& matrix, ui::Rect rect)
      : painter_(painter), theme_(theme), matrix_(matrix), rect_(rect) {
    near_x_ = distance(matrix, {1, 0, 0}) < distance(matrix, {-1, 0, 0}) ? 1.0f : -1.0f;
    near_y_ = distance(matrix, {0, 1, 0}) < distance(matrix, {0, -1, 0}) ? 1.0f : -1.0f;
  }

  void draw(const Window& window, const HeightScale& heights, const BoxLabels& labels,
            const data::Dataset& data) {
    draw_edges();
    draw_ticks({-1, near_y_, -top}, {1, near_y_, -top},
               {data.x_scale.measured(window.x0), data.x_scale.measured(window.x1)}, labels.x);
    draw_ticks({near_x_, -1, -top}, {near_x_, 1, -top},
               {data.y_scale.measured(window.y0), data.y_scale.measured(window.y1)}, labels.y);
    const Corner foot = leftmost();
    draw_ticks(foot, {foot.x, foot.y, top}, {heights.low, heights.high}, labels.value);
  }

 private:
  ui::Vec at(Corner p) const { return project(matrix_, rect_, p.x, p.y, p.z); }

  void line(Corner from, Corner to, ui::Colour colour) {
    painter_.line(at(from), at(to), {colour, theme_.metrics.hairline, 0});
  }

  /// The floor, and what is behind the graph.
  void draw_edges() {
    const float x = near_x_, y = near_y_;
    for (const float z : {-top, top}) {
      line({-x, -y, z}, {x, -y, z}, theme_.line);
      line({-x, -y, z}, {-x, y, z}, theme_.line);
    }
    line({-x, -y, -top}, {-x, -y, top}, theme_.line);
    line({x, -y, -top}, {x, -y, top}, theme_.line);
    line({-x, y, -top}, {-x, y, top}, theme_.line);
    line({-x, y, -top}, {x, y, -top}, theme_.quiet);
    line({x, -y, -top}, {x, y, -top}, theme_.quiet);
  }

  /// The upright edge at the left rim of the picture carries the values.
  Corner leftmost() const {
    Corner best{-1, -1, -top};
    for (const float x : {-1.0f, 1.0f})
      for (const float y : {-1.0f, 1.0f})
        if (at({x, y, -top}).x < at(best).x) best = {x, y, -top};
    return best;
  }

  /// Ticks stand away from the middle of the picture. An edge seen from its end carries none.
  void draw_ticks(Corner from, Corner to, ui::Axis axis, const std::string& name) {
    const ui::Vec a = at(from), b = at(to), centre = at({0, 0, 0});
    const float length = std::hypot(b.x - a.x, b.y - a.y);
    if (length < 48) return;
    ui::Vec out = {(a.y - b.y) / length, (b.x - a.x) / length};
    if (out.x * ((a.x + b.x) / 2 - centre.x) + out.y * ((a.y + b.y) / 2 - centre.y) < 0)
      out = {-out.x, -out.y};
    const float size = theme_.type.small;
    for (const ui::Tick& tick : ui::ticks(axis, std::clamp(static_cast<int>(length / 56), 2, 8))) {
      const auto t = static_cast<float>(axis.share(tick.value));
      const ui::Vec p =
          at({from.x + t * (to.x - from.x), from.y + t * (to.y - from.y), from.z + t * (to.z - from.z)});
      painter_.line(p, {p.x + 4 * out.x, p.y + 4 * out.y}, {theme_.quiet, theme_.metrics.hairline, 0});
      label({p.x + 9 * out.x, p.y + 9 * out.y}, out, tick.label, theme_.quiet);
    }
    const ui::Vec middle = {(a.x + b.x) / 2, (a.y + b.y) / 2};
    label({middle.x + (22 + size) * out.x, middle.y + (22 + size) * out.y}, out, name, theme_.text);
  }

  void label(ui::Vec p, ui::Vec out, const std::string& text, ui::Colour colour) {
    const float size = theme_.type.small;
    const ui::Align align = out.x > 0.4f    ? ui::Align::left
                            : out.x < -0.4f ? ui::Align::right
                                            : ui::Align::centre;
    painter_.text({p.x, p.y + size * (0.36f + 0.4f * std::max(0.0f, out.y))}, text, colour, size,
                  ui::Font::sans, align);
  }

  ui::Painter& painter_;
  const ui::Theme& theme_;
  const render::Matrix& matrix_;
  ui::Rect rect_;
  float near_x_ = 1, near_y_ = 1;
};

}  // namespace

render::Matrix orbit_matrix(const Orbit& orbit, double aspect) {
  Rotation rotation = rotation_of(orbit);
  for (auto& row : rotation) row[2] *= orbit.height;
  const double scale = focal_length * orbit.zoom;
  const double depth = (farthest + nearest) / (farthest - nearest);
  render::Matrix m{};
  for (std::size_t column = 0; column < 3; ++column) {
    const double towards = rotation[2][column];
    m[4 * column] = static_cast<float>(scale * rotation[0][column] / std::max(1.0, aspect));
    m[4 * column + 1] = static_cast<float>(scale * rotation[1][column] * std::min(1.0, aspect));
    m[4 * column + 2] = static_cast<float>(-depth * towards);
    m[4 * column + 3] = static_cast<float>(-towards);
  }
  m[14] = static_cast<float>(depth * eye_distance - 2 * farthest * nearest / (farthest - nearest));
  m[15] = static_cast<float>(eye_distance);
  return m;
}

/// A point at distance w from the eye, seen at clip (cx, cy), lies at right = cx w max(1, aspect) / scale, up
/// = cy w / (min(1, aspect) scale), towards = eye_distance - w; the rotation back is the transpose.
SurfaceRay ray_through(const Orbit& orbit, ui::Rect rect, const Window& seen, ui::Vec at) {
  const double aspect = double(rect.width()) / rect.height(), scale = focal_length * orbit.zoom;
  const double clip_x = 2.0 * (at.x - rect.min.x) / rect.width() - 1;
  const double clip_y = 2.0 * (rect.max.y - at.y) / rect.height() - 1;
  const std::array<double, 3> along_view = {clip_x * std::max(1.0, aspect) / scale,
                                            clip_y / (std::min(1.0, aspect) * scale), -1};
  const Rotation rotation = rotation_of(orbit);
  std::array<double, 3> from{}, along{};
  for (std::size_t axis = 0; axis < 3; ++axis) {
    from[axis] = eye_distance * rotation[2][axis];
    for (std::size_t row = 0; row < 3; ++row) along[axis] += along_view[row] * rotation[row][axis];
  }
  const double half_x = (seen.x1 - seen.x0) / 2, half_y = (seen.y1 - seen.y0) / 2;
  return {{(seen.x0 + seen.x1) / 2 + half_x * from[0], (seen.y0 + seen.y1) / 2 + half_y * from[1]},
          {half_x * along[0], half_y * along[1]},
          from[2],
          along[2],
          nearest,
          farthest};
}

render::Matrix product(const render::Matrix& left, const render::Matrix& right) {
  render::Matrix result{};
  for (std::size_t column = 0; column < 4; ++column)
    for (std::size_t row = 0; row < 4; ++row)
      for (std::size_t k = 0; k < 4; ++k)
        result[4 * column + row] += left[4 * k + row] * right[4 * column + k];
  return result;
}

ui::Vec project(const render::Matrix& m, ui::Rect rect, float x, float y, float z) {
  const float w = distance(m, {x, y, z});
  const float clip_x = (m[0] * x + m[4] * y + m[8] * z + m[12]) / w;
  const float clip_y = (m[1] * x + m[5] * y + m[9] * z + m[13]) / w;
  return {rect.min.x + (clip_x + 1) / 2 * rect.width(), rect.max.y - (clip_y + 1) / 2 * rect.height()};
}

Orbit turned(const Orbit& orbit, ui::Vec by, ui::Rect rect) {
  Orbit result = orbit;
  result.yaw_degrees = std::remainder(orbit.yaw_degrees + 180.0 * by.x / rect.width(), 360.0);
  result.pitch_degrees =
      std::clamp(orbit.pitch_degrees + 180.0 * by.y / rect.height(), lowest_pitch, highest_pitch);
  return result;
}

Orbit zoomed(const Orbit& orbit, double factor) {
  Orbit result = orbit;
  result.zoom = std::clamp(orbit.zoom / factor, smallest_zoom, largest_zoom);
  return result;
}

void draw_box(ui::Painter& painter, const ui::Theme& theme, const render::Matrix& matrix, ui::Rect rect,
              const Window& window, const HeightScale& heights, const BoxLabels& labels,
              const data::Dataset& data) {
  BoxPainter(painter, theme, matrix, rect).draw(window, heights, labels, data);
}

}  // namespace crease::train_and_watch
