#include "core/io/onnx.h"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include "core/io/number_bytes.h"
#include "core/io/protobuf_writer.h"

using namespace crease;
using namespace crease::io;

namespace {

struct Field {
  std::uint64_t whole = 0;
  std::string bytes;
};
using Message = std::multimap<std::uint64_t, Field>;

std::uint64_t take_varint(std::string_view& bytes) {
  std::uint64_t value = 0;
  for (int shift = 0;; shift += 7) {
    REQUIRE_FALSE(bytes.empty());
    const auto byte = static_cast<unsigned char>(bytes[0]);
    bytes.remove_prefix(1);
    value |= std::uint64_t{byte & 0x7Fu} << shift;
    if (byte < 0x80) return value;
  }
}

/// A message by the rules of Protocol Buffers' encoding, field number by field number.
Message parsed(std::string_view bytes) {
  Message message;
  while (!bytes.empty()) {
    const std::uint64_t tag = take_varint(bytes), wire = tag & 7;
    Field field;
    if (wire == 0) {
      field.whole = take_varint(bytes);
    } else {
      REQUIRE((wire == 2 || wire == 5));
      const std::size_t length = wire == 2 ? take_varint(bytes) : 4;
      REQUIRE(length <= bytes.size());
      field.bytes = bytes.substr(0, length);
      bytes.remove_prefix(length);
    }
    message.emplace(tag >> 3, field);
  }
  return message;
}

std::string only(const Message& message, std::uint64_t number) {
  REQUIRE(message.count(number) == 1);
  return message.find(number)->second.bytes;
}

std::vector<Message> all(const Message& message, std::uint64_t number) {
  std::vector<Message> out;
  for (auto [at, end] = message.equal_range(number); at != end; ++at) out.push_back(parsed(at->second.bytes));
  return out;
}

constexpr std::uint64_t model_graph = 7, graph_node = 1, graph_initializer = 5, node_operation = 4,
                        tensor_dimension = 1, tensor_type = 2, tensor_name = 8, tensor_data = 9;

Message graph_of(const nn::Network& network, nn::Precision precision) {
  return parsed(only(parsed(write_onnx(network, precision)), model_graph));
}

std::string operations(nn::Activation activation, double slope, nn::Precision precision) {
  const nn::Architecture architecture{2, {{2, activation, slope}, {1, nn::Activation::linear}}};
  const nn::Network network{architecture, std::vector<double>(architecture.parameter_count(), 0.5)};
  std::string text;
  for (const Message& node : all(graph_of(network, precision), graph_node))
    text += only(node, node_operation) + " ";
  return text;
}

}  // namespace

TEST_CASE("known: varints and tags are those of the encoding's documentation") {
  CHECK(ProtobufWriter().whole(1, 150).finished() == "\x08\x96\x01");
  CHECK(ProtobufWriter().bytes(2, "testing").finished() == "\x12\x07testing");
  CHECK(ProtobufWriter().message(3, ProtobufWriter().whole(1, 150)).finished() == "\x1a\x03\x08\x96\x01");
  CHECK(ProtobufWriter().whole(20, 1).finished() == "\xA0\x01\x01");
  CHECK(ProtobufWriter().real32(2, 1).finished() == std::string("\x15\0\0\x80\x3F", 5));
}

TEST_CASE("known: each activation becomes its operators") {
  using enum nn::Activation;
  const auto float64 = nn::Precision::float64, float32 = nn::Precision::float32;
  CHECK(operations(linear, 0, float64) == "Gemm Gemm ");
  CHECK(operations(relu, 0, float64) == "Gemm Relu Gemm ");
  CHECK(operations(hard_tanh, 0, float64) == "Gemm Clip Gemm ");
  CHECK(operations(tanh, 0, float64) == "Gemm Tanh Gemm ");
  CHECK(operations(sigmoid, 0, float64) == "Gemm Sigmoid Gemm ");
  CHECK(operations(softplus, 0, float64) == "Gemm Softplus Gemm ");
  CHECK(operations(gelu, 0, float64) == "Gemm Mul Erf Add Mul Mul Gemm ");
  CHECK(operations(leaky_relu, 0.25, float64) == "Gemm LeakyRelu Gemm ");
  CHECK(operations(leaky_relu, 0.01, float32) == "Gemm LeakyRelu Gemm ");
  CHECK(operations(leaky_relu, 0.01, float64) == "Gemm PRelu Gemm ");
}

TEST_CASE("invariant: the model holds every parameter, in float64 bit by bit") {
  const nn::Network network =
      nn::initialize(nn::perceptron(3, std::vector<int>{5, 4}, 2, nn::Activation::relu),
                     nn::Initializer::he_normal, 0.3, 11);
  for (const nn::Precision precision : {nn::Precision::float64, nn::Precision::float32}) {
    const bool is_float64 = precision == nn::Precision::float64;
    const NumberType type = is_float64 ? NumberType::float64 : NumberType::float32;
    std::vector<double> parameters;
    std::string names;
    for (const Message& tensor : all(graph_of(network, precision), graph_initializer)) {
      names += only(tensor, tensor_name) + " ";
      CHECK(tensor.find(tensor_type)->second.whole == (is_float64 ? 11 : 1));
      std::size_t count = 1;
      for (auto [at, end] = tensor.equal_range(tensor_dimension); at != end; ++at) count *= at->second.whole;
      const std::string data = only(tensor, tensor_data);
      CHECK(data.size() == count * byte_count(type));
      for (std::size_t at = 0; at < data.size(); at += byte_count(type)) {
        parameters.push_back(number_from(std::string_view(data).substr(at, byte_count(type)), type));
      }
    }
    CHECK(names == "0.weight 0.bias 2.weight 2.bias 4.weight 4.bias ");
    REQUIRE(parameters.size() == network.parameters.size());
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      const double expected = network.parameters[i];
      CHECK(parameters[i] == (is_float64 ? expected : double(static_cast<float>(expected))));
    }
  }
}
