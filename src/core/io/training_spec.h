#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/nn/trainer.h"

namespace crease::io {

/// Everything that fixes a training run: the same spec gives the same bytes everywhere.
struct TrainingSpec {
  data::Request data;
  std::string csv;  ///< path of the user's own data; overrides data.source where not empty
  nn::Architecture architecture;
  nn::Initializer initializer = nn::Initializer::he_normal;
  double bias_scale = 0.1;
  nn::TrainingOptions training;
  int steps = 1000;
};

Result<TrainingSpec> read_training_spec(std::string_view text, std::string_view file);
std::string write_training_spec(const TrainingSpec& spec);

}  // namespace crease::io
