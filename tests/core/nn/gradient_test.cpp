#include <doctest/doctest.h>

#include <cmath>

#include "core/nn/nets.h"
#include "core/nn/trainer.h"

using namespace crease::nn;
using namespace crease::nn::testing;

namespace {

/// Largest |gradient - difference quotient|, relative to the largest entry of the gradient.
double largest_error(Network network, Loss loss, const Samples& samples) {
  const double step = 1e-5;
  const std::vector<double> gradient = loss_gradient(network, loss, samples);
  double worst = 0, largest = 0;
  for (std::size_t i = 0; i < gradient.size(); ++i) {
    const double kept = network.parameters[i];
    network.parameters[i] = kept + step;
    const double above = mean_loss(network, loss, samples);
    network.parameters[i] = kept - step;
    const double below = mean_loss(network, loss, samples);
    network.parameters[i] = kept;
    worst = std::fmax(worst, std::fabs((above - below) / (2 * step) - gradient[i]));
    largest = std::fmax(largest, std::fabs(gradient[i]));
  }
  return worst / std::fmax(largest, 0.01);  // with one output, cross-entropy is constant
}

}  // namespace

TEST_CASE("derivative: the gradient is that of the mean loss, for every activation and loss") {
  for (const std::vector<int>& widths : {std::vector<int>{2, 5, 4, 3}, {1, 6, 1}, {3, 2}, {4, 3, 3, 3, 2}})
    for (Activation activation : all_activations)
      for (Loss loss : all_losses) {
        CAPTURE(name(activation));
        CAPTURE(name(loss));
        const Network network = random_network(widths, activation, 11);
        CHECK(largest_error(network, loss, random_samples(network.architecture, loss, 7, 12)) < 1e-7);
      }
}

TEST_CASE("derivative: an activation on the output layer is part of the gradient") {
  for (Activation activation : all_activations) {
    CAPTURE(name(activation));
    Network network = random_network({2, 4, 2}, Activation::tanh, 13);
    network.architecture.layers.back().activation = activation;
    network.architecture.layers.back().negative_slope = -0.3;
    for (Loss loss : all_losses)
      CHECK(largest_error(network, loss, random_samples(network.architecture, loss, 5, 14)) < 1e-7);
  }
}

namespace {

Network identity_network() {
  Network network{perceptron(2, {}, 2, Activation::linear), {}};
  network.parameters = {1, 0, 0, 1, 0, 0};
  return network;
}

}  // namespace

TEST_CASE("known: losses of one row by hand") {
  const Network identity = identity_network();
  CHECK(mean_loss(identity, Loss::squared_error, {{1, 2}, {3, 1}}) == 2.5);
  CHECK(mean_loss(identity, Loss::logistic, {{0, 0}, {1, 0}}) ==
        doctest::Approx(2 * std::log(2.0)).epsilon(1e-15));
  CHECK(mean_loss(identity, Loss::softmax_cross_entropy, {{1, 0}, {1, 0}}) ==
        doctest::Approx(std::log(1 + std::exp(-1.0))).epsilon(1e-14));
}

TEST_CASE("degenerate: huge logits give finite losses and slopes") {
  const Network identity = identity_network();
  for (Loss loss : {Loss::logistic, Loss::softmax_cross_entropy}) {
    const Samples samples{{1e5, -1e5}, {0, 1}};
    CHECK(std::isfinite(mean_loss(identity, loss, samples)));
    for (double g : loss_gradient(identity, loss, samples)) CHECK(std::isfinite(g));
  }
}

TEST_CASE("degenerate: no rows, or rows of the wrong length, are a broken precondition") {
  const Network network = random_network({2, 3, 1}, Activation::relu, 1);
  CHECK_THROWS(mean_loss(network, Loss::squared_error, {}));
  CHECK_THROWS(loss_gradient(network, Loss::squared_error, {{1, 2, 3}, {1}}));
}
