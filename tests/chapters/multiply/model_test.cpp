#include "chapters/multiply/model.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "chapters/multiply/subject.h"
#include "chapters/opening.h"
#include "core/base/rng.h"
#include "core/nn/forward.h"
#include "lab/commands.h"
#include "lab/link.h"
#include "lab/session.h"

using namespace crease;
using multiply::Model;

namespace {

double readout(const lab::Chapter& chapter, const std::string& id) {
  for (const lab::Readout& each : chapter.readouts())
    if (each.id == id) return each.value;
  return -1;
}

Status tried(lab::Session& session, const std::string& line) {
  return lab::apply(session, lab::parse_line(line).value());
}

void run(lab::Session& session, const std::string& line) {
  REQUIRE_MESSAGE(tried(session, line).ok(), line);
}

/// Spent after so many looks.
class Looks final : public lab::Budget {
 public:
  explicit Looks(int looks) : left_(looks) {}
  bool is_spent() const override { return --left_ <= 0; }

 private:
  mutable int left_;
};

}  // namespace

TEST_CASE("known: the first picture is a tree of 28 neurons beside one layer of 256") {
  Model model;
  lab::Session session(model);
  chapters::settle(session);
  CHECK(readout(session, "neurons") == 28);
  CHECK(readout(session, "neurons_of_one_layer") == 256);
  CHECK(session.exported_network()->architecture.hidden_neurons() == 28);
  CHECK(readout(session, "slope") == doctest::Approx(2).epsilon(0.02));
}

TEST_CASE("reference: the tree's errors are those of the table, and the gate's are") {
  Model model;
  lab::Session session(model);
  run(session, "set network.lambda 0.01");
  CHECK(*model.value() / model.product() - 1 == doctest::Approx(-8.015e-5).epsilon(1e-3));
  run(session, "set factors.count 16");
  CHECK(*model.value() / model.product() - 1 == doctest::Approx(-1.616e-4).epsilon(1e-3));
  for (const char* line :
       {"set factors.count 2", "set factors.first 0.7", "set factors.second -0.9", "set network.lambda 0.1"})
    run(session, line);
  CHECK(*model.value() == doctest::Approx(-0.629318663).epsilon(1e-8));
}

TEST_CASE(
    "invariant: the error curve is a U in double and in float, and its best lambda is near the forecast") {
  Model model;
  lab::Session session(model);
  run(session, "set factors.count 2");
  run(session, "set factors.first 0.7");
  chapters::settle(session);
  const multiply::ErrorCurve& curve = model.curve();
  REQUIRE(curve.is_done());
  const double best = *curve.best(), foreseen = readout(session, "best_lambda");
  CHECK(best / foreseen > 0.1);
  CHECK(best / foreseen < 10);
  for (const auto* errors : {&curve.in_double(), &curve.in_float()}) {
    double smallest = 1;
    for (const double error : *errors)
      if (error < smallest) smallest = error;
    CHECK(errors->back() > 1e3 * smallest);
    CHECK_FALSE(errors->front() <= 1e3 * smallest);
  }
}

TEST_CASE("agree: the curve is the same however it is sliced, and so is training") {
  const auto course = [](int looks) {
    Model model;
    lab::Session session(model);
    run(session, "set factors.count 3");
    run(session, "set training.steps 150");
    for (int i = 0; i < 100000 && session.is_busy(); ++i) session.update(Looks(looks));
    std::vector<double> all;
    for (const double error : model.curve().in_float()) all.push_back(std::isnan(error) ? -1 : error);
    const auto& losses = model.training()->losses();
    all.insert(all.end(), losses.begin(), losses.end());
    all.push_back(model.training()->loss());
    return all;
  };
  const std::vector<double> one = course(1), seven = course(7);
  REQUIRE(one.size() == seven.size());
  for (std::size_t i = 0; i < one.size(); ++i) CHECK(one[i] == seven[i]);
}

TEST_CASE(
    "known: a trained gate learns to multiply two numbers, and eight in one layer are not learned so soon") {
  Model model;
  lab::Session session(model);
  run(session, "set factors.count 2");
  run(session, "set network.construction shallow");
  run(session, "set training.rate 0.02");
  run(session, "act train");
  chapters::settle(session);
  CHECK(readout(session, "loss") < 0.1);
  CHECK(readout(session, "construction_loss") < 1e-5);
  run(session, "set factors.count 8");
  run(session, "set training.steps 100");
  chapters::settle(session);
  CHECK(readout(session, "loss") > 0.5);
}

TEST_CASE("invariant: asking for fewer steps gives what so many steps give, and going on what all give") {
  const auto loss = [](const std::vector<int>& wishes) {
    Model model;
    lab::Session session(model);
    run(session, "set factors.count 3");
    for (const int steps : wishes) {
      run(session, "set training.steps " + std::to_string(steps));
      chapters::settle(session);
    }
    return readout(session, "loss");
  };
  CHECK(loss({120, 40}) == loss({40}));
  CHECK(loss({40, 120}) == loss({120}));
}

TEST_CASE("known: where the derivative that counts is zero there is no network, and the reason is told") {
  Model model;
  lab::Session session(model);
  run(session, "set factors.count 2");
  run(session, "set network.activation sigmoid");
  CHECK(model.trouble().empty());
  run(session, "set network.best_point 0");
  CHECK(model.message().find("is zero at 0") != std::string::npos);
  CHECK_FALSE(session.exported_network().has_value());
  chapters::settle(session);
  run(session, "set network.point 1.3");
  CHECK(model.trouble().empty());
  CHECK(readout(session, "error") < 0.01);
}

TEST_CASE("known: ReLU is refused with the reason, and multiplies through squares") {
  Model model;
  lab::Session session(model);
  const Status refused = tried(session, "set network.activation relu");
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().message.find("second derivative") != std::string::npos);
  run(session, "set network.construction squares");
  run(session, "set factors.count 2");
  for (const int m : {1, 2, 6, 12, 20}) {
    run(session, "set network.folds " + std::to_string(m));
    REQUIRE(model.square_check().has_value());
    CHECK(model.square_check()->measured == std::ldexp(1.0, -2 * m));
    CHECK(model.square_check()->claimed == std::ldexp(1.0, -2 * m));
    CHECK(readout(session, "neurons") == 6 * m + 2);
  }
}

TEST_CASE("invariant: the network that is saved says what the chapter says, in every construction") {
  for (const char* construction : {"tree", "layers", "shallow", "squares"})
    for (const int n : {2, 5, 8}) {
      Model model;
      lab::Session session(model);
      run(session, "set factors.count " + std::to_string(n));
      run(session, std::string("set network.construction ") + construction);
      run(session, "set network.lambda 0.2");
      const nn::Network network = *session.exported_network();
      CHECK(network.architecture.hidden_neurons() == readout(session, "neurons"));
      CHECK(nn::evaluate(network, model.factors())[0] == doctest::Approx(*model.value()).epsilon(1e-9));
    }
}

TEST_CASE("invariant: the error of squares is within the bound that is told, and gates have none") {
  Model model;
  lab::Session session(model);
  CHECK(std::isnan(readout(session, "bound")));
  run(session, "set network.construction squares");
  for (const char* count : {"2", "5", "16"})
    for (const char* folds : {"2", "6", "10"}) {
      run(session, std::string("set factors.count ") + count);
      run(session, std::string("set network.folds ") + folds);
      CHECK(readout(session, "error") <= readout(session, "bound") * (1 + 1e-9) + 1e-13);
      CHECK(readout(session, "bound") < 16 * 4 * std::ldexp(8, -2 * std::stoi(folds)));
    }
}

TEST_CASE("known: 65536 neurons are told, drawn beside 60, and not trained") {
  Model model;
  lab::Session session(model);
  run(session, "set factors.count 16");
  run(session, "set network.construction shallow");
  run(session, "set network.lambda 0.1");
  CHECK(readout(session, "neurons") == 65536);
  // sigma_18 is 30 times sigma_16: even here the Taylor series leaves much, and smaller lambdas lose it to
  // rounding.
  CHECK(readout(session, "error") == doctest::Approx(readout(session, "forecast")).epsilon(0.2));
  CHECK(model.diagram().widths == std::vector{16, 32, 16, 8, 4, 1});
  CHECK_FALSE(tried(session, "act train").ok());
}

TEST_CASE("invariant: a drawn network has the connections of the network that is saved") {
  for (const char* construction : {"tree", "layers", "squares"})
    for (const int n : {3, 8, 11}) {
      Model model;
      lab::Session session(model);
      run(session, "set factors.count " + std::to_string(n));
      run(session, std::string("set network.construction ") + construction);
      const nn::Network network = *session.exported_network();
      std::size_t connections = 0;
      for (int layer = 0; layer < network.architecture.depth(); ++layer)
        for (const double weight : network.weight(layer)) connections += weight != 0 ? 1 : 0;
      CHECK(model.diagram().edges.size() == connections);
      CHECK(model.diagram().widths.size() == static_cast<std::size_t>(network.architecture.depth()) + 1);
    }
}

TEST_CASE("agree: a link brings the same settings and the same numbers to another lab") {
  Model model;
  lab::Session session(model);
  for (const char* line :
       {"set factors.count 4", "set network.construction layers", "set network.activation tanh",
        "set network.lambda 0.07", "set training.steps 60", "set picture.zoom 4"})
    run(session, line);
  chapters::settle(session);
  const std::string link = lab::to_fragment(lab::session_file(session, lab::Weights::repeated));
  const auto opened = chapters::reopen(lab::read_link(link).value(), chapters::Course::repeated);
  REQUIRE(opened.ok());
  const lab::Session& other = *opened.value().session;
  for (const lab::Parameter& parameter : session.parameters())
    CHECK(lab::to_text(other.get(parameter.id).value()) == lab::to_text(session.get(parameter.id).value()));
  for (const char* id : {"value", "error", "best_lambda", "slope", "loss", "construction_loss"})
    CHECK(readout(other, id) == readout(session, id));
}

TEST_CASE("degenerate: bad commands are refused with a sentence and change nothing") {
  Model model;
  lab::Session session(model);
  const lab::SessionFile before = lab::session_file(session, lab::Weights::repeated);
  for (const char* line :
       {"set factors.count 1", "set factors.count 17", "set factors.first 3", "set network.lambda 0",
        "set network.activation relu", "set network.activation linear", "set network.folds 0",
        "set training.steps -1", "set nothing 1", "act dance", "act more 3"}) {
    CHECK_MESSAGE(!tried(session, line).ok(), line);
    CHECK(lab::session_file(session, lab::Weights::repeated) == before);
  }
}

TEST_CASE("degenerate: a factor of 0 leaves an absolute error and no forecast of rounding") {
  Model model;
  lab::Session session(model);
  run(session, "set factors.first 0");
  chapters::settle(session);
  CHECK(model.product() == 0);
  CHECK(std::isfinite(readout(session, "error")));
}

TEST_CASE("invariant: any sequence of commands leaves a chapter that settles") {
  Random random(5, 0);
  const std::vector<std::string> lines = {"set factors.count 2",
                                          "set factors.count 7",
                                          "set factors.first 0",
                                          "set factors.second -2",
                                          "set factors.first 2",
                                          "set network.construction tree",
                                          "set network.construction layers",
                                          "set network.construction shallow",
                                          "set network.construction squares",
                                          "set network.layers 3",
                                          "set network.activation tanh",
                                          "set network.activation gelu",
                                          "set network.best_point 0",
                                          "set network.point 0",
                                          "set network.point -4",
                                          "set network.lambda 1e-7",
                                          "set network.lambda 10",
                                          "set network.folds 25",
                                          "set network.folds 1",
                                          "set training.steps 30",
                                          "set training.rate 1",
                                          "act more",
                                          "act fewer",
                                          "act take_best",
                                          "act undo",
                                          "act redo",
                                          "act restore_settings",
                                          "set picture.zoom 100"};
  Model model;
  lab::Session session(model);
  for (int i = 0; i < 150; ++i) {
    const auto which = static_cast<std::size_t>(random.uniform() * static_cast<double>(lines.size()));
    static_cast<void>(tried(session, lines[which]));
    if (i % 10 == 0) chapters::settle(session);
    CHECK(session.exported_network().has_value() == model.value().has_value());
    CHECK(model.neurons() > 0);
  }
}
