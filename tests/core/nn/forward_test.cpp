#include "core/nn/forward.h"

#include <doctest/doctest.h>

#include <cmath>

#include "core/nn/nets.h"

using namespace crease::nn;

namespace {

/// One neuron with weight 1 and bias 0: the activation itself.
double activated(Activation activation, double z, double negative_slope = 0.01) {
  Network network;
  network.architecture.input = 1;
  network.architecture.layers.push_back({1, activation, negative_slope});
  network.parameters = {1, 0};
  const double point[] = {z};
  return evaluate(network, point)[0];
}

}  // namespace

TEST_CASE("known: activations at points computed by hand") {
  CHECK(activated(Activation::linear, -3) == -3);
  CHECK(activated(Activation::relu, -3) == 0);
  CHECK(activated(Activation::relu, 3) == 3);
  CHECK(activated(Activation::leaky_relu, -3, 0.5) == -1.5);
  CHECK(activated(Activation::leaky_relu, -3, -1) == 3);
  CHECK(activated(Activation::leaky_relu, 3, 0.5) == 3);
  CHECK(activated(Activation::hard_tanh, -3) == -1);
  CHECK(activated(Activation::hard_tanh, 0.25) == 0.25);
  CHECK(activated(Activation::hard_tanh, 3) == 1);
  CHECK(activated(Activation::tanh, 1) == doctest::Approx(0.7615941559557649).epsilon(1e-15));
  CHECK(activated(Activation::sigmoid, 1) == doctest::Approx(0.7310585786300049).epsilon(1e-15));
  CHECK(activated(Activation::softplus, 1) == doctest::Approx(1.3132616875182228).epsilon(1e-15));
  CHECK(activated(Activation::gelu, 1) == doctest::Approx(0.8413447460685429).epsilon(1e-15));
  CHECK(activated(Activation::gelu, -1) == doctest::Approx(-0.15865525393145707).epsilon(1e-15));
}

TEST_CASE("known: a two-layer network by hand, two outputs") {
  const int hidden[] = {2};
  Network network{perceptron(2, hidden, 2, Activation::relu), {}};
  network.parameters = {1, 2, -1, 1, 0.5, -0.5, 1, 1, 2, -1, 0, 3};
  const double points[] = {1, 1, -1, 1};
  CHECK(evaluate(network, points) == std::vector<double>{3.5, 10, 3, 4.5});
  const Trace values = trace(network, std::span(points).first(2));
  CHECK(values.z[0] == std::vector<double>{3.5, -0.5});
  CHECK(values.h[0] == std::vector<double>{3.5, 0});
  CHECK(values.h[1] == std::vector<double>{3.5, 10});
}

TEST_CASE("agree: many points at once give the bits of the readable code, point by point") {
  for (Activation activation : crease::nn::testing::all_activations)
    for (const std::vector<int>& widths :
         {std::vector<int>{2, 16, 16, 1}, {1, 1, 1}, {3, 7, 13, 3}, {5, 33, 10}, {2, 4}, {40, 9, 1}}) {
      const Network network = crease::nn::testing::random_network(widths, activation, 4);
      for (int rows : {0, 1, 5, 67, 300}) {
        const Samples samples =
            crease::nn::testing::random_samples(network.architecture, Loss::squared_error, rows, 5);
        const std::vector<double> values = evaluate(network, samples.x);
        REQUIRE(values.size() == samples.y.size());
        int different = 0;
        for (int b = 0; b < rows; ++b) {
          const auto point = std::span(samples.x).subspan(std::size_t(b * widths.front()), widths.front());
          const std::vector<double> expected = trace(network, point).h.back();
          for (int k = 0; k < widths.back(); ++k) different += values[b * widths.back() + k] != expected[k];
        }
        CHECK(different == 0);
      }
    }
}

TEST_CASE("agree: in wide networks, too, points at once give the bits of the readable code") {
  for (const std::vector<int>& widths : {std::vector<int>{2, 9000, 1}, {3, 40000, 2}, {2, 70000, 3, 1}}) {
    const Network network = crease::nn::testing::random_network(widths, Activation::softplus, 6);
    const Samples samples =
        crease::nn::testing::random_samples(network.architecture, Loss::squared_error, 37, 7);
    const std::vector<double> values = evaluate(network, samples.x);
    const auto outputs = static_cast<std::size_t>(widths.back()),
               inputs = static_cast<std::size_t>(widths[0]);
    for (const std::size_t row : {0, 7, 8, 28, 29, 36}) {
      const std::vector<double> expected =
          trace(network, std::span(samples.x).subspan(row * inputs, inputs)).h.back();
      for (std::size_t k = 0; k < outputs; ++k) CHECK(values[row * outputs + k] == expected[k]);
    }
  }
}

TEST_CASE("degenerate: points that do not fit the input are a broken precondition") {
  const Network network = crease::nn::testing::random_network({2, 3, 1}, Activation::relu, 1);
  const double points[] = {1, 2, 3};
  CHECK_THROWS(evaluate(network, points));
  CHECK_THROWS(trace(network, points));
}
