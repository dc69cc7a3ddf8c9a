#include "chapters/train_and_watch/figure.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "chapters/opening.h"
#include "chapters/train_and_watch/figure_lines.h"
#include "chapters/train_and_watch/figure_mosaic.h"
#include "chapters/train_and_watch/pair.h"
#include "chapters/train_and_watch/view_plane_mesh.h"
#include "support/budgets.h"
#include "support/figures.h"
#include "support/language.h"
#include "support/xml_check.h"

using namespace crease;
using namespace crease::train_and_watch;
using crease::testing::count_elements;
using crease::testing::xml_problem;
using testing::settle;
using testing::take;

namespace {

void set(Model& model, const char* id, lab::Value value) {
  REQUIRE(model.set(id, value).ok());
}

std::string svg(const Model& model, const char* name, ui::ThemeKind theme = ui::ThemeKind::light) {
  const Result<chapters::Figure> figure = chapters::make_figure(model, {name, 0, 0, theme});
  REQUIRE(figure.ok());
  return chapters::svg_of(figure.value());
}

/// What lies between the opening tag of a group and the beginning of the next one of these.
std::string group(const std::string& text, const std::string& name, const std::string& next) {
  const std::size_t begin = text.find("<g class=\"" + name + "\">");
  REQUIRE(begin != std::string::npos);
  const std::size_t end = text.find("<g class=\"" + next + "\">", begin);
  REQUIRE(end != std::string::npos);
  return text.substr(begin, end - begin);
}

struct Trained {
  Model model;
  Trained() {
    settle(model);
    take(model, 60);
  }
};

}  // namespace

TEST_CASE("invariant: the plane's figure has a path for each cell, a circle for each point, exactly") {
  Trained trained;
  for (const char* colouring : {"value", "cell", "region", "slope", "depth"}) {
    CAPTURE(colouring);
    set(trained.model, "picture.colouring", std::string(colouring));
    settle(trained.model);
    const std::string text = svg(trained.model, "plane");
    CHECK(xml_problem(text) == "");
    CHECK(count_elements(group(text, "cells", "creases"), "path") == trained.model.picture().cells->cells());
    CHECK(count_elements(group(text, "points", "axes"), "circle") == trained.model.data().train.size());
  }
}

TEST_CASE("known: title and description say step and counts") {
  Trained trained;
  const std::string text = svg(trained.model, "plane");
  CHECK(text.find(", step 60</title>") != std::string::npos);
  const std::string cells = std::to_string(trained.model.picture().cells->cells());
  CHECK(text.find(">" + cells + " cells, ") != std::string::npos);
  CHECK(text.find("Step 60, Training loss ") != std::string::npos);
}

TEST_CASE(
    "invariant: a figure of any size has all of its legend, and its counts never run into the axis's name") {
  Trained trained;
  for (const float width : {260.0f, 420.0f, 900.0f}) {
    CAPTURE(width);
    const auto figure = chapters::make_figure(trained.model, {"plane", width, 1.2f * width, {}});
    REQUIRE(figure.ok());
    const std::string text = chapters::svg_of(figure.value());
    for (const char* part : {">Layer 1</text>", ">2</text>", ">3</text>", ">f = 0</text>"})
      CHECK(text.find(part) != std::string::npos);
    const auto y_of = [&](const std::string& words) {
      const std::size_t end = text.find(words);
      REQUIRE(end != std::string::npos);
      const std::size_t begin = text.rfind(" y=\"", end) + 4;
      return std::stof(text.substr(begin, end - begin));
    };
    const bool is_beside =
        y_of(" linear regions in view</text>") == doctest::Approx(y_of(">x₁</text>")).epsilon(0.01);
    CHECK(is_beside == (width > 300));
  }
}

TEST_CASE("known: what is switched off is not drawn") {
  Trained trained;
  for (const char* id : {"picture.boundaries", "picture.decision", "picture.train_points"})
    set(trained.model, id, false);
  settle(trained.model);
  const std::string text = svg(trained.model, "picture");
  for (const char* name : {"creases", "decision", "points", "axes"})
    CHECK(text.find("class=\"" + std::string(name) + "\"") == std::string::npos);
}

TEST_CASE("invariant: every figure is well-formed in every theme, and the same when it is drawn again") {
  Trained trained;
  std::set<std::string> all;
  for (const std::string_view name : figure_names().first(6))
    for (const auto theme : {ui::ThemeKind::light, ui::ThemeKind::dark, ui::ThemeKind::projector}) {
      const std::string text = svg(trained.model, std::string(name).c_str(), theme);
      CHECK(xml_problem(text) == "");
      CHECK(text == svg(trained.model, std::string(name).c_str(), theme));
      all.insert(text);
    }
  CHECK(all.size() == 3 * 6);
}

TEST_CASE("known: a pinned neuron has its own line, and a smooth network one image instead of cells") {
  Trained trained;
  set(trained.model, "picture.neuron", std::int64_t(3));
  settle(trained.model);
  CHECK(svg(trained.model, "picture").find("class=\"neuron\"") != std::string::npos);
  set(trained.model, "network.activation", std::string("tanh"));
  settle(trained.model);
  const std::string text = svg(trained.model, "picture");
  CHECK(xml_problem(text) == "");
  CHECK(count_elements(text, "image") == 1);
  CHECK(text.find("class=\"neuron\"") == std::string::npos);
}

TEST_CASE("degenerate: nothing to draw, names and sizes that are not known are refused in a sentence") {
  Model model;
  settle(model);
  const auto problem = [&](chapters::FigureRequest request) {
    const auto figure = chapters::make_figure(model, request);
    return figure.ok() ? "" : figure.error().message;
  };
  CHECK(problem({"loss", 0, 0, {}}).find("no course of training") != std::string::npos);
  CHECK(problem({"plan", 0, 0, {}}).find("\"plane\" would be right") != std::string::npos);
  CHECK(problem({"plane", 10, 0, {}}).find("from 40 to 10000 points") != std::string::npos);
  CHECK(problem({"plane", 0, std::nanf(""), {}}).find("from 40 to 10000 points") != std::string::npos);
  CHECK(problem({"plane", 40, 40, {}}) == "");
}

TEST_CASE("agree: on every cell the ramp has the colour that the value at its corners has") {
  Trained trained;
  const Picture& picture = trained.model.picture();
  const Palette palette(ui::make_theme(ui::ThemeKind::light));
  render::FillMesh mesh;
  FillBuilder().build(picture, palette, {}, mesh);
  const MeshOnPage map(picture.window, picture.window, {{0, 0}, {400, 400}});
  const Mosaic mosaic = mosaic_of(mesh, map, {&palette, true, false});
  REQUIRE(mosaic.ramps.size() == 1);
  std::size_t vertex = 0, ramps = 0;
  double worst = 0;
  for (const ui::Patch& patch : mosaic.patches)
    for (const ui::Vec corner : patch.corners) {
      const double value = static_cast<double>(mesh.vertices[vertex++].shade);
      if (patch.ramp < 0) continue;
      ++ramps;
      const double dx = double(patch.to.x) - patch.from.x, dy = double(patch.to.y) - patch.from.y;
      const double along = (corner.x - patch.from.x) * dx + (corner.y - patch.from.y) * dy;
      worst =
          std::max(worst, std::fabs(2 * along / (dx * dx + dy * dy) - 1 - value) / (1 + std::fabs(value)));
    }
  CHECK(vertex == mesh.vertices.size());
  CHECK(ramps > 100);
  CHECK(worst < 0.01);
}

TEST_CASE("agree: pixels of a mesh have the colours of the cells that they are in") {
  Trained trained;
  set(trained.model, "picture.colouring", std::string("cell"));
  settle(trained.model);
  const Picture& picture = trained.model.picture();
  const Palette palette(ui::make_theme(ui::ThemeKind::light));
  render::FillMesh mesh;
  FillBuilder().build(picture, palette, {Colouring::cell, 0, -1, false, {}}, mesh);
  const ui::Rect rect = {{0, 0}, {100, 100}};
  const MeshOnPage map(picture.window, picture.window, rect);
  const ui::Pixels pixels = pixels_of(mesh, map, {&palette, false, false}, rect, 1, 0);
  int wrong = 0;
  for (int y = 0; y < 100; ++y)
    for (int x = 0; x < 100; ++x) {
      const Window& w = picture.window;
      const regions::Point at = {w.x0 + (x + 0.5) / 100 * (w.x1 - w.x0),
                                 w.y1 - (y + 0.5) / 100 * (w.y1 - w.y0)};
      const std::int32_t cell = trained.model.cell_at(at);
      wrong +=
          pixels.colours[std::size_t(100 * y + x)] != palette.tint(picture.tint_of_cell[std::size_t(cell)]);
    }
  CHECK(wrong < 5);  // centres that lie on an edge
}

TEST_CASE("known: dashes are as long as the gaps, round ends included, and begin where the line says") {
  struct Pieces final : ui::FigurePainter {
    std::vector<ui::LinePiece> all;
    void pieces(std::span<const ui::LinePiece> some, ui::Stroke) override {
      all.insert(all.end(), some.begin(), some.end());
    }
    void line(ui::Vec, ui::Vec, ui::Stroke) override {}
    void polyline(std::span<const ui::Vec>, ui::Stroke, bool) override {}
    void fill_polygon(std::span<const ui::Vec>, ui::Colour) override {}
    void fill_rect(ui::Rect, ui::Colour, float) override {}
    void circle(ui::Vec, float, ui::Colour, ui::Stroke) override {}
    void text(ui::Vec, std::string_view, ui::Colour, float, ui::Font, ui::Align) override {}
    ui::Vec text_size(std::string_view, float, ui::Font) const override { return {}; }
    void push_clip(ui::Rect) override {}
    void pop_clip() override {}
    void begin_group(std::string_view) override {}
    void end_group() override {}
    void mosaic(std::span<const ui::Patch>, std::span<const ui::Ramp>) override {}
    void image(ui::Rect, const ui::Pixels&) override {}
    float pixels_per_point() const override { return 1; }
  } painter;
  // A level line over 40 of 100 points, with dashes of 8 and a width of 2; half a period has gone before it.
  const render::Segment segment{-1, 0, 0, -0.2f, 0, 0, 1, 2, 8, 8 / 50.0f};
  draw_segments(painter, std::span(&segment, 1), {{-1, 1, -1, 1}, {-1, 1, -1, 1}, {{0, 0}, {100, 100}}});
  REQUIRE(painter.all.size() == 2);
  CHECK(painter.all[0].from.x == doctest::Approx(9));
  CHECK(painter.all[0].to.x == doctest::Approx(15));
  CHECK(painter.all[1].from.x == doctest::Approx(25));
  CHECK(painter.all[1].to.x == doctest::Approx(31));
  CHECK(painter.all[0].from.y == doctest::Approx(50));
}

TEST_CASE("agree: a state reopened with its course has the same picture, and curves from the first step on") {
  lab::SessionFile file;
  file.chapter = "train-and-watch";
  file.step = 300;
  const auto plain = chapters::reopen(file, chapters::Course::repeated);
  const auto recorded = chapters::reopen(file, chapters::Course::recorded);
  REQUIRE(plain.ok());
  REQUIRE(recorded.ok());
  const Model& one = dynamic_cast<const Pair&>(*plain.value().chapter).a();
  const Model& other = dynamic_cast<const Pair&>(*recorded.value().chapter).a();
  CHECK(svg(one, "plane") == svg(other, "plane"));
  const std::vector<double>& steps = other.history().step;
  CHECK(steps.front() == 0);
  CHECK(steps.back() == 300);
  CHECK(steps.size() > 10);
  CHECK(one.history().step.size() == 1);
  const auto again = chapters::reopen(file, chapters::Course::recorded);
  CHECK(chapters::metrics_csv(*again.value().chapter).value() == chapters::metrics_csv(other).value());
}

TEST_CASE("known: of two networks that are compared both planes can be drawn, and all curves") {
  lab::SessionFile file;
  file.chapter = "train-and-watch";
  file.settings = {{"compare.is_on", true}, {"b.network.seed", std::int64_t(5)}};
  file.step = 200;
  const auto opened = chapters::reopen(file, chapters::Course::recorded);
  REQUIRE(opened.ok());
  const lab::Chapter& chapter = *opened.value().chapter;
  const auto drawn = [&](const char* name) {
    const auto figure = chapters::make_figure(chapter, {name, 0, 0, {}});
    REQUIRE(figure.ok());
    return chapters::svg_of(figure.value());
  };
  const auto& pair = dynamic_cast<const Pair&>(chapter);
  REQUIRE(pair.b() != nullptr);
  CHECK(drawn("picture") != drawn("b.picture"));
  CHECK(testing::group(drawn("network"), "weights") != testing::group(drawn("b.network"), "weights"));
  CHECK(count_elements(group(drawn("b.plane"), "cells", "creases"), "path") ==
        pair.b()->picture().cells->cells());
  CHECK(xml_problem(drawn("course")) == "");
  CHECK(drawn("loss").find(">B</text>") != std::string::npos);
  const std::string csv = chapters::metrics_csv(chapter).value();
  CHECK(csv.starts_with("network,step,"));
  CHECK(csv.find("\nA,200,") != std::string::npos);
  CHECK(csv.find("\nB,200,") != std::string::npos);
  Model alone;
  settle(alone);
  CHECK(chapters::make_figure(alone, {"b.plane", 0, 0, {}}).error().message.find("no network B") !=
        std::string::npos);
}

TEST_CASE("invariant: every figure speaks German, in every colouring") {
  const lab::Words german = crease::testing::table_of("de");
  lab::Words::Use use;
  german.observe(&use);
  Trained trained;
  const auto draw = [&](std::string_view name) {
    const auto figure = chapters::make_figure(trained.model, {std::string(name), 0, 0, {}});
    REQUIRE(figure.ok());
    return chapters::svg_of(figure.value(), german);
  };
  for (const char* source : {"spirals", "blobs3"}) {
    set(trained.model, "data.source", std::string(source));
    take(trained.model, 30);
    for (const char* colouring : {"value", "winner", "cell", "region", "slope", "depth"}) {
      set(trained.model, "picture.colouring", std::string(colouring));
      settle(trained.model);
      CHECK(draw("plane").find("xml:lang=\"de\"") != std::string::npos);
    }
    CHECK(draw("course").find("Schritt") != std::string::npos);
  }
  CHECK(draw("plane").find("Schritt 30</title>") != std::string::npos);
  for (const std::string& text : use.missed) CHECK_MESSAGE(false, "no German for: ", text);
  for (const std::string& text : use.kept) CHECK_MESSAGE(false, "left in English: ", text);
}

TEST_CASE(
    "invariant: the network has an image for each neuron, a curve for each of a layer's heaviest weights") {
  Trained trained;
  testing::check_figure(trained.model, "network");
  const nn::Architecture& shape = trained.model.network().architecture;
  const std::string text = svg(trained.model, "network");
  const std::string neurons = testing::group(text, "neurons");
  CHECK(count_elements(neurons, "image") == shape.hidden_neurons() + shape.output());
  int weights = 0;
  for (int layer = 0; layer < shape.depth(); ++layer)  // as many in each layer as on the screen
    weights += std::min(shape.layers[std::size_t(layer)].width * shape.fan_in(layer), 600 / shape.depth());
  CHECK(count_elements(testing::group(text, "weights"), "path") == weights);
  CHECK(text.find(", step 60</title>") != std::string::npos);
}

TEST_CASE("invariant: a weight is as wide as it is large, and its colour is its sign") {
  Model model;
  set(model, "network.hidden", std::string("2"));
  settle(model);
  set(model, "weight.0.0.0", 2.0);
  set(model, "weight.0.0.1", -2.0);
  set(model, "weight.0.1.0", 1.0);
  set(model, "weight.0.1.1", 0.5);
  settle(model);
  const std::string weights = testing::group(svg(model, "network"), "weights");
  // The heaviest of the layer has three points, and each other one its share of the two and a half above a
  // half.
  for (const char* width : {"stroke-width=\"3\"", "stroke-width=\"1.75\"", "stroke-width=\"1.13\""})
    CHECK_MESSAGE(weights.find(width) != std::string::npos, width);
}

TEST_CASE("known: there is no diagram of network B where nothing is compared") {
  Trained trained;
  const auto refused = chapters::make_figure(trained.model, {"b.network", 0, 0, {}});
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().message.find("the figure network would be right") != std::string::npos);
}
