#include "core/nn/trainer.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "core/nn/forward.h"
#include "core/nn/reference_trainer.h"

using namespace crease::nn;
using namespace crease::nn::testing;

namespace {

TrainingOptions options_for(Loss loss, Optimizer optimizer, Precision precision) {
  TrainingOptions options;
  options.loss = loss;
  options.optimizer = optimizer;
  options.precision = precision;
  options.learning_rate = 0.02;
  options.weight_decay = 0.001;
  options.batch = 4;
  return options;
}

/// Largest difference of the parameters after `steps` steps, relative to the largest parameter.
double distance_from_reference(const Network& network, const TrainingOptions& options, const Samples& samples,
                               int steps) {
  Trainer trainer = Trainer::create(network, options, samples).value();
  trainer.train(steps);
  ReferenceTrainer reference(network, options, samples);
  reference.train(steps);
  const Network trained = trainer.network();
  double worst = 0, largest = 0;
  for (std::size_t i = 0; i < trained.parameters.size(); ++i) {
    worst = std::fmax(worst, std::fabs(trained.parameters[i] - reference.parameters()[i]));
    largest = std::fmax(largest, std::fabs(reference.parameters()[i]));
  }
  return worst / largest;
}

}  // namespace

TEST_CASE("agree: steps are those of the readable code, for every activation, loss and optimiser") {
  for (Activation activation : all_activations)
    for (Loss loss : all_losses)
      for (Optimizer optimizer : all_optimizers) {
        CAPTURE(name(activation));
        CAPTURE(name(loss));
        CAPTURE(name(optimizer));
        const Network network = random_network({2, 7, 5, 3}, activation, 21);
        const Samples samples = random_samples(network.architecture, loss, 10, 22);
        CHECK(distance_from_reference(network, options_for(loss, optimizer, Precision::float64), samples, 7) <
              1e-11);
        CHECK(distance_from_reference(network, options_for(loss, optimizer, Precision::float32), samples, 7) <
              1e-4);
      }
}

TEST_CASE("agree: steps are those of the readable code, whatever the shape and the batch") {
  struct Shape {
    std::vector<int> widths;
    int rows, batch;
  };
  for (const Shape& shape : {Shape{{1, 1, 1}, 3, 1},
                             {{2, 1}, 5, 2},
                             {{3, 10}, 9, 20},
                             {{2, 1, 1, 1, 2}, 6, 4},
                             {{2, 64, 64, 1}, 150, 130},
                             {{2, 33, 17, 10}, 70, 65},
                             {{1024, 5, 10}, 6, 3},
                             {{5, 130, 3}, 12, 5},
                             {{2, 16, 16, 16, 1}, 500, 256},
                             {{7, 100, 1}, 8, 100}})
    for (Activation output : {Activation::linear, Activation::relu, Activation::sigmoid}) {
      CAPTURE(shape.widths.size());
      CAPTURE(shape.widths[1]);
      Network network = random_network(shape.widths, Activation::relu, 23);
      network.architecture.layers.back().activation = output;
      TrainingOptions options = options_for(Loss::squared_error, Optimizer::sgd, Precision::float64);
      options.batch = shape.batch;
      const Samples samples = random_samples(network.architecture, options.loss, shape.rows, 24);
      CHECK(distance_from_reference(network, options, samples, 5) < 1e-11);
      options.precision = Precision::float32;
      CHECK(distance_from_reference(network, options, samples, 5) < 1e-4);
    }
}

TEST_CASE("known: optimisers by hand on f(x) = w x + b, one row") {
  Network network{perceptron(1, {}, 1, Activation::linear), {}};
  network.parameters = {2, 1};
  const Samples samples{{3}, {5}};  // f = 7, gradient (6, 2)
  TrainingOptions options;
  options.precision = Precision::float64;
  options.learning_rate = 0.5;
  options.optimizer = Optimizer::sgd;
  options.weight_decay = 0.25;  // adds 0.5 to the weight's gradient and nothing to the bias's
  Trainer sgd = Trainer::create(network, options, samples).value();
  sgd.train(1);
  CHECK(sgd.network().parameters == std::vector<double>{2 - 0.5 * 6.5, 0});

  options.weight_decay = 0;
  options.optimizer = Optimizer::momentum;
  options.momentum = 0.5;
  Trainer momentum = Trainer::create(network, options, samples).value();
  momentum.train(1);
  CHECK(momentum.network().parameters == std::vector<double>{-1, 0});  // f = -3, gradient (-24, -8)
  momentum.train(1);
  CHECK(momentum.network().parameters == std::vector<double>{-1 + 0.5 * 21, 0.5 * 7});

  options.optimizer = Optimizer::adam;
  Trainer adam = Trainer::create(network, options, samples).value();
  adam.train(1);  // the first step is rate g / (|g| + epsilon)
  const std::vector<double> after = adam.network().parameters;
  CHECK(after[0] == doctest::Approx(2 - 0.5 * 6 / (6 + 1e-8)).epsilon(1e-14));
  CHECK(after[1] == doctest::Approx(1 - 0.5 * 2 / (2 + 1e-8)).epsilon(1e-14));
}

TEST_CASE("invariant: batch losses are the mean losses before each step") {
  const Network network = random_network({2, 9, 3}, Activation::tanh, 25);
  for (Loss loss : all_losses) {
    TrainingOptions options = options_for(loss, Optimizer::sgd, Precision::float64);
    options.batch = 1000;
    const Samples samples = random_samples(network.architecture, loss, 100, 26);
    Trainer trainer = Trainer::create(network, options, samples).value();
    CHECK(trainer.steps_per_epoch() == 1);
    std::vector<double> losses;
    CHECK(trainer.train(3, &losses) == 3);
    REQUIRE(losses.size() == 3);
    CHECK(losses[0] == doctest::Approx(mean_loss(network, loss, samples)).epsilon(1e-12));
    CHECK(losses[2] < losses[0]);
  }
}

TEST_CASE("invariant: the bits do not depend on how steps are grouped") {
  const Network network = random_network({2, 16, 16, 1}, Activation::relu, 27);
  for (Optimizer optimizer : all_optimizers)
    for (Precision precision : {Precision::float32, Precision::float64}) {
      const TrainingOptions options = options_for(Loss::squared_error, optimizer, precision);
      const Samples samples = random_samples(network.architecture, options.loss, 30, 28);
      Trainer at_once = Trainer::create(network, options, samples).value();
      Trainer in_parts = Trainer::create(network, options, samples).value();
      at_once.train(300);
      for (int part : {1, 0, 7, 64, 65, 100, 63}) in_parts.train(part);
      CHECK(at_once.steps_taken() == 300);
      CHECK(in_parts.steps_taken() == 300);
      CHECK(at_once.network().parameters == in_parts.network().parameters);
    }
}

TEST_CASE("invariant: setting the parameters to what they are changes nothing") {
  const Network network = random_network({2, 16, 16, 1}, Activation::relu, 29);
  const TrainingOptions options = options_for(Loss::squared_error, Optimizer::adam, Precision::float32);
  const Samples samples = random_samples(network.architecture, options.loss, 30, 30);
  Trainer untouched = Trainer::create(network, options, samples).value();
  Trainer touched = Trainer::create(network, options, samples).value();
  untouched.train(50);
  touched.train(20);
  std::vector<double> parameters(network.parameters.size());
  touched.copy_parameters(parameters);
  touched.set_parameters(parameters);
  touched.train(30);
  CHECK(untouched.network().parameters == touched.network().parameters);
}

TEST_CASE("invariant: every level of kernels gives the same bits") {
  for (const std::vector<int>& widths : {std::vector<int>{2, 16, 16, 1}, {3, 37, 21, 4}, {1, 1}, {2, 70, 3}})
    for (Activation activation : all_activations)
      for (Precision precision : {Precision::float32, Precision::float64}) {
        const Network network = random_network(widths, activation, 31);
        TrainingOptions options = options_for(Loss::softmax_cross_entropy, Optimizer::adam, precision);
        options.batch = 13;
        const Samples samples = random_samples(network.architecture, options.loss, 40, 32);
        std::vector<double> first;
        for (std::string_view level : kernel_levels()) {
          CAPTURE(level);
          CAPTURE(name(activation));
          Trainer trainer = Trainer::create(network, options, samples, level).value();
          std::vector<double> trained;
          trainer.train(30, &trained);
          const std::vector<double> parameters = trainer.network().parameters;
          trained.insert(trained.end(), parameters.begin(), parameters.end());
          if (first.empty()) first = trained;
          CHECK(trained == first);
        }
      }
}

TEST_CASE("invariant: a seed is an order of the rows, and rows are all seen once an epoch") {
  // With one input that is 1 for one row and 0 for the others, the weight moves once an epoch.
  Network network{perceptron(1, {}, 1, Activation::linear), {}};
  network.parameters = {0, 0};
  Samples samples{std::vector<double>(12, 0.0), std::vector<double>(12, 0.0)};
  samples.x[5] = 1;
  samples.y[5] = 1;
  TrainingOptions options;
  options.batch = 5;
  std::vector<int> first_moves;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    options.seed = seed;
    Trainer trainer = Trainer::create(network, options, samples).value();
    CHECK(trainer.steps_per_epoch() == 3);
    for (int epoch = 0; epoch < 4; ++epoch) {
      int moves = 0;
      for (int step = 0; step < 3; ++step) {
        const double before = trainer.network().parameters[0];
        trainer.train(1);
        if (trainer.network().parameters[0] != before) {
          ++moves;
          if (epoch == 0) first_moves.push_back(step);
        }
      }
      CHECK(moves == 1);
    }
  }
  CHECK(std::count(first_moves.begin(), first_moves.end(), first_moves[0]) < 20);
}

TEST_CASE("degenerate: divergence stops training with a sentence and keeps the last finite weights") {
  const Network network = random_network({2, 8, 8, 1}, Activation::relu, 33);
  for (Precision precision : {Precision::float32, Precision::float64})
    for (Optimizer optimizer : {Optimizer::sgd, Optimizer::momentum}) {
      TrainingOptions options = options_for(Loss::squared_error, optimizer, precision);
      options.learning_rate = 30;
      const Samples samples = random_samples(network.architecture, options.loss, 20, 34);
      Trainer trainer = Trainer::create(network, options, samples).value();
      std::vector<double> losses;
      const int taken = trainer.train(1000, &losses);
      CHECK(taken < 1000);
      CHECK(trainer.steps_taken() == taken);
      CHECK(losses.size() == std::size_t(taken));
      CHECK(trainer.divergence().find("Training diverged at step " + std::to_string(taken + 1) + ":") == 0);
      CHECK(trainer.divergence().find("smaller learning rate") != std::string::npos);
      for (double w : trainer.network().parameters) CHECK(std::isfinite(w));
      for (double loss : losses) CHECK(std::isfinite(loss));
      CHECK(trainer.train(10) == 0);

      Trainer one_by_one = Trainer::create(network, options, samples).value();
      int steps = 0;
      while (one_by_one.train(1) == 1) ++steps;
      CHECK(steps == taken);
      CHECK(one_by_one.divergence() == trainer.divergence());
      CHECK(one_by_one.network().parameters == trainer.network().parameters);

      trainer.set_parameters(network.parameters);
      trainer.set_learning_rate(1e-3);
      CHECK(trainer.divergence().empty());
    }
}

TEST_CASE("degenerate: wrong options and shapes are refused with a sentence") {
  const Network network = random_network({2, 3, 1}, Activation::relu, 35);
  const Samples samples = random_samples(network.architecture, Loss::logistic, 4, 36);
  const auto refused = [&](const char* word, auto change) {
    Network changed_network = network;
    TrainingOptions options;
    Samples changed_samples = samples;
    change(changed_network, options, changed_samples);
    const auto trainer = Trainer::create(changed_network, options, changed_samples);
    CAPTURE(word);
    REQUIRE_FALSE(trainer.ok());
    CHECK(trainer.error().message.find(word) != std::string::npos);
    CHECK(trainer.error().message.back() == '.');
  };
  const double nan = std::nan("");
  refused("learning rate", [&](Network&, TrainingOptions& o, Samples&) { o.learning_rate = nan; });
  refused("learning rate", [&](Network&, TrainingOptions& o, Samples&) { o.learning_rate = -1; });
  refused("weight decay", [&](Network&, TrainingOptions& o, Samples&) { o.weight_decay = INFINITY; });
  refused("momentum", [&](Network&, TrainingOptions& o, Samples&) { o.momentum = 1; });
  refused("beta1", [&](Network&, TrainingOptions& o, Samples&) { o.beta1 = -0.1; });
  refused("beta2", [&](Network&, TrainingOptions& o, Samples&) { o.beta2 = 1; });
  refused("epsilon", [&](Network&, TrainingOptions& o, Samples&) { o.epsilon = 0; });
  refused("batch", [&](Network&, TrainingOptions& o, Samples&) { o.batch = 0; });
  refused("unknown", [&](Network&, TrainingOptions& o, Samples&) { o.loss = static_cast<Loss>(9); });
  refused("parameters", [&](Network& n, TrainingOptions&, Samples&) { n.parameters.pop_back(); });
  refused("weight", [&](Network& n, TrainingOptions&, Samples&) { n.parameters[0] = nan; });
  refused("weight", [&](Network& n, TrainingOptions&, Samples&) { n.parameters[0] = 1e39; });
  refused("layers", [&](Network& n, TrainingOptions&, Samples&) { n.architecture.layers.clear(); });
  refused("no rows", [&](Network&, TrainingOptions&, Samples& s) { s = {}; });
  refused("fit", [&](Network&, TrainingOptions&, Samples& s) { s.x.pop_back(); });
  refused("input", [&](Network&, TrainingOptions&, Samples& s) { s.x[0] = nan; });
  refused("target", [&](Network&, TrainingOptions&, Samples& s) { s.y[0] = INFINITY; });
  refused("targets from 0 to 1", [&](Network&, TrainingOptions& o, Samples& s) {
    o.loss = Loss::logistic;
    s.y[0] = 2;
  });
  CHECK_FALSE(Trainer::create(network, {}, samples, "mmx").ok());
}

TEST_CASE("degenerate: setters refuse what create would refuse") {
  const Network network = random_network({2, 3, 1}, Activation::relu, 37);
  const Samples samples = random_samples(network.architecture, Loss::squared_error, 4, 38);
  Trainer trainer = Trainer::create(network, {}, samples).value();
  CHECK_THROWS(trainer.set_learning_rate(-1));
  CHECK_THROWS(trainer.set_weight_decay(std::nan("")));
  CHECK_THROWS(trainer.set_momentum(1));
  std::vector<double> parameters(network.parameters.size() - 1);
  CHECK_THROWS(trainer.set_parameters(parameters));
  CHECK_THROWS(trainer.copy_parameters(parameters));
}
