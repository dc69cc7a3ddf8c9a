#include "chapters/train_and_watch/settings.h"

namespace crease::train_and_watch {

/// Two spirals and three layers of 16. Measured over six seeds: training and test accuracy pass 0.97 between
/// step 400 and step 1100, and stay above it.
Settings first_settings() {
  Settings settings;
  settings.data.request.count = 600;
  settings.data.request.noise = 0.15;
  nn::TrainingOptions& options = settings.training.options;
  options.optimizer = nn::Optimizer::adam;
  options.learning_rate = 0.003;
  options.batch = 32;
  return settings;
}

}  // namespace crease::train_and_watch
