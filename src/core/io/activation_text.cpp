#include <cmath>
#include <optional>

#include "core/base/nearest_name.h"
#include "core/base/number_text.h"
#include "core/data/text.h"
#include "core/io/choices.h"
#include "core/io/tensors.h"

namespace crease::io {
namespace {

struct Named {
  nn::Activation activation = nn::Activation::linear;
  double negative_slope = nn::default_negative_slope;
};

/// "leaky_relu(0.2)" or a name alone.
Result<Named> named_activation(std::string_view word, std::string_view place) {
  Named named;
  const std::size_t bracket = word.find('(');
  const std::string_view name = data::trimmed(word.substr(0, bracket));
  const std::optional<nn::Activation> activation = nn::activation_named(name);
  if (!activation) {
    return Error{std::string(place) + " names " + data::quoted(name) + "; " +
                 right_names(name, activation_names()) + " would be right"};
  }
  named.activation = *activation;
  if (bracket == std::string_view::npos) return named;
  std::string_view slope = word.substr(bracket + 1);
  const std::optional<double> number =
      slope.ends_with(')') ? parse_number(data::trimmed(slope.substr(0, slope.size() - 1))) : std::nullopt;
  if (*activation != nn::Activation::leaky_relu || !number) {
    return Error{std::string(place) + " names " + data::quoted(word) +
                 "; a name alone, or leaky_relu(0.2) with the slope, would be right"};
  }
  named.negative_slope = *number;
  return named;
}

Result<std::vector<Named>> named_activations(std::string_view text, std::string_view place) {
  std::vector<Named> list;
  while (true) {
    const std::size_t comma = text.find(',');
    const Result<Named> named = named_activation(data::trimmed(text.substr(0, comma)), place);
    if (!named) return named.error();
    list.push_back(named.value());
    if (comma == std::string_view::npos) return list;
    text.remove_prefix(comma + 1);
  }
}

}  // namespace

std::string activation_text(const nn::Architecture& architecture) {
  std::string text;
  for (const nn::Layer& layer : architecture.layers) {
    if (!text.empty()) text += ',';
    text += nn::name(layer.activation);
    if (layer.activation == nn::Activation::leaky_relu &&
        layer.negative_slope != nn::default_negative_slope) {
      text += "(" + shortest(layer.negative_slope) + ")";
    }
  }
  return text;
}

Status set_activations(nn::Architecture& architecture, std::string_view text, std::string_view place) {
  Result<std::vector<Named>> named = named_activations(text, place);
  if (!named) return named.error();
  std::vector<Named>& list = named.value();
  const std::size_t depth = architecture.layers.size();
  if (list.size() == 1 && depth > 1) {
    list.resize(depth - 1, list[0]);
    list.emplace_back();
  }
  if (list.size() != depth) {
    return Error{std::string(place) + " names " + std::to_string(list.size()) + " activations; " +
                 std::to_string(depth) + ", one for each layer, or 1 for all hidden layers would be right"};
  }
  for (std::size_t l = 0; l < depth; ++l) {
    architecture.layers[l].activation = list[l].activation;
    architecture.layers[l].negative_slope = list[l].negative_slope;
  }
  return {};
}

}  // namespace crease::io
