#include "ui/slider_scale.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace crease;

namespace {

lab::Parameter parameter(lab::ParameterType type, double soft_min, double soft_max, bool is_logarithmic) {
  lab::Parameter result;
  result.type = type;
  result.min = -1e9;
  result.max = 1e9;
  result.soft_min = soft_min;
  result.soft_max = soft_max;
  result.is_logarithmic = is_logarithmic;
  return result;
}

const lab::Parameter cases[] = {
    parameter(lab::ParameterType::real, 1e-4, 1, true), parameter(lab::ParameterType::real, 0, 0.5, false),
    parameter(lab::ParameterType::real, -2, 2, false), parameter(lab::ParameterType::integer, 20, 2000, true),
    parameter(lab::ParameterType::integer, 1, 64, false)};

}  // namespace

TEST_CASE("invariant: a slider's ends are the soft limits, and it climbs from one to the other") {
  for (const lab::Parameter& one : cases) {
    CHECK(ui::slider_value(one, 0) == one.soft_min);
    CHECK(ui::slider_value(one, 1) == one.soft_max);
    double before = one.soft_min;
    for (int i = 1; i <= 200; ++i) {
      const double value = ui::slider_value(one, i / 200.0);
      CHECK(value >= before);
      before = value;
    }
  }
}

TEST_CASE("invariant: the knob stands where the value is, to within rounding") {
  for (const lab::Parameter& one : cases)
    for (const double share : {0.1, 0.35, 0.6, 0.95})
      CHECK(ui::slider_share(one, ui::slider_value(one, share)) == doctest::Approx(share).epsilon(0.06));
}

TEST_CASE("known: dragging gives round numbers") {
  CHECK(ui::slider_value(cases[0], 0.5) == 0.01);
  CHECK(ui::slider_value(cases[1], 0.5) == 0.25);
  CHECK(ui::slider_value(cases[2], 0.5) == 0);
  CHECK(ui::slider_value(cases[3], 0.5) == 200);
}

TEST_CASE("invariant: an arrow key always moves, by one for integers, and stays within the hard limits") {
  for (const lab::Parameter& one : cases)
    for (const int direction : {-1, 1}) {
      const double value = ui::slider_value(one, 0.4);
      CHECK((ui::stepped_value(one, value, direction) - value) * direction > 0);
    }
  CHECK(ui::stepped_value(cases[4], 7, 1) == 8);
  lab::Parameter limited = cases[4];
  limited.max = 64;
  CHECK(ui::stepped_value(limited, 64, 1) == 64);
}

TEST_CASE(
    "degenerate: without a soft range only short hard ranges have a slider; long integers get a stepper") {
  lab::Parameter seed = parameter(lab::ParameterType::integer, 0, 0, false);
  CHECK_FALSE(ui::has_slider(seed));
  CHECK(ui::has_stepper(seed));
  seed.min = 0;
  seed.max = 100;
  CHECK(ui::has_slider(seed));
}
