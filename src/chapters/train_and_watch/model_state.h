#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chapters/train_and_watch/experiment.h"
#include "chapters/train_and_watch/measurement.h"
#include "chapters/train_and_watch/model.h"
#include "chapters/train_and_watch/neuron_pictures.h"
#include "chapters/train_and_watch/picture_maker.h"
#include "chapters/train_and_watch/setting_table.h"
#include "chapters/train_and_watch/training_run.h"

namespace crease::train_and_watch {

/// Points and what follows from them under the settings.
struct Experiment {
  data::Split points;
  nn::Samples train, test;
  nn::Loss loss = nn::Loss::squared_error;
  int outputs = 1;
};

/// What is computed about the picture on demand, for hovering; belongs to one picture.
struct HoverCache {
  std::vector<std::optional<std::vector<regions::Polyline>>> boundaries;  ///< by hidden neuron
  NeuronPictures neurons;
};

/// All that a moment of the chapter consists of; the rest follows from it.
struct Moment final : lab::Memento {
  Settings settings;
  TrainingRun::Memory run;
  double value_scale = 1;
  std::optional<HistoryWriter> history;

  std::size_t bytes() const override;
};

/// One parameter of the network, named as commands name it.
struct ParameterPlace {
  int layer = 0, row = 0, column = -1;  ///< column -1: the bias
  std::size_t index = 0;                ///< in the flat vector
};

struct Model::State {
  State();

  // Changes. Each leaves everything as it was where it fails.
  Status adopt(Settings wanted, Effect effect);
  Status write_setting(std::string_view id, const lab::Value& value);
  Status write_parameter(const ParameterPlace& place, const lab::Value& value);
  Status restart_from_first_weights();
  Result<ParameterPlace> find_parameter(std::string_view id) const;

  Status load_weights(std::int64_t step, std::span<const double> parameters);
  /// Shape and weights of "name\n" and the text of a network file (core/io/network_file.h).
  Status load_network(std::string_view argument);
  std::shared_ptr<const Moment> remember(lab::Records records) const;
  void recall(const Moment& moment);

  // Computing.
  bool run_to(std::int64_t step, const lab::Budget& budget);
  bool update(const lab::Budget& budget);
  /// Steps that are wanted and may be taken before anything else is looked at; 0: none.
  int next_slice() const;
  /// Takes up to `wanted` steps, and looks for reasons to stop. Returns how many it took.
  int train_slice(int wanted);
  /// The share of a budget after which training leaves the rest to pictures that take `share` of it.
  static double training_end(double share);
  /// Brings picture and measurement up to date; training is left alone. True if the picture changed.
  bool look(const lab::Budget& budget);
  bool is_busy() const;
  std::string_view colouring() const;
  int neurons() const;  ///< outputs included

  Settings settings;
  std::vector<Setting> table;  ///< of `settings`, kept because widgets ask for it in every frame
  Experiment experiment;
  std::optional<TrainingRun> run;  ///< always there once constructed

  bool is_playing = false;
  bool is_repeating = false;     ///< what is trained now was trained before: the curves know it
  std::int64_t steps_asked = 0;  ///< single steps that still have to be taken
  double steps_due = 0;          ///< at a set speed: what the time that passed allows
  std::string message;
  std::optional<SavedFile> saved_file;  ///< until it is taken

  PictureMaker maker;
  Picture picture;
  nn::Network pictured;                 ///< the network that the picture shows
  std::uint64_t geometry_revision = 0;  ///< counts pictures
  std::uint64_t beginnings = 0;         ///< how often training began from what the settings alone say
  bool is_picture_stale = true, is_drawing_stale = true, is_measurement_stale = true;
  double picture_share = 0;  ///< of the time budget, that the last pictures took
  Measurement measurement;
  double measured_cells = 0, measured_regions = 0;  ///< of the network that is being measured; NaN: none
  HistoryWriter history;
  HoverCache hover;

 private:
  Result<Settings> settings_for(const nn::Network& network) const;
  Status try_to_adopt(Settings wanted, Effect effect);
  Result<Experiment> make_experiment(const Settings& wanted, Effect effect) const;
  Result<TrainingRun> make_run(const Settings& wanted, const Experiment& next, bool is_restart) const;
  void commit(Settings wanted, std::optional<Experiment> next, TrainingRun next_run, bool is_restart);
  void refresh_table();
  void clear_training();

  void train_within(const lab::Budget& budget);
  std::int64_t steps_wanted() const;
  int steps_until_look() const;
  void count_steps(int taken);
  void look_for_reasons_to_stop(int wanted, int taken);
  void stop(std::string reason);
  void refresh_picture();
  void refresh_drawing();
  void measure();
  void record_measurement();
  void adjust_value_scale();
};

}  // namespace crease::train_and_watch
