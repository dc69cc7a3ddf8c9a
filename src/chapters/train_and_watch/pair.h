#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chapters/train_and_watch/model.h"
#include "lab/command.h"

/// Train and watch, with a second network beside the first where that is wanted: both learn the same points
/// in step, each with its own settings. To the model's descriptions it adds
///
///   parameter  compare.is_on   whether there is a network B; both begin again when it comes
///   with it on                 B's own parameters, actions and readouts again, with "b." before their ids
///
/// A network's own are its shape, its first weights, its loss and optimiser, and the neuron that is pinned.
/// Points, window, colouring, pace and reasons to stop belong to both: setting them sets both. What stops one
/// network (it diverged, its loss is small enough) stops both, at the same step.
namespace crease::train_and_watch {

enum class Effect : std::uint8_t;

class Pair final : public lab::Chapter {
 public:
  static constexpr std::string_view is_on_id = "compare.is_on";
  static constexpr std::string_view prefix_of_b = "b.";  ///< of what belongs to network B

  Pair();
  ~Pair() override;

  std::string_view id() const override { return a_.id(); }
  std::string_view title() const override { return a_.title(); }
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
  std::int64_t step() const override { return a_.step(); }
  std::uint64_t beginnings() const override { return beginnings_; }
  bool brings_its_own(std::string_view action) const override { return a_.brings_its_own(action); }
  bool run_to(std::int64_t step, const lab::Budget& budget) override;
  /// Of one network as the model writes them; of two with ";" between.
  std::string weights() const override;
  /// Network A; the action b.save_network saves the other one.
  std::optional<nn::Network> exported_network() const override { return a_.exported_network(); }
  std::optional<SavedFile> take_saved_file() override;
  std::shared_ptr<const lab::Memento> remember(lab::Records records) const override;
  void recall(const lab::Memento& memento) override;

  const Model& a() const { return a_; }
  /// Null while nothing is compared.
  const Model* b() const { return b_.get(); }
  /// The last thing that a person should be told, with the network that it is about; else empty.
  std::string message() const;
  /// What switches the comparison on and off.
  lab::Parameter comparison() const;

 private:
  Model::State& state_a() const { return *a_.state_; }
  Model::State& state_b() const { return *b_->state_; }
  void append_b(std::vector<lab::Parameter>& parameters) const;

  Status switch_to(const lab::Value& value);
  Status act_on_b(std::string_view id, std::string_view argument);
  Status load_weights(std::string_view text);
  Status together(const std::function<Status()>& change_a, const std::function<Status()>& change_b);
  Status let_b_follow(Effect effect);
  void begin_together();
  void pass_on_wish();

  void train_within(const lab::Budget& budget);
  void train_slice();

  Model a_;
  std::unique_ptr<Model> b_;
  std::optional<SavedFile> saved_file_;
  std::uint64_t beginnings_ = 1;
  std::uint64_t seen_a_ = 0, seen_b_ = 0;  ///< beginnings of each that are counted
};

/// Whether each network of a pair has a value of its own for this parameter of a model.
bool is_own_setting(std::string_view id);

/// What a command on a single model is called where it is meant for network B.
lab::Command command_for_b(lab::Command command);

}  // namespace crease::train_and_watch
