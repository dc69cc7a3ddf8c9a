#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chapters/distance/adversarial_step.h"
#include "chapters/distance/ball.h"
#include "chapters/distance/course.h"
#include "chapters/distance/settings.h"
#include "chapters/distance/study.h"
#include "chapters/plane/cut.h"
#include "chapters/stage/settings_chapter.h"

/// Distance: how far points are from the nearest boundary of a network. A small network learns points of the
/// plane and is measured on the way; at any moment of its training the ball around a pinned point is exact,
/// and a step away from the network's answer is drawn beside it.
///
///   parameters  those of setting_table
///   actions     earlier, later    another measured moment of training
///               use_flip          makes the step as long as the answer needs to change
///               reset_window
namespace crease::distance {

class Model final : public stage::SettingsChapter<Settings> {
 public:
  Model();

  std::string_view id() const override { return "distance"; }
  std::string_view title() const override { return "Distance"; }
  std::vector<lab::Readout> readouts() const override;
  Status set(std::string_view id, const lab::Value& value) override;
  bool update(const lab::Budget& budget) override;
  bool is_busy() const override;
  std::optional<nn::Network> exported_network() const override { return shown().network; }

  // What the view draws. References live until the next command or update.
  const Course& course() const { return *course_; }
  const Study& study() const { return *study_; }
  /// The moment of training that is shown.
  const Record& shown() const { return course_->records()[shown_]; }
  const Record& first() const { return course_->records().front(); }
  const plane::Cut& cut() const { return cut_; }
  const Ball& ball() const { return ball_; }
  /// To the nearest boundary at which the output bends, in the norm of the ball; none where it cannot be
  /// found.
  const std::optional<regions::BoundaryDistance>& visible() const { return visible_; }
  /// None where the ball has no radius.
  const std::optional<Certificate>& certificate() const { return certificate_; }
  const AdversarialStep& adversarial() const { return step_; }
  const Nearby& histogram() const { return shown().nearby[static_cast<std::size_t>(settings().places)]; }
  /// Largest |f| on the data at the moment shown, where colours end.
  double value_scale() const { return value_scale_; }
  std::string message() const;

 protected:
  Table table(const Settings& settings) const override { return setting_table(settings); }
  std::span<const stage::ActionEntry> own_actions() const override;
  bool is_possible(std::string_view action) const override;
  Status carry_out(std::string_view action, std::string_view argument) override;
  void begin(const Settings* before) override;

 private:
  std::size_t record_at(int step) const;
  void look();
  void look_at_place();

  std::optional<Course> course_;
  std::optional<Study> study_;
  std::size_t shown_ = 0;
  bool is_stale_ = true;  ///< what follows from the moment shown and the settings of the view
  plane::Cut cut_;
  std::string trouble_;
  Ball ball_;
  std::optional<regions::BoundaryDistance> visible_;
  std::optional<Certificate> certificate_;
  AdversarialStep step_;
  double value_scale_ = 1;
};

}  // namespace crease::distance
