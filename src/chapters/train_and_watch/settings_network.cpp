#include <algorithm>
#include <utility>

#include "chapters/train_and_watch/setting_table.h"

namespace crease::train_and_watch {
namespace {

using lab::Value;

constexpr const char* network_group = "Network";
constexpr int most_layers = 16;
constexpr int widest_layer = 512;
constexpr double usual_layers = 6, usual_width = 64;
constexpr const char* mixed = "mixed";

std::vector<lab::Choice> activation_choices() {
  return {
      {"relu", "ReLU", "max(0, z): folds the plane along the line z = 0."},
      {"leaky_relu", "Leaky ReLU", "z where z > 0, else the slope on the negative side times z."},
      {"hard_tanh", "Hard tanh", "z cut off at −1 and 1: two creases per neuron."},
      {"tanh", "Tanh", "Smooth, between −1 and 1: no exact regions, the picture shows sampled values."},
      {"sigmoid", "Sigmoid", "1 / (1 + exp(−z)): smooth, the picture shows sampled values."},
      {"softplus", "Softplus", "log(1 + exp z), a smooth ReLU: the picture shows sampled values."},
      {"gelu", "GELU", "z Φ(z), with the normal distribution Φ: smooth, the picture shows sampled values."},
      {"linear", "Linear", "z itself: layers without fold together make one affine map."},
  };
}

/// The list "16,16,16" as layers; layers that stay keep their activation, new ones take the last one's.
Result<std::vector<HiddenLayer>> parse_hidden(std::string_view list, const std::vector<HiddenLayer>& before) {
  std::vector<HiddenLayer> layers;
  for (const std::string_view part : lab::split_text(list, ',')) {
    const Result<std::int64_t> width = lab::parse_integer(part);
    if (!width || width.value() < 1 || width.value() > widest_layer)
      return Error{"Hidden layers are widths from 1 to " + std::to_string(widest_layer) +
                   " separated by commas, such as \"16,16,16\"; \"" + std::string(part.substr(0, 40)) +
                   "\" is not a width."};
    HiddenLayer layer = layers.empty() ? HiddenLayer() : layers.back();
    if (layers.size() < before.size()) layer = before[layers.size()];
    layer.width = static_cast<int>(width.value());
    layers.push_back(layer);
  }
  if (layers.size() > most_layers)
    return Error{"A network here has at most " + std::to_string(most_layers) + " hidden layers."};
  return layers;
}

std::string hidden_text(const Settings& settings) {
  std::string list;
  for (const HiddenLayer& layer : settings.network.hidden)
    list += (list.empty() ? "" : ",") + std::to_string(layer.width);
  return list;
}

void append_hidden(std::vector<Setting>& table) {
  Setting hidden;
  hidden.description = text_parameter(
      "network.hidden", "Hidden layers",
      "How many neurons each hidden layer has, such as \"16,16,16\"; empty for none. A change restarts "
      "training from the first weights.");
  hidden.read = [](const Settings& s, int) {
    return Value(hidden_text(s));
  };
  hidden.write = [](Settings& s, int, const Value& value) {
    Result<std::vector<HiddenLayer>> layers = parse_hidden(text(value), s.network.hidden);
    if (!layers) return Status(layers.error());
    s.network.hidden = std::move(layers).value();
    return Status();
  };
  table.push_back(std::move(hidden));
}

void append_layer_count(std::vector<Setting>& table) {
  Setting count;
  count.description = integer_parameter(
      "hidden.count", "Number of hidden layers", 0, most_layers, 0, usual_layers,
      "A new layer is as wide as the last one. A change restarts training from the first weights.");
  count.read = [](const Settings& s, int) {
    return Value(std::int64_t(s.network.hidden.size()));
  };
  count.write = [](Settings& s, int, const Value& value) {
    std::vector<HiddenLayer>& hidden = s.network.hidden;
    const HiddenLayer last = hidden.empty() ? HiddenLayer() : hidden.back();
    hidden.resize(std::size_t(whole(value)), last);
    return Status();
  };
  table.push_back(std::move(count));
}

/// The layer with that index; one that is not there (any more) reads as a usual one.
HiddenLayer layer_at(const Settings& settings, int index) {
  const bool exists = index < static_cast<int>(settings.network.hidden.size());
  return exists ? settings.network.hidden[index] : HiddenLayer();
}

void append_layer(int index, std::vector<Setting>& table) {
  const std::string id = "layer." + std::to_string(index);
  const std::string name = "Layer " + std::to_string(index + 1);
  Setting width;
  width.description =
      integer_parameter(id + ".width", name + ": neurons", 1, widest_layer, 1, usual_width,
                        "How many neurons the layer has. A change restarts training from the first weights.");
  width.index = index;
  width.read = [](const Settings& s, int i) {
    return Value(std::int64_t(layer_at(s, i).width));
  };
  width.write = [](Settings& s, int i, const Value& value) {
    s.network.hidden[i].width = static_cast<int>(whole(value));
    return Status();
  };
  table.push_back(std::move(width));

  Setting activation;
  activation.description = choice_parameter(id + ".activation", name + ": activation", activation_choices(),
                                            "What the layer's neurons do with their weighted sum z.");
  activation.description.is_advanced = true;
  activation.index = index;
  activation.read = [](const Settings& s, int i) {
    return Value(std::string(nn::name(layer_at(s, i).activation)));
  };
  activation.write = [](Settings& s, int i, const Value& value) {
    s.network.hidden[i].activation = *nn::activation_named(text(value));
    return Status();
  };
  table.push_back(std::move(activation));
}

std::string common_activation(const Settings& settings) {
  const std::vector<HiddenLayer>& hidden = settings.network.hidden;
  const nn::Activation first = layer_at(settings, 0).activation;
  const bool is_common = std::all_of(hidden.begin(), hidden.end(),
                                     [first](const HiddenLayer& layer) { return layer.activation == first; });
  return is_common ? std::string(nn::name(first)) : mixed;
}

void append_activation(const Settings& settings, std::vector<Setting>& table) {
  Setting activation;
  std::vector<lab::Choice> choices = activation_choices();
  choices.push_back({mixed, "Per layer", "Each layer keeps its own: see the settings of the layers."});
  activation.description = choice_parameter(
      "network.activation", "Activation", std::move(choices),
      "What hidden neurons do with their weighted sum z; the output stays linear. Exact regions exist for "
      "ReLU, leaky ReLU, hard tanh and linear.");
  activation.description.is_enabled = !settings.network.hidden.empty();
  activation.read = [](const Settings& s, int) {
    return Value(common_activation(s));
  };
  activation.write = [](Settings& s, int, const Value& value) {
    if (text(value) == mixed) return Status();
    for (HiddenLayer& layer : s.network.hidden) layer.activation = *nn::activation_named(text(value));
    return Status();
  };
  table.push_back(std::move(activation));
}

void append_slope(const Settings& settings, std::vector<Setting>& table) {
  const auto is_leaky = [](const HiddenLayer& layer) {
    return layer.activation == nn::Activation::leaky_relu;
  };
  Setting slope;
  slope.description = real_parameter("network.negative_slope", "Slope on the negative side", -10, 10, 0, 1,
                                     "Leaky ReLU multiplies a negative z by this number.");
  slope.description.is_advanced = true;
  slope.description.is_enabled =
      std::any_of(settings.network.hidden.begin(), settings.network.hidden.end(), is_leaky);
  slope.read = [](const Settings& s, int) {
    return Value(s.network.negative_slope);
  };
  slope.write = [](Settings& s, int, const Value& value) {
    s.network.negative_slope = real(value);
    return Status();
  };
  table.push_back(std::move(slope));
}

std::vector<lab::Choice> initializer_choices() {
  return {
      {"he_normal", "He, normal", "Weights from a normal distribution with variance 2 / fan-in."},
      {"he_uniform", "He, uniform", "Weights evenly from ±√(6 / fan-in)."},
      {"glorot_normal", "Glorot, normal", "Normal distribution with variance 2 / (fan-in + fan-out)."},
      {"glorot_uniform", "Glorot, uniform", "Weights evenly from ±√(6 / (fan-in + fan-out))."},
  };
}

void append_initializer(std::vector<Setting>& table) {
  Setting initializer;
  initializer.description = choice_parameter(
      "network.initializer", "First weights", initializer_choices(),
      "How the weights are drawn before training. A change restarts training from the new first weights.");
  initializer.description.is_advanced = true;
  initializer.read = [](const Settings& s, int) {
    return Value(std::string(nn::name(s.network.initializer)));
  };
  initializer.write = [](Settings& s, int, const Value& value) {
    s.network.initializer = *nn::initializer_named(text(value));
    return Status();
  };
  table.push_back(std::move(initializer));
}

void append_bias_scale(std::vector<Setting>& table) {
  Setting scale;
  scale.description = real_parameter(
      "network.bias_scale", "Scale of the first biases", 0, 100, 0, 2,
      "Standard deviation of the biases before training. At 0 every crease starts at the origin.");
  scale.description.is_advanced = true;
  scale.read = [](const Settings& s, int) {
    return Value(s.network.bias_scale);
  };
  scale.write = [](Settings& s, int, const Value& value) {
    s.network.bias_scale = real(value);
    return Status();
  };
  table.push_back(std::move(scale));
}

void append_network_seed(std::vector<Setting>& table) {
  Setting seed;
  seed.description = integer_parameter("network.seed", "Seed of the first weights", 0, largest_seed, 0, 0,
                                       "The same seed gives the same first weights, on every computer.");
  seed.read = [](const Settings& s, int) {
    return Value(s.network.seed);
  };
  seed.write = [](Settings& s, int, const Value& value) {
    s.network.seed = whole(value);
    return Status();
  };
  table.push_back(std::move(seed));
}

}  // namespace

void append_network_settings(const Settings& settings, std::vector<Setting>& table) {
  const std::size_t begin = table.size();
  append_hidden(table);
  append_layer_count(table);
  append_activation(settings, table);
  for (int layer = 0; layer < static_cast<int>(settings.network.hidden.size()); ++layer)
    append_layer(layer, table);
  append_slope(settings, table);
  append_initializer(table);
  append_bias_scale(table);
  append_network_seed(table);
  for (std::size_t i = begin; i < table.size(); ++i) {
    table[i].description.group = network_group;
    table[i].effect = Effect::restart;
  }
}

}  // namespace crease::train_and_watch
