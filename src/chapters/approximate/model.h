#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "chapters/approximate/curves.h"
#include "chapters/approximate/measurement.h"
#include "chapters/approximate/settings.h"
#include "chapters/approximate/study.h"
#include "lab/chapter.h"

/// Approximate: a network with one hidden layer is written down, neuron by neuron, so that it follows a
/// function; its error is measured for certain, and how it falls with the number of neurons.
///
///   parameters  those of setting_table
///   actions     more, fewer       twice or half as many bins or pieces
///               use_needed        as many as the error that is asked for needs
///               restore_settings, rewind
///
/// Nothing trains: the state is a function of the settings.
namespace crease::approximate {

class Model final : public lab::Chapter {
 public:
  Model();

  std::string_view id() const override { return "approximate"; }
  std::string_view title() const override { return "Approximate"; }
  std::vector<lab::Parameter> parameters() const override;
  std::vector<lab::Action> actions() const override;
  std::vector<lab::Readout> readouts() const override;
  Result<lab::Value> get(std::string_view id) const override;
  Status set(std::string_view id, const lab::Value& value) override;
  Status act(std::string_view id, std::string_view argument) override;
  lab::Touch touch_of_set(std::string_view id) const override;
  lab::Touch touch_of_act(std::string_view id) const override;
  bool update(const lab::Budget& budget) override;
  bool is_busy() const override;
  std::uint64_t beginnings() const override { return beginnings_; }
  std::optional<nn::Network> exported_network() const override { return approximation().network; }
  std::shared_ptr<const lab::Memento> remember(lab::Records records) const override;
  void recall(const lab::Memento& memento) override;

  // What the view draws. References live until the next command or update.
  const Settings& settings() const { return settings_; }
  const Task& task() const { return task_; }
  const Approximation& approximation() const { return measurement_->approximation(); }
  const Curves& curves() const { return curves_; }
  /// None while it is being measured, or cannot be.
  std::optional<Distance> distance() const;
  /// What the distance cannot exceed; infinite where that is not known.
  double bound() const { return bound_; }
  double lipschitz() const { return lipschitz_; }
  const Study& study() const { return *study_; }
  /// Why nothing can be measured; else empty.
  std::string message() const;

 private:
  void take(const Settings& next);
  void begin(bool is_other_study);
  std::optional<int> count_for(std::string_view action) const;

  Settings settings_;
  Task task_;
  Curves curves_;
  std::optional<Measurement> measurement_;
  std::optional<Study> study_;
  double bound_ = 0, lipschitz_ = 0;
  std::uint64_t beginnings_ = 1;
};

}  // namespace crease::approximate
