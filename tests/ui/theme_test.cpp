#include "ui/theme.h"

#include <doctest/doctest.h>

#include <cmath>

#include "ui/colour.h"

using namespace crease;
using ui::contrast;
using ui::Theme;
using ui::ThemeKind;

namespace {

constexpr ThemeKind kinds[] = {ThemeKind::light, ThemeKind::dark, ThemeKind::projector};
constexpr float text_least = 4.5f, mark_least = 3.0f, projector_text_least = 7.0f;

void check_text(const Theme& theme, ui::Colour ink, ui::Colour ground) {
  const float least = theme.kind == ThemeKind::projector ? projector_text_least : text_least;
  CHECK(contrast(ink, ground) >= least);
}

void check_mark(const Theme& theme, ui::Colour ink) {
  CHECK(contrast(ink, theme.ground) >= mark_least);
  CHECK(contrast(ink, theme.pane) >= mark_least);
}

float distance(ui::Colour a, ui::Colour b) {
  const ui::Oklab p = ui::to_oklab(a), q = ui::to_oklab(b);
  return std::hypot(std::hypot(p.lightness - q.lightness, p.a - q.a), p.b - q.b);
}

}  // namespace

TEST_CASE("known: black on white has contrast 21, and WCAG's grey #767676 on white just passes 4.5") {
  CHECK(contrast(ui::rgb(0x000000), ui::rgb(0xFFFFFF)) == doctest::Approx(21.0));
  CHECK(contrast(ui::rgb(0x767676), ui::rgb(0xFFFFFF)) == doctest::Approx(4.54).epsilon(0.002));
  CHECK(contrast(ui::rgb(0x777777), ui::rgb(0xFFFFFF)) < 4.5f);
}

TEST_CASE("known: OKLab of pure red is the published one, and the way back gives the same bytes") {
  const ui::Oklab red = ui::to_oklab(ui::rgb(0xFF0000));
  CHECK(red.lightness == doctest::Approx(0.6280).epsilon(1e-3));
  CHECK(red.a == doctest::Approx(0.2249).epsilon(1e-3));
  CHECK(red.b == doctest::Approx(0.1258).epsilon(1e-3));
  for (const std::uint32_t hex : {0x000000u, 0xFFFFFFu, 0x2166ACu, 0xB35806u, 0x123456u})
    CHECK(ui::from_oklab(ui::to_oklab(ui::rgb(hex))) == ui::rgb(hex));
}

TEST_CASE(
    "invariant: text has the contrast that people need, in every theme and on every ground it stands on") {
  for (const ThemeKind kind : kinds) {
    const Theme theme = ui::make_theme(kind);
    CAPTURE(static_cast<int>(kind));
    for (const ui::Colour ground : {theme.ground, theme.pane, theme.hover, theme.well}) {
      check_text(theme, theme.text, ground);
      check_text(theme, theme.quiet, ground);
    }
    check_text(theme, theme.accent, theme.pane);
    check_text(theme, theme.on_accent, theme.accent);
    CHECK(contrast(theme.accent, theme.accent_soft) >= text_least);
    CHECK(contrast(theme.text, theme.warning_soft) >= text_least);
    CHECK(contrast(theme.warning, theme.pane) >= text_least);
  }
}

TEST_CASE("invariant: marks, tracks and data lines reach 3:1 on pane and ground in every theme") {
  for (const ThemeKind kind : kinds) {
    const Theme theme = ui::make_theme(kind);
    CAPTURE(static_cast<int>(kind));
    for (const ui::Colour layer : theme.layers) check_mark(theme, layer);
    for (const ui::Colour one : theme.classes) check_mark(theme, one);
    for (int i = 0; i < 3; ++i) check_mark(theme, theme.series_stroke(i).colour);
    for (const ui::Colour mark : {theme.accent, theme.track, theme.decision, theme.negative, theme.positive})
      check_mark(theme, mark);
  }
}

TEST_CASE("known: the light and dark grounds, lines and accents are the ones that were agreed") {
  const Theme light = ui::make_theme(ThemeKind::light), dark = ui::make_theme(ThemeKind::dark);
  CHECK(light.ground == ui::rgb(0xFAFAF7));
  CHECK(light.line == ui::rgb(0xDADAD2));
  CHECK(light.accent == ui::rgb(0x1F5FB4));
  CHECK(light.negative == ui::rgb(0x2166AC));
  CHECK(light.positive == ui::rgb(0xB35806));
  CHECK(light.layer_colour(0) == ui::rgb(0x0072B2));
  CHECK(dark.ground == ui::rgb(0x14171B));
  CHECK(dark.pane == ui::rgb(0x1C2026));
  CHECK(dark.accent == ui::rgb(0x7FB2FF));
}

TEST_CASE("invariant: the signed ramp is zero's colour in the middle and goes out in even steps") {
  for (const ThemeKind kind : kinds) {
    const Theme theme = ui::make_theme(kind);
    const std::vector<ui::Colour> ramp = theme.signed_ramp(17);
    REQUIRE(ramp.size() == 17);
    CHECK(ramp.front() == theme.negative);
    CHECK(ramp[8] == theme.zero);
    CHECK(ramp.back() == theme.positive);
    const float step = distance(theme.zero, theme.positive) / 8;
    for (int i = 8; i < 16; ++i) CHECK(distance(ramp[i], ramp[i + 1]) == doctest::Approx(step).epsilon(0.15));
  }
}

TEST_CASE("invariant: neighbouring layers differ in colour and dash, and lines get no heavier with depth") {
  const Theme theme = ui::make_theme(ThemeKind::light);
  for (int layer = 0; layer < 8; ++layer) {
    const ui::Stroke one = theme.layer_stroke(layer), next = theme.layer_stroke(layer + 1);
    CHECK(one.colour != next.colour);
    CHECK(one.dash_pt != next.dash_pt);
    CHECK(next.width_pt <= one.width_pt);
    CHECK(one.width_pt >= 0.75f);
    CHECK(one.width_pt <= 1.25f);
  }
}

TEST_CASE("invariant: tints of identities have even lightness and text stays readable on them") {
  for (const ThemeKind kind : kinds) {
    const Theme theme = ui::make_theme(kind);
    const float lightness = ui::to_oklab(theme.identity_tint(0)).lightness;
    for (std::uint32_t identity = 0; identity < 500; ++identity) {
      const ui::Colour tint = theme.identity_tint(identity);
      CHECK(ui::to_oklab(tint).lightness == doctest::Approx(lightness).epsilon(0.05));
      CHECK(contrast(theme.text, tint) >= text_least);
    }
  }
}

TEST_CASE("invariant: under fingers every target is at least 44 points high") {
  CHECK(ui::for_touch(ui::make_theme(ThemeKind::light)).metrics.control >= 44);
}
