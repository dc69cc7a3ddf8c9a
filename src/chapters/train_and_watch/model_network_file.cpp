#include <algorithm>
#include <string>
#include <utility>

#include "chapters/train_and_watch/model_state.h"
#include "core/data/units.h"
#include "core/io/network_file.h"
#include "lab/number_words.h"

namespace crease::train_and_watch {
namespace {

/// What the lab cannot give a network: other inputs and outputs than the points have, an output that bends.
Status check_fit(const nn::Architecture& architecture, const std::string& file, int outputs) {
  if (architecture.input != 2)
    return Error{file + " has " + std::to_string(architecture.input) +
                 (architecture.input == 1 ? " input" : " inputs") +
                 "; two, as the plane has, would be right."};
  if (architecture.output() != outputs)
    return Error{file + " has " + std::to_string(architecture.output()) +
                 (architecture.output() == 1 ? " output" : " outputs") + "; " + std::to_string(outputs) +
                 ", as these points need, would be right."};
  if (architecture.layers.back().activation != nn::Activation::linear)
    return Error{file + " has an activation at its output; a linear output would be right here."};
  return {};
}

std::string widths_text(const nn::Architecture& architecture) {
  std::string text;
  for (int layer = 0; layer + 1 < architecture.depth(); ++layer)
    text += (layer > 0 ? "," : "") + std::to_string(architecture.layers[std::size_t(layer)].width);
  return text;
}

bool is_same(const NetworkSettings& a, const NetworkSettings& b) {
  const auto same_layer = [](const HiddenLayer& one, const HiddenLayer& other) {
    return one.width == other.width && one.activation == other.activation;
  };
  return a.negative_slope == b.negative_slope &&
         std::equal(a.hidden.begin(), a.hidden.end(), b.hidden.begin(), b.hidden.end(), same_layer);
}

bool fit_float32(std::span<const double> values) {
  return std::all_of(values.begin(), values.end(),
                     [](double value) { return static_cast<double>(static_cast<float>(value)) == value; });
}

}  // namespace

/// The settings with which training begins from this network, in stored units: nothing of it is rounded.
Result<Settings> Model::State::settings_for(const nn::Network& network) const {
  const nn::Architecture& architecture = network.architecture;
  Settings wanted = settings;
  if (!fit_float32(network.parameters)) wanted.training.options.precision = nn::Precision::float64;
  const Setting& hidden = *find_setting(table, "network.hidden");
  const Status status = hidden.write(wanted, hidden.index, lab::Value(widths_text(architecture)));
  if (!status) return status.error();
  for (std::size_t i = 0; i < wanted.network.hidden.size(); ++i) {
    const nn::Layer& layer = architecture.layers[i];
    wanted.network.hidden[i].activation = layer.activation;
    if (layer.activation == nn::Activation::leaky_relu) wanted.network.negative_slope = layer.negative_slope;
  }
  return wanted;
}

/// Where the shape is the same and nothing was trained yet, nothing begins again: so it is when a session
/// that has this in it is repeated.
Status Model::State::load_network(std::string_view argument) {
  const std::size_t end = argument.find('\n');
  const std::string file(argument.substr(0, std::min(end, argument.size())));
  const Result<nn::Network> read =
      io::read_network(end == std::string_view::npos ? "" : argument.substr(end + 1), file);
  if (!read) return Error{lab::sentence(read.error().message)};
  if (const Status status = check_fit(read.value().architecture, file, experiment.outputs); !status)
    return status;
  const nn::Network network = data::in_stored_units(read.value(), experiment.points.train);
  Result<Settings> wanted = settings_for(network);
  if (!wanted) return wanted.error();
  if (run->step() > 0 || !is_same(wanted.value().network, settings.network) ||
      wanted.value().training.options.precision != settings.training.options.precision) {
    const Status status = adopt(std::move(wanted).value(), Effect::restart);
    if (!status) return status;
  }
  is_playing = false;
  steps_asked = 0;
  return load_weights(0, network.parameters);
}

}  // namespace crease::train_and_watch
