#include "chapters/train_and_watch/view_plane_mesh.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <vector>

#include "chapters/train_and_watch/view_plane_lines.h"
#include "core/nn/forward.h"
#include "core/nn/trainer.h"
#include "ui/theme.h"

using namespace crease;
using namespace crease::train_and_watch;

namespace {

/// A network and its picture.
struct Scene {
  nn::Network network;
  regions::Subdivider subdivider;
  Picture picture;

  Scene(nn::Activation activation, int outputs, std::uint64_t seed) {
    const std::array<int, 2> hidden = {9, 7};
    network =
        nn::initialize(nn::perceptron(2, hidden, outputs, activation), nn::Initializer::he_normal, 0.3, seed);
    picture.window = {-1.5, 2.5, -1, 3};
    const auto domain = regions::box(-1.5, 2.5, -1, 3);
    auto cells = subdivider.run(network, {}, domain);
    REQUIRE(cells.ok());
    picture.cells = cells.value();
    const regions::LinearRegions linear =
        regions::linear_regions(*picture.cells, regions::adjacency(*picture.cells));
    picture.linear_regions = linear.count;
    picture.region_of_cell = linear.region_of_cell;
    for (std::int32_t cell = 0; cell < picture.cells->cells(); ++cell)
      picture.tint_of_cell.push_back(std::uint32_t(37 * cell % 1024));
    picture.decision = regions::decision_boundary(*picture.cells);
    picture.value_scale = 0.7;
  }
  double f(double x, double y, int output) const {
    const std::array<double, 2> point = {x, y};
    return nn::evaluate(network, point)[std::size_t(output)];
  }
};

struct Triangle {
  std::array<render::FillVertex, 3> corner;
  double area() const {
    return 0.5 * ((corner[1].x - corner[0].x) * (corner[2].y - corner[0].y) -
                  (corner[2].x - corner[0].x) * (corner[1].y - corner[0].y));
  }
  double middle_x() const { return (corner[0].x + corner[1].x + corner[2].x) / 3; }
  double middle_y() const { return (corner[0].y + corner[1].y + corner[2].y) / 3; }
};

std::vector<Triangle> triangles(const render::FillMesh& mesh) {
  std::vector<Triangle> result;
  for (std::size_t i = 0; i + 2 < mesh.triangles.size(); i += 3)
    result.push_back({{mesh.vertices[mesh.triangles[i]], mesh.vertices[mesh.triangles[i + 1]],
                       mesh.vertices[mesh.triangles[i + 2]]}});
  return result;
}

double total_area(const render::FillMesh& mesh) {
  double total = 0;
  for (const Triangle& triangle : triangles(mesh)) total += triangle.area();
  return total;
}

const Palette& light_palette() {
  static const Palette palette(ui::make_theme(ui::ThemeKind::light));
  return palette;
}

constexpr std::array<Colouring, 6> all_colourings = {Colouring::value, Colouring::winner, Colouring::region,
                                                     Colouring::cell,  Colouring::slope,  Colouring::depth};

}  // namespace

TEST_CASE("invariant: in every colouring the mesh covers the window once") {
  for (const int outputs : {1, 3}) {
    const Scene scene(nn::Activation::relu, outputs, 5);
    FillBuilder builder;
    render::FillMesh mesh;
    for (const Colouring colouring : all_colourings)
      for (const int neuron : {-1, 0, 12})
        for (const bool is_surface : {false, true}) {
          FillOptions options;
          options.colouring = colouring;
          options.output = options.height.output = outputs - 1;
          options.neuron = neuron;
          options.is_surface = is_surface;
          builder.build(scene.picture, light_palette(), options, mesh);
          CHECK(total_area(mesh) == doctest::Approx(4).epsilon(1e-4));
        }
  }
}

TEST_CASE("agree: the shade at every corner is the network's own value there") {
  const Scene scene(nn::Activation::leaky_relu, 2, 6);
  FillBuilder builder;
  render::FillMesh mesh;
  FillOptions options;
  options.output = options.height.output = 1;
  CHECK(builder.build(scene.picture, light_palette(), options, mesh).uses_ramp);
  REQUIRE(mesh.vertices.size() > 100);
  for (const render::FillVertex& v : mesh.vertices) {
    const double value = scene.f(0.5 + 2.0 * v.x, 1 + 2.0 * v.y, 1);
    CHECK(v.shade == doctest::Approx(value / 0.7).epsilon(1e-4));
  }
}

TEST_CASE("agree: each piece of the class picture has the colour of the class that wins in its middle") {
  for (const int outputs : {1, 4}) {
    const Scene scene(nn::Activation::relu, outputs, 7);
    FillBuilder builder;
    render::FillMesh mesh;
    FillOptions options;
    options.colouring = Colouring::winner;
    builder.build(scene.picture, light_palette(), options, mesh);
    for (const Triangle& triangle : triangles(mesh)) {
      const double x = 0.5 + 2 * triangle.middle_x(), y = 1 + 2 * triangle.middle_y();
      int winner = outputs == 1 ? scene.f(x, y, 0) > 0 : 0;
      for (int k = 1; k < outputs; ++k)
        if (scene.f(x, y, k) > scene.f(x, y, winner)) winner = k;
      if (std::fabs(triangle.area()) < 1e-6) continue;
      CHECK(triangle.corner[0].tint == light_palette().soft_class(winner, std::max(2, outputs)));
    }
  }
}

TEST_CASE("invariant: with a neuron looked at, its inactive side is in the dimmed half of the ramp") {
  const Scene scene(nn::Activation::relu, 1, 8);
  FillBuilder builder;
  render::FillMesh mesh;
  FillOptions options;
  options.neuron = 3;
  CHECK(builder.build(scene.picture, light_palette(), options, mesh).is_split);
  for (const Triangle& triangle : triangles(mesh)) {
    if (std::fabs(triangle.area()) < 1e-6) continue;
    const std::array<double, 2> at = {0.5 + 2 * triangle.middle_x(), 1 + 2 * triangle.middle_y()};
    const bool is_active = nn::trace(scene.network, at).z[0][3] > 0;
    for (const render::FillVertex& v : triangle.corner) {
      CHECK((v.shade > 0) == is_active);
      CHECK(std::fabs(v.shade) <= 1);
    }
  }
}

TEST_CASE("invariant: the surface stays in its box and follows f below the lid") {
  const Scene scene(nn::Activation::relu, 1, 9);
  FillBuilder builder;
  render::FillMesh mesh;
  FillOptions options;
  options.is_surface = true;
  builder.build(scene.picture, light_palette(), options, mesh);
  for (const render::FillVertex& v : mesh.vertices) {
    CHECK(std::fabs(v.z) <= float(surface_top) + 1e-5f);
    const double value = scene.f(0.5 + 2.0 * v.x, 1 + 2.0 * v.y, 0) / 0.7;
    CHECK(v.z == doctest::Approx(std::clamp(value, -surface_top, surface_top)).epsilon(1e-4));
  }
}

TEST_CASE("invariant: a sample grid covers the window, and its corners have the samples' values") {
  Picture picture;
  picture.is_exact = false;
  picture.sample_columns = 5;
  picture.sample_rows = 4;
  for (int i = 0; i < 20; ++i) picture.samples.push_back(0.1 * i - 1);
  FillBuilder builder;
  render::FillMesh mesh;
  for (const Colouring colouring : all_colourings) {
    FillOptions options;
    options.colouring = colouring;
    builder.build(picture, light_palette(), options, mesh);
    CHECK(total_area(mesh) == doctest::Approx(4));
  }
  builder.build(picture, light_palette(), {}, mesh);
  CHECK(mesh.vertices.front().shade == doctest::Approx(-1));
}

TEST_CASE("invariant: every stretch between two cells is drawn once, whatever the activation") {
  for (const nn::Activation activation :
       {nn::Activation::relu, nn::Activation::leaky_relu, nn::Activation::hard_tanh}) {
    const Scene scene(activation, 1, 10);
    const regions::Subdivision& cells = *scene.picture.cells;
    double inner = 0;
    for (std::int32_t cell = 0; cell < cells.cells(); ++cell)
      for (std::int32_t i = cells.first_corner[cell]; i < cells.first_corner[cell + 1]; ++i) {
        const std::int32_t next = i + 1 < cells.first_corner[cell + 1] ? i + 1 : cells.first_corner[cell];
        if (cells.edge_tag[i] >= 0)
          inner += std::hypot(cells.x[next] - cells.x[i], cells.y[next] - cells.y[i]);
      }
    LineBuilder builder;
    std::vector<render::Segment> segments;
    LineOptions options;
    options.has_decision = false;
    builder.build(scene.picture, scene.network.architecture, light_palette(), options, segments);
    double drawn = 0;
    for (const render::Segment& s : segments) drawn += 2 * std::hypot(s.x1 - s.x0, s.y1 - s.y0);
    CHECK(drawn == doctest::Approx(inner / 2).epsilon(1e-4));
  }
}

TEST_CASE("invariant: dashes run on where one piece of a line ends and the next begins") {
  const Scene scene(nn::Activation::relu, 1, 11);
  LineBuilder builder;
  std::vector<render::Segment> segments;
  LineOptions options;
  options.has_decision = false;
  options.plane_pt = 500;
  builder.build(scene.picture, scene.network.architecture, light_palette(), options, segments);
  int compared = 0;
  for (const render::Segment& a : segments)
    for (const render::Segment& b : segments) {
      const bool meets = a.dash_pt > 0 && a.colour == b.colour && a.x1 == b.x0 && a.y1 == b.y0;
      const double ax = a.x1 - a.x0, ay = a.y1 - a.y0, bx = b.x1 - b.x0, by = b.y1 - b.y0;
      const double la = std::hypot(ax, ay), lb = std::hypot(bx, by);
      const bool is_straight = meets && la > 1e-3 && lb > 1e-3 && ax * bx + ay * by > 0.9999999 * la * lb;
      if (!is_straight) continue;
      const double period = 2.0 * a.dash_pt / 250;
      const double off = std::remainder(a.start + la - b.start, period);
      CHECK(std::fabs(off) < 0.02 * period);
      ++compared;
    }
  CHECK(compared > 5);
}
