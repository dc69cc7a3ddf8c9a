#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chapters/approximate/curves.h"
#include "chapters/approximate/measurement.h"
#include "chapters/approximate/settings.h"
#include "chapters/approximate/study.h"
#include "chapters/stage/settings_chapter.h"

/// Approximate: a network with one hidden layer is written down, neuron by neuron, so that it follows a
/// function; its error is measured for certain, and how it falls with the number of neurons.
///
///   parameters  those of setting_table
///   actions     more, fewer       twice or half as many bins or pieces
///               use_needed        as many as the error that is asked for needs
namespace crease::approximate {

class Model final : public stage::SettingsChapter<Settings> {
 public:
  Model();

  std::string_view id() const override { return "approximate"; }
  std::string_view title() const override { return "Approximate"; }
  std::vector<lab::Readout> readouts() const override;
  bool update(const lab::Budget& budget) override;
  bool is_busy() const override;
  std::optional<nn::Network> exported_network() const override { return approximation().network; }

  // What the view draws. References live until the next command or update.
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

 protected:
  Table table(const Settings& settings) const override { return setting_table(settings); }
  std::span<const stage::ActionEntry> own_actions() const override;
  bool is_possible(std::string_view action) const override;
  Status carry_out(std::string_view action, std::string_view argument) override;
  void begin(const Settings* before) override;

 private:
  std::optional<int> count_for(std::string_view action) const;

  Task task_;
  Curves curves_;
  std::optional<Measurement> measurement_;
  std::optional<Study> study_;
  double bound_ = 0, lipschitz_ = 0;
};

}  // namespace crease::approximate
