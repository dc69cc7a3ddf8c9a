#include "chapters/train_and_watch/figure_mosaic.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace crease::train_and_watch {
namespace {

using ui::Vec;

constexpr std::size_t ramp_stops = 33;
/// A part whose values differ by less of the ramp than this has one colour: a byte of it changes by one.
constexpr double flat_span = 1.0 / 256;

/// A value in units of the scale, and whether its side is dimmed.
struct Value {
  double value = 0;
  bool is_dimmed = false;
};

/// The inverse of split_shade, where the ramp is split.
Value value_of(float shade, bool is_split) {
  if (!is_split) return {static_cast<double>(shade), false};
  const double middle = static_cast<double>(split_shade(0, shade > 0));
  const double reach = static_cast<double>(split_shade(1, true) - split_shade(0, true));
  return {(static_cast<double>(shade) - middle) / reach, shade <= 0};
}

ui::Colour mixed(ui::Colour from, ui::Colour to, double share) {
  ui::Colour result = 0xFF000000u;
  for (int shift = 0; shift < 24; shift += 8) {
    const double a = from >> shift & 0xFFu, b = to >> shift & 0xFFu;
    result |= static_cast<ui::Colour>(a + (b - a) * share + 0.5) << shift;
  }
  return result;
}

/// The colour of a value from -1 to 1, as the GPU interpolates it.
ui::Colour colour_on(std::span<const ui::Colour> ramp, double value) {
  const double place = (std::clamp(value, -1.0, 1.0) + 1) / 2 * static_cast<double>(ramp.size() - 1);
  const std::size_t before = std::min(static_cast<std::size_t>(place), ramp.size() - 2);
  return mixed(ramp[before], ramp[before + 1], place - static_cast<double>(before));
}

std::span<const ui::Colour> ramp_of(const Palette& palette, bool is_dimmed) {
  const auto split = palette.split_ramp();
  return is_dimmed ? split.first(split.size() / 2) : palette.ramp();
}

ui::Ramp thinned(std::span<const ui::Colour> ramp) {
  ui::Ramp stops;
  for (std::size_t i = 0; i < ramp_stops; ++i)
    stops.push_back(ramp[i * (ramp.size() - 1) / (ramp_stops - 1)]);
  return stops;
}

double twice_area(Vec a, Vec b, Vec c) {
  return (double(b.x) - a.x) * (double(c.y) - a.y) - (double(c.x) - a.x) * (double(b.y) - a.y);
}

/// One fan of the mesh on the page.
struct Fan {
  std::span<const Vec> corners;
  std::span<const render::FillVertex> vertices;
};

/// Puts the ramp's ends where the value, affine on the fan, is -1 and 1. Its slope is measured on the largest
/// triangle. False where it has none.
bool place_ramp(const Fan& fan, bool is_split, ui::Patch& patch) {
  std::size_t best = 2;
  const auto size = [&](std::size_t i) {
    return std::fabs(twice_area(fan.corners[0], fan.corners[i - 1], fan.corners[i]));
  };
  for (std::size_t i = 3; i < fan.corners.size(); ++i)
    if (size(i) > size(best)) best = i;
  const Vec p = fan.corners[0], q = fan.corners[best - 1], r = fan.corners[best];
  const double area = twice_area(p, q, r);
  if (area == 0) return false;
  const auto value = [&](std::size_t i) {
    return value_of(fan.vertices[i].shade, is_split).value;
  };
  const double v = value(0), dq = value(best - 1) - v, dr = value(best) - v;
  const double a = (dq * (double(r.y) - p.y) - dr * (double(q.y) - p.y)) / area;
  const double b = (dr * (double(q.x) - p.x) - dq * (double(r.x) - p.x)) / area;
  const double squared = a * a + b * b;
  if (!(squared > 0)) return false;
  const auto point = [&](double end) {
    const double t = (end - v) / squared;
    return Vec{static_cast<float>(p.x + a * t), static_cast<float>(p.y + b * t)};
  };
  patch.from = point(-1);
  patch.to = point(1);
  return true;
}

ui::Patch patch_of(const Fan& fan, const Shading& shading) {
  ui::Patch patch;
  patch.corners = fan.corners;
  patch.colour = fan.vertices[0].tint;
  if (!shading.uses_ramp) return patch;
  double low = 1, high = -1, sum = 0;
  for (const render::FillVertex& vertex : fan.vertices) {
    const double value = std::clamp(value_of(vertex.shade, shading.is_split).value, -1.0, 1.0);
    low = std::min(low, value);
    high = std::max(high, value);
    sum += value;
  }
  const bool is_dimmed = value_of(fan.vertices[0].shade, shading.is_split).is_dimmed;
  patch.colour =
      colour_on(ramp_of(*shading.palette, is_dimmed), sum / static_cast<double>(fan.vertices.size()));
  if (high - low >= flat_span && place_ramp(fan, shading.is_split, patch)) patch.ramp = is_dimmed ? 1 : 0;
  return patch;
}

/// A triangle of the mesh in pixels.
struct Triangle {
  std::array<Vec, 3> corners;
  std::array<const render::FillVertex*, 3> vertices;
};

class Rasteriser {
 public:
  Rasteriser(ui::Pixels& pixels, const Shading& shading) : pixels_(pixels), shading_(shading) {}

  void draw(const Triangle& triangle) {
    const auto& [p, q, r] = triangle.corners;
    const double area = twice_area(p, q, r);
    if (area == 0) return;
    const int left = pixel(std::min({p.x, q.x, r.x}), pixels_.width);
    const int right = pixel(std::max({p.x, q.x, r.x}), pixels_.width);
    const int top = pixel(std::min({p.y, q.y, r.y}), pixels_.height);
    const int bottom = pixel(std::max({p.y, q.y, r.y}), pixels_.height);
    for (int y = top; y <= bottom; ++y)
      for (int x = left; x <= right; ++x) {
        const Vec centre = {static_cast<float>(x) + 0.5f, static_cast<float>(y) + 0.5f};
        const double first = twice_area(centre, q, r) / area, second = twice_area(p, centre, r) / area;
        const double third = 1 - first - second;
        if (first < 0 || second < 0 || third < 0) continue;
        pixels_.colours[std::size_t(y) * std::size_t(pixels_.width) + std::size_t(x)] =
            colour(triangle, {first, second, third});
      }
  }

 private:
  static int pixel(float place, int count) {
    return std::clamp(static_cast<int>(std::floor(place)), 0, count - 1);
  }

  ui::Colour colour(const Triangle& triangle, const std::array<double, 3>& shares) const {
    if (!shading_.uses_ramp) return triangle.vertices[0]->tint;
    double shade = 0;
    for (std::size_t i = 0; i < 3; ++i) shade += shares[i] * static_cast<double>(triangle.vertices[i]->shade);
    const Value value = value_of(static_cast<float>(shade), shading_.is_split);
    return colour_on(ramp_of(*shading_.palette, value.is_dimmed), value.value);
  }

  ui::Pixels& pixels_;
  const Shading& shading_;
};

}  // namespace

MeshOnPage::MeshOnPage(const Window& drawn, const Window& seen, ui::Rect rect) {
  const double per_unit_x = rect.width() / (seen.x1 - seen.x0),
               per_unit_y = rect.height() / (seen.y1 - seen.y0);
  per_x_ = (drawn.x1 - drawn.x0) / 2 * per_unit_x;
  per_y_ = -(drawn.y1 - drawn.y0) / 2 * per_unit_y;
  shift_x_ = rect.min.x + ((drawn.x0 + drawn.x1) / 2 - seen.x0) * per_unit_x;
  shift_y_ = rect.max.y - ((drawn.y0 + drawn.y1) / 2 - seen.y0) * per_unit_y;
}

ui::Vec MeshOnPage::at(float mesh_x, float mesh_y) const {
  return {static_cast<float>(shift_x_ + per_x_ * static_cast<double>(mesh_x)),
          static_cast<float>(shift_y_ + per_y_ * static_cast<double>(mesh_y))};
}

Mosaic mosaic_of(const render::FillMesh& mesh, const MeshOnPage& map, const Shading& shading) {
  Mosaic mosaic;
  for (const render::FillVertex& vertex : mesh.vertices) mosaic.corners.push_back(map.at(vertex.x, vertex.y));
  if (shading.uses_ramp)
    for (const bool is_dimmed : {false, true})
      if (!is_dimmed || shading.is_split)
        mosaic.ramps.push_back(thinned(ramp_of(*shading.palette, is_dimmed)));
  for (std::size_t i = 0; i < mesh.triangles.size();) {
    const std::size_t first = mesh.triangles[i];
    std::size_t last = first;
    for (; i < mesh.triangles.size() && mesh.triangles[i] == first; i += 3) last = mesh.triangles[i + 2];
    const std::size_t count = last + 1 - first;
    const Fan fan{std::span(mosaic.corners).subspan(first, count),
                  std::span(mesh.vertices).subspan(first, count)};
    mosaic.patches.push_back(patch_of(fan, shading));
  }
  return mosaic;
}

ui::Pixels pixels_of(const render::FillMesh& mesh, const MeshOnPage& map, const Shading& shading,
                     ui::Rect rect, float pixels_per_point, ui::Colour ground) {
  ui::Pixels pixels;
  pixels.width = std::max(1, static_cast<int>(std::lround(rect.width() * pixels_per_point)));
  pixels.height = std::max(1, static_cast<int>(std::lround(rect.height() * pixels_per_point)));
  pixels.colours.assign(std::size_t(pixels.width) * std::size_t(pixels.height), ground);
  const float per_x = static_cast<float>(pixels.width) / rect.width(),
              per_y = static_cast<float>(pixels.height) / rect.height();
  Rasteriser rasteriser(pixels, shading);
  for (std::size_t i = 0; i + 2 < mesh.triangles.size(); i += 3) {
    Triangle triangle{};
    for (std::size_t k = 0; k < 3; ++k) {
      triangle.vertices[k] = &mesh.vertices[mesh.triangles[i + k]];
      const Vec at = map.at(triangle.vertices[k]->x, triangle.vertices[k]->y);
      triangle.corners[k] = {(at.x - rect.min.x) * per_x, (at.y - rect.min.y) * per_y};
    }
    rasteriser.draw(triangle);
  }
  return pixels;
}

}  // namespace crease::train_and_watch
