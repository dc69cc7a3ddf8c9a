#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chapters/bend/game.h"
#include "chapters/bend/settings.h"
#include "chapters/bend/study.h"
#include "chapters/plane/cut.h"
#include "chapters/stage/settings_chapter.h"
#include "core/regions/boundary_bends.h"

/// Bend: the boundary of one neuron at a time in a random network with two inputs: where it bends, which
/// earlier neuron bends it, and which weight the bend gives away.
///
///   parameters  those of setting_table
///   actions     show LAYER,NEURON            lets another boundary stand out
///               choose LAYER,ROW,COLUMN      another weight to be dragged
///               play, guess LAYER, stop      the game; layer1 to layer4 guess without an argument
///               reset_window
namespace crease::bend {

class Model final : public stage::SettingsChapter<Settings> {
 public:
  Model();

  std::string_view id() const override { return "bend"; }
  std::string_view title() const override { return "Bend"; }
  std::vector<lab::Readout> readouts() const override;
  Status set(std::string_view id, const lab::Value& value) override;
  /// What is shown and the score are settings of the view; only a chosen weight begins something.
  lab::Touch touch_of_act(std::string_view id) const override;
  bool update(const lab::Budget& budget) override;
  bool is_busy() const override { return is_stale_ || !study_->is_done(); }
  std::optional<nn::Network> exported_network() const override { return network_; }

  // What the view draws. References live until the next command or update.
  const nn::Network& network() const { return network_; }
  const Study& study() const { return *study_; }
  const plane::Cut& cut() const { return cut_; }
  /// The neuron that stands out: the one asked for while somebody plays.
  Neuron shown() const { return shown_; }
  bool is_playing() const { return settings().round > 0; }
  /// Whether the layer of the neuron is not to be told yet.
  bool is_secret() const { return is_playing() && settings().answer == 0; }
  /// Why it is in its layer, for whoever plays and has guessed; else empty.
  const std::vector<Neuron>& chain() const { return chain_; }
  const std::vector<regions::Polyline>& lines() const { return lines_; }
  const std::vector<regions::BoundaryCrossing>& crossings() const { return crossings_; }
  int bends() const;
  int closed_lines() const;
  const regions::CrossingTally& tally() const { return tally_; }
  /// Neurons without a boundary in the part that is seen.
  int empty_boundaries() const { return empty_; }
  /// The bend that the chosen weight makes; none where it makes none that is seen.
  const regions::BoundaryCrossing* edited_bend() const;
  /// How the same neuron bends it first without the change of the weight; none where it does not in view.
  std::optional<double> turn_before_edit() const { return turn_before_; }
  std::string message() const;

 protected:
  Table table(const Settings& settings) const override { return setting_table(settings); }
  std::span<const stage::ActionEntry> own_actions() const override;
  bool is_possible(std::string_view action) const override;
  Status carry_out(std::string_view action, std::string_view argument) override;
  void begin(const Settings* before) override;

 private:
  Riddle asked_for() const;
  void look();
  void measure_without_edit();
  Status guess(std::string_view argument);
  Status choose(std::string_view argument, bool is_boundary);

  nn::Network network_;
  std::optional<Study> study_;
  bool is_stale_ = true;
  plane::Cut cut_;
  Neuron shown_;
  std::vector<Neuron> chain_;
  std::vector<regions::Polyline> lines_;
  std::vector<regions::BoundaryCrossing> crossings_;
  regions::CrossingTally tally_;
  int empty_ = 0;
  std::optional<double> turn_before_;
  std::string trouble_;
};

/// "neuron 3 of layer 2"
std::string neuron_text(Neuron neuron);
double degrees(double radians);

}  // namespace crease::bend
