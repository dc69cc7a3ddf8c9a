#include "ui/svg_painter.h"

#include <doctest/doctest.h>

#include <array>

#include "support/xml_check.h"
#include "ui/colour.h"
#include "ui/svg_text.h"

using namespace crease;
using testing::count_elements;
using testing::xml_problem;

namespace {

constexpr ui::Rect page = {{0, 0}, {100, 80}};
constexpr std::array<ui::Vec, 3> triangle = {{{0, 0}, {10, 0}, {0, 10}}};
const ui::Colour blue = ui::rgb(0x1F5FB4);

bool has(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

/// Everything that a painter can do.
std::string drawn_with_everything() {
  ui::SvgPainter painter(page, "A < B", "\"A\" & B.");
  painter.fill_rect(page, ui::rgb(0xFAFAF7), 3);
  painter.push_clip({{10, 10}, {90, 70}});
  painter.begin_group("cells");
  const std::array<ui::Ramp, 1> ramps = {{{blue, ui::rgb(0xFFFFFF), ui::rgb(0xB35806)}}};
  const std::array<ui::Patch, 2> patches = {
      {{triangle, blue, -1, {}, {}}, {triangle, 0, 0, {1, 2}, {3.125f, 4}}}};
  painter.mosaic(patches, ramps);
  painter.end_group();
  painter.image({{1, 2}, {3, 4}}, {1, 1, {blue}});
  painter.polyline(triangle, {blue, 1.5f, 4});
  painter.circle({5, 5}, 3, blue, {ui::with_alpha(blue, 0.5f), 1, 0});
  painter.pop_clip();
  painter.line({10, 10}, {10, 50}, {blue, 1, 0});
  painter.fill_polygon(triangle, blue);
  painter.text({50, 40}, "x₁ < 2 & \"y\"", blue, 13, ui::Font::sans_bold, ui::Align::centre);
  return painter.svg();
}

}  // namespace

TEST_CASE("invariant: SVG is well-formed and tells first what it shows") {
  const std::string svg = drawn_with_everything();
  CHECK(xml_problem(svg) == "");
  CHECK(svg.find("<title") < svg.find("<desc"));
  CHECK(svg.find("<desc") < svg.find("<rect"));
  CHECK(has(svg, ">A &lt; B</title>"));
  CHECK(has(svg, ">&quot;A&quot; &amp; B.</desc>"));
  CHECK(has(svg, "role=\"img\""));
  CHECK_FALSE(has(svg, "style="));
}

TEST_CASE("known: the check of XML finds what is wrong") {
  for (const char* wrong : {"", "text", "<a>", "<a></b>", "<a b=c/>", "<a b=\"1\" b=\"2\"/>", "<a>&</a>",
                            "<a>\x01</a>", "<a/>text", "<a b=\"<\"/>", "</a>"}) {
    CAPTURE(wrong);
    CHECK(xml_problem(wrong) != "");
  }
  CHECK(xml_problem("<a b=\"1\"><c/>x &amp; y</a>\n") == "");
  CHECK(count_elements("<a><ab/><a/></a>", "a") == 2);
}

TEST_CASE("known: each call becomes its element, with text as text") {
  const std::string svg = drawn_with_everything();
  CHECK(count_elements(svg, "circle") == 1);
  CHECK(count_elements(svg, "text") == 1);
  CHECK(count_elements(svg, "image") == 1);
  CHECK(count_elements(svg, "path") == 5);
  CHECK(has(svg, ">x₁ &lt; 2 &amp; &quot;y&quot;</text>"));
  CHECK(has(svg, "text-anchor=\"middle\""));
  CHECK(has(svg, "stroke-dasharray=\"4\""));
  CHECK(has(svg, "stroke-opacity=\"0.5\""));
  CHECK(has(svg, "x2=\"3.13\""));
}

TEST_CASE("known: a hairline lies between the pixels of the page") {
  CHECK(has(drawn_with_everything(), "d=\"M10.5 10L10.5 50\""));
}

TEST_CASE("invariant: a mosaic has each part once, and shows it twice, first with an outline") {
  const std::string svg = drawn_with_everything();
  CHECK(count_elements(svg, "use") == 1);
  CHECK(svg.find("<use") < svg.find("<g stroke-width=\"0\">"));
  CHECK(count_elements(svg, "linearGradient") == 2);
  CHECK(count_elements(svg, "stop") == 3);
}

TEST_CASE("golden: the same calls give the same bytes, other figures other ids") {
  CHECK(drawn_with_everything() == drawn_with_everything());
  const auto ids = [](const char* title) {
    const std::string svg = ui::SvgPainter(page, title, "").svg();
    return svg.substr(svg.find("<title id="), 25);
  };
  CHECK(ids("A") != ids("B"));
}

TEST_CASE("known: numbers have at most two decimals, and what is none is zero") {
  CHECK(ui::svg::number(12) == "12");
  CHECK(ui::svg::number(-0.004) == "0");
  CHECK(ui::svg::number(-3.25) == "-3.25");
  CHECK(ui::svg::number(0.1) == "0.1");
  CHECK(ui::svg::number(7.999) == "8");
  CHECK(ui::svg::number(1e300) == "1000000000");
  CHECK(ui::svg::number(0.0 / 0.0) == "0");
}

TEST_CASE("degenerate: control characters and broken UTF-8 in names make no broken XML") {
  for (const char* name : {"a\x01z", "\xFF", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82",
                           "\xEF\xBF\xBF", "x\xCC"}) {
    ui::SvgPainter painter(page, name, name);
    painter.text({0, 0}, name, blue, 13, ui::Font::sans, ui::Align::left);
    const std::string svg = painter.svg();
    CHECK(xml_problem(svg) == "");
    CHECK_FALSE(has(svg, name));
  }
  CHECK(ui::svg::escaped("é ₂ 😀") == "é ₂ 😀");
}
