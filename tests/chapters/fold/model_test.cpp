#include "chapters/fold/model.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "core/nn/forward.h"
#include "core/regions/pieces.h"
#include "lab/session.h"
#include "support/budgets.h"

using namespace crease;
using fold::Model;
using testing::CountedBudget;
using testing::settle;

namespace {

void set(Model& model, const char* id, const char* text) {
  for (const lab::Parameter& parameter : model.parameters())
    if (parameter.id == id) {
      const auto value = lab::parse_value(parameter, text);
      REQUIRE_MESSAGE(value.ok(), id);
      REQUIRE_MESSAGE(model.set(id, value.value()).ok(), id);
      return;
    }
  FAIL(id);
}

/// Everything but the random networks, which take longest, is as the chapter opens.
void count_few(Model& model) {
  set(model, "random.seeds", "2");
}

double readout(const Model& model, std::string_view id) {
  for (const lab::Readout& told : model.readouts())
    if (told.id == id) return told.value;
  return NAN;
}

int pieces_of(const nn::Network& network) {
  return regions::pieces_along(network, {{0}, {1}, 0, 1}).value().pieces();
}

}  // namespace

TEST_CASE("known: the chapter opens with five folds, 32 pieces, and ten neurons") {
  Model model;
  count_few(model);
  settle(model);
  CHECK(readout(model, "pieces") == 32);
  CHECK(readout(model, "neurons") == 10);
  CHECK(readout(model, "most_pieces") == 243);
  CHECK(model.measured_pieces() == 32);
  CHECK(model.exact_places() == model.asked_places());
  CHECK(model.asked_places() > 0);
}

TEST_CASE("known: fifty folds are counted to the last digit, and exact at every place asked") {
  Model model;
  count_few(model);
  set(model, "fold.depth", "50");
  set(model, "zoom.exponent", "46");
  set(model, "zoom.begin", "0.3");
  CHECK(model.counts().pieces.back().text() == "1125899906842624");
  CHECK(model.readouts()[0].text == "1\u2009125\u2009899\u2009906\u2009842\u2009624");
  CHECK(model.window_counts().pieces.back() == Natural(16));
  REQUIRE(model.graphs().size() == 50);
  CHECK(model.exact_places() == model.asked_places());
  settle(model);
  CHECK_FALSE(model.measured_pieces());
}

TEST_CASE("agree: creases that were dragged make the network with as many pieces as are told") {
  for (const char* creases : {"0.3 0.1 0.9 0.2; 0.61; 0.4 0.9 0.05 0.8", "0.3; 0.3; 0.3", "0.25 1 0 1"}) {
    Model model;
    count_few(model);
    set(model, "fold.creases", creases);
    settle(model);
    CHECK_MESSAGE(model.measured_pieces() == static_cast<int>(readout(model, "pieces")), creases);
    CHECK(std::get<std::string>(model.get("fold.creases").value()) == creases);
    CHECK(model.act("straighten", "").ok());
    CHECK(readout(model, "pieces") == 32);
  }
}

TEST_CASE("degenerate: creases that cannot be say which fold is wrong") {
  for (const auto& [text, place] : {std::pair{"0.5; 1.2", "fold 2"},
                                    {"0.5 0 2 0", "fold 1"},
                                    {"0.5 0 1 0 1", "fold 1"},
                                    {"0.5; 0.4; x", "fold 3"}}) {
    Model model;
    const Status status = model.set("fold.creases", std::string(text));
    REQUIRE_FALSE(status.ok());
    CHECK(status.error().message.find(place) != std::string::npos);
  }
}

TEST_CASE(
    "reference: on average, random networks of width 8 have about as many pieces as neurons, and one more") {
  Model model;
  set(model, "random.seeds", "30");
  settle(model);
  REQUIRE(model.random().points().size() > 5);
  for (const fold::RandomStudy::Point& point : model.random().points()) {
    const double off = std::fabs(point.pieces.mean - (point.neurons + 1));
    CHECK(off <= 4 * point.pieces.standard_error + 0.05 * point.neurons);
    if (point.neurons == 8) CHECK(point.pieces.mean == 9);
  }
}

TEST_CASE(
    "known: a weight of the first layer that moves by epsilon changes the sawtooth by up to about 2^d "
    "epsilon") {
  Model model;
  set(model, "experiment", "disturb");
  set(model, "fold.depth", "8");
  set(model, "disturb.number", "b2");
  set(model, "disturb.epsilon", "1e-6");
  settle(model);
  REQUIRE(model.disturbance()->now());
  const double change = model.disturbance()->now()->sup_change;
  CHECK(change <= 2 * 256 * 1e-6);
  CHECK(change >= 0.5 * 256 * 1e-6);
  CHECK(pieces_of(*model.exported_network()) == model.disturbance()->now()->pieces);
}

TEST_CASE("invariant: the largest change of a moved weight is none smaller than at any place of a grid") {
  Model model;
  set(model, "experiment", "disturb");
  for (const char* number : {"w11", "w12", "w21", "w22", "b1", "b2"}) {
    set(model, "disturb.number", number);
    set(model, "disturb.layer", "3");
    settle(model);
    const fold::Disturbance& disturbance = *model.disturbance();
    std::vector<double> grid;
    for (int i = 0; i <= 1024; ++i) grid.push_back(i / 1024.0);
    const std::vector<double> before = nn::evaluate(disturbance.network(), grid),
                              after = nn::evaluate(*model.exported_network(), grid);
    double largest = 0;
    for (std::size_t i = 0; i < grid.size(); ++i)
      largest = std::max(largest, std::fabs(after[i] - before[i]));
    CHECK(disturbance.now()->sup_change >= largest);
    CHECK(disturbance.now()->sup_change <= largest + 0.03);
  }
}

TEST_CASE("agree: training in small slices gives the same networks as training at once") {
  const auto trained = [](int looks) {
    Model model;
    set(model, "experiment", "train");
    set(model, "train.steps", "100");
    set(model, "train.depth", "3");
    while (model.is_busy()) model.update(CountedBudget(looks));
    std::vector<std::vector<double>> parameters;
    for (const fold::Runner& runner : model.race()->runners())
      parameters.push_back(runner.network.parameters);
    return parameters;
  };
  CHECK(trained(1) == trained(1000));
}

TEST_CASE("known: without noise the exact network stays exact, and random starts do not get there") {
  Model model;
  set(model, "experiment", "train");
  set(model, "train.steps", "300");
  set(model, "train.depth", "6");
  set(model, "train.noise", "1e-9");
  settle(model);
  const auto& runners = model.race()->runners();
  CHECK(runners[3].error.front() < 1e-10);
  CHECK(runners[3].pieces.front() >= 64);
  CHECK(runners[0].error.back() > 0.5 * model.race()->error_of_half());
  CHECK(runners[1].error.back() > 0.5 * model.race()->error_of_half());
  CHECK(runners[1].network.architecture.parameter_count() ==
        runners[3].network.architecture.parameter_count());
  CHECK(runners[2].network.architecture.hidden_neurons() == 64);
}

TEST_CASE("known: halving a sheet doubles its cells, and turned lines leave no slivers among them") {
  Model model;
  set(model, "experiment", "sheet");
  for (const auto& [folds, cells] : {std::pair{"1", 2}, {"4", 16}, {"10", 1024}}) {
    set(model, "sheet.folds", folds);
    CHECK(model.sheet()->cells == cells);
    CHECK(model.sheet()->slivers == 0);
  }
  for (const char* turn : {"45", "60", "36", "137.5", "0", "180"}) {
    set(model, "sheet.turn", turn);
    CHECK_MESSAGE(model.sheet()->cells == static_cast<int>(model.sheet()->folded.flaps.size()), turn);
  }
}

TEST_CASE("invariant: a window stays within the segment, begins at a multiple of 2^-50, and can be undone") {
  Model model;
  lab::Session session(model);
  CHECK(session.act("show", "0.333333333333333,40").ok());
  CHECK(model.settings().zoom == 40);
  const double units = std::ldexp(model.settings().zoom_begin, 50);
  CHECK(units == std::floor(units));
  CHECK(session.act("show", "1,3").ok());
  CHECK(model.settings().zoom_begin == 0.875);
  CHECK_FALSE(session.act("show", "0.5,48").ok());
  CHECK_FALSE(session.act("show", "0.5").ok());
  CHECK(session.act("undo", "").ok());
  CHECK(model.settings().zoom < 41);
}

TEST_CASE("invariant: more and fewer folds work in every experiment, to its limits") {
  for (const char* experiment : {"fold", "disturb", "train", "sheet"}) {
    Model model;
    set(model, "experiment", experiment);
    int steps = 0;
    while (model.act("fewer", "").ok()) ++steps;
    CHECK(steps >= 3);
    CHECK(model.act("more", "").ok());
    CHECK(model.exported_network().has_value());
  }
}
