#include "core/nn/network.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "core/nn/nets.h"

using namespace crease::nn;
using crease::nn::testing::all_activations;

TEST_CASE("known: parameters lie layer by layer, weight then bias") {
  const int hidden[] = {3, 4};
  const Architecture architecture = perceptron(2, hidden, 1, Activation::relu);
  CHECK(architecture.depth() == 3);
  CHECK(architecture.fan_in(0) == 2);
  CHECK(architecture.fan_in(2) == 4);
  CHECK(architecture.weight_offset(0) == 0);
  CHECK(architecture.bias_offset(0) == 6);
  CHECK(architecture.weight_offset(1) == 9);
  CHECK(architecture.bias_offset(2) == 29);
  CHECK(architecture.parameter_count() == 30);
  CHECK(architecture.hidden_neurons() == 7);
  CHECK(architecture.widest() == 4);
  CHECK(architecture.layers.back().activation == Activation::linear);
}

TEST_CASE("invariant: every name reads back to what it names") {
  for (Activation activation : all_activations) CHECK(activation_named(name(activation)) == activation);
  for (Loss loss : crease::nn::testing::all_losses) CHECK(loss_named(name(loss)) == loss);
  for (Optimizer optimizer : crease::nn::testing::all_optimizers)
    CHECK(optimizer_named(name(optimizer)) == optimizer);
  for (Precision precision : {Precision::float32, Precision::float64})
    CHECK(precision_named(name(precision)) == precision);
  for (Initializer initializer : {Initializer::he_normal, Initializer::he_uniform, Initializer::glorot_normal,
                                  Initializer::glorot_uniform})
    CHECK(initializer_named(name(initializer)) == initializer);
  CHECK_FALSE(activation_named("swish").has_value());
  CHECK_FALSE(activation_named("").has_value());
}

TEST_CASE("known: the piecewise linear activations are linear, ReLU, leaky ReLU and hard tanh") {
  int count = 0;
  for (Activation activation : all_activations) count += is_piecewise_linear(activation);
  CHECK(count == 4);
  CHECK_FALSE(is_piecewise_linear(Activation::gelu));
}

TEST_CASE("degenerate: architectures outside the limits are refused with a sentence") {
  const int hidden[] = {3};
  const Architecture good = perceptron(2, hidden, 1, Activation::relu);
  CHECK(validate(good).ok());
  const auto refused = [&](auto change) {
    Architecture bad = good;
    change(bad);
    const crease::Status status = validate(bad);
    REQUIRE_FALSE(status.ok());
    CHECK(status.error().message.back() == '.');
  };
  refused([](Architecture& a) { a.input = 0; });
  refused([](Architecture& a) { a.input = max_input + 1; });
  refused([](Architecture& a) { a.layers.clear(); });
  refused([](Architecture& a) { a.layers[0].width = 0; });
  refused([](Architecture& a) { a.layers[1].width = max_output + 1; });
  refused([](Architecture& a) { a.layers[0].width = std::numeric_limits<int>::max(); });
  refused([](Architecture& a) { a.layers[0].negative_slope = std::nan(""); });
  refused([](Architecture& a) { a.layers[0].activation = static_cast<Activation>(200); });
}

TEST_CASE("invariant: initial weights have the variance of their law, and hidden biases their scale") {
  const int hidden[] = {200, 300};
  const Architecture architecture = perceptron(100, hidden, 1, Activation::relu);
  for (const auto& [initializer, variance] : {std::pair{Initializer::he_normal, 2.0 / 200},
                                              {Initializer::he_uniform, 2.0 / 200},
                                              {Initializer::glorot_normal, 2.0 / 500},
                                              {Initializer::glorot_uniform, 2.0 / 500}}) {
    const Network network = initialize(architecture, initializer, 0.5, 3);
    double squares = 0;
    for (double w : network.weight(1)) squares += w * w;
    CHECK(squares / 60000 == doctest::Approx(variance).epsilon(0.03));
    double bias_squares = 0;
    for (double b : network.bias(1)) bias_squares += b * b;
    CHECK(bias_squares / 300 == doctest::Approx(0.25).epsilon(0.2));
    CHECK(network.bias(2)[0] == 0);
  }
}

TEST_CASE("invariant: initial weights depend on the seed, and a layer's not on the layers after it") {
  const Network a = crease::nn::testing::random_network({2, 5, 5, 1}, Activation::relu, 1);
  const Network same = crease::nn::testing::random_network({2, 5, 5, 1}, Activation::relu, 1);
  const Network longer = crease::nn::testing::random_network({2, 5, 5, 7, 1}, Activation::relu, 1);
  const Network other = crease::nn::testing::random_network({2, 5, 5, 1}, Activation::relu, 2);
  CHECK(a.parameters == same.parameters);
  CHECK(a.parameters != other.parameters);
  for (std::size_t i = 0; i < 45; ++i) CHECK(a.parameters[i] == longer.parameters[i]);
}
