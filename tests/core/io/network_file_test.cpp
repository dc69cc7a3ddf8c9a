#include "core/io/network_file.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/rng.h"
#include "core/nn/forward.h"
#include "core/nn/trainer.h"

using namespace crease;
using namespace crease::io;

namespace {

const std::string fixture =
    R"({"format":"crease-network","version":1,"input":2,"layers":[
{"weight":[[1,0],[0,1]],"bias":[0,0],"activation":"relu"},
{"weight":[[1,1]],"bias":[-1],"activation":"relu"}
]}
)";

nn::Network read(std::string_view text) {
  Result<nn::Network> network = read_network(text, "net.json");
  if (!network) FAIL(network.error().message);
  return std::move(network).value();
}

std::string refusal(std::string_view text) {
  const Result<nn::Network> network = read_network(text, "net.json");
  REQUIRE_FALSE(network.ok());
  return network.error().message;
}

/// The fixture with its only `from` replaced.
std::string with(std::string_view from, std::string_view to) {
  std::string text = fixture;
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

struct Change {
  std::string from, to, sentence;
};

}  // namespace

TEST_CASE(
    "known: the fixture Q reads as max(max(x, 0) + max(y, 0) - 1, 0) and writes back to the same text") {
  const nn::Network network = read(fixture);
  CHECK(network.architecture.input == 2);
  CHECK(network.architecture.depth() == 2);
  CHECK(network.parameters == std::vector<double>{1, 0, 0, 1, 0, 0, 1, 1, -1});
  CHECK(nn::evaluate(network, std::vector<double>{2, 3, -5, 1.5, 0.25, 0.5}) ==
        std::vector<double>{4, 0.5, 0});
  CHECK(write_network(network) == fixture);
}

TEST_CASE("known: fields may come in any order") {
  CHECK(write_network(read(R"({"layers":[{"activation":"linear","bias":[2],"weight":[[3]]}],"input":1,
    "version":1,"format":"crease-network"})")) ==
        "{\"format\":\"crease-network\",\"version\":1,\"input\":1,\"layers\":[\n"
        "{\"weight\":[[3]],\"bias\":[2],\"activation\":\"linear\"}\n]}\n");
}

TEST_CASE("invariant: networks of every activation survive the trip through text bit by bit") {
  Random random(5);
  for (int which = 0; which < nn::activation_count; ++which) {
    const auto activation = static_cast<nn::Activation>(which);
    nn::Architecture architecture{3, {{5, activation}, {4, activation}, {2, nn::Activation::linear}}};
    if (activation == nn::Activation::leaky_relu) architecture.layers[1].negative_slope = 0.2;
    nn::Network network = nn::initialize(architecture, nn::Initializer::he_normal, 0.1, 7);
    network.parameters[0] = -0.0;
    network.parameters[1] = 5e-324;
    network.parameters[2] = -std::numeric_limits<double>::max();
    network.parameters[3] = 0.1 + 0.2;
    const nn::Network back = read(write_network(network));
    CHECK(back.architecture == network.architecture);
    CHECK(back.parameters == network.parameters);
    CHECK(std::signbit(back.parameters[0]));
  }
}

TEST_CASE("agree: nlohmann::json reads the same numbers from a written file") {
  const nn::Network network =
      nn::initialize(nn::perceptron(2, std::vector<int>{8, 8}, 3, nn::Activation::relu),
                     nn::Initializer::glorot_uniform, 0.5, 9);
  const auto json = nlohmann::json::parse(write_network(network));
  std::vector<double> parameters;
  for (const auto& layer : json["layers"]) {
    for (const auto& row : layer["weight"]) {
      for (const auto& number : row) parameters.push_back(number.get<double>());
    }
    for (const auto& number : layer["bias"]) parameters.push_back(number.get<double>());
  }
  CHECK(parameters == network.parameters);
}

TEST_CASE("degenerate: every mistake of meaning is told with place, field and what would be right") {
  const std::vector<Change> changes{
      {"\"format\":\"crease-network\",", "",
       "net.json, line 1, column 1: the field format is missing; "
       "\"format\":\"crease-network\" would be right"},
      {"crease-network", "crease-training",
       "net.json, line 1, column 11: format is \"crease-training\"; "
       "\"crease-network\" would be right"},
      {"\"version\":1", "\"version\":2", "net.json, line 1, column 38: version is 2; 1 would be right"},
      {"\"version\":1,", "",
       "net.json, line 1, column 1: the field version is missing; \"version\":1 would be right"},
      {"\"input\":2,", "",
       "net.json, line 1, column 1: the field input is missing; \"input\":2 would be right"},
      {"\"input\":2", "\"input\":0",
       "net.json, line 1, column 48: input is 0; a whole number from 1 to 1024 would be right"},
      {"\"input\":2", "\"input\":1025",
       "net.json, line 1, column 48: input is 1025; a whole number from 1 to 1024 would be right"},
      {"\"input\":2", "\"input\":2.5",
       "net.json, line 1, column 48: input is 2.5; a whole number from 1 to 1024 would be right"},
      {"\"input\":2", "\"input\":1e300",
       "net.json, line 1, column 48: input is 1e+300; a whole number from 1 to 1024 would be right"},
      {"\"input\":2", "\"input\":\"2\"",
       "net.json, line 1, column 48: input is \"2\"; a whole number from 1 to 1024 would be right"},
      {"\"input\":2", "\"inputs\":2",
       "net.json, line 1, column 49: the field inputs is unknown; \"input\" would be right"},
      {"\"input\":2", "\"input\":3",
       "net.json, line 2, column 12: layers[0].weight[0] has 2 numbers; 3 numbers, one for "
       "each input of the layer, would be right"},
      {"[[1,0],[0,1]]", "[[1,0],[0]]",
       "net.json, line 2, column 18: layers[0].weight[1] has 1 number; 2 numbers, one for "
       "each input of the layer, would be right"},
      {"[[1,0],[0,1]]", "[[1,0],[0,null]]",
       "net.json, line 2, column 21: layers[0].weight[1][1] is null; a number such as "
       "0.25 would be right"},
      {"[[1,0],[0,1]]", "[[1,0],5]",
       "net.json, line 2, column 18: layers[0].weight[1] is 5; a list of 2 numbers, one for "
       "each input of the layer, would be right"},
      {"[[1,0],[0,1]]", "[1,0]",
       "net.json, line 2, column 11: layers[0].weight is a list of numbers; a list of rows, one "
       "for each neuron, would be right"},
      {"[[1,0],[0,1]]", "[]",
       "net.json, line 2, column 11: layers[0].weight is an empty list; a list of rows, one for each "
       "neuron, would be right"},
      {"[[1,0],[0,1]]", "7",
       "net.json, line 2, column 11: layers[0].weight is 7; a list of rows, one for each neuron, would "
       "be right"},
      {"\"bias\":[0,0],", "",
       "net.json, line 2, column 1: the field layers[0].bias is missing; \"bias\":[…], a number for "
       "each neuron, would be right"},
      {"[0,0]", "[0,0,0]",
       "net.json, line 2, column 32: layers[0].bias has 3 numbers; 2 numbers, one for each row of "
       "weight, would be right"},
      {"[0,0]", "[]",
       "net.json, line 2, column 32: layers[0].bias has 0 numbers; 2 numbers, one for each row of weight, "
       "would be right"},
      {"[0,0]", "{}",
       "net.json, line 2, column 32: layers[0].bias is an object; a list of 2 numbers, one for each row of "
       "weight, would be right"},
      {"[0,0]", "[0,NaN]",
       "net.json, line 2, column 35, in layers[0].bias[1]: \"NaN\" is not a finite number; a number "
       "such as 0.25 would be right"},
      {"[0,0]", "[0,1e999]",
       "net.json, line 2, column 35, in layers[0].bias[1]: \"1e999\" is too large; numbers up to "
       "about 1e308 would be right"},
      {"\"relu\"}\n]", "\"rleu\"}\n]",
       "net.json, line 3, column 44: layers[1].activation is \"rleu\"; \"relu\" would be right"},
      {"\"relu\"}\n]", "\"swish\"}\n]",
       "net.json, line 3, column 44: layers[1].activation is \"swish\"; one of \"linear\", "
       "\"relu\", \"leaky_relu\", \"hard_tanh\", \"tanh\", \"sigmoid\", \"softplus\", "
       "\"gelu\" would be right"},
      {"\"relu\"}\n]", "\"relu\",\"negative_slope\":0.1}\n]",
       "net.json, line 3, column 68: layers[1].negative_slope is 0.1; leaving it out where the activation is "
       "not "
       "\"leaky_relu\" would be right"},
      {"[[1,1]]", "[[1,1],[1,1],[1,1],[1,1],[1,1],[1,1],[1,1],[1,1],[1,1],[1,1],[1,1]]",
       "net.json, line 3, column 86: layers[1].bias has 1 number; 11 numbers, one for each row of weight, "
       "would be right"},
      {"{\"weight\":[[1,1]],\"bias\":[-1],\"activation\":\"relu\"}", "[]",
       "net.json, line 3, column 1: layers[1] is an empty list; an object {…} would be right"},
  };
  for (const Change& change : changes) CHECK(refusal(with(change.from, change.to)) == change.sentence);
  CHECK(refusal("[]") ==
        "net.json, line 1, column 1: the file holds an empty list; an object {…} would be right");
  CHECK(
      refusal(R"({"format":"crease-network","version":1,"input":2,"layers":[]})") ==
      "net.json, line 1, column 59: layers is an empty list; a list of one layer {…} or more would be right");
  CHECK(refusal(R"({"format":"crease-network","version":1,"input":2})").find("the field layers is missing") !=
        std::string::npos);
}

TEST_CASE("degenerate: more than ten outputs are refused") {
  std::string rows = "[[1]", bias = "[0";
  for (int i = 1; i < 11; ++i) rows += ",[1]", bias += ",0";
  const std::string text = R"({"format":"crease-network","version":1,"input":1,"layers":[{"weight":)" + rows +
                           R"(],"bias":)" + bias + R"(],"activation":"linear"}]})";
  CHECK(refusal(text).ends_with("the last layer has 11 outputs; 1 to 10 would be right"));
}

TEST_CASE("degenerate: a file cut off anywhere is refused with a place") {
  for (std::size_t length = 0; length + 2 < fixture.size(); ++length) {
    const std::string sentence = refusal(fixture.substr(0, length));
    CHECK(sentence.starts_with(length == 0 ? "net.json is empty" : "net.json, line "));
  }
}

TEST_CASE("invariant: whatever the bytes, reading gives a valid finite network or one sentence") {
  Random random(17);
  constexpr std::string_view bytes = "{}[]\",:\\ \n0123456789-+.eEtrufalsnN\x01\xFF";
  int accepted = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text = fixture;
    for (std::uint32_t edit = 1 + random.below(3); edit-- > 0;) {
      text[random.below(static_cast<std::uint32_t>(text.size()))] =
          bytes[random.below(static_cast<std::uint32_t>(bytes.size()))];
    }
    const Result<nn::Network> network = read_network(text, "net.json");
    if (network.ok()) {
      ++accepted;
      REQUIRE(nn::validate(network.value().architecture).ok());
      REQUIRE(network.value().parameters.size() == network.value().architecture.parameter_count());
      for (const double parameter : network.value().parameters) REQUIRE(std::isfinite(parameter));
    } else {
      REQUIRE(network.error().message.starts_with("net.json, line "));
      REQUIRE(network.error().message.find('\n') == std::string::npos);
    }
  }
  CHECK(accepted > 100);
}

TEST_CASE("degenerate: a network with a parameter that is not finite fails the check when it is written") {
  nn::Network network = read(fixture);
  network.parameters[3] = std::nan("");
  CHECK_THROWS(write_network(network));
}
