#include "chapters/images/experiment.h"

#include <algorithm>
#include <utility>

#include "core/base/check.h"

namespace crease::images {
namespace {

constexpr int most_tests = 1000, tests_one_in = 5;

nn::TrainingOptions options_of(const Settings& settings) {
  nn::TrainingOptions options;
  options.loss = nn::Loss::softmax_cross_entropy;
  options.optimizer = settings.optimizer;
  options.learning_rate = settings.learning_rate;
  options.batch = settings.batch;
  options.seed = static_cast<std::uint64_t>(settings.seed);
  return options;
}

nn::Network first_network(const Settings& settings, const data::ImageSet& images) {
  const nn::Architecture architecture =
      nn::perceptron(images.pixels_each(), settings.hidden, images.classes, nn::Activation::relu);
  nn::Network network = nn::initialize(architecture, nn::Initializer::he_normal, settings.bias_scale,
                                       static_cast<std::uint64_t>(settings.seed));
  // Training rounds to single precision: what is shown is what is trained.
  for (double& parameter : network.parameters) parameter = static_cast<float>(parameter);
  return network;
}

}  // namespace

Lesson Lesson::of(const Settings& settings, const data::ImageSet& images) {
  Lesson lesson;
  lesson.test_count = std::min(most_tests, images.count() / tests_one_in);
  lesson.first_test = images.count() - lesson.test_count;
  lesson.train_count = std::min(settings.train_count, lesson.first_test);
  lesson.label = data::randomised_labels(images.label, images.classes, settings.random_share,
                                         static_cast<std::uint64_t>(settings.seed));
  std::copy(images.label.begin() + lesson.first_test, images.label.end(),
            lesson.label.begin() + lesson.first_test);
  return lesson;
}

Experiment::Experiment(const Settings& settings, const data::ImageSet& images)
    : images_(images),
      lesson_(Lesson::of(settings, images)),
      options_(options_of(settings)),
      network_(first_network(settings, images)),
      first_parameters_(network_.parameters) {
  options_.batch = std::min(options_.batch, lesson_.train_count);
}

nn::Trainer& Experiment::trainer() {
  if (trainer_) return *trainer_;
  Result<nn::Trainer> made = nn::Trainer::create(
      network_, options_, data::image_samples(images_, lesson_.label, 0, lesson_.train_count));
  CREASE_CHECK(made.ok(), "settings and images fit a trainer");
  trainer_.emplace(std::move(made).value());
  return *trainer_;
}

int Experiment::train(int count) {
  if (count <= 0 || !divergence_.empty()) return 0;
  nn::Trainer& training = trainer();
  const int taken = training.train(count);
  training.copy_parameters(network_.parameters);
  step_ += taken;
  divergence_ = training.divergence();
  return taken;
}

std::size_t Experiment::Memory::bytes() const {
  return sizeof(*this) + (trainer ? trainer->bytes() : 0);
}

Experiment::Memory Experiment::remember() const {
  return {step_ > 0 ? trainer_->remember() : nullptr, step_, divergence_};
}

void Experiment::recall(const Memory& memory) {
  step_ = memory.step;
  divergence_ = memory.divergence;
  if (memory.trainer == nullptr) {
    trainer_.reset();
    network_.parameters = first_parameters_;
  } else {
    trainer().recall(*memory.trainer);
    trainer_->copy_parameters(network_.parameters);
  }
}

}  // namespace crease::images
