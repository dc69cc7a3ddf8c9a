#include "chapters/train_and_watch/view_hover.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

#include "core/nn/forward.h"
#include "core/nn/trainer.h"
#include "ui/recording_painter.h"

using namespace crease;
using namespace crease::train_and_watch;

namespace {

bool overlaps(ui::Rect a, ui::Rect b) {
  return a.min.x < b.max.x && b.min.x < a.max.x && a.min.y < b.max.y && b.min.y < a.max.y;
}

struct Fixture {
  nn::Network network;
  regions::Subdivider subdivider;
  Picture picture;

  explicit Fixture(int outputs = 1) {
    const std::array<int, 2> hidden = {5, 4};
    network = nn::initialize(nn::perceptron(2, hidden, outputs, nn::Activation::relu),
                             nn::Initializer::he_normal, 0.3, 2);
    auto cells = subdivider.run(network, {}, regions::box(-1, 1, -1, 1));
    REQUIRE(cells.ok());
    picture.cells = cells.value();
    const auto linear = regions::linear_regions(*picture.cells, regions::adjacency(*picture.cells));
    picture.linear_regions = linear.count;
    picture.region_of_cell = linear.region_of_cell;
  }
};

}  // namespace

TEST_CASE("known: affine maps read as a person writes them") {
  CHECK(affine_text({0.52, -1.3, 0.08}) == "0.520 x₁ − 1.30 x₂ + 0.0800");
  CHECK(affine_text({-2, 0, -1}) == "−2.00 x₁ − 1.00");
  CHECK(affine_text({0, 0, 0}) == "0");
  CHECK(affine_text({0, 3, 0}) == "3.00 x₂");
}

TEST_CASE("known: neurons are named from one, layer by layer") {
  const std::array<int, 2> hidden = {5, 4};
  const nn::Architecture architecture = nn::perceptron(2, hidden, 1, nn::Activation::relu);
  CHECK(neuron_name(architecture, 0) == "neuron 1 of layer 1");
  CHECK(neuron_name(architecture, 8) == "neuron 4 of layer 2");
  CHECK(place_of(architecture, 9).layer == 2);
  CHECK(place_of(architecture, 10).layer == -1);
}

TEST_CASE("agree: the facts of a cell are those of the network in its middle") {
  const Fixture fixture;
  const regions::Subdivision& cells = *fixture.picture.cells;
  for (std::int32_t cell = 0; cell < cells.cells(); ++cell) {
    const CellFacts facts = facts_of_cell(fixture.picture, fixture.network.architecture, cell);
    std::array<double, 2> middle = {0, 0};
    for (std::int32_t i = cells.first_corner[cell]; i < cells.first_corner[cell + 1]; ++i) {
      middle[0] += cells.x[i] / cells.corners(cell);
      middle[1] += cells.y[i] / cells.corners(cell);
    }
    const nn::Trace trace = nn::trace(fixture.network, middle);
    REQUIRE(facts.pattern.size() == 2);
    for (std::size_t layer = 0; layer < 2; ++layer)
      for (std::size_t i = 0; i < facts.pattern[layer].size(); ++i)
        if (std::fabs(trace.z[layer][i]) > 1e-9) CHECK(facts.pattern[layer][i] == (trace.z[layer][i] > 0));
    const double value = facts.maps[0].a * middle[0] + facts.maps[0].b * middle[1] + facts.maps[0].c;
    CHECK(value == doctest::Approx(trace.z[2][0]));
    CHECK(facts.sides == cells.corners(cell));
  }
}

TEST_CASE("invariant: areas of all cards add up to the window") {
  const Fixture fixture;
  double total = 0;
  for (std::int32_t cell = 0; cell < fixture.picture.cells->cells(); ++cell)
    total += facts_of_cell(fixture.picture, fixture.network.architecture, cell).area;
  CHECK(total == doctest::Approx(4));
}

TEST_CASE("invariant: a card stays in its pane and off what the pointer is on, wherever there is room") {
  const ui::Rect pane = {{10, 20}, {610, 520}};
  const ui::Vec size = {260, 170};
  for (float x = 10; x <= 610; x += 25)
    for (float y = 20; y <= 520; y += 25)
      for (const float away : {16.0f, 60.0f}) {
        const ui::Rect avoid = {{x - away, y - away}, {x + away, y + away}};
        const ui::Rect card = place_card(pane, avoid, size);
        CHECK(card.min.x >= pane.min.x);
        CHECK(card.min.y >= pane.min.y);
        CHECK(card.max.x <= pane.max.x);
        CHECK(card.max.y <= pane.max.y);
        CHECK_FALSE(overlaps(card, avoid));
      }
}

TEST_CASE("degenerate: in a pane that is too small a card still begins inside it") {
  const ui::Rect pane = {{0, 0}, {200, 120}};
  const ui::Rect card = place_card(pane, {{90, 50}, {110, 70}}, {260, 170});
  CHECK(card.min.x == 0);
  CHECK(card.min.y == 0);
}

TEST_CASE("known: of many outputs the card shows the first few and the winner") {
  const Fixture fixture(9);
  CellFacts facts = facts_of_cell(fixture.picture, fixture.network.architecture, 0);
  facts.winner = 7;
  const CardLines lines = card_lines(facts, fixture.network.architecture);
  REQUIRE(lines.maps.size() == 5);
  CHECK(lines.maps.front().substr(0, 4) == "f₁");
  CHECK(lines.maps.back().substr(0, 4) == "f₈");
}

TEST_CASE("invariant: everything on a card lies on the card") {
  const Fixture fixture;
  ui::RecordingPainter painter;
  const ui::Theme theme = ui::make_theme(ui::ThemeKind::light);
  HoverCard card(painter, theme);
  const CellFacts facts = facts_of_cell(fixture.picture, fixture.network.architecture, 3);
  const CardLines lines = card_lines(facts, fixture.network.architecture);
  const ui::Vec size = card.size(facts, lines);
  card.draw({{100, 100}, {100 + size.x, 100 + size.y}}, facts, lines, false);
  REQUIRE(painter.texts().size() >= 6);
  for (const auto& text : painter.texts()) {
    CHECK(text.at.x >= 100);
    CHECK(text.at.y <= 100 + size.y);
    CHECK(text.at.x + painter.text_size(text.text, text.size_pt, ui::Font::sans).x <= 100 + size.x);
  }
}

TEST_CASE("known: the card as text has the pattern in bits, the map and the nearest crease") {
  const Fixture fixture;
  CellFacts facts = facts_of_cell(fixture.picture, fixture.network.architecture, 0);
  facts.nearest = {0.25, 6, {0, 0}};
  const std::string text = card_text(facts, fixture.network.architecture);
  CHECK(text.find("Layer 2: ") != std::string::npos);
  CHECK(text.find("f(x) = ") != std::string::npos);
  CHECK(text.find("0.250: neuron 2 of layer 2") != std::string::npos);
}

TEST_CASE("agree: the card's map of iris is the network's as a function of centimetres") {
  Model model;
  REQUIRE(model.set("data.source", std::string("iris")).ok());
  struct Endless final : lab::Budget {
    bool is_spent() const override { return false; }
  };
  model.update(Endless());
  const data::Dataset& data = model.data().train;
  REQUIRE(data.x_scale.half_range != doctest::Approx(1));
  int cells = 0;
  for (double x = -0.9; x < 1; x += 0.3)
    for (double y = -0.9; y < 1; y += 0.3) {
      const auto facts = facts_at(model, {x, y});
      REQUIRE(facts);
      const std::array<double, 2> point = {x, y};
      const std::vector<double> f = nn::evaluate(model.network(), point);
      const double x_cm = data.x_scale.measured(x), y_cm = data.y_scale.measured(y);
      for (std::size_t k = 0; k < f.size(); ++k) {
        const regions::AffineMap map = in_axis_units(facts->maps[k], facts->x_scale, facts->y_scale);
        CHECK(map.a * x_cm + map.b * y_cm + map.c == doctest::Approx(f[k]).epsilon(1e-9));
        const CardLines lines = card_lines(*facts, model.network().architecture);
        CHECK(lines.maps[k].find(affine_text(map)) != std::string::npos);
      }
      ++cells;
    }
  CHECK(cells == 49);
  const CellFacts facts = *facts_at(model, {0.2, 0.2});
  const CardLines lines = card_lines(facts, model.network().architecture);
  CHECK(lines.variables == "x₁ = " + data.x_name + ", x₂ = " + data.y_name);
  CHECK(lines.nearest.find("half range") != std::string::npos);
  CHECK(card_help(facts).find("as measured") != std::string::npos);
}

TEST_CASE("invariant: areas of iris cells are in the units of both axes and add up to the window's") {
  Fixture fixture;
  CellFacts facts = facts_of_cell(fixture.picture, fixture.network.architecture, 0);
  const std::string plain = card_lines(facts, fixture.network.architecture).shape;
  facts.x_scale = {3, 2};
  facts.y_scale = {1, 5};
  facts.area /= 10;
  CHECK(card_lines(facts, fixture.network.architecture).shape == plain);
}
