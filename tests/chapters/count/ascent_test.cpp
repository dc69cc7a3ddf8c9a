#include "chapters/count/ascent.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "chapters/count/portrait.h"
#include "core/nn/forward.h"
#include "core/regions/initial_counts.h"
#include "support/budgets.h"

using namespace crease;
using namespace crease::count;
using testing::CountedBudget;

namespace {

Ascent climbed(const Settings& settings, int looks = 1'000'000) {
  Ascent ascent(start_network(settings), settings.temperature, settings.ascent_rate);
  ascent.ask(settings.ascent_steps);
  while (!ascent.is_done()) ascent.advance(CountedBudget(looks));
  return ascent;
}

Settings small() {
  Settings settings;
  settings.hidden = {6, 6};
  settings.ascent_steps = 60;
  return settings;
}

}  // namespace

TEST_CASE("invariant: climbing raises the smoothed count, and finds networks with more cells than N + 1") {
  Settings settings;
  settings.hidden = {8, 8, 8};
  settings.ascent_steps = 150;
  const Ascent ascent = climbed(settings);
  CHECK(ascent.smoothed().back() > 1.5 * ascent.smoothed().front());
  CHECK(ascent.most() > 1.5 * 25);
  CHECK(ascent.most() <= 9 * 9 * 9);
  CHECK(cells_on_the_line(ascent.best()) == ascent.most());
  double most = 0;
  for (const double count : ascent.exact()) most = std::max(most, count);
  CHECK(static_cast<double>(ascent.most()) == most);
  CHECK(cells_on_the_line(ascent.network()) == static_cast<std::int64_t>(ascent.exact().back()));
}

TEST_CASE("agree: climbing in slices is climbing at once") {
  const Ascent whole = climbed(small()), sliced = climbed(small(), 1);
  CHECK(whole.network().parameters == sliced.network().parameters);
  CHECK(whole.exact() == sliced.exact());
  Ascent finished(start_network(small()), small().temperature, small().ascent_rate);
  finished.ask(60);
  finished.finish();
  CHECK(finished.smoothed() == whole.smoothed());
}

TEST_CASE("known: the starts have the cells they promise") {
  Settings settings;
  settings.hidden = {4, 4, 4};
  settings.start = Start::zigzag;
  CHECK(cells_on_the_line(start_network(settings)) == 125);
  settings.start = Start::sawtooth;
  CHECK(cells_on_the_line(start_network(settings)) >= 8 + 2);
  settings.hidden = {2, 2, 2, 2, 2};
  CHECK(cells_on_the_line(start_network(settings)) == 32 + 2);
}

TEST_CASE("degenerate: a network that cannot bend cannot climb, and one with huge weights is not counted") {
  Settings settings = small();
  settings.start = Start::by_hand;
  settings.by_hand.assign(parameter_count(settings.hidden), 0.0);
  CHECK(climbed(settings).exact() == std::vector<double>(61, 1.0));
  settings.by_hand.assign(parameter_count(settings.hidden), 1e300);
  const Ascent huge = climbed(settings);
  for (const double each : huge.network().parameters) CHECK(std::isfinite(each));
}

TEST_CASE("agree: the graph of a portrait goes through the network's values, and bends nowhere else") {
  Settings settings;
  settings.inputs = 3;
  const Portrait portrait = portrait_of(settings);
  REQUIRE(portrait.trouble.empty());
  CHECK(portrait.cells == static_cast<std::int64_t>(portrait.crossings.size()) + 1);
  const regions::Line line = regions::random_line(3, 1);
  const auto at = [&](double t) {
    std::vector<double> x = line.origin;
    for (std::size_t k = 0; k < 3; ++k) x[k] += t * line.direction[k];
    return nn::evaluate(portrait.network, x)[0];
  };
  const Graph& graph = portrait.graph;
  REQUIRE(graph.t.size() == static_cast<std::size_t>(portrait.in_window) + 1);
  for (std::size_t i = 0; i + 1 < graph.t.size(); ++i) {
    CHECK(graph.value[i] == doctest::Approx(at(graph.t[i])));
    const double middle = (graph.t[i] + graph.t[i + 1]) / 2;
    CHECK(at(middle) == doctest::Approx((graph.value[i] + graph.value[i + 1]) / 2).epsilon(1e-9));
  }
  std::int64_t sum = 0;
  for (const std::int64_t layer : crossings_by_layer(portrait.crossings, settings.hidden.size()))
    sum += layer;
  CHECK(sum == portrait.cells - 1);
}

TEST_CASE("invariant: permuted and rescaled neurons leave all cells of a plane where they are") {
  Settings settings;
  settings.hidden = {5, 4};
  settings.part = Part::plane;
  const Portrait portrait = portrait_of(settings);
  nn::Network other = portrait.network;
  // Neurons 0 and 3 of the first layer change places; all are scaled by powers of two.
  for (int k = 0; k < 2; ++k) std::swap(other.weight(0)[k], other.weight(0)[3 * 2 + k]);
  std::swap(other.bias(0)[0], other.bias(0)[3]);
  for (int j = 0; j < 4; ++j) std::swap(other.weight(1)[j * 5], other.weight(1)[j * 5 + 3]);
  for (int j = 0; j < 5; ++j) {
    for (int k = 0; k < 2; ++k) other.weight(0)[j * 2 + k] *= 4;
    other.bias(0)[j] *= 4;
    for (int i = 0; i < 4; ++i) other.weight(1)[i * 5 + j] /= 4;
  }
  regions::Subdivider subdivider;
  const regions::Subdivision* cut = subdivider.run(other, {}, regions::box(-3, 3, -3, 3)).value();
  REQUIRE(cut->cells() == portrait.cells);
  // The same polygons, in another order: areas agree one by one.
  const auto areas = [](const regions::Subdivision& of) {
    std::vector<double> all;
    for (std::int32_t c = 0; c < of.cells(); ++c) {
      double twice = 0;
      const int first = of.first_corner[c], n = of.corners(c);
      for (int i = 0; i < n; ++i) {
        const int j = first + i, k = first + (i + 1) % n;
        twice += of.x[j] * of.y[k] - of.x[k] * of.y[j];
      }
      all.push_back(twice / 2);
    }
    std::sort(all.begin(), all.end());
    return all;
  };
  const std::vector<double> mine = areas(portrait.cut), theirs = areas(*cut);
  for (std::size_t i = 0; i < mine.size(); ++i) CHECK(mine[i] == doctest::Approx(theirs[i]).epsilon(1e-9));
}
