#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/io/training_spec.h"
#include "core/nn/trainer.h"

namespace crease::cli {

/// How training stands at one step. What does not apply is NaN: the loss without test rows, the accuracy of a
/// regression, cells of a network that is not piecewise linear.
struct Metrics {
  std::int64_t step = 0;
  double epoch = 0;
  double train_loss = 0, test_loss = 0;
  double train_accuracy = 0, test_accuracy = 0;
  double cells = 0, linear_regions = 0;
};

/// The points of a training file, generated or from the file beside it. `file` is the path that the spec came
/// from.
Result<data::Split> load_data(const io::TrainingSpec& spec, const std::string& file);

/// Data, network and trainer of one training file.
class TrainingRun {
 public:
  /// `file` is the path that the spec came from. Error: what does not fit, with the path.
  static Result<TrainingRun> create(io::TrainingSpec spec, const std::string& file);

  nn::Trainer& trainer() { return trainer_; }
  const io::TrainingSpec& spec() const { return spec_; }
  const data::Split& data() const { return data_; }
  Metrics measure() const;

 private:
  TrainingRun(io::TrainingSpec spec, data::Split data, nn::Samples train, nn::Samples test,
              nn::Trainer trainer);

  io::TrainingSpec spec_;
  data::Split data_;
  nn::Samples train_, test_;
  nn::Trainer trainer_;
};

/// The rows as CSV with a header; fields that do not apply are empty.
std::string metrics_csv(const std::vector<Metrics>& rows);

}  // namespace crease::cli
