#include "chapters/distance/study.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

#include "chapters/distance/ball.h"
#include "chapters/distance/course.h"
#include "core/nn/forward.h"
#include "core/regions/nearest_boundary.h"
#include "support/network_families.h"
#include "support/region_fixtures.h"

using namespace crease;
using namespace crease::distance;

namespace {

struct Endless final : lab::Budget {
  bool is_spent() const override { return false; }
};
struct Spent final : lab::Budget {
  bool is_spent() const override { return true; }
};

Study finished(int inputs, double bias_scale, int networks) {
  Settings settings;
  settings.study_inputs = inputs;
  settings.study_bias_scale = bias_scale;
  settings.study_networks = networks;
  Study study(settings);
  study.advance(Endless());
  return study;
}

}  // namespace

TEST_CASE("agree: N times the mean distance is what was measured elsewhere, for every width and depth") {
  // 400 networks of each shape, standard error about 5 %: 16,16  32,32  64,64  128  32x4. NaN: not measured.
  const double none = std::nan("");
  struct Measured {
    int inputs;
    double bias_scale;
    std::array<double, 5> scaled;
  };
  for (const Measured& known :
       {Measured{2, 1, {2.16, 2.33, 2.16, none, 2.69}}, Measured{2, 0.1, {1.93, 1.83, 2.20, none, 1.99}},
        Measured{10, 1, {1.67, 1.72, 1.63, 1.52, 2.04}}, Measured{10, 0.1, {1.36, 1.35, 1.34, 1.28, 1.28}}}) {
    const Study study = finished(known.inputs, known.bias_scale, 100);
    for (std::size_t i = 0; i < study.rows().size(); ++i) {
      const Spread& scaled = study.rows()[i].scaled;
      CHECK(scaled.count() == 100);
      CHECK(scaled.mean() > 1.0);
      CHECK(scaled.mean() < 3.2);
      if (std::isnan(known.scaled[i])) continue;
      const double error = std::hypot(scaled.standard_error(), 0.05 * known.scaled[i]);
      CHECK_MESSAGE(std::fabs(scaled.mean() - known.scaled[i]) < 4 * error, known.inputs, " inputs, ",
                    study.rows()[i].name, ": ", scaled.mean(), " +- ", scaled.standard_error());
    }
  }
}

TEST_CASE("invariant: however the study is sliced, its numbers are the same to the bit") {
  Settings settings;
  settings.study_networks = 3;
  Study sliced(settings);
  int slices = 0;
  for (; !sliced.is_done(); ++slices) sliced.advance(Spent());
  CHECK(slices == 15);
  const Study whole = finished(2, settings.study_bias_scale, 3);
  for (std::size_t i = 0; i < whole.rows().size(); ++i) {
    CHECK(sliced.rows()[i].scaled.mean() == whole.rows()[i].scaled.mean());
    CHECK(sliced.rows()[i].scaled.standard_error() == whole.rows()[i].scaled.standard_error());
  }
}

TEST_CASE("known: mean and standard error of 1, 2, 3, 6") {
  Spread spread;
  CHECK(spread.standard_error() == 0);
  for (const double value : {1.0, 2.0, 3.0, 6.0}) spread.add(value);
  CHECK(spread.mean() == doctest::Approx(3));
  CHECK(spread.standard_error() == doctest::Approx(std::sqrt(14.0 / 3 / 4)));
}

TEST_CASE("known: around (1/4, 1/4) of fixture Q a disc meets one, then three, then five cells") {
  regions::Subdivider subdivider;
  const auto count = [&](regions::Point centre, double radius) {
    return cells_in_disc(subdivider, testing::fixture_q(), centre, radius).value();
  };
  CHECK(count({0.25, 0.25}, 0.2499) == 1);
  CHECK(count({0.25, 0.25}, 0.2501) == 3);  // the cells beyond the two axes
  CHECK(count({0.25, 0.25}, 0.3535) == 3);
  CHECK(count({0.25, 0.25}, 0.3536) == 5);  // the corner at the origin, and the diagonal, both at 1/sqrt 8
  CHECK(count({-1, -1}, 0.9999) == 1);
  CHECK(count({0, 0}, 0.1) == 4);
}

TEST_CASE("agree: a disc meets other cells exactly if it is larger than the nearest distance") {
  const nn::Network network = testing::random_network({2, 12, 12, 1}, nn::Activation::relu, 0.5, 3);
  regions::Subdivider subdivider;
  testing::TestRandom random(4);
  for (int i = 0; i < 40; ++i) {
    const regions::Point at = {2 * random.uniform() - 1, 2 * random.uniform() - 1};
    const double distance = regions::nearest_boundary(network, {}, at).distance;
    CHECK(cells_in_disc(subdivider, network, at, 0.9999 * distance).value() == 1);
    CHECK(cells_in_disc(subdivider, network, at, 1.0001 * distance).value() > 1);
  }
}

TEST_CASE("invariant: training is measured at the same steps with the same numbers, however it is sliced") {
  Settings settings;
  settings.count = 40;
  settings.steps = 60;
  settings.hidden = {6, 4};
  Course whole(settings), sliced(settings);
  whole.advance(Endless());
  while (!sliced.is_done()) sliced.advance(Spent());
  REQUIRE(whole.records().size() == sliced.records().size());
  CHECK(whole.records().front().step == 0);
  CHECK(whole.records().back().step == 60);
  for (std::size_t i = 0; i < whole.records().size(); ++i) {
    const Record &a = whole.records()[i], &b = sliced.records()[i];
    CHECK(a.step == b.step);
    CHECK(a.network.parameters == b.network.parameters);
    for (int set = 0; set < place_sets; ++set) {
      CHECK(a.nearby[set].distances == b.nearby[set].distances);
      CHECK(a.nearby[set].cells_near.mean() == b.nearby[set].cells_near.mean());
      CHECK(a.nearby[set].median_area == b.nearby[set].median_area);
      CHECK(a.nearby[set].cells_near.mean() >= 1);
    }
  }
  CHECK(whole.records().back().loss < whole.records().front().loss);
}
