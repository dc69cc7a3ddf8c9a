#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chapters/images/experiment.h"
#include "chapters/images/gallery.h"
#include "chapters/images/picture.h"
#include "chapters/images/record.h"
#include "chapters/images/slice.h"
#include "chapters/stage/settings_chapter.h"

/// Images: a network learns to tell images apart; its cells in the plane through three of them, its pieces
/// along the line between two, and the distance to the nearest boundary are measured while it learns.
///
///   parameters  those of setting_table; the images come from lab::Assets
///   actions     play, pause, toggle_play, step N, step_epoch
///               next_image CORNER[,CLASS], other_images, reset_view, load_images
///
/// State is a function of the settings, the images and the step.
namespace crease::images {

class Model final : public stage::SettingsChapter<Settings> {
 public:
  Model();
  ~Model() override;

  std::string_view id() const override { return "images"; }
  std::string_view title() const override { return "Images"; }
  void use_assets(std::shared_ptr<lab::Assets> assets) override;
  std::vector<lab::Action> actions() const override;
  std::vector<lab::Readout> readouts() const override;
  Status set(std::string_view id, const lab::Value& value) override;
  lab::Touch touch_of_act(std::string_view id) const override;
  bool update(const lab::Budget& budget) override;
  bool is_busy() const override;
  std::int64_t step() const override { return experiment_ ? experiment_->step() : 0; }
  bool run_to(std::int64_t step, const lab::Budget& budget) override;
  std::optional<nn::Network> exported_network() const override;
  std::shared_ptr<const lab::Memento> remember(lab::Records records) const override;
  void recall(const lab::Memento& memento) override;

  // What the view draws. References live until the next command or update.
  /// Null: they are not there (yet).
  const data::ImageSet* images() const { return gallery_.images(settings().collection); }
  bool is_waiting() const { return gallery_.is_awaited(settings().collection); }
  bool is_playing() const { return is_playing_; }
  /// Null: no images, or the three lie on a line.
  const ImageSlice* slice() const { return slice_ ? &*slice_ : nullptr; }
  /// Null without images.
  const Experiment* experiment() const { return experiment_.get(); }
  const Picture& picture() const { return picture_; }
  const History& history() const { return history_; }
  /// Of the last measurement.
  const Record& record() const { return latest_; }
  double epoch() const;
  /// What the network says of the point at a place of the slice: a probability per class. Empty: no network.
  std::vector<double> probabilities(regions::Point place) const;
  /// What is to be said to the person; else empty.
  std::string message() const;

 protected:
  Table table(const Settings& settings) const override { return setting_table(settings); }
  std::span<const stage::ActionEntry> own_actions() const override;
  bool is_possible(std::string_view action) const override;
  Status carry_out(std::string_view action, std::string_view argument) override;
  void begin(const Settings* before) override;

 private:
  struct Moment;

  void take_images();
  void start_training();
  void take_view();
  void stop();
  std::int64_t steps_wanted() const;
  std::int64_t next_record() const;
  bool is_record_due() const;
  bool is_picture_stale() const;
  bool is_latest_stale() const;
  void train_within(const lab::Budget& budget, double end);
  void train_slice();
  bool measure(const lab::Budget& budget);
  void refresh_picture();
  Status take_steps(std::string_view argument);
  Status next_image(std::string_view argument);
  Status other_images();
  Status set_corner(std::size_t which, int image);

  Gallery gallery_;
  std::unique_ptr<Experiment> experiment_;
  std::optional<ImageSlice> slice_;
  std::string slice_trouble_;
  Settings viewed_;  ///< the settings that slice and window were taken from
  bool is_playing_ = false;
  std::int64_t steps_asked_ = 0;
  bool is_repeating_ = false;  ///< what was trained before: what is known of later steps holds
  Measurement measurement_;
  History history_;
  Record latest_;
  PictureMaker maker_;
  Picture picture_;
  bool is_window_stale_ = true;
  double picture_share_ = 0;   ///< of an update's budget, as measured
  double picture_credit_ = 0;  ///< shares that pictures have not used
};

}  // namespace crease::images
