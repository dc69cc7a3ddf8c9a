#include "core/constructions/products_by_squares.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "core/base/check.h"
#include "core/constructions/sawtooth.h"

namespace crease::constructions {
namespace {

/// A number as a sum over the neurons of a layer, or over the inputs: (neuron, weight).
using Reading = std::vector<std::pair<int, double>>;

Reading scaled(Reading reading, double factor) {
  for (auto& part : reading) part.second *= factor;
  return reading;
}

Reading sum(Reading a, const Reading& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

struct Neuron {
  Reading reads;
  double bias;
};
using Layer = std::vector<Neuron>;

/// relu(what is read + bias), as the next layer reads it.
Reading relu(Layer& layer, Reading reads, double bias = 0) {
  layer.push_back({std::move(reads), bias});
  return {{static_cast<int>(layer.size()) - 1, 1.0}};
}

/// A number of either sign, through a layer.
Reading carried(Layer& layer, const Reading& u) {
  const Reading positive = relu(layer, u), negative = relu(layer, scaled(u, -1));
  return sum(positive, scaled(negative, -1));
}

/// |u|, through a layer.
Reading size_of(Layer& layer, const Reading& u) {
  const Reading positive = relu(layer, u);
  return sum(positive, relu(layer, scaled(u, -1)));
}

/// A square on its way: what is folded next, T^(s)(t), and the sum so far, t - sum of T^(r)(t) / 4^r.
struct Square {
  Reading folded, so_far;
};

/// One layer of constructions::square: the fold of `folded`, and the sum carried on.
Square fold(Layer& layer, const Square& square, int step) {
  double quarter_power = 1;
  for (int i = 0; i < step; ++i) quarter_power /= 4;
  const Reading low = relu(layer, square.folded), high = relu(layer, square.folded, -0.5);
  const Reading tent = sum(scaled(low, 2), scaled(high, -4));
  // In the first step the sum is t itself, at least 0, and so what the first neuron holds.
  const Reading before = step == 1 ? low : relu(layer, square.so_far);
  return {tent, sum(before, scaled(tent, -quarter_power))};
}

/// The products of neighbours; a last one without a neighbour is carried along.
std::vector<Reading> multiply_pairs(std::vector<Layer>& layers, const std::vector<Reading>& u, int folds,
                                    double reach) {
  std::vector<Square> squares;  // two a pair
  Reading odd;
  const bool has_odd = u.size() % 2 != 0;
  Layer sizes;
  for (std::size_t i = 0; i + 1 < u.size(); i += 2) {
    for (const double sign : {1.0, -1.0}) {
      const Reading half = scaled(sum(u[i], scaled(u[i + 1], sign)), 0.5 / reach);
      const Reading t = size_of(sizes, half);
      squares.push_back({t, t});
    }
  }
  if (has_odd) odd = carried(sizes, u.back());
  layers.push_back(std::move(sizes));
  for (int step = 1; step <= folds; ++step) {
    Layer layer;
    for (Square& square : squares) square = fold(layer, square, step);
    if (has_odd) odd = carried(layer, odd);
    layers.push_back(std::move(layer));
  }
  std::vector<Reading> products;
  for (std::size_t i = 0; i < squares.size(); i += 2)
    products.push_back(scaled(sum(squares[i].so_far, scaled(squares[i + 1].so_far, -1)), reach * reach));
  if (has_odd) products.push_back(odd);
  return products;
}

void write(nn::Network& network, int layer, int neuron, const Reading& reads) {
  const auto fan_in = static_cast<std::size_t>(network.architecture.fan_in(layer));
  const auto row = network.weight(layer).subspan(static_cast<std::size_t>(neuron) * fan_in, fan_in);
  for (const auto& [from, weight] : reads) row[static_cast<std::size_t>(from)] += weight;
}

nn::Network written(int factors, const std::vector<Layer>& layers, const Reading& output) {
  std::vector<int> hidden;
  for (const Layer& layer : layers) hidden.push_back(static_cast<int>(layer.size()));
  nn::Network network;
  network.architecture = nn::perceptron(factors, hidden, 1, nn::Activation::relu);
  network.parameters.assign(network.architecture.parameter_count(), 0.0);
  for (int l = 0; l < static_cast<int>(layers.size()); ++l)
    for (int j = 0; j < hidden[static_cast<std::size_t>(l)]; ++j) {
      const Neuron& neuron = layers[static_cast<std::size_t>(l)][static_cast<std::size_t>(j)];
      write(network, l, j, neuron.reads);
      network.bias(l)[static_cast<std::size_t>(j)] = neuron.bias;
    }
  write(network, static_cast<int>(layers.size()), 0, output);
  return network;
}

}  // namespace

nn::Network product_by_squares(int factors, int folds, double reach) {
  CREASE_CHECK(factors >= 2 && factors <= most_square_factors, "2 to 16 factors");
  CREASE_CHECK(folds >= 1 && folds <= deepest_square && reach > 0, "1 to 25 folds, a positive reach");
  std::vector<Reading> u;
  for (int i = 0; i < factors; ++i) u.push_back({{i, 1.0}});
  std::vector<Layer> layers;
  while (u.size() > 1) u = multiply_pairs(layers, u, folds, reach);
  return written(factors, layers, u[0]);
}

int square_product_neurons(int factors, int folds) {
  int neurons = 0;
  for (int left = factors; left > 1; left = (left + 1) / 2)
    neurons += left / 2 * (6 * folds + 2) + left % 2 * 2 * (folds + 1);
  return neurons;
}

double square_product_error(int folds, double reach) {
  double error = reach * reach / 4;
  for (int i = 0; i < folds; ++i) error /= 4;
  return error;
}

double square_product_bound(std::span<const double> x, int folds, double reach) {
  CREASE_CHECK(x.size() >= 2 && x.size() <= static_cast<std::size_t>(most_square_factors), "2 to 16 factors");
  struct Number {
    double size, error;
  };
  std::vector<Number> left;
  for (const double factor : x) left.push_back({std::fabs(factor), 0});
  const double one = square_product_error(folds, reach);
  while (left.size() > 1) {
    std::vector<Number> products;
    for (std::size_t i = 0; i + 1 < left.size(); i += 2) {
      const Number a = left[i], b = left[i + 1];
      if (std::max(a.size + a.error, b.size + b.error) > reach)
        return std::numeric_limits<double>::infinity();
      products.push_back({a.size * b.size, a.size * b.error + b.size * a.error + a.error * b.error + one});
    }
    if (left.size() % 2 != 0) products.push_back(left.back());
    left = std::move(products);
  }
  return left[0].error;
}

}  // namespace crease::constructions
