#include "chapters/train_and_watch/settings.h"

namespace crease::train_and_watch {

/// Two spirals and three layers of 16: separated within some thousand steps.
Settings first_settings() {
  Settings settings;
  settings.data.request.noise = 0.1;
  nn::TrainingOptions& options = settings.training.options;
  options.optimizer = nn::Optimizer::adam;
  options.learning_rate = 0.01;
  options.batch = 32;
  return settings;
}

}  // namespace crease::train_and_watch
