#include "core/io/training_spec.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/base/rng.h"

using namespace crease;
using namespace crease::io;

namespace {

TrainingSpec read(std::string_view text) {
  Result<TrainingSpec> spec = read_training_spec(text, "spec.json");
  if (!spec) FAIL(spec.error().message);
  return std::move(spec).value();
}

std::string refusal(std::string_view text) {
  const Result<TrainingSpec> spec = read_training_spec(text, "spec.json");
  REQUIRE_FALSE(spec.ok());
  return spec.error().message;
}

/// The schema as the help shows it, without the explanations beside the fields.
std::string schema_without_words() {
  std::string text;
  std::size_t at = 0;
  bool is_own_data = false;
  while (at < training_spec_schema.size()) {
    const std::size_t end = training_spec_schema.find('\n', at);
    std::string_view line = training_spec_schema.substr(at, end - at);
    at = end + 1;
    if (line.find("or your own") != std::string_view::npos) is_own_data = true;
    const bool is_words_alone = line.substr(0, 20).find_first_not_of(' ') == std::string_view::npos;
    const bool is_for_one_source = line.find("iris only") != std::string_view::npos ||
                                   line.find("expression only") != std::string_view::npos;
    if (is_words_alone || is_for_one_source) continue;
    if (!is_own_data) text += std::string(line.substr(0, line.find("  ", 4))) + "\n";
    if (line.find("},") != std::string_view::npos) is_own_data = false;
  }
  return text;
}

struct Mistake {
  std::string text, sentence;
};

}  // namespace

TEST_CASE("known: data may come from a formula, which reads back from the written file") {
  for (const char* text : {R"({"data":{"source":"expression","expression":"|x|^2 - y"}})",
                           R"({"data":{"source":"expression_class","expression":"x² − y"}})"}) {
    const TrainingSpec spec = read(text);
    CHECK(read(write_training_spec(spec)).data == spec.data);
    CHECK(spec.data.expression.size() > 3);
  }
  CHECK(read(R"({"data":{"source":"expression"}})").data.expression == data::Request{}.expression);
}

TEST_CASE("known: an empty object stands for the documented defaults") {
  const TrainingSpec spec = read("{}");
  CHECK(spec.data == data::Request{});
  CHECK(spec.csv.empty());
  const std::vector<int> hidden{16, 16, 16};
  CHECK(spec.architecture == nn::perceptron(2, hidden, 1, nn::Activation::relu));
  CHECK(spec.initializer == nn::Initializer::he_normal);
  CHECK(spec.bias_scale == 0.1);
  CHECK(spec.network_seed == 1);
  CHECK(spec.training.loss == nn::Loss::squared_error);
  CHECK(spec.training.learning_rate == 0.03);
  CHECK(spec.training.batch == 10);
  CHECK(spec.steps == 1000);
}

TEST_CASE("agree: the printed schema reads, and says the defaults") {
  const std::string schema = schema_without_words();
  CAPTURE(schema);
  TrainingSpec spec = read(schema);
  CHECK(spec.is_loss_fixed);
  CHECK(spec.are_outputs_fixed);
  spec.is_loss_fixed = spec.are_outputs_fixed = false;
  CHECK(write_training_spec(spec) == write_training_spec(read(R"({"data":{"source":"spirals"}})")));
}

TEST_CASE("known: every field is read") {
  const TrainingSpec spec = read(R"({"format":"crease-training","version":1,
    "data":{"source":"iris","count":90,"noise":0,"columns":[0,1],"train_share":0.8,"seed":18446744073709551615},
    "network":{"hidden":[4,5],"activation":["tanh","leaky_relu"],"negative_slope":0.2,"outputs":3,
      "output_activation":"sigmoid","initializer":"glorot_uniform","bias_scale":0.5,"seed":3},
    "training":{"loss":"logistic","optimizer":"adam","learning_rate":0.5,"momentum":0.1,"beta1":0.2,"beta2":0.3,
      "epsilon":0.4,"weight_decay":0.6,"batch":7,"precision":"float64","seed":8},"steps":12})");
  CHECK(spec.data.source == "iris");
  CHECK(spec.data.count == 90);
  CHECK(spec.data.noise == 0);
  CHECK(spec.data.column_x == 0);
  CHECK(spec.data.column_y == 1);
  CHECK(spec.data.train_share == 0.8);
  CHECK(spec.data.seed == 18446744073709551615u);
  const std::vector<nn::Layer> layers{{4, nn::Activation::tanh, 0.2},
                                      {5, nn::Activation::leaky_relu, 0.2},
                                      {3, nn::Activation::sigmoid, 0.2}};
  CHECK(spec.architecture.layers == layers);
  CHECK(spec.initializer == nn::Initializer::glorot_uniform);
  CHECK(spec.bias_scale == 0.5);
  CHECK(spec.network_seed == 3);
  const nn::TrainingOptions& training = spec.training;
  CHECK(training.loss == nn::Loss::logistic);
  CHECK(training.optimizer == nn::Optimizer::adam);
  CHECK(training.precision == nn::Precision::float64);
  CHECK(std::vector<double>{training.learning_rate, training.momentum, training.beta1, training.beta2,
                            training.epsilon,
                            training.weight_decay} == std::vector<double>{0.5, 0.1, 0.2, 0.3, 0.4, 0.6});
  CHECK(training.batch == 7);
  CHECK(training.seed == 8);
  CHECK(spec.steps == 12);
}

TEST_CASE("invariant: a written spec reads back to the same text") {
  for (const char* text :
       {"{}", R"({"data":{"source":"iris","columns":[3,0]},"network":{"hidden":[]}})",
        R"({"data":{"csv":"a \"b\"/ü.csv","train_share":0.25},"training":{"loss":"logistic"}})",
        R"({"network":{"hidden":[3,4],"activation":["gelu","tanh"],"outputs":2,"negative_slope":-0.5}})"}) {
    const std::string written = write_training_spec(read(text));
    CHECK(write_training_spec(read(written)) == written);
  }
}

TEST_CASE("known: outputs and loss follow the data where they are not given") {
  const auto fitted = [](const std::string& source, const std::string& more) {
    return read(R"({"data":{"source":")" + source + R"("})" + more + "}");
  };
  CHECK(fitted("rings3", "").architecture.output() == 3);
  CHECK(fitted("rings3", "").training.loss == nn::Loss::softmax_cross_entropy);
  CHECK(fitted("rings3", R"(,"training":{"loss":"logistic"})").training.loss == nn::Loss::logistic);
  CHECK(fitted("bumps", "").architecture.output() == 1);
  CHECK(fitted("xor", R"(,"training":{"loss":"softmax_cross_entropy"})").architecture.output() == 2);
  CHECK(fitted("rings3", R"(,"network":{"outputs":1})").architecture.output() == 1);

  TrainingSpec spec = read(R"({"data":{"csv":"points.csv"}})");
  CHECK(spec.csv == "points.csv");
  fit_to_data(spec, data::Task::classification, 4);
  CHECK(spec.architecture.output() == 4);
}

TEST_CASE("degenerate: every mistake is told with place, field and what would be right") {
  const std::vector<Mistake> mistakes{
      {R"({"step":5})", "column 9: the field step is unknown; \"steps\" would be right"},
      {R"({"data":{"sorce":"xor"}})",
       "column 18: the field data.sorce is unknown; \"source\" would be right"},
      {R"({"quux":1})",
       "column 9: the field quux is unknown; one of \"format\", \"version\", \"data\", "
       "\"network\", \"training\", \"steps\" would be right"},
      {R"({"format":"crease-network"})",
       "column 11: format is \"crease-network\"; \"crease-training\" would be right"},
      {R"({"version":"1"})", "column 12: version is \"1\"; 1 would be right"},
      {R"({"steps":-1})", "column 10: steps is -1; a whole number from 0 to 1000000000 would be right"},
      {R"({"data":7})", "column 9: data is 7; an object {…} would be right"},
      {R"({"data":{"source":"spiral"}})", "column 19: data.source is \"spiral\"; \"spirals\" would be right"},
      {R"({"data":{"count":1}})",
       "column 18: data.count is 1; a whole number from 2 to 100000 would be right"},
      {R"({"data":{"noise":1.5}})", "column 18: data.noise is 1.5; a number from 0 to 1 would be right"},
      {R"({"data":{"noise":"lots"}})",
       "column 18: data.noise is \"lots\"; a number from 0 to 1 would be right"},
      {R"({"data":{"train_share":0}})",
       "column 24: data.train_share is 0; a number above 0 and up to 1 would be right"},
      {R"({"data":{"seed":-1}})",
       "column 17: data.seed is -1; a whole number from 0 to 18446744073709551615 would be right"},
      {R"({"data":{"seed":1.5}})",
       "column 17: data.seed is 1.5; a whole number from 0 to 18446744073709551615 would be right"},
      {R"({"data":{"csv":"a.csv","noise":0}})",
       "column 32: data.noise is 0; leaving it out beside \"csv\" would be right"},
      {R"({"data":{"csv":""}})", "column 16: data.csv is \"\"; the path of a file would be right"},
      {R"({"data":{"columns":[0,1]}})",
       "column 20: data.columns is a list of numbers; leaving it out where the source is "
       "not \"iris\" would be right"},
      {R"({"data":{"source":"xor","expression":"x"}})",
       "column 38: data.expression is \"x\"; leaving it out where the source is neither "
       "\"expression\" nor \"expression_class\" would be right"},
      {R"({"data":{"source":"expression","expression":"sin(x"}})",
       "column 45: data.expression, column 6: a closing bracket is missing"},
      {R"({"data":{"csv":"a.csv","expression":"x"}})",
       "column 37: data.expression is \"x\"; leaving it out beside \"csv\" would be "
       "right"},
      {R"({"data":{"source":"iris","columns":[0,4]}})",
       "column 36: data.columns is a list of numbers; a list of two "
       "whole numbers from 0 to 3 would be right"},
      {R"({"network":{"hidden":16}})",
       "column 22: network.hidden is 16; a list of at most 100 widths would be right"},
      {R"({"network":{"hidden":[4,0]}})",
       "column 22: network.hidden[1] is 0; a whole number from 1 to 10000 would be right"},
      {R"({"network":{"hidden":["a"]}})",
       "column 22: network.hidden is a list; a list of at most 100 widths would be right"},
      {R"({"network":{"activation":"rleu"}})",
       "column 26: network.activation is \"rleu\"; \"relu\" would be right"},
      {R"({"network":{"activation":["relu"]}})",
       "column 26: network.activation has 1 entries; 3, one for each hidden "
       "layer, would be right"},
      {R"({"network":{"hidden":[3],"activation":["rleu"]}})",
       "column 40: network.activation[0] is \"rleu\"; \"relu\" would be right"},
      {R"({"network":{"outputs":11}})",
       "column 23: network.outputs is 11; a whole number from 1 to 10 would be right"},
      {R"({"training":{"optimizer":"adm"}})",
       "column 26: training.optimizer is \"adm\"; \"adam\" would be right"},
      {R"({"training":{"learning_rate":0}})",
       "column 30: training.learning_rate is 0; a number above 0 would be right"},
      {R"({"training":{"momentum":1}})",
       "column 25: training.momentum is 1; a number from 0 to less than 1 would be right"},
      {R"({"training":{"batch":0}})",
       "column 22: training.batch is 0; a whole number from 1 to 100000 would be right"},
  };
  for (const Mistake& mistake : mistakes) {
    CHECK(refusal(mistake.text) == "spec.json, line 1, " + mistake.sentence);
  }
  CHECK(refusal("") == "spec.json is empty; a JSON object {…} would be right");
}

TEST_CASE("degenerate: a network too large for crease is refused") {
  CHECK(refusal(R"({"network":{"hidden":[10000,10000,10000]}})").starts_with("spec.json: "));
}

TEST_CASE("invariant: whatever the bytes, reading gives a spec that writes and reads, or one sentence") {
  Random random(23);
  const std::string valid = write_training_spec(read("{}"));
  constexpr std::string_view bytes = "{}[]\",:\\ 0123456789-+.eE";
  for (int round = 0; round < 5'000; ++round) {
    std::string text = valid;
    text[random.below(static_cast<std::uint32_t>(text.size()))] =
        bytes[random.below(static_cast<std::uint32_t>(bytes.size()))];
    const Result<TrainingSpec> spec = read_training_spec(text, "spec.json");
    if (spec.ok()) {
      const std::string written = write_training_spec(spec.value());
      REQUIRE(write_training_spec(read(written)) == written);
    } else {
      REQUIRE(spec.error().message.starts_with("spec.json"));
      REQUIRE(spec.error().message.find('\n') == std::string::npos);
    }
  }
}
