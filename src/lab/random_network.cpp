#include "lab/random_network.h"

#include <algorithm>
#include <span>
#include <utility>

#include "core/io/choices.h"
#include "lab/number_words.h"

namespace crease::lab {
namespace {

constexpr int most_layers = 100, widest = 10'000;
constexpr double largest_seed = 9007199254740992.0;  // 2^53
constexpr std::string_view layer_prefix = "layer.", layer_suffix = ".width";

Parameter described(std::string id, std::string label, ParameterType type, Value initial, double min = 0,
                    double max = 0) {
  Parameter parameter;
  parameter.id = std::move(id);
  parameter.label = std::move(label);
  parameter.group = "Network";
  parameter.type = type;
  parameter.initial = std::move(initial);
  parameter.min = min;
  parameter.max = max;
  return parameter;
}

Parameter choice(std::string id, std::string label, std::span<const std::string_view> names,
                 std::string_view initial) {
  Parameter parameter =
      described(std::move(id), std::move(label), ParameterType::choice, std::string(initial));
  for (const std::string_view name : names)
    parameter.choices.push_back({std::string(name), std::string(name), ""});
  return parameter;
}

std::string layer_id(std::size_t layer) {
  return std::string(layer_prefix) + std::to_string(layer) + std::string(layer_suffix);
}

std::string list_of(const std::vector<int>& widths) {
  std::string list;
  for (const int width : widths) list += (list.empty() ? "" : ",") + std::to_string(width);
  return list;
}

Readout count(const char* id, const char* label, double value) {
  return {id, label, "", value, whole_text(value), ""};
}

}  // namespace

struct RandomNetwork::Moment final : Memento {
  Settings settings;
  std::size_t bytes() const override { return sizeof *this + settings.hidden.size() * sizeof(int); }
};

std::vector<Parameter> RandomNetwork::parameters() const {
  using Type = ParameterType;
  std::vector<Parameter> all;
  all.push_back(described("network.inputs", "Inputs", Type::integer, std::int64_t{2}, 1, nn::max_input));
  all.push_back(described("network.hidden", "Hidden layers", Type::text, std::string("16,16,16")));
  all.push_back(
      described("hidden.count", "Number of hidden layers", Type::integer, std::int64_t{3}, 1, most_layers));
  for (std::size_t layer = 0; layer < settings_.hidden.size(); ++layer)
    all.push_back(described(layer_id(layer), "Neurons", Type::integer, std::int64_t{16}, 1, widest));
  all.push_back(described("network.outputs", "Outputs", Type::integer, std::int64_t{1}, 1, nn::max_output));
  all.push_back(choice("network.activation", "Activation", io::activation_names(), "relu"));
  all.push_back(choice("network.initializer", "First weights", io::initializer_names(), "he_normal"));
  all.push_back(described("network.bias_scale", "Scale of the first biases", Type::real, 0.1, 0, 1e100));
  all.push_back(described("network.seed", "Seed of the first weights", Type::integer, std::int64_t{1}, 0,
                          largest_seed));
  return all;
}

std::vector<Readout> RandomNetwork::readouts() const {
  const nn::Architecture shape = architecture();
  return {count("neurons", "Neurons", shape.hidden_neurons()),
          count("parameters", "Parameters", static_cast<double>(shape.parameter_count()))};
}

std::optional<Parameter> RandomNetwork::find(std::string_view id) const {
  for (Parameter& parameter : parameters())
    if (parameter.id == id) return std::move(parameter);
  return std::nullopt;
}

Result<Value> RandomNetwork::get(std::string_view id) const {
  if (!find(id)) return Error{"there is no setting " + std::string(id.substr(0, 60))};
  if (id == "network.inputs") return Value(std::int64_t{settings_.inputs});
  if (id == "network.outputs") return Value(std::int64_t{settings_.outputs});
  if (id == "network.hidden") return Value(list_of(settings_.hidden));
  if (id == "hidden.count") return Value(static_cast<std::int64_t>(settings_.hidden.size()));
  if (id == "network.activation") return Value(std::string(nn::name(settings_.activation)));
  if (id == "network.initializer") return Value(std::string(nn::name(settings_.initializer)));
  if (id == "network.bias_scale") return Value(settings_.bias_scale);
  if (id == "network.seed") return Value(settings_.seed);
  for (std::size_t layer = 0; layer < settings_.hidden.size(); ++layer)
    if (id == layer_id(layer)) return Value(std::int64_t{settings_.hidden[layer]});
  return Error{"there is no setting " + std::string(id.substr(0, 60))};
}

Status RandomNetwork::set_hidden(std::string_view list) {
  std::vector<int> widths;
  for (const std::string_view part : split_text(list, ',')) {
    const Result<std::int64_t> width = parse_integer(part);
    if (!width || width.value() < 1 || width.value() > widest) {
      widths.clear();
      break;
    }
    widths.push_back(static_cast<int>(width.value()));
  }
  if (widths.empty() || widths.size() > most_layers)
    return Error{"network.hidden is \"" + std::string(list.substr(0, 60)) + "\"; 1 to " +
                 std::to_string(most_layers) + " widths from 1 to " + std::to_string(widest) +
                 ", such as \"16,16\", would be right"};
  settings_.hidden = std::move(widths);
  return {};
}

void RandomNetwork::set_layer(std::string_view id, std::int64_t width) {
  for (std::size_t layer = 0; layer < settings_.hidden.size(); ++layer)
    if (id == layer_id(layer)) settings_.hidden[layer] = static_cast<int>(width);
}

Status RandomNetwork::set(std::string_view id, const Value& value) {
  const std::optional<Parameter> parameter = find(id);
  if (!parameter) return Error{"there is no setting " + std::string(id.substr(0, 60))};
  const Result<Value> right = checked(*parameter, value);
  if (!right) return right.error();
  const auto* whole = std::get_if<std::int64_t>(&right.value());
  const auto* text = std::get_if<std::string>(&right.value());
  if (id == "network.hidden") return set_hidden(*text);
  if (id == "network.inputs") settings_.inputs = static_cast<int>(*whole);
  if (id == "network.outputs") settings_.outputs = static_cast<int>(*whole);
  if (id == "hidden.count")
    settings_.hidden.resize(static_cast<std::size_t>(*whole), settings_.hidden.back());
  if (id == "network.activation") settings_.activation = *nn::activation_named(*text);
  if (id == "network.initializer") settings_.initializer = *nn::initializer_named(*text);
  if (id == "network.bias_scale") settings_.bias_scale = std::get<double>(right.value());
  if (id == "network.seed") settings_.seed = *whole;
  if (id.starts_with(layer_prefix)) set_layer(id, *whole);
  return {};
}

Status RandomNetwork::act(std::string_view id, std::string_view) {
  return Error{"There is no action called " + std::string(id.substr(0, 60)) + "."};
}

nn::Architecture RandomNetwork::architecture() const {
  return nn::perceptron(settings_.inputs, settings_.hidden, settings_.outputs, settings_.activation);
}

std::optional<nn::Network> RandomNetwork::exported_network() const {
  return nn::initialize(architecture(), settings_.initializer, settings_.bias_scale,
                        static_cast<std::uint64_t>(settings_.seed));
}

std::shared_ptr<const Memento> RandomNetwork::remember(Records) const {
  auto moment = std::make_shared<Moment>();
  moment->settings = settings_;
  return moment;
}

void RandomNetwork::recall(const Memento& memento) {
  settings_ = static_cast<const Moment&>(memento).settings;
}

}  // namespace crease::lab
