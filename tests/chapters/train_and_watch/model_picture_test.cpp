#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "core/nn/forward.h"
#include "support/budgets.h"

using namespace crease;
using namespace crease::train_and_watch;
using lab::Value;
using testing::CountedBudget;
using testing::settle;
using testing::take;

namespace {

Value text(const char* value) {
  return Value(std::string(value));
}

}  // namespace

TEST_CASE("agree: the picture's affine maps are the network's own values") {
  Model model;
  take(model, 100);
  const Picture& picture = model.picture();
  REQUIRE(picture.cells != nullptr);
  CHECK(picture.step == 100);
  for (double x = -1.15; x < 1.2; x += 0.23) {
    for (double y = -1.15; y < 1.2; y += 0.23) {
      const std::int32_t cell = model.cell_at({x, y});
      REQUIRE(cell != regions::no_cell);
      const regions::AffineMap& map = picture.cells->map[cell];
      const double point[2] = {x, y};
      const double value = nn::evaluate(model.network(), point)[0];
      CHECK(map.a * x + map.b * y + map.c == doctest::Approx(value).epsilon(1e-9));
    }
  }
}

TEST_CASE("invariant: the picture belongs to the window, and the counts follow it") {
  Model model;
  take(model, 200);
  const Picture& picture = model.picture();
  const std::int32_t all = picture.cells->cells();
  REQUIRE(model.act("set_window", "-0.2,0.3,0.1,0.4").ok());
  settle(model);
  CHECK(picture.window.x0 == doctest::Approx(-0.2));
  CHECK(picture.window.y1 == doctest::Approx(0.4));
  CHECK(regions::total_area(*picture.cells) == doctest::Approx(0.5 * 0.3).epsilon(1e-12));
  CHECK(picture.cells->cells() < all);
  CHECK(picture.linear_regions <= picture.cells->cells());
  CHECK(model.history().cells.back() == picture.cells->cells());
  CHECK(static_cast<std::int32_t>(picture.region_of_cell.size()) == picture.cells->cells());
  REQUIRE(model.act("reset_view", "").ok());
  settle(model);
  CHECK(picture.cells->cells() == all);
}

TEST_CASE("known: zooming keeps the point under the cursor, panning shifts") {
  Model model;
  REQUIRE(model.act("set_window", "0,4,0,2").ok());
  REQUIRE(model.act("zoom", "2,1,0.5").ok());
  const Window window = model.settings().picture.window();
  CHECK(window.x0 == doctest::Approx(0.5));
  CHECK(window.x1 == doctest::Approx(2.5));
  CHECK(window.y0 == doctest::Approx(0.25));
  CHECK(window.y1 == doctest::Approx(1.25));
  REQUIRE(model.act("pan", "1,-1").ok());
  CHECK(model.settings().picture.window().x0 == doctest::Approx(1.5));
  for (const char* bad : {"1,1,0,2", "0,1", "0,1e300,0,1", ""})
    CHECK_FALSE(model.act("set_window", bad).ok());
  for (const char* bad : {"0,0,0", "-1,0,0", "1e-300,0,0", "1e300,0,0"})
    CHECK_FALSE(model.act("zoom", bad).ok());
  CHECK(model.settings().picture.window().x0 == doctest::Approx(1.5));
}

TEST_CASE("invariant: a cell keeps its tint from picture to picture while its pattern lives") {
  Model model;
  settle(model);
  const std::int32_t cell = model.cell_at({0.05, 0.02});
  const std::uint32_t tint = model.picture().tint_of_cell[cell];
  REQUIRE(model.act("pan", "0.01,0.01").ok());
  settle(model);
  CHECK(model.picture().tint_of_cell[model.cell_at({0.05, 0.02})] == tint);
}

TEST_CASE("known: smooth activations give samples and say why") {
  Model model;
  REQUIRE(model.set("network.activation", text("tanh")).ok());
  settle(model);
  const Picture& picture = model.picture();
  CHECK_FALSE(picture.is_exact);
  CHECK(picture.cells == nullptr);
  CHECK(picture.notice ==
        "tanh is not piecewise linear, so there are no exact regions; the picture shows sampled values.");
  REQUIRE(picture.samples.size() == std::size_t(picture.sample_columns) * picture.sample_rows);
  const double corner[2] = {picture.window.x1, picture.window.y0};
  CHECK(picture.samples[picture.sample_columns - 1] == nn::evaluate(model.network(), corner)[0]);
  CHECK(model.cell_at({0, 0}) == regions::no_cell);
  CHECK(model.neuron_boundary(0).empty());
  CHECK(std::isnan(model.history().cells.back()));
  REQUIRE(model.set("network.activation", text("relu")).ok());
  CHECK(picture.is_exact);
  CHECK(picture.samples.empty());
}

TEST_CASE("known: a smooth picture that moves is coarse, and becomes fine when it rests") {
  Model model;
  REQUIRE(model.set("network.activation", text("gelu")).ok());
  REQUIRE(model.set("training.speed", lab::Value(std::string("fastest"))).ok());
  REQUIRE(model.act("play", "").ok());
  model.update(CountedBudget(1));
  const int moving = model.picture().sample_columns;
  REQUIRE(model.act("pause", "").ok());
  CHECK(model.is_busy());
  settle(model);
  CHECK(model.picture().sample_columns > moving);
}

TEST_CASE("known: colours follow the data: values for one output, classes for several") {
  Model model;
  settle(model);
  CHECK(model.picture().colouring == "value");
  REQUIRE(model.set("data.source", text("blobs3")).ok());
  settle(model);
  CHECK(model.picture().colouring == "winner");
  REQUIRE(model.set("picture.output", Value(std::int64_t(2))).ok());
  settle(model);
  CHECK(model.picture().output == 2);
  REQUIRE(model.set("data.source", text("circle")).ok());
  settle(model);
  CHECK(model.picture().output == 0);
  const std::uint64_t revision = model.picture().revision;
  REQUIRE(model.set("picture.boundaries", Value(false)).ok());
  CHECK(model.is_busy());
  CHECK(model.update(CountedBudget(1)));
  CHECK(model.picture().revision > revision);
}

TEST_CASE("agree: a neuron's crease is where its small picture changes sign") {
  Model model;
  take(model, 150);
  const int side = 32;
  const std::span<const float> pictures = model.neuron_pictures(side);
  const int neurons = model.network().architecture.hidden_neurons();
  REQUIRE(pictures.size() == std::size_t(neurons + 1) * side * side);
  const Window window = model.picture().window;
  const double cell = (window.x1 - window.x0) / side;
  int creases = 0;
  for (int neuron = 0; neuron < neurons; ++neuron) {
    const float* values = pictures.data() + std::size_t(neuron) * side * side;
    const auto [low, high] = std::minmax_element(values, values + side * side);
    const bool changes = *low < 0 && *high > 0;
    if (changes) CHECK(!model.neuron_boundary(neuron).empty());
    creases += changes;
    for (const regions::Polyline& line : model.neuron_boundary(neuron)) {
      const regions::Point point = line.points[line.points.size() / 2];
      const int column = std::clamp(static_cast<int>((point.x - window.x0) / cell), 1, side - 2);
      const int row = std::clamp(static_cast<int>((point.y - window.y0) / cell), 1, side - 2);
      float least = 1e30f, steepest = 0;
      for (int dy = -1; dy <= 1; ++dy) {
        for (int dx = -1; dx <= 1; ++dx) {
          const float value = values[(row + dy) * side + column + dx];
          least = std::min(least, std::fabs(value));
          steepest = std::max(steepest, std::fabs(value - values[row * side + column]));
        }
      }
      CHECK(least <= steepest + 1e-6f);
    }
  }
  CHECK(creases > neurons / 2);
  CHECK(model.neuron_boundary(-1).empty());
  CHECK(model.neuron_boundary(neurons).empty());
}

TEST_CASE(
    "known: the colour scale ends where nearly all training points lie, and does not jump while playing") {
  Model model;
  take(model, 400);
  const double scale = model.picture().value_scale;
  int above = 0;
  const std::vector<double> outputs = nn::evaluate(model.network(), model.data().train.x);
  for (const double output : outputs) above += std::fabs(output) > scale;
  CHECK(above <= static_cast<int>(outputs.size()) / 9);
  CHECK(above >= static_cast<int>(outputs.size()) / 12);
  REQUIRE(model.set("training.speed", lab::Value(std::string("fastest"))).ok());
  REQUIRE(model.act("play", "").ok());
  double last = scale;
  for (int i = 0; i < 20; ++i) {
    model.update(CountedBudget(1));
    CHECK(model.picture().value_scale < 1.4 * last);
    CHECK(model.picture().value_scale > 0.7 * last);
    last = model.picture().value_scale;
  }
}
