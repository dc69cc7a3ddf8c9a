#include "chapters/count/lessons.h"

#include "core/base/check.h"
#include "core/base/real_functions.h"
#include "core/base/rng.h"
#include "core/data/dataset.h"

namespace crease::count {
namespace {

constexpr int places = 64, values = 32, points = 200, labels = 100, batch = 32;
constexpr double pi = 3.14159265358979323846;
constexpr std::uint64_t data_stream = 0x5000;

double place(int i, int count) {
  return -1 + 2.0 * i / (count - 1);
}

nn::Samples spirals(std::uint64_t seed) {
  data::Request request;
  request.source = "spirals";
  request.count = points;
  request.noise = 0;
  request.train_share = 1;
  request.seed = seed;
  const Result<data::Split> split = data::generate(request);
  CREASE_CHECK(split.ok(), "the request is right");
  const Result<nn::Samples> samples = data::training_samples(split.value().train, nn::Loss::logistic, 1);
  CREASE_CHECK(samples.ok(), "two classes fit one output");
  return samples.value();
}

}  // namespace

nn::Samples samples_of(Lesson lesson, std::uint64_t seed) {
  if (lesson == Lesson::spirals) return spirals(seed);
  Random random(seed, data_stream);
  nn::Samples samples;
  if (lesson == Lesson::sine)
    for (int i = 0; i < places; ++i) {
      samples.x.push_back(place(i, places));
      samples.y.push_back(crease::sin(2 * pi * samples.x.back()));
    }
  if (lesson == Lesson::random_values)
    for (int i = 0; i < values; ++i) {
      samples.x.push_back(place(i, values));
      samples.y.push_back(random.normal());
    }
  if (lesson == Lesson::random_labels)
    for (int i = 0; i < labels; ++i) {
      samples.x.push_back(2 * random.uniform() - 1);
      samples.x.push_back(2 * random.uniform() - 1);
      samples.y.push_back(static_cast<double>(random.below(2)));
    }
  return samples;
}

nn::TrainingOptions options_of(Lesson lesson, double learning_rate, std::uint64_t seed) {
  nn::TrainingOptions options;
  options.loss = is_planar(lesson) ? nn::Loss::logistic : nn::Loss::squared_error;
  options.optimizer = nn::Optimizer::adam;
  options.learning_rate = learning_rate;
  options.batch = batch;
  options.seed = seed;
  return options;
}

}  // namespace crease::count
