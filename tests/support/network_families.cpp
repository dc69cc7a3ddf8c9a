#include "support/network_families.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace crease::testing {
namespace {

using nn::Activation;
using Change = std::function<void(nn::Network&, TestRandom&)>;

double& weight(nn::Network& network, int layer, int j, int k) {
  return network.weight(layer)[std::size_t(j) * network.architecture.fan_in(layer) + k];
}

void each_hidden(nn::Network& network, const std::function<void(int layer, int width)>& visit) {
  for (int l = 0; l + 1 < network.architecture.depth(); ++l) visit(l, network.architecture.layers[l].width);
}

/// Row j of a layer becomes factor times row i.
void copy_row(nn::Network& network, int layer, int j, int i, double factor) {
  for (int k = 0; k < network.architecture.fan_in(layer); ++k)
    weight(network, layer, j, k) = factor * weight(network, layer, i, k);
  network.bias(layer)[j] = factor * network.bias(layer)[i];
}

void scale_row(nn::Network& network, int layer, int j, double factor) {
  copy_row(network, layer, j, j, factor);
}

/// A power of ten between 10^-range and 10^range, rounded to a few bits.
double random_scale(TestRandom& random, int range) {
  const double mantissa = 1 + random.below(8) / 8.0;  // before the exponent: arguments have no order
  return std::ldexp(mantissa, random.below(7 * range) - 7 * range / 2);
}

void duplicate(nn::Network& network, TestRandom& random) {
  each_hidden(network, [&](int l, int width) {
    for (int j = 0; j < width; j += 2) {
      const double factors[] = {1, 2, 0.5, 3};
      copy_row(network, l, (j + 1) % width, j, factors[random.below(4)]);
      if (random.below(2) == 0) network.bias(l)[(j + 1) % width] += random.below(3) * 0.25;
    }
  });
}

void fold(nn::Network& network, TestRandom&) {
  each_hidden(network, [&](int l, int width) {
    for (int j = 0; j + 1 < width; j += 2) copy_row(network, l, j + 1, j, -1);
  });
}

/// Pairs of equal neurons whose outputs cancel in the next layer, wholly or but for a little.
void cancel(nn::Network& network, TestRandom& random) {
  each_hidden(network, [&](int l, int width) {
    for (int j = 0; j + 1 < width; j += 2) {
      const double factor = random.below(2) == 0 ? 2 : 0.75;
      copy_row(network, l, j + 1, j, factor);
      for (int i = 0; i < network.architecture.layers[l + 1].width; ++i)
        if (random.below(4) > 0) weight(network, l + 1, i, j) = -factor * weight(network, l + 1, i, j + 1);
    }
  });
}

void dead(nn::Network& network, TestRandom& random) {
  each_hidden(network, [&](int l, int width) {
    for (int j = 0; j < width; ++j) {
      const int kind = random.below(5);
      if (kind == 0) scale_row(network, l, j, 0);
      if (kind == 1) network.bias(l)[j] = -100;
      if (kind == 2)
        for (int i = 0; i < network.architecture.layers[l + 1].width; ++i) weight(network, l + 1, i, j) = 0;
    }
  });
}

/// All lines of the first layer through one point, and no biases after it.
void concurrent(nn::Network& network, TestRandom& random) {
  const double x = random.below(64) / 128.0, y = random.below(64) / 128.0;
  each_hidden(network, [&](int l, int width) {
    for (int j = 0; j < width; ++j)
      network.bias(l)[j] = l == 0 ? -(weight(network, 0, j, 0) * x + weight(network, 0, j, 1) * y) : 0;
  });
}

void no_bias(nn::Network& network, TestRandom&) {
  for (int l = 0; l < network.architecture.depth(); ++l)
    std::fill(network.bias(l).begin(), network.bias(l).end(), 0.0);
}

void scaled_rows(nn::Network& network, TestRandom& random, int range) {
  each_hidden(network, [&](int l, int width) {
    for (int j = 0; j < width; ++j) scale_row(network, l, j, random_scale(random, range));
  });
}

/// Rows scaled, and the next layer's columns scaled back: the same function.
void rebalanced(nn::Network& network, TestRandom& random) {
  each_hidden(network, [&](int l, int width) {
    for (int j = 0; j < width; ++j) {
      const double factor = std::ldexp(1, random.below(80) - 40);
      scale_row(network, l, j, factor);
      for (int i = 0; i < network.architecture.layers[l + 1].width; ++i)
        weight(network, l + 1, i, j) /= factor;
    }
  });
}

void on_grid(nn::Network& network, TestRandom& random, int range, double step) {
  for (double& value : network.parameters) value = (random.below(2 * range + 1) - range) * step;
}

void whole(nn::Network& network, TestRandom& random) {
  on_grid(network, random, 1, 1);
}
void whole_half_bias(nn::Network& network, TestRandom& random) {
  on_grid(network, random, 1, 1);
  for (int l = 0; l < network.architecture.depth(); ++l)
    for (double& bias : network.bias(l)) bias *= 0.5;
}
void quarters(nn::Network& network, TestRandom& random) {
  on_grid(network, random, 6, 0.25);
}

void activate(nn::Network& network, TestRandom& random, bool output_too) {
  const Activation kinds[] = {Activation::relu, Activation::leaky_relu, Activation::hard_tanh,
                              Activation::linear};
  const int depth = network.architecture.depth();
  for (int l = 0; l < depth - (output_too ? 0 : 1); ++l) {
    network.architecture.layers[l].activation = kinds[random.below(l + 1 == depth ? 3 : 4)];
    network.architecture.layers[l].negative_slope = random.below(2) == 0 ? 0.25 : -0.5;
  }
}

struct Family {
  std::string_view name;
  Change change;
};

const std::vector<Family>& families() {
  static const std::vector<Family> all = {
      {"generic",
       [](nn::Network&, TestRandom&) {
       }},
      {"duplicate", duplicate},
      {"fold", fold},
      {"cancel", cancel},
      {"dead", dead},
      {"concurrent", concurrent},
      {"no bias", no_bias},
      {"rows scaled a little",
       [](nn::Network& n, TestRandom& r) {
         scaled_rows(n, r, 4);
       }},
      {"rows scaled by 1e-12 to 1e12",
       [](nn::Network& n, TestRandom& r) {
         scaled_rows(n, r, 12);
       }},
      {"rebalanced", rebalanced},
      {"tiny",
       [](nn::Network& n, TestRandom&) {
         for (double& p : n.parameters) p *= 0x1p-40;
       }},
      {"huge",
       [](nn::Network& n, TestRandom&) {
         for (double& p : n.parameters) p *= 0x1p40;
       }},
      {"whole", whole},
      {"whole, half biases", whole_half_bias},
      {"quarters", quarters},
      {"mixed",
       [](nn::Network& n, TestRandom& r) {
         activate(n, r, false);
       }},
      {"mixed, bent output",
       [](nn::Network& n, TestRandom& r) {
         activate(n, r, true);
       }},
      {"mixed quarters",
       [](nn::Network& n, TestRandom& r) {
         quarters(n, r), activate(n, r, true);
       }},
      {"mixed whole",
       [](nn::Network& n, TestRandom& r) {
         whole(n, r), activate(n, r, true);
       }},
      {"mixed cancel",
       [](nn::Network& n, TestRandom& r) {
         activate(n, r, true), cancel(n, r);
       }},
      {"mixed fold",
       [](nn::Network& n, TestRandom& r) {
         activate(n, r, false), fold(n, r);
       }},
      {"mixed scaled",
       [](nn::Network& n, TestRandom& r) {
         activate(n, r, true), scaled_rows(n, r, 12);
       }},
      {"dead and duplicate",
       [](nn::Network& n, TestRandom& r) {
         duplicate(n, r), dead(n, r);
       }},
      {"folded without bias",
       [](nn::Network& n, TestRandom& r) {
         no_bias(n, r), fold(n, r);
       }},
  };
  return all;
}

}  // namespace

double TestRandom::normal() {
  double sum = -6;
  for (int i = 0; i < 12; ++i) sum += uniform();
  return std::floor(sum * 0x1p20) * 0x1p-20;
}

std::vector<double> random_point(TestRandom& random, int inputs) {
  std::vector<double> point(inputs);
  for (double& entry : point) entry = random.normal();
  return point;
}

nn::Network random_network(const std::vector<int>& widths, Activation activation, double bias,
                           std::uint64_t seed) {
  TestRandom random(seed);
  nn::Network network;
  network.architecture.input = widths[0];
  for (std::size_t i = 1; i < widths.size(); ++i)
    network.architecture.layers.push_back(
        {widths[i], i + 1 < widths.size() ? activation : Activation::linear, nn::default_negative_slope});
  for (int l = 0; l < network.architecture.depth(); ++l) {
    const int fan_in = network.architecture.fan_in(l), width = network.architecture.layers[l].width;
    const double scale = std::sqrt(2.0 / fan_in);
    for (int i = 0; i < width * fan_in; ++i)
      network.parameters.push_back(std::floor(random.normal() * scale * 0x1p20) * 0x1p-20);
    for (int j = 0; j < width; ++j) network.parameters.push_back(random.normal() * bias);
  }
  return network;
}

std::vector<std::string_view> family_names() {
  std::vector<std::string_view> names;
  for (const Family& family : families()) names.push_back(family.name);
  return names;
}

nn::Network family_member(std::string_view family, std::uint64_t seed) {
  TestRandom random(seed + 1000);
  std::vector<int> widths = {2};
  const int depth = 1 + random.below(3);
  for (int l = 0; l < depth; ++l) widths.push_back(2 + random.below(depth == 1 ? 14 : depth == 2 ? 9 : 7));
  widths.push_back(random.below(3) == 0 ? 1 + random.below(3) : 1);
  nn::Network network = random_network(widths, Activation::relu, 0.5, seed);
  for (const Family& candidate : families())
    if (candidate.name == family) candidate.change(network, random);
  return network;
}

}  // namespace crease::testing
