#include "ui/plot.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "ui/number_text.h"
#include "ui/recording_painter.h"

using namespace crease;

namespace {

struct Figure {
  std::vector<double> x, y;
  ui::PlotSpec spec;
};

Figure loss_figure() {
  Figure figure;
  for (int i = 0; i <= 100; ++i) {
    figure.x.push_back(10.0 * i);
    figure.y.push_back(std::exp(-0.05 * i));
  }
  figure.spec.title = "Loss";
  figure.spec.x = {0, 1000, false};
  figure.spec.x_label = "Steps";
  figure.spec.value_text = [](double value) {
    return ui::number_text(value, 3);
  };
  return figure;
}

const ui::Rect page = {{0, 0}, {300, 160}};

bool has_text(const ui::RecordingPainter& painter, const std::string& text) {
  return std::any_of(painter.texts().begin(), painter.texts().end(),
                     [&](const auto& one) { return one.text == text; });
}

}  // namespace

TEST_CASE("known: values lie where the axes say, also on a logarithmic axis, and positions map back") {
  const ui::PlotFrame frame = {{{10, 20}, {110, 220}}, {0, 50, false}, {0.01, 1, true}};
  CHECK(frame.at(25, 0.1).x == doctest::Approx(60));
  CHECK(frame.at(25, 0.1).y == doctest::Approx(120));
  CHECK(frame.at(0, 1).y == doctest::Approx(20));
  CHECK(frame.x_at(60) == doctest::Approx(25));
}

TEST_CASE("invariant: a plot says its title, axis, last values and round ticks, all inside its page") {
  Figure figure = loss_figure();
  figure.spec.series = {{"train", figure.x, figure.y, {}}};
  figure.spec.y = ui::axis_of(figure.spec.series, true, 4);
  ui::RecordingPainter painter;
  ui::draw_plot(painter, ui::make_theme(ui::ThemeKind::light), page, figure.spec);
  for (const char* text : {"Loss", "Steps", "train 0.00674", "0", "500", "0.1", "1"}) {
    CAPTURE(text);
    CHECK(has_text(painter, text));
  }
  for (const auto& text : painter.texts()) {
    CHECK(text.at.x >= page.min.x);
    CHECK(text.at.x <= page.max.x);
    CHECK(text.at.y <= page.max.y);
  }
}

TEST_CASE("known: under the pointer the legend shows the values at the nearest step") {
  Figure figure = loss_figure();
  figure.spec.series = {{"train", figure.x, figure.y, {}}};
  figure.spec.y = {0.001, 1, true};
  figure.spec.marked_x = 0;
  ui::RecordingPainter painter;
  ui::draw_plot(painter, ui::make_theme(ui::ThemeKind::dark), page, figure.spec);
  CHECK(has_text(painter, "train 1.00"));
}

TEST_CASE("known: the nearest index is the nearest") {
  const std::vector<double> x = {0, 10, 20, 50};
  CHECK(ui::nearest_index(x, -5) == 0);
  CHECK(ui::nearest_index(x, 14) == 1);
  CHECK(ui::nearest_index(x, 16) == 2);
  CHECK(ui::nearest_index(x, 1e9) == 3);
  CHECK(ui::nearest_index({}, 1) == -1);
}

TEST_CASE("invariant: a thinned curve keeps its extremes and has fewer points than a page has half points") {
  std::vector<double> x, y;
  for (int i = 0; i < 100000; ++i) {
    x.push_back(i);
    y.push_back(i == 31234 ? 9.0 : i == 77777 ? -9.0 : std::sin(0.01 * i));
  }
  const ui::PlotFrame frame = {{{0, 0}, {300, 100}}, {0, 1e5, false}, {-10, 10, false}};
  const auto pieces = ui::curve(frame, x, y);
  REQUIRE(pieces.size() == 1);
  CHECK(pieces[0].size() <= 3 * 601);
  const auto [high, low] = std::minmax_element(pieces[0].begin(), pieces[0].end(),
                                               [](const ui::Vec& a, const ui::Vec& b) { return a.y < b.y; });
  CHECK(high->y == doctest::Approx(5));
  CHECK(low->y == doctest::Approx(95));
}

TEST_CASE("degenerate: values without a place (not a number, zero on a logarithmic axis) are gaps") {
  const std::vector<double> x = {0, 1, 2, 3, 4, 5}, y = {1, 0.5, 0, 0.1, std::nan(""), 0.2};
  const ui::PlotFrame frame = {{{0, 0}, {300, 100}}, {0, 5, false}, {0.01, 1, true}};
  const auto pieces = ui::curve(frame, x, y);
  REQUIRE(pieces.size() == 3);
  CHECK(pieces[0].size() == 2);
  CHECK(ui::curve(frame, {}, {}).size() == 1);
  const std::vector<ui::Series> nothing = {{"train", {}, {}, {}}};
  CHECK(ui::axis_of(nothing, true, 4).begin > 0);
}

TEST_CASE("invariant: title and legend never overlap, at any width") {
  Figure figure = loss_figure();
  figure.spec.series = {{"train", figure.x, figure.y, {}}, {"test", figure.x, figure.y, {}}};
  figure.spec.title = "Accuracy, %";
  figure.spec.y = {0.001, 1, true};
  for (const float width : {220.0f, 260.0f, 300.0f, 420.0f}) {
    const ui::Rect narrow = {{0, 0}, {width, 160}};
    ui::RecordingPainter painter;
    ui::draw_plot(painter, ui::make_theme(ui::ThemeKind::projector), narrow, figure.spec);
    const auto& texts = painter.texts();
    const auto title =
        std::find_if(texts.begin(), texts.end(), [](const auto& t) { return t.text == "Accuracy, %"; });
    REQUIRE(title != texts.end());
    const float end = title->at.x + painter.text_size(title->text, title->size_pt, ui::Font::sans_bold).x;
    for (const auto& text : texts)
      if (text.text.find("train ") == 0)
        CHECK((text.at.x > end || std::fabs(text.at.y - title->at.y) > title->size_pt));
  }
}

TEST_CASE("known: twins share an entry of the legend, and each curve has its name at its end") {
  Figure figure = loss_figure();
  std::vector<double> other = figure.y;
  for (double& value : other) value *= 2;
  figure.spec.series = {{"train", figure.x, figure.y, {}, "A"}, {"", figure.x, other, {}, "B", true}};
  figure.spec.y = ui::axis_of(figure.spec.series, true, 4);
  ui::RecordingPainter painter;
  ui::draw_plot(painter, ui::make_theme(ui::ThemeKind::light), page, figure.spec);
  for (const char* text : {"train 0.00674 | 0.0135", "A", "B"}) {
    CAPTURE(text);
    CHECK(has_text(painter, text));
  }
}
