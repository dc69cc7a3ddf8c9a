#include "core/io/network_formats.h"

#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/io/network_file.h"
#include "core/io/npy.h"
#include "core/io/npz.h"
#include "core/io/safetensors.h"
#include "core/io/zip.h"
#include "core/nn/forward.h"
#include "core/nn/trainer.h"

using namespace crease;
using namespace crease::io;
using namespace std::string_literals;

namespace {

const std::string folder = std::string(CREASE_REFERENCE_DIR) + "/networks/";

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file.good());
  return {std::istreambuf_iterator<char>(file), {}};
}

nn::Network read(std::string_view bytes, const ReadOptions& options = {}) {
  Result<nn::Network> network = read_any_network(bytes, "net", options);
  if (!network) FAIL(network.error().message);
  return std::move(network).value();
}

std::string refusal(std::string_view bytes, const ReadOptions& options = {}) {
  const Result<nn::Network> network = read_any_network(bytes, "net", options);
  REQUIRE_FALSE(network.ok());
  return network.error().message;
}

std::string written(const nn::Network& network, std::string_view path, const WriteOptions& options = {}) {
  Result<std::string> bytes = write_any_network(network, path, options);
  if (!bytes) FAIL(bytes.error().message);
  return std::move(bytes).value();
}

/// A network of one activation, with the numbers that are easiest to lose.
nn::Network hard_network(nn::Activation activation) {
  nn::Architecture architecture{3, {{5, activation}, {4, activation}, {2, nn::Activation::linear}}};
  if (activation == nn::Activation::leaky_relu) architecture.layers[1].negative_slope = 0.2;
  nn::Network network = nn::initialize(architecture, nn::Initializer::he_normal, 0.1, 7);
  network.parameters[0] = -0.0;
  network.parameters[1] = 5e-324;
  network.parameters[2] = -std::numeric_limits<double>::max();
  network.parameters[3] = 0.1 + 0.2;
  return network;
}

/// weight (1, 1), bias (1), and again: y = relu(x + 1) 2 + 3 by default.
TensorFile two_layers(std::string first, std::string second) {
  return {{{first + "weight", {1, 1}, {1}},
           {first + "bias", {1}, {1}},
           {second + "bias", {1}, {3}},
           {second + "weight", {1, 1}, {2}}},
          ""};
}

std::string npz(const std::vector<TensorView>& tensors) {
  std::vector<ZipMember> members;
  for (const TensorView& tensor : tensors)
    members.push_back({tensor.name + ".npy", write_npy(tensor, false)});
  return write_zip(members);
}

}  // namespace

TEST_CASE("reference: files of PyTorch and NumPy give the outputs that PyTorch computed, to 1e-12") {
  const auto references = nlohmann::json::parse(bytes_of(folder + "references.json"));
  REQUIRE(references.at("networks").size() == 12);
  for (const auto& entry : references.at("networks")) {
    const std::string file = entry.at("file");
    CAPTURE(file);
    const nn::Network network = read(bytes_of(folder + file), {entry.at("activation")});
    std::vector<double> points;
    for (const auto& row : entry.at("x")) points.insert(points.end(), row.begin(), row.end());
    std::vector<double> expected;
    for (const auto& row : entry.at("y")) expected.insert(expected.end(), row.begin(), row.end());
    const std::vector<double> found = nn::evaluate(network, points);
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      CHECK(std::abs(found[i] - expected[i]) <= 1e-12 * (1 + std::abs(expected[i])));
    }
  }
}

TEST_CASE("invariant: networks of every activation survive safetensors, npz and JSON bit by bit") {
  for (int which = 0; which < nn::activation_count; ++which) {
    const nn::Network network = hard_network(static_cast<nn::Activation>(which));
    for (const char* path : {"a.safetensors", "a.npz", "a.json", "folder.d/a"}) {
      CAPTURE(path);
      const nn::Network back = read(written(network, path));
      CHECK(back.architecture == network.architecture);
      CHECK(back.parameters == network.parameters);
      CHECK(std::signbit(back.parameters[0]));
    }
  }
}

TEST_CASE("known: float32 is the nearest float32 in every format that is read") {
  nn::Network network = hard_network(nn::Activation::relu);
  network.parameters[2] = 1e38;
  for (const char* path : {"a.safetensors", "a.npz", "a.json"}) {
    const nn::Network back = read(written(network, path, {nn::Precision::float32}));
    for (std::size_t i = 0; i < network.parameters.size(); ++i) {
      CHECK(back.parameters[i] == double(static_cast<float>(network.parameters[i])));
    }
  }
  network.parameters[2] = -1e39;
  const Result<std::string> bytes = write_any_network(network, "a.npz", {nn::Precision::float32});
  REQUIRE_FALSE(bytes.ok());
  CHECK(bytes.error().message ==
        "a.npz: the network has a parameter -1e+39, which is beyond float32; float64 would be right");
}

TEST_CASE("known: the content says the format, the ending of a path what is written") {
  const nn::Network network = hard_network(nn::Activation::relu);
  CHECK(written(network, "x.npz").starts_with("PK\3\4"));
  CHECK(written(network, "x.safetensors").substr(8, 14) == "{\"__metadata__");
  CHECK(written(network, "x.json") == write_network(network));
  CHECK(written(network, "x.onnx")
            .starts_with("\x08\x08\x12\x06"
                         "crease"));
  CHECK(written(network, "x.py").find("import torch") != std::string::npos);
  CHECK(written(network, "x.numpy.py").find("import numpy") != std::string::npos);
  CHECK(written(network, "x.numpy.py").find("torch") == std::string::npos);
  const Result<std::string> unknown = write_any_network(network, "a/x.pt");
  REQUIRE_FALSE(unknown.ok());
  CHECK(unknown.error().message.starts_with("a/x.pt ends in no format that is known; an ending .json, "));
}

TEST_CASE("known: formats that are not read are called by their name") {
  const nn::Network network = hard_network(nn::Activation::relu);
  CHECK(refusal(written(network, "x.onnx")).starts_with("net is an ONNX model, which crease writes"));
  CHECK(refusal(write_npy({"a", {1}, std::vector<double>{1}}, false)).starts_with("net is a single array"));
  CHECK(refusal("\x80\2\x8A\x0Al\xFC\x9C\x46\xF9 j\xA8P\x19.").starts_with("net is a pickle"));
  CHECK(refusal("\x80\4\x95\x1A\0\0\0\0\0\0\0}"s).starts_with("net is a pickle"));
  CHECK(refusal("\x89HDF\r\n\x1A\n\0{"s).starts_with("net is an HDF5 file"));
  const std::vector<ZipMember> checkpoint{{"archive/data.pkl", "\x80\2}."}, {"archive/data/0", "1234"}};
  CHECK(refusal(write_zip(checkpoint)).starts_with("net is a pickle of PyTorch"));
  CHECK(refusal(written(network, "x.py")).starts_with("net, line 1, column 1"));
  CHECK(refusal("") == "net is empty; a JSON object {…} would be right");
}

TEST_CASE("known: any prefix is read, in the order of its numbers") {
  const std::vector<std::pair<std::string, std::string>> prefixes{
      {"0.", "2."},     {"net.0.", "net.2."},       {"layers.9.", "layers.10."},
      {"fc1.", "fc2."}, {"a.2.x.10.", "a.10.x.2."}, {"b01.", "b002."}};
  for (const auto& [first, second] : prefixes) {
    const Result<nn::Network> network = network_of(two_layers(first, second), "net");
    REQUIRE(network.ok());
    CHECK(network.value().parameters == std::vector<double>{1, 1, 2, 3});
    const Result<nn::Network> turned = network_of(two_layers(second, first), "net");
    REQUIRE(turned.ok());
    CHECK(turned.value().parameters == std::vector<double>{2, 3, 1, 1});
  }
  const Result<nn::Network> lone = network_of({{{"weight", {1, 2}, {4, 5}}}, ""}, "net");
  REQUIRE(lone.ok());
  CHECK(lone.value().parameters == std::vector<double>{4, 5, 0});
  CHECK(lone.value().architecture.layers[0].activation == nn::Activation::linear);
}

TEST_CASE("degenerate: an order that the names leave open is not guessed") {
  for (const auto& [a, b] : {std::pair("hidden.", "output."), std::pair("net.0.", "out."),
                             std::pair("a.1.", "a.01."), std::pair("1.", "a.1.")}) {
    const Result<nn::Network> network = network_of(two_layers(a, b), "net");
    REQUIRE_FALSE(network.ok());
    CHECK(network.error().message.find(
              "do not differ in a number alone, which would tell their order; names") != std::string::npos);
  }
}

TEST_CASE(
    "degenerate: tensors that are no chain of layers are refused with file, tensor and what would be right") {
  const auto sentence = [](std::vector<Tensor> tensors) {
    const Result<nn::Network> network = network_of({std::move(tensors), ""}, "net");
    REQUIRE_FALSE(network.ok());
    return network.error().message;
  };
  const double nan = std::nan("");
  const Tensor weight{"0.weight", {2, 3}, std::vector<double>(6)};
  CHECK(sentence({}) ==
        "net holds no tensors; names such as \"0.weight\", \"0.bias\", \"2.weight\" would be right");
  CHECK(sentence({weight, {"1.running_mean", {2}, {0, 0}}}) ==
        "net: tensor \"1.running_mean\" is neither weight nor bias of a linear layer; names such as "
        "\"0.weight\", \"0.bias\", \"2.weight\" would be right");
  CHECK(sentence({{"noweight", {1, 1}, {0}}}).find("is neither weight nor bias") != std::string::npos);
  CHECK(sentence({{"0.bias", {2}, {0, 0}}}) ==
        "net: tensor \"0.bias\" has no weight; \"0.weight\" beside it would be right");
  CHECK(sentence({weight, weight}) == "net: tensor \"0.weight\" appears twice; once would be right");
  CHECK(sentence({weight, {"2.weight", {1, 4}, {0, 0, 0, 0}}}) ==
        "net: tensor \"2.weight\" has shape (1, 4); (1, 2), a column for each of the 2 neurons of the layer "
        "before, would be right");
  CHECK(sentence({weight, {"0.bias", {3}, {0, 0, 0}}}) ==
        "net: tensor \"0.bias\" has shape (3); (2), a number for each row of \"0.weight\", would be right");
  CHECK(sentence({weight, {"0.bias", {2, 1}, {0, 0}}}).find("has shape (2, 1); (2), a number") !=
        std::string::npos);
  for (const std::vector<std::uint64_t>& shape :
       std::vector<std::vector<std::uint64_t>>{{}, {3}, {0, 3}, {3, 0}, {1, 1, 3}}) {
    CHECK(sentence({{"0.weight", shape, std::vector<double>(number_count(shape))}})
              .find("has shape " + shape_text(shape) + "; (out, in), with") != std::string::npos);
  }
  CHECK(sentence({{"0.weight", {2, 2}, {0, 0, nan, 0}}}) ==
        "net: tensor \"0.weight\" is not finite at [1, 0]; a finite number would be right");
  CHECK(sentence({weight, {"0.bias", {2}, {0, HUGE_VAL}}}) ==
        "net: tensor \"0.bias\" is not finite at [1]; a finite number would be right");
  CHECK(sentence({{"0.weight", {11, 1}, std::vector<double>(11)}}) ==
        "net: The network has 11 outputs; it may have at most 10.");
  CHECK(sentence({{"0.weight", {1, 1025}, std::vector<double>(1025)}}).find("1025 inputs") !=
        std::string::npos);
}

TEST_CASE("known: activations are the file's, or ReLU and a linear end, or what the caller says") {
  const nn::Network network = hard_network(nn::Activation::tanh);
  const std::string bare = npz(tensors_of(network));
  CHECK(activation_text(read(bare).architecture) == "relu,relu,linear");
  CHECK(activation_text(read(written(network, "a.npz")).architecture) == "tanh,tanh,linear");
  const auto said = [&](std::string text) {
    return activation_text(read(bare, {text}).architecture);
  };
  CHECK(said("tanh") == "tanh,tanh,linear");
  CHECK(said("gelu, leaky_relu( 0.25 ) ,relu") == "gelu,leaky_relu(0.25),relu");
  CHECK(said("leaky_relu(0.01),leaky_relu,leaky_relu(-2)") == "leaky_relu,leaky_relu,leaky_relu(-2)");
  CHECK(activation_text(read(written(network, "a.json"), {"relu"}).architecture) == "relu,relu,linear");
  CHECK(refusal(bare, {"rleu"}) == "--activation names \"rleu\"; \"relu\" would be right");
  CHECK(refusal(bare, {"relu,relu"}) ==
        "--activation names 2 activations; 3, one for each layer, or 1 for all hidden layers would be right");
  CHECK(refusal(bare, {"relu,,relu"}).starts_with("--activation names \"\"; one of \"linear\", "));
  for (const char* wrong : {"relu(1)", "leaky_relu(", "leaky_relu()", "leaky_relu(nan)", "leaky_relu(1"}) {
    CHECK(refusal(bare, {wrong}) ==
          "--activation names \"" + std::string(wrong) +
              "\"; a name alone, or leaky_relu(0.2) with the slope, would be right");
  }
}

TEST_CASE("degenerate: a network with a parameter that is not finite fails the check in every format") {
  nn::Network network = hard_network(nn::Activation::relu);
  network.parameters[3] = std::nan("");
  for (const char* path : {"a.json", "a.npz", "a.safetensors", "a.onnx", "a.py", "a.numpy.py"}) {
    CHECK_THROWS(static_cast<void>(write_any_network(network, path)));
  }
}
