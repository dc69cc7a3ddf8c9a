#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "chapters/train_and_watch/history.h"
#include "chapters/train_and_watch/picture.h"
#include "chapters/train_and_watch/settings.h"
#include "core/data/dataset.h"
#include "core/nn/network.h"
#include "core/regions/subdivision.h"
#include "lab/chapter.h"

/// Train and watch: a small network trains on points of the plane while its exact cells are redrawn.
///
/// Beyond the described parameters, `set` and `get` know single weights and biases: "weight.L.R.C" and
/// "bias.L.R", with layer, row (neuron) and column (input) from 0; the last layer is the output. Actions and
/// their arguments are listed in model_actions.cpp. The model starts paused.
namespace crease::train_and_watch {

using lab::SavedFile;

class Model final : public lab::Chapter {
 public:
  Model();
  ~Model() override;

  std::string_view id() const override { return "train-and-watch"; }
  std::string_view title() const override { return "Train and watch"; }
  std::vector<lab::Parameter> parameters() const override;
  std::vector<lab::Action> actions() const override;
  std::vector<lab::Readout> readouts() const override;
  Result<lab::Value> get(std::string_view id) const override;
  Status set(std::string_view id, const lab::Value& value) override;
  Status act(std::string_view id, std::string_view argument) override;
  lab::Touch touch_of_set(std::string_view id) const override;
  lab::Touch touch_of_act(std::string_view id) const override;
  void advance(double seconds) override;
  bool update(const lab::Budget& budget) override;
  bool is_busy() const override;
  std::int64_t step() const override;
  std::uint64_t beginnings() const override;
  bool brings_its_own(std::string_view action) const override { return action == "load_network"; }
  std::string weights() const override;
  std::optional<nn::Network> exported_network() const override;
  std::optional<SavedFile> take_saved_file() override;
  bool run_to(std::int64_t step, const lab::Budget& budget) override;
  std::shared_ptr<const lab::Memento> remember(lab::Records records) const override;
  void recall(const lab::Memento& memento) override;

  // What the view draws. References live until the next command or update.
  const Settings& settings() const;
  /// The setting with this id; none where there is none.
  std::optional<lab::Parameter> parameter(std::string_view id) const;
  const nn::Network& network() const;
  const data::Split& data() const;
  const Picture& picture() const;
  const History& history() const;
  bool is_playing() const;
  int steps_per_epoch() const;
  /// The last thing that a person should be told (divergence, a file that could not be read), else empty.
  const std::string& message() const;

  // Pure questions about the picture, for hovering. All cheap enough for one call per frame. Neurons are
  // counted through the layers from 0; outputs come last and have no boundary.
  std::int32_t cell_at(regions::Point point) const;
  regions::NearestBoundary nearest_boundary(regions::Point point) const;
  /// Boundary of one hidden neuron (counted through the layers), cached until the network or window changes.
  const std::vector<regions::Polyline>& neuron_boundary(int neuron) const;
  /// Pre-activation of each neuron of each layer, on a `side` x `side` grid over the window, row 0 at y0: the
  /// small pictures in the network diagram. Shape (neurons incl. output, side, side); cached like the
  /// boundaries, and refreshed less often where they are costly.
  std::span<const float> neuron_pictures(int side) const;

  /// All of the model; defined in model_state.h, for the files of the model only.
  struct State;

 private:
  friend class Pair;  ///< steps two of them together
  std::unique_ptr<State> state_;
};

}  // namespace crease::train_and_watch
