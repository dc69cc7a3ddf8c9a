#include "chapters/train_and_watch/view_surface.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "chapters/train_and_watch/view_plane_lines.h"
#include "chapters/train_and_watch/view_plane_mesh.h"
#include "chapters/train_and_watch/view_surface_pick.h"
#include "core/nn/forward.h"
#include "core/nn/trainer.h"
#include "support/effort.h"
#include "ui/theme.h"

using namespace crease;
using namespace crease::train_and_watch;

namespace {

constexpr ui::Rect space = {{20, 30}, {660, 470}};

/// A network, its picture, and the height as the network itself gives it.
struct Graph {
  nn::Network network;
  regions::Subdivider subdivider;
  Picture picture;
  HeightChoice choice;

  Graph(int outputs, bool is_margin) : choice{is_margin, outputs - 1} {
    const std::array<int, 2> hidden = {9, 7};
    network = nn::initialize(nn::perceptron(2, hidden, outputs, nn::Activation::relu),
                             nn::Initializer::he_normal, 0.3, 5);
    picture.window = {-1.5, 2.5, -1, 3};
    auto cells = subdivider.run(network, {}, regions::box(-1.5, 2.5, -1, 3));
    REQUIRE(cells.ok());
    picture.cells = cells.value();
    picture.tint_of_cell.assign(std::size_t(picture.cells->cells()), 5);
    picture.decision = regions::decision_boundary(*picture.cells);
    picture.value_scale = 0.7;
    picture.margin_scale = 0.4;
  }
  std::vector<double> outputs(double x, double y) const {
    const std::array<double, 2> point = {x, y};
    return nn::evaluate(network, point);
  }
  double height(double x, double y) const {
    std::vector<double> f = outputs(x, y);
    if (!choice.is_margin) return f[std::size_t(choice.output)];
    std::sort(f.begin(), f.end());
    return f[f.size() - 1] - f[f.size() - 2];
  }
  HeightScale scale() const { return HeightScale::of(picture, choice.is_margin); }
};

/// The first place where the ray passes through the graph, by small steps and the network itself.
std::optional<double> march(const Graph& graph, const Orbit& orbit, const SurfaceRay& ray) {
  const HeightScale scale = graph.scale();
  const auto above = [&](double w) {
    const regions::Point at = ray.at(w);
    const double height = std::clamp(graph.height(at.x, at.y), scale.low, scale.high);
    return ray.from_z + w * ray.along_z - orbit.height * (scale.per_value * height + scale.shift);
  };
  // Not a number outside of the window.
  const auto above_inside = [&](double w) {
    const regions::Point at = ray.at(w);
    const Window& window = graph.picture.window;
    const bool is_inside = at.x >= window.x0 && at.x <= window.x1 && at.y >= window.y0 && at.y <= window.y1;
    return is_inside ? above(w) : std::numeric_limits<double>::quiet_NaN();
  };
  constexpr double step = 1e-3;
  double next = above_inside(ray.nearest);
  for (double w = ray.nearest; w + step < ray.farthest; w += step) {
    const double here = std::exchange(next, above_inside(w + step));
    if (!(here * next <= 0)) continue;
    double low = w, high = w + step;
    for (int i = 0; i < 60; ++i) {
      const double middle = (low + high) / 2;
      (above(middle) * above(low) > 0 ? low : high) = middle;
    }
    return low;
  }
  return std::nullopt;
}

std::vector<Orbit> orbits() {
  return {{-35, 35, 1, 0.5}, {120, 10, 1.4, 0.9}, {75, 0, 1, 0.5}, {10, 90, 1, 0.5}, {200, 60, 2, 0}};
}

const Palette& light_palette() {
  static const ui::Theme theme = ui::make_theme(ui::ThemeKind::light);
  static const Palette palette(theme);
  return palette;
}

}  // namespace

TEST_CASE("agree: every point of a ray is seen where the ray was sent from") {
  const Window seen = {-1, 2, -0.5, 2.5};
  for (const Orbit& orbit : orbits())
    for (const ui::Vec at : {ui::Vec{100, 120}, ui::Vec{340, 250}, ui::Vec{600, 440}}) {
      const SurfaceRay ray = ray_through(orbit, space, seen, at);
      const double half = (seen.x1 - seen.x0) / 2;
      for (const double w : {2.0, 5.0, 9.0}) {
        const regions::Point p = ray.at(w);
        Orbit level = orbit;
        level.height = 1;  // heights of the ray are as drawn
        const ui::Vec on_screen = project(orbit_matrix(level, 640.0 / 440), space, float((p.x - 0.5) / half),
                                          float((p.y - 1) / half), float(ray.from_z + w * ray.along_z));
        CHECK(on_screen.x == doctest::Approx(at.x).epsilon(1e-3));
        CHECK(on_screen.y == doctest::Approx(at.y).epsilon(1e-3));
      }
    }
}

TEST_CASE(
    "agree: the cell under the pointer is where a march along the ray first meets the network's graph") {
  for (const bool is_margin : {false, true}) {
    const Graph graph(3, is_margin);
    int rays = 0, hits = 0, misses = 0;
    for (const Orbit& orbit : orbits())
      for (float x = 60; x < 640; x += testing::places_apart(41))
        for (float y = 60; y < 460; y += testing::places_apart(37)) {
          ++rays;
          const SurfaceRay ray = ray_through(orbit, space, graph.picture.window, {x, y});
          const auto found = pick_surface(graph.picture, graph.choice, orbit.height, ray);
          const auto expected = march(graph, orbit, ray);
          if (!expected) {
            // At the window's rim the march may step over what the ray grazes.
            if (found) CHECK(found->distance > 0);
            misses += !found;
            continue;
          }
          REQUIRE(found);
          CHECK(found->distance <= *expected + 1e-8);
          if (found->distance < *expected - 1e-2) continue;  // grazed within one step of the march
          ++hits;
          CHECK(found->distance == doctest::Approx(*expected).epsilon(2e-3));
          CHECK(regions::cell_at(*graph.picture.cells, found->point) >= 0);
          const HeightScale scale = graph.scale();
          CHECK(found->height == doctest::Approx(std::clamp(graph.height(found->point.x, found->point.y),
                                                            scale.low, scale.high))
                                     .epsilon(1e-9));
        }
    CHECK(rays > 150);
    CHECK(hits > rays / 4);
    CHECK(misses > rays / 40);
  }
}

TEST_CASE("known: from above the cell under the pointer is the one of the flat plane") {
  const Graph graph(1, false);
  Orbit above{0, 90, 1, 0};  // no height: the plane itself
  for (float x = 250; x < 430; x += 13)
    for (float y = 160; y < 340; y += 11) {
      const SurfaceRay ray = ray_through(above, space, graph.picture.window, {x, y});
      const auto found = pick_surface(graph.picture, graph.choice, 0, ray);
      if (!found) continue;
      CHECK(found->cell == regions::cell_at(*graph.picture.cells, found->point));
    }
  const auto middle = pick_surface(graph.picture, graph.choice, 0,
                                   ray_through(above, space, graph.picture.window, {340, 250}));
  REQUIRE(middle);
  CHECK(middle->point.x == doctest::Approx(0.5));
  CHECK(middle->point.y == doctest::Approx(1));
}

TEST_CASE("agree: the margin's surface has the network's own margin at every corner and in every middle") {
  const Graph graph(4, true);
  FillOptions options;
  options.colouring = Colouring::winner;
  options.is_surface = true;
  options.height = graph.choice;
  render::FillMesh mesh;
  FillBuilder().build(graph.picture, light_palette(), options, mesh);
  const HeightScale scale = graph.scale();
  const auto z_at = [&](double x, double y) {
    const double height = graph.height(0.5 + 2 * x, 1 + 2 * y);
    return scale.per_value * std::clamp(height, scale.low, scale.high) + scale.shift;
  };
  double area = 0;
  int winners = 0, last = -1;
  for (std::size_t i = 0; i < mesh.triangles.size(); i += 3) {
    const auto& a = mesh.vertices[mesh.triangles[i]];
    const auto& b = mesh.vertices[mesh.triangles[i + 1]];
    const auto& c = mesh.vertices[mesh.triangles[i + 2]];
    const double share = 0.5 * ((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y));
    area += share;
    // In the middle, too: a sheet that was not cut at a change of the runner-up would lie below the margin.
    const double x = (double(a.x) + b.x + c.x) / 3, y = (double(a.y) + b.y + c.y) / 3;
    CHECK((double(a.z) + b.z + c.z) / 3 == doctest::Approx(z_at(x, y)).epsilon(1e-3));
    CHECK(a.z == doctest::Approx(z_at(a.x, a.y)).epsilon(1e-3));
    const std::vector<double> f = graph.outputs(0.5 + 2 * x, 1 + 2 * y);
    const int winner = int(std::max_element(f.begin(), f.end()) - f.begin());
    const bool is_below_lid = std::min({a.z, b.z, c.z}) < surface_top - 1e-3;
    if (is_below_lid && share > 1e-6) CHECK(a.tint == light_palette().soft_class(winner, 4));
    winners += winner != last;
    last = winner;
  }
  CHECK(area == doctest::Approx(4).epsilon(1e-4));
  CHECK(winners > 10);
}

TEST_CASE(
    "invariant: the decision boundary lies on the floor of the margin's box, and creases on the margin") {
  const Graph graph(3, true);
  LineOptions options;
  options.is_surface = true;
  options.height = graph.choice;
  options.has_boundaries = false;
  LineBuilder builder;
  std::vector<render::Segment> segments;
  builder.build(graph.picture, graph.network.architecture, light_palette(), options, segments);
  CHECK(segments.size() > 5);
  for (const render::Segment& s : segments) {
    CHECK(s.z0 == doctest::Approx(-surface_top));
    CHECK(graph.height(0.5 + 2.0 * s.x0, 1 + 2.0 * s.y0) == doctest::Approx(0).epsilon(1e-5));
  }
  options.has_boundaries = true;
  options.has_decision = false;
  builder.build(graph.picture, graph.network.architecture, light_palette(), options, segments);
  CHECK(segments.size() > 50);
  const HeightScale scale = graph.scale();
  for (const render::Segment& s : segments) {
    const double x = (double(s.x0) + s.x1) / 2, y = (double(s.y0) + s.y1) / 2;
    CHECK((s.z0 + s.z1) / 2 == doctest::Approx(scale.z(graph.height(0.5 + 2 * x, 1 + 2 * y))).epsilon(1e-3));
  }
}

TEST_CASE("degenerate: equal outputs have margin zero, and every point has one sheet only") {
  const std::array<regions::Point, 4> square = {{{0, 0}, {1, 0}, {1, 1}, {0, 1}}};
  const std::array<regions::AffineMap, 3> maps = {{{1, 0, 0}, {1, 0, 0}, {0, 0, 0.5}}};
  double area = 0;
  SheetCutter cutter;
  for (const Sheet& sheet : cutter.cut(square, maps, {true, 0})) {
    double twice = 0;
    for (std::size_t i = 0; i < sheet.corners.size(); ++i) {
      const regions::Point p = sheet.corners[i], q = sheet.corners[(i + 1) % sheet.corners.size()];
      twice += p.x * q.y - q.x * p.y;
      CHECK(value_at(sheet.height, p) == doctest::Approx(std::max(0.0, 0.5 - p.x)));
    }
    area += twice / 2;
  }
  CHECK(area == doctest::Approx(1));
}
