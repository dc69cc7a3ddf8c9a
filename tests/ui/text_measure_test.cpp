#include "ui/text_measure.h"

#include <doctest/doctest.h>

#include "ui/headless.h"

using namespace crease::ui;

TEST_CASE("agree: text is as wide as Dear ImGui measures it with the fonts themselves") {
  Headless screen([] {
    const ScreenPainter painter;
    for (const Font font : {Font::sans, Font::sans_bold})
      for (const char* text : {"Loss 0.0123", "−1.5 · 10⁻⁷", "x₁ and x₂, ŝ", "Wavy AV"}) {
        CAPTURE(text);
        const float exact = painter.text_size(text, 40, font).x;
        CHECK(measured_text(text, 40, font).x == doctest::Approx(exact).epsilon(0.02));
      }
  });
  screen.frame();
}

TEST_CASE("invariant: digits are all equally wide, and an empty text has no width") {
  for (const char* digit : {"1", "4", "8"})
    CHECK(measured_text(digit, 13, Font::sans).x == measured_text("0", 13, Font::sans).x);
  CHECK(measured_text("", 13, Font::sans).x == 0);
}

TEST_CASE("degenerate: characters that no font has, and broken UTF-8, have some width") {
  CHECK(measured_text("\xF0\x9F\x98\x80", 10, Font::sans).x > 0);
  CHECK(measured_text("\xC3", 10, Font::sans).x > 0);
  CHECK(measured_text("\xFF\xFE", 10, Font::sans_bold).x > 0);
}
