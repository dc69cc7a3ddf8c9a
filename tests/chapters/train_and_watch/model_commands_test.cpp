#include <doctest/doctest.h>

#include <set>

#include "lab/commands.h"
#include "support/budgets.h"

using namespace crease;
using namespace crease::train_and_watch;
using lab::Value;

namespace {

Value text(const char* value) {
  return Value(std::string(value));
}

bool is_sentence(const std::string& text) {
  return text.size() > 10 && (text.back() == '.' || text.back() == ')');
}

const lab::Parameter* find(const std::vector<lab::Parameter>& parameters, const std::string& id) {
  for (const lab::Parameter& parameter : parameters)
    if (parameter.id == id) return &parameter;
  return nullptr;
}

}  // namespace

TEST_CASE(
    "invariant: every parameter is described: unique id, label, help, group, limits that hold its value") {
  const Model model;
  std::set<std::string> ids;
  for (const lab::Parameter& parameter : model.parameters()) {
    CAPTURE(parameter.id);
    CHECK(ids.insert(parameter.id).second);
    CHECK(!parameter.label.empty());
    CHECK(is_sentence(parameter.help));
    const bool is_known_group = parameter.group == "Data" || parameter.group == "Network" ||
                                parameter.group == "Training" || parameter.group == "Picture";
    CHECK(is_known_group);
    CHECK(parameter.min <= parameter.max);
    CHECK(parameter.soft_min <= parameter.soft_max);
    if (parameter.soft_min < parameter.soft_max) {
      CHECK(parameter.soft_min >= parameter.min);
      CHECK(parameter.soft_max <= parameter.max);
    }
    if (parameter.is_logarithmic) CHECK(parameter.min > 0);
    CHECK((parameter.type == lab::ParameterType::choice) == !parameter.choices.empty());
    const Result<Value> value = model.get(parameter.id);
    REQUIRE(value.ok());
    CHECK(lab::checked(parameter, value.value()).value() == value.value());
    CHECK(value.value() == parameter.initial);
    CHECK(lab::warning(parameter, value.value()).empty());
  }
}

TEST_CASE("invariant: every choice of every parameter can be set and read back") {
  Model model;
  for (const lab::Parameter& parameter : model.parameters()) {
    for (const lab::Choice& choice : parameter.choices) {
      CAPTURE(parameter.id);
      CAPTURE(choice.id);
      const Status status = model.set(parameter.id, Value(choice.id));
      CHECK(status.ok());
      const bool is_wish = choice.id == "mixed";  // keeps what the layers have
      if (!is_wish) CHECK(model.get(parameter.id).value() == Value(choice.id));
      CHECK(!choice.label.empty());
    }
    CHECK(model.set(parameter.id, parameter.initial).ok());
  }
}

TEST_CASE("invariant: every action has words, and refuses in a sentence") {
  Model model;
  std::set<std::string> ids;
  for (const lab::Action& action : model.actions()) {
    CAPTURE(action.id);
    CHECK(ids.insert(action.id).second);
    CHECK(!action.label.empty());
    CHECK(is_sentence(action.help));
    const Status status = model.act(action.id, "no;such,argument");
    if (!status.ok()) CHECK(is_sentence(status.error().message));
  }
}

TEST_CASE("invariant: every readout has a number, its text and a sentence") {
  Model model;
  testing::settle(model);
  std::set<std::string> ids;
  for (const lab::Readout& readout : model.readouts()) {
    CAPTURE(readout.id);
    CHECK(ids.insert(readout.id).second);
    CHECK(!readout.text.empty());
    CHECK(is_sentence(readout.sentence));
  }
  for (const char* id : {"step", "epoch", "train_loss", "test_loss", "train_accuracy", "test_accuracy",
                         "cells", "linear_regions", "cell_bound", "neurons", "parameters"})
    CHECK(ids.count(id) == 1);
}

TEST_CASE("degenerate: unknown ids, wrong types and values out of range change nothing and say so") {
  Model model;
  const std::vector<double> before = model.network().parameters;
  const std::pair<const char*, Value> wrong[] = {
      {"no.such", Value(1.0)},
      {"training.learning_rate", Value(-1.0)},
      {"training.learning_rate", text("fast")},
      {"training.batch", Value(0.5)},
      {"data.source", text("csv")},
      {"data.source", text("mnist")},
      {"data.count", Value(std::int64_t(1))},
      {"data.edits", text("delete 100000")},
      {"data.csv", text("broken.csv\n1,2\n")},
      {"network.hidden", text("16,0,16")},
      {"network.hidden", text("16,x")},
      {"network.hidden", text("1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1")},
      {"network.hidden", text("512,512,512,512,512,512")},
      {"layer.3.width", Value(std::int64_t(4))},
      {"weight.0.16.0", Value(1.0)},
      {"weight.0.0.2", Value(1.0)},
      {"weight.0.0", Value(1.0)},
      {"weight.-1.0.0", Value(1.0)},
      {"bias.4.0", Value(1.0)},
      {"bias.0.x", Value(1.0)},
      {"weight.0.0.0", Value(1e300)},
      {"weight.0.0.0", text("nan")},
      {"picture.width", Value(0.0)},
  };
  for (const auto& [id, value] : wrong) {
    const std::string name = id;
    CAPTURE(name);
    const Status status = model.set(name, value);
    REQUIRE_FALSE(status.ok());
    CHECK(is_sentence(status.error().message));
  }
  CHECK(model.network().parameters == before);
  CHECK_FALSE(model.get("no.such").ok());
  CHECK_FALSE(model.get("weight.9.9.9").ok());
  CHECK_FALSE(model.act("explode", "").ok());
}

TEST_CASE("known: hidden layers are set as text, one by one, or by adding and removing") {
  Model model;
  REQUIRE(model.set("network.hidden", text("8, 4")).ok());
  CHECK(model.get("hidden.count").value() == Value(std::int64_t(2)));
  CHECK(model.network().architecture.layers[0].width == 8);
  REQUIRE(model.set("layer.1.width", Value(std::int64_t(6))).ok());
  CHECK(model.get("network.hidden").value() == text("8,6"));
  REQUIRE(model.act("add_layer", "").ok());
  REQUIRE(model.act("add_neuron", "2").ok());
  REQUIRE(model.act("remove_neuron", "0").ok());
  CHECK(model.get("network.hidden").value() == text("7,6,7"));
  REQUIRE(model.act("remove_layer", "").ok());
  REQUIRE(model.set("network.hidden", text("")).ok());
  CHECK(model.network().architecture.depth() == 1);
  CHECK_FALSE(model.act("remove_layer", "").ok());
  testing::settle(model);
  CHECK(model.picture().cells->cells() == 1);
}

TEST_CASE("known: layers have one activation, or each its own") {
  Model model;
  REQUIRE(model.set("network.activation", text("leaky_relu")).ok());
  REQUIRE(model.set("layer.1.activation", text("hard_tanh")).ok());
  CHECK(model.get("network.activation").value() == text("mixed"));
  REQUIRE(model.set("network.activation", text("mixed")).ok());
  CHECK(model.network().architecture.layers[1].activation == nn::Activation::hard_tanh);
  CHECK(model.network().architecture.layers[2].activation == nn::Activation::leaky_relu);
  CHECK(model.network().architecture.layers[3].activation == nn::Activation::linear);
  CHECK(find(model.parameters(), "network.negative_slope")->is_enabled);
  REQUIRE(model.set("network.activation", text("relu")).ok());
  CHECK_FALSE(find(model.parameters(), "network.negative_slope")->is_enabled);
}

TEST_CASE("known: a neuron is pinned by its number, and let go when the network loses it") {
  Model model;
  REQUIRE(model.set("network.hidden", text("4,3")).ok());
  REQUIRE(model.act("pin", "7").ok());
  CHECK(model.settings().picture.neuron == 7);
  CHECK_FALSE(model.act("pin", "8").ok());
  CHECK_FALSE(model.act("pin", "first").ok());
  REQUIRE(model.act("remove_layer", "").ok());
  CHECK(model.settings().picture.neuron == -1);
  REQUIRE(model.act("pin", "4").ok());
  REQUIRE(model.act("pin", "").ok());
  CHECK(model.settings().picture.neuron == -1);
}

TEST_CASE("known: outputs and loss follow the data") {
  Model model;
  CHECK(model.network().architecture.output() == 1);
  REQUIRE(model.set("data.source", text("rings3")).ok());
  CHECK(model.network().architecture.output() == 3);
  REQUIRE(model.set("data.source", text("plane")).ok());
  CHECK(model.network().architecture.output() == 1);
  CHECK(model.message().empty());
  REQUIRE(model.set("training.loss", text("logistic")).ok());
  CHECK(model.message() == "These points carry values, not classes: the squared error is used instead.");
  REQUIRE(model.set("data.source", text("moons")).ok());
  CHECK(model.message().empty());
  REQUIRE(model.set("training.loss", text("softmax_cross_entropy")).ok());
  CHECK(model.network().architecture.output() == 2);
}

TEST_CASE("known: a file becomes the data, by one action or by the setting") {
  Model model;
  const std::string file =
      "flowers.csv\nlength,width,species\n1,2,red\n2,3,blue\n3,1,red\n4,5,blue\n2,2,green\n";
  REQUIRE(model.act("load_csv", file).ok());
  CHECK(model.get("data.source").value() == text("csv"));
  CHECK(model.data().train.classes == 3);
  CHECK(model.data().train.x_name == "length");
  CHECK(find(model.parameters(), "data.source")->choices.back().label == "flowers.csv");
  CHECK_FALSE(find(model.parameters(), "data.noise")->is_enabled);
  REQUIRE(model.set("data.source", text("xor")).ok());
  REQUIRE(model.set("data.csv", Value(file + "3,3,green\n")).ok());
  CHECK(model.data().train.size() + model.data().test.size() == 6);
  const Status broken = model.act("load_csv", "broken.csv\n1,2,a\n3,x,b\n");
  REQUIRE_FALSE(broken.ok());
  CHECK(broken.error().message.find("broken.csv") != std::string::npos);
  CHECK(model.data().train.size() + model.data().test.size() == 6);
}

TEST_CASE("known: text that is pasted becomes the data, in any dialect") {
  Model model;
  REQUIRE(model.act("paste_data", "1,5 2,5 yes\n2 3 no\n3 1 yes\n").ok());
  CHECK(model.get("data.source").value() == text("csv"));
  CHECK(find(model.parameters(), "data.source")->choices.back().label == "Pasted points");
  CHECK(model.data().train.class_names == std::vector<std::string>{"yes", "no"});
  const Status broken = model.act("paste_data", "1 2 a\n3 x b\n");
  REQUIRE_FALSE(broken.ok());
  CHECK(broken.error().message.starts_with("Pasted points, line 2, column 2: \"x\" is not a number"));
}

TEST_CASE(
    "known: a network that is opened is that of the file to the last bit, in single precision only if that "
    "holds it") {
  Model model;
  const auto opened = [&](const std::string& weight) {
    return model.act(
        "load_network",
        R"(n.json
{"format":"crease-network","version":1,"input":2,"layers":[{"weight":[[1,)" +
            weight +
            R"(]],"bias":[0.5],"activation":"relu"},{"weight":[[2]],"bias":[0],"activation":"linear"}]})");
  };
  REQUIRE(opened("0.25").ok());
  CHECK(model.get("training.precision").value() == text("float32"));
  CHECK(model.network().parameters == std::vector<double>{1, 0.25, 0.5, 2, 0});
  REQUIRE(opened("0.1").ok());
  CHECK(model.get("training.precision").value() == text("float64"));
  CHECK(model.network().parameters == std::vector<double>{1, 0.1, 0.5, 2, 0});
}

TEST_CASE("known: a formula is the function to learn or the boundary, and is offered only there") {
  Model model;
  CHECK_FALSE(find(model.parameters(), "data.expression")->is_enabled);
  REQUIRE(model.set("data.source", text("expression")).ok());
  CHECK(find(model.parameters(), "data.expression")->is_enabled);
  REQUIRE(model.set("data.noise", Value(0.0)).ok());
  REQUIRE(model.set("data.expression", text("x² - y")).ok());
  const data::Dataset& points = model.data().train;
  CHECK(points.task == data::Task::regression);
  CHECK(points.value[3] == points.x[6] * points.x[6] - points.x[7]);
  const Status status = model.set("data.expression", text("sin(x"));
  REQUIRE_FALSE(status.ok());
  CHECK(status.error().message == "Formula, column 6: a closing bracket is missing");
  CHECK(model.get("data.expression").value() == text("x² - y"));
  REQUIRE(model.set("data.source", text("expression_class")).ok());
  CHECK(model.data().train.classes == 2);
  CHECK_FALSE(model.set("data.expression", text("x²+1")).ok());
}

TEST_CASE("known: a file that a command asked to be saved is handed out once") {
  Model model;
  CHECK_FALSE(model.take_saved_file());
  REQUIRE(model.act("place_point", "0.5,0.25,1").ok());
  REQUIRE(model.act("save_data", "").ok());
  const auto file = model.take_saved_file();
  REQUIRE(file);
  CHECK(file->name == "points.csv");
  CHECK(file->content.find("\n0.5,0.25,1\n") != std::string::npos);
  CHECK_FALSE(model.take_saved_file());
}

TEST_CASE("known: iris offers its columns, and takes its 150 flowers whatever the number of points") {
  Model model;
  REQUIRE(model.set("data.source", text("iris")).ok());
  REQUIRE(model.set("data.column_x", text("sepal_width")).ok());
  CHECK(model.data().train.size() + model.data().test.size() == 150);
  CHECK(find(model.parameters(), "data.column_x")->is_enabled);
}

TEST_CASE("invariant: setting everything to what it is changes nothing, and training goes on") {
  Model model;
  testing::take(model, 50);
  const std::vector<double> before = model.network().parameters;
  for (const lab::Parameter& parameter : model.parameters())
    CHECK(model.set(parameter.id, model.get(parameter.id).value()).ok());
  CHECK(model.step() == 50);
  CHECK(model.network().parameters == before);
}

TEST_CASE("invariant: a state set parameter by parameter in a fresh model is the same state") {
  Model model, copy;
  for (const char* line :
       {"set data.source rings3", "set network.hidden 5,9", "set layer.0.activation hard_tanh",
        "set training.optimizer momentum", "act place_point 0.1,0.2,2", "act delete_point 3",
        "set picture.width 7", "set network.seed 12", "act pan 1,2"}) {
    const auto command = lab::parse_line(line);
    REQUIRE(lab::apply(model, command.value()).ok());
  }
  for (const lab::Parameter& parameter : model.parameters())
    REQUIRE(copy.set(parameter.id, model.get(parameter.id).value()).ok());
  CHECK(copy.network().parameters == model.network().parameters);
  CHECK(copy.data().train.x == model.data().train.x);
  CHECK(copy.parameters().size() == model.parameters().size());
  for (const lab::Parameter& parameter : model.parameters())
    CHECK(copy.get(parameter.id).value() == model.get(parameter.id).value());
}

TEST_CASE("known: measured points say how many there are, whatever number was asked of generated ones") {
  Model model;
  const auto parameter = [&](std::string_view id) {
    for (const lab::Parameter& candidate : model.parameters())
      if (candidate.id == id) return candidate;
    return lab::Parameter();
  };
  const auto points = [&] {
    for (const lab::Readout& readout : model.readouts())
      if (readout.id == "points") return readout.value;
    return -1.0;
  };
  REQUIRE(model.set("data.count", std::int64_t(60)).ok());
  CHECK(parameter("data.count").is_enabled);
  CHECK(points() == 60);
  REQUIRE(model.set("data.source", std::string("iris")).ok());
  CHECK(points() == 150);
  CHECK(!parameter("data.count").is_enabled);
  CHECK(!parameter("data.noise").is_enabled);
  REQUIRE(model.set("data.csv", std::string("mine.csv\n0,0,a\n1,1,b\n0,1,a\n")).ok());
  CHECK(points() == 3);
  CHECK(!parameter("data.count").is_enabled);
  REQUIRE(model.act("place_point", "0.2,0.3,1").ok());
  CHECK(points() == 4);
  REQUIRE(model.set("data.source", std::string("spirals")).ok());
  CHECK(points() == 60);
}
