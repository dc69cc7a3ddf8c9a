#include "core/io/onnx.h"

#include <span>
#include <string_view>
#include <vector>

#include "core/io/number_bytes.h"
#include "core/io/protobuf_writer.h"

namespace crease::io {
namespace {

constexpr std::uint64_t ir_version = 8, operator_set = 17;

// The numbers of fields in onnx.proto, as far as they are used.
namespace model_field {
constexpr std::uint32_t ir_version = 1, producer = 2, graph = 7, operator_set = 8;
}
namespace operator_set_field {
constexpr std::uint32_t domain = 1, version = 2;
}
namespace graph_field {
constexpr std::uint32_t node = 1, name = 2, initializer = 5, input = 11, output = 12;
}
namespace node_field {
constexpr std::uint32_t input = 1, output = 2, name = 3, operation = 4, attribute = 5;
}
namespace attribute_field {
constexpr std::uint32_t name = 1, real = 2, whole = 3, type = 20;
constexpr std::uint64_t type_real = 1, type_whole = 2;
}  // namespace attribute_field
namespace tensor_field {
constexpr std::uint32_t dimension = 1, type = 2, name = 8, data = 9;
constexpr std::uint64_t type_float32 = 1, type_float64 = 11;
}  // namespace tensor_field
namespace value_field {
constexpr std::uint32_t value_name = 1, value_type = 2;  // ValueInfoProto
constexpr std::uint32_t tensor_type = 1;                 // TypeProto
constexpr std::uint32_t element = 1, tensor_shape = 2;   // TypeProto.Tensor
constexpr std::uint32_t dimension_of_shape = 1;          // TensorShapeProto
constexpr std::uint32_t length = 1, variable = 2;        // TensorShapeProto.Dimension
}  // namespace value_field

/// The nodes of a graph, in the order of computing, and its constants.
class Graph {
 public:
  explicit Graph(bool is_float32) : is_float32_(is_float32) {}

  using Names = std::vector<std::string>;

  void node(std::string_view operation, const Names& inputs, const std::string& output,
            const std::vector<ProtobufWriter>& attributes = {}) {
    ProtobufWriter node;
    for (const std::string& input : inputs) node.bytes(node_field::input, input);
    node.bytes(node_field::output, output);
    node.bytes(node_field::name, std::string(operation) + "_" + output);
    node.bytes(node_field::operation, operation);
    for (const ProtobufWriter& attribute : attributes) node.message(node_field::attribute, attribute);
    graph_.message(graph_field::node, node);
  }

  /// A constant; returns its name.
  std::string constant(const std::string& name, const std::vector<int>& shape,
                       std::span<const double> values) {
    ProtobufWriter tensor;
    for (const int length : shape) tensor.whole(tensor_field::dimension, static_cast<std::uint64_t>(length));
    tensor.whole(tensor_field::type, element_type());
    tensor.bytes(tensor_field::name, name);
    std::string data;
    for (const double value : values) append_number(data, value, is_float32_);
    tensor.bytes(tensor_field::data, data);
    graph_.message(graph_field::initializer, tensor);
    return name;
  }
  std::string scalar(const std::string& name, double value) { return constant(name, {}, {&value, 1}); }

  ProtobufWriter finished(int inputs, int outputs) const {
    ProtobufWriter graph = graph_;
    graph.bytes(graph_field::name, "crease");
    graph.message(graph_field::input, points("x", inputs));
    graph.message(graph_field::output, points("y", outputs));
    return graph;
  }
  bool is_float32() const { return is_float32_; }

 private:
  std::uint64_t element_type() const {
    return is_float32_ ? tensor_field::type_float32 : tensor_field::type_float64;
  }
  /// (points, dimension) with a number of points that is left open.
  ProtobufWriter points(std::string_view name, int dimension) const {
    using namespace value_field;
    ProtobufWriter shape, tensor, type, value;
    shape.message(dimension_of_shape, ProtobufWriter().bytes(variable, "points"));
    shape.message(dimension_of_shape, ProtobufWriter().whole(length, static_cast<std::uint64_t>(dimension)));
    tensor.whole(element, element_type()).message(tensor_shape, shape);
    type.message(tensor_type, tensor);
    return value.bytes(value_name, name).message(value_type, type);
  }

  bool is_float32_;
  ProtobufWriter graph_;
};

ProtobufWriter whole_attribute(std::string_view name, std::uint64_t value) {
  using namespace attribute_field;
  return ProtobufWriter().bytes(attribute_field::name, name).whole(whole, value).whole(type, type_whole);
}

ProtobufWriter real_attribute(std::string_view name, float value) {
  using namespace attribute_field;
  return ProtobufWriter().bytes(attribute_field::name, name).real32(real, value).whole(type, type_real);
}

void add_leaky_relu(Graph& graph, double slope, const std::string& z, const std::string& h) {
  const auto slope32 = static_cast<float>(slope);
  if (graph.is_float32() || double{slope32} == slope) {
    graph.node("LeakyRelu", {z}, h, {real_attribute("alpha", slope32)});
  } else {
    graph.node("PRelu", {z, graph.constant(h + ".slope", {1}, {&slope, 1})}, h);
  }
}

/// z (1 + erf(z / sqrt 2)) / 2
void add_gelu(Graph& graph, const std::string& z, const std::string& h) {
  graph.node("Mul", {z, graph.scalar(h + ".sqrt_half", 0.70710678118654752440)}, h + ".scaled");
  graph.node("Erf", {h + ".scaled"}, h + ".erf");
  graph.node("Add", {h + ".erf", graph.scalar(h + ".one", 1)}, h + ".sum");
  graph.node("Mul", {h + ".sum", graph.scalar(h + ".half", 0.5)}, h + ".distribution");
  graph.node("Mul", {z, h + ".distribution"}, h);
}

void add_activation(Graph& graph, const nn::Layer& layer, const std::string& z, const std::string& h) {
  switch (layer.activation) {
    case nn::Activation::linear:
      return;  // z is h
    case nn::Activation::relu:
      return graph.node("Relu", {z}, h);
    case nn::Activation::leaky_relu:
      return add_leaky_relu(graph, layer.negative_slope, z, h);
    case nn::Activation::hard_tanh:
      return graph.node("Clip", {z, graph.scalar(h + ".lowest", -1), graph.scalar(h + ".highest", 1)}, h);
    case nn::Activation::tanh:
      return graph.node("Tanh", {z}, h);
    case nn::Activation::sigmoid:
      return graph.node("Sigmoid", {z}, h);
    case nn::Activation::softplus:
      return graph.node("Softplus", {z}, h);
    case nn::Activation::gelu:
      return add_gelu(graph, z, h);
  }
}

}  // namespace

std::string write_onnx(const nn::Network& network, nn::Precision precision) {
  Graph graph(precision == nn::Precision::float32);
  const nn::Architecture& architecture = network.architecture;
  std::string h = "x";
  for (int l = 0; l < architecture.depth(); ++l) {
    const nn::Layer& layer = architecture.layers[l];
    const std::string stem = std::to_string(2 * l) + ".", number = std::to_string(l + 1);
    const std::string weight =
        graph.constant(stem + "weight", {layer.width, architecture.fan_in(l)}, network.weight(l));
    const std::string bias = graph.constant(stem + "bias", {layer.width}, network.bias(l));
    const std::string before = h;
    h = l + 1 == architecture.depth() ? "y" : "h" + number;
    const std::string z = layer.activation == nn::Activation::linear ? h : "z" + number;
    graph.node("Gemm", {before, weight, bias}, z, {whole_attribute("transB", 1)});
    add_activation(graph, layer, z, h);
  }
  ProtobufWriter operators, model;
  operators.bytes(operator_set_field::domain, "").whole(operator_set_field::version, operator_set);
  model.whole(model_field::ir_version, ir_version).bytes(model_field::producer, "crease");
  model.message(model_field::graph, graph.finished(architecture.input, architecture.output()));
  return model.message(model_field::operator_set, operators).finished();
}

}  // namespace crease::io
