#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/nn/network.h"
#include "core/nn/trainer.h"
#include "lab/chapter.h"

namespace crease::lab {

/// A network with random weights and any number of inputs, as crease count draws it: nothing but settings,
/// for sweeps. Its ids are those of Train and watch, and network.inputs and network.outputs.
class RandomNetwork final : public Chapter {
 public:
  static constexpr std::string_view name = "random-network";

  std::string_view id() const override { return name; }
  std::string_view title() const override { return "Random network"; }
  std::vector<Parameter> parameters() const override;
  std::vector<Action> actions() const override { return {}; }
  std::vector<Readout> readouts() const override;
  Result<Value> get(std::string_view id) const override;
  Status set(std::string_view id, const Value& value) override;
  Status act(std::string_view id, std::string_view argument) override;
  Touch touch_of_set(std::string_view) const override { return Touch::experiment; }
  Touch touch_of_act(std::string_view) const override { return Touch::nothing; }
  bool update(const Budget&) override { return false; }
  bool is_busy() const override { return false; }
  std::optional<nn::Network> exported_network() const override;
  std::shared_ptr<const Memento> remember(Records records) const override;
  void recall(const Memento& memento) override;

 private:
  struct Settings {
    int inputs = 2, outputs = 1;
    std::vector<int> hidden{16, 16, 16};
    nn::Activation activation = nn::Activation::relu;
    nn::Initializer initializer = nn::Initializer::he_normal;
    double bias_scale = 0.1;
    std::int64_t seed = 1;
  };
  struct Moment;

  nn::Architecture architecture() const;
  std::optional<Parameter> find(std::string_view id) const;
  Status set_hidden(std::string_view list);
  void set_layer(std::string_view id, std::int64_t width);

  Settings settings_;
};

}  // namespace crease::lab
