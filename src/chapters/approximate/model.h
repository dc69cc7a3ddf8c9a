#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chapters/approximate/curves.h"
#include "chapters/approximate/measurement.h"
#include "chapters/approximate/settings.h"
#include "chapters/approximate/starts.h"
#include "chapters/approximate/study.h"
#include "chapters/stage/settings_chapter.h"

/// Approximate: a network is written down, neuron by neuron, so that it follows a function. Of one number:
/// with one hidden layer, its error measured for certain, and how it falls with the number of neurons. Of
/// two: with one hidden layer or two, its error on a grid.
///
///   parameters  those of setting_table
///   actions     more, fewer       twice or half as many bins or pieces
///               use_needed        as many as the error that is asked for needs
///               draw_over         the target of the moment becomes one that is drawn
///               draw x,y,x,y      a part of a stroke over the drawn target
///               clear_drawing     a flat line
namespace crease::approximate {

class Model final : public stage::SettingsChapter<Settings> {
 public:
  Model();

  std::string_view id() const override { return "approximate"; }
  std::string_view title() const override { return "Approximate"; }
  std::vector<lab::Action> actions() const override;
  std::vector<lab::Readout> readouts() const override;
  bool update(const lab::Budget& budget) override;
  bool is_busy() const override;
  std::optional<nn::Network> exported_network() const override;

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
  /// Of the same architecture.
  const Starts& starts() const { return *starts_; }
  /// The best trained network at curves().x; empty while there is none.
  const std::vector<double>& best_trained() const { return best_trained_; }
  // Need settings().is_on_square().
  const SquareGrid& square() const { return *square_; }
  const SquareStudy& square_study() const { return *square_study_; }
  /// Why nothing can be measured; else empty.
  std::string message() const;

 protected:
  Table table(const Settings& settings) const override { return setting_table(settings); }
  std::span<const stage::ActionEntry> own_actions() const override;
  bool is_possible(std::string_view action) const override;
  Status carry_out(std::string_view action, std::string_view argument) override;
  void begin(const Settings* before) override;

 private:
  bool can_train() const;
  void draw_best_trained();
  void begin_line(const Settings* before);
  void begin_square(const Settings* before);
  bool update_line(const lab::Budget& budget);
  bool is_line_busy() const;
  void take(Approximation made);
  std::optional<int> count_for(std::string_view action) const;

  Task task_;
  Curves curves_;
  std::optional<Making> making_;  ///< while better knots are searched for
  std::optional<Measurement> measurement_;
  std::optional<Study> study_;
  std::optional<Starts> starts_;
  std::vector<double> best_trained_;
  double bound_ = 0, lipschitz_ = 0;
  std::optional<SquareGrid> square_;  ///< of the settings square_settings_, where it is there
  std::optional<SquareStudy> square_study_;
  Settings square_settings_;
};

}  // namespace crease::approximate
