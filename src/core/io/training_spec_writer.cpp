#include <string>
#include <string_view>

#include "core/base/check.h"
#include "core/io/json_writer.h"
#include "core/io/training_spec.h"

namespace crease::io {
namespace {

std::string data_json(const TrainingSpec& spec) {
  JsonObjectWriter data;
  if (spec.csv.empty()) {
    data.field("source", spec.data.source).whole("count", spec.data.count).number("noise", spec.data.noise);
    if (data::is_expression(spec.data.source)) data.field("expression", spec.data.expression);
    if (spec.data.source == "iris") {
      data.raw("columns",
               "[" + std::to_string(spec.data.column_x) + "," + std::to_string(spec.data.column_y) + "]");
    }
  } else {
    data.field("csv", spec.csv);
  }
  return data.number("train_share", spec.data.train_share).seed("seed", spec.data.seed).finished();
}

std::string network_json(const TrainingSpec& spec) {
  const nn::Architecture& architecture = spec.architecture;
  CREASE_CHECK(architecture.depth() >= 1, "a network has an output layer");
  const nn::Layer& output = architecture.layers.back();
  std::string widths, activations;
  for (int i = 0; i + 1 < architecture.depth(); ++i) {
    const nn::Layer& layer = architecture.layers[i];
    if (i > 0) widths += ',', activations += ',';
    widths += std::to_string(layer.width);
    append_json_text(activations, nn::name(layer.activation));
  }
  JsonObjectWriter network;
  network.raw("hidden", "[" + widths + "]").raw("activation", "[" + activations + "]");
  network.number("negative_slope", architecture.layers.front().negative_slope);
  if (spec.are_outputs_fixed) network.whole("outputs", output.width);
  return network.field("output_activation", nn::name(output.activation))
      .field("initializer", nn::name(spec.initializer))
      .number("bias_scale", spec.bias_scale)
      .seed("seed", spec.network_seed)
      .finished();
}

std::string training_json(const TrainingSpec& spec) {
  const nn::TrainingOptions& options = spec.training;
  JsonObjectWriter training;
  if (spec.is_loss_fixed) training.field("loss", nn::name(options.loss));
  return training.field("optimizer", nn::name(options.optimizer))
      .number("learning_rate", options.learning_rate)
      .number("momentum", options.momentum)
      .number("beta1", options.beta1)
      .number("beta2", options.beta2)
      .number("epsilon", options.epsilon)
      .number("weight_decay", options.weight_decay)
      .whole("batch", options.batch)
      .field("precision", nn::name(options.precision))
      .seed("seed", options.seed)
      .finished();
}

}  // namespace

std::string write_training_spec(const TrainingSpec& spec) {
  JsonObjectWriter root;
  return root.field("format", "crease-training")
             .raw("version", "1")
             .raw("data", data_json(spec))
             .raw("network", network_json(spec))
             .raw("training", training_json(spec))
             .whole("steps", spec.steps)
             .finished() +
         "\n";
}

}  // namespace crease::io
