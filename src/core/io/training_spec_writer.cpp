#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/check.h"
#include "core/base/number_text.h"
#include "core/io/json.h"
#include "core/io/training_spec.h"

namespace crease::io {
namespace {

/// Builds one object field by field.
class ObjectWriter {
 public:
  ObjectWriter& field(std::string_view name, std::string_view text) {
    begin(name);
    append_json_text(out_, text);
    return *this;
  }
  ObjectWriter& number(std::string_view name, double value) { return raw(name, shortest(value)); }
  ObjectWriter& whole(std::string_view name, std::uint64_t value) { return raw(name, std::to_string(value)); }
  ObjectWriter& raw(std::string_view name, std::string_view json) {
    begin(name);
    out_ += json;
    return *this;
  }
  std::string finished() const { return "{" + out_ + "}"; }

 private:
  void begin(std::string_view name) {
    if (!out_.empty()) out_ += ',';
    append_json_text(out_, name);
    out_ += ':';
  }

  std::string out_;
};

std::string data_json(const TrainingSpec& spec) {
  ObjectWriter data;
  if (spec.csv.empty()) {
    data.field("source", spec.data.source)
        .whole("count", static_cast<std::uint64_t>(spec.data.count))
        .number("noise", spec.data.noise);
    if (spec.data.source == "iris") {
      data.raw("columns",
               "[" + std::to_string(spec.data.column_x) + "," + std::to_string(spec.data.column_y) + "]");
    }
  } else {
    data.field("csv", spec.csv);
  }
  return data.number("train_share", spec.data.train_share).whole("seed", spec.data.seed).finished();
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
  ObjectWriter network;
  network.raw("hidden", "[" + widths + "]").raw("activation", "[" + activations + "]");
  network.number("negative_slope", architecture.layers.front().negative_slope);
  if (spec.are_outputs_fixed) network.raw("outputs", std::to_string(output.width));
  return network.field("output_activation", nn::name(output.activation))
      .field("initializer", nn::name(spec.initializer))
      .number("bias_scale", spec.bias_scale)
      .whole("seed", spec.network_seed)
      .finished();
}

std::string training_json(const TrainingSpec& spec) {
  const nn::TrainingOptions& options = spec.training;
  ObjectWriter training;
  if (spec.is_loss_fixed) training.field("loss", nn::name(options.loss));
  return training.field("optimizer", nn::name(options.optimizer))
      .number("learning_rate", options.learning_rate)
      .number("momentum", options.momentum)
      .number("beta1", options.beta1)
      .number("beta2", options.beta2)
      .number("epsilon", options.epsilon)
      .number("weight_decay", options.weight_decay)
      .raw("batch", std::to_string(options.batch))
      .field("precision", nn::name(options.precision))
      .whole("seed", options.seed)
      .finished();
}

}  // namespace

std::string write_training_spec(const TrainingSpec& spec) {
  ObjectWriter root;
  return root.field("format", "crease-training")
             .raw("version", "1")
             .raw("data", data_json(spec))
             .raw("network", network_json(spec))
             .raw("training", training_json(spec))
             .raw("steps", std::to_string(spec.steps))
             .finished() +
         "\n";
}

}  // namespace crease::io
