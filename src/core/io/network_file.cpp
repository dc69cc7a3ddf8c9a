#include "core/io/network_file.h"

#include <array>
#include <cmath>

#include "core/base/check.h"
#include "core/base/number_text.h"
#include "core/io/choices.h"
#include "core/io/json.h"
#include "core/io/json_fields.h"
#include "core/io/json_writer.h"

namespace crease::io {
namespace {

constexpr std::string_view format_name = "crease-network";
constexpr std::array<std::string_view, 4> root_names{"format", "version", "input", "layers"};
constexpr std::array<std::string_view, 4> layer_names{"weight", "bias", "activation", "negative_slope"};

std::string counted(std::size_t count, std::string_view what) {
  return std::to_string(count) + " " + std::string(what) + (count == 1 ? "" : "s");
}

/// Appends a list of numbers of a given length to `parameters`.
void read_numbers(JsonMistake& mistake, const Json& list, const std::string& path, std::size_t length,
                  std::string_view reason, std::vector<double>& parameters) {
  const std::string right = counted(length, "number") + ", " + std::string(reason) + ", would be right";
  if (!list.is_array()) {
    mistake.report(list, path + " is " + described(list) + "; a list of " + right);
    return;
  }
  const auto* numbers = list.get<Json::Numbers>();
  for (std::size_t i = 0; !numbers && i < list.size(); ++i) {
    const Json element = list.element(i);
    if (element.get<JsonNumber>()) continue;
    mistake.report(element, path + "[" + std::to_string(i) + "] is " + described(element) +
                                "; a number such as 0.25 would be right");
    return;
  }
  if (list.size() != length) {
    mistake.report(list, path + " has " + counted(list.size(), "number") + "; " + right);
    return;
  }
  if (numbers) parameters.insert(parameters.end(), numbers->begin(), numbers->end());
}

/// Appends W row by row; returns the number of rows, 0 after a mistake.
int read_weight(JsonMistake& mistake, const Json& weight, const std::string& path, int fan_in,
                std::vector<double>& parameters) {
  const auto* rows = weight.get<Json::Array>();
  if (!rows || rows->empty()) {
    mistake.report(
        weight, path + " is " + described(weight) + "; a list of rows, one for each neuron, would be right");
    return 0;
  }
  for (std::size_t row = 0; row < rows->size() && !mistake.any(); ++row) {
    read_numbers(mistake, (*rows)[row], path + "[" + std::to_string(row) + "]", fan_in,
                 "one for each input of the layer", parameters);
  }
  return mistake.any() ? 0 : static_cast<int>(rows->size());
}

void read_slope(JsonFields& fields, nn::Layer& layer) {
  const Json* slope = fields.find("negative_slope");
  if (!slope) return;
  if (layer.activation != nn::Activation::leaky_relu) {
    fields.report("negative_slope", *slope, "leaving it out where the activation is not \"leaky_relu\"");
    return;
  }
  if (const auto* number = slope->get<JsonNumber>()) {
    layer.negative_slope = number->value;
  } else {
    fields.report("negative_slope", *slope, "a number such as 0.01");
  }
}

void read_layer(JsonMistake& mistake, const Json& value, int index, nn::Network& network) {
  JsonFields fields(mistake, value, "layers[" + std::to_string(index) + "]", layer_names);
  const Json* weight = fields.require("weight", "\"weight\":[[…],…], a row for each neuron,");
  const Json* bias = fields.require("bias", "\"bias\":[…], a number for each neuron,");
  const Json* activation = fields.require("activation", "\"activation\":\"relu\"");
  if (!weight || !bias || !activation) return;
  nn::Layer layer;
  const int fan_in = network.architecture.fan_in(index);
  layer.width = read_weight(mistake, *weight, fields.path_of("weight"), fan_in, network.parameters);
  if (mistake.any()) return;
  read_numbers(mistake, *bias, fields.path_of("bias"), layer.width, "one for each row of weight",
               network.parameters);
  read_named(fields, "activation", activation_names(), layer.activation);
  read_slope(fields, layer);
  network.architecture.layers.push_back(layer);
}

void read_layers(JsonMistake& mistake, JsonFields& fields, nn::Network& network) {
  const Json* layers = fields.require("layers", "\"layers\":[{…},…]");
  if (!layers) return;
  const auto* list = layers->get<Json::Array>();
  if (!list || list->empty()) {
    fields.report("layers", *layers, "a list of one layer {…} or more");
    return;
  }
  for (std::size_t i = 0; i < list->size() && !mistake.any(); ++i) {
    read_layer(mistake, (*list)[i], static_cast<int>(i), network);
  }
  if (!mistake.any() && network.architecture.output() > nn::max_output) {
    mistake.report(*layers, "the last layer has " + std::to_string(network.architecture.output()) +
                                " outputs; 1 to " + std::to_string(nn::max_output) + " would be right");
  }
}

std::string numbers_text(std::span<const double> numbers) {
  for (const double number : numbers) CREASE_CHECK(std::isfinite(number), "a file holds finite parameters");
  return json_numbers(numbers);
}

void append_layer(std::string& out, const nn::Network& network, int index) {
  const nn::Layer& layer = network.architecture.layers[index];
  const std::size_t fan_in = network.architecture.fan_in(index);
  const std::span<const double> weight = network.weight(index);
  out += "{\"weight\":[";
  for (int row = 0; row < layer.width; ++row) {
    if (row > 0) out += ',';
    out += numbers_text(weight.subspan(row * fan_in, fan_in));
  }
  out += "],\"bias\":";
  out += numbers_text(network.bias(index));
  out += ",\"activation\":\"" + std::string(nn::name(layer.activation)) + "\"";
  if (layer.activation == nn::Activation::leaky_relu && layer.negative_slope != nn::default_negative_slope) {
    out += ",\"negative_slope\":" + shortest(layer.negative_slope);
  }
  out += '}';
}

}  // namespace

Result<nn::Network> read_network(std::string_view text, std::string_view file) {
  const Result<Json> root = parse_json(text, file);
  if (!root) return root.error();
  JsonMistake mistake(text, file);
  JsonFields fields(mistake, root.value(), "", root_names);
  fields.read_format(format_name, Presence::required);
  nn::Network network;
  fields.require("input", "\"input\":2");
  fields.read("input", network.architecture.input, 1, nn::max_input);
  read_layers(mistake, fields, network);
  if (mistake.any()) return mistake.error();
  if (const Status valid = nn::validate(network.architecture); !valid) {
    return Error{std::string(file) + ": " + valid.error().message};
  }
  return network;
}

std::string write_network(const nn::Network& network) {
  std::string out = "{\"format\":\"" + std::string(format_name) +
                    "\",\"version\":1,\"input\":" + std::to_string(network.architecture.input) +
                    ",\"layers\":[\n";
  for (int layer = 0; layer < network.architecture.depth(); ++layer) {
    if (layer > 0) out += ",\n";
    append_layer(out, network, layer);
  }
  return out + "\n]}\n";
}

}  // namespace crease::io
