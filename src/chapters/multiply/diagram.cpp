#include "chapters/multiply/diagram.h"

#include "chapters/multiply/subject.h"
#include "core/base/check.h"
#include "core/constructions/products_by_squares.h"

namespace crease::multiply {
namespace {

/// Neurons of a column that a factor is read from, with the signs of their weights.
struct Source {
  int first = 0;
  std::vector<bool> is_positive;
};

void connect(Diagram& diagram, int column, const Source& source, int to, bool is_positive) {
  for (std::size_t i = 0; i < source.is_positive.size(); ++i)
    diagram.edges.push_back(
        {column, source.first + static_cast<int>(i), to, source.is_positive[i] == is_positive});
}

/// The sources of a column of gates, from those of the column before. The sign of sigma_g is left out: it
/// turns all the signs of a group, and is not to be seen in what the group does.
std::vector<Source> add_column(Diagram& diagram, const std::vector<Source>& before, int size) {
  const int column = static_cast<int>(diagram.widths.size()) - 1;
  std::vector<Source> after;
  int neurons = 0;
  for (const auto& group : constructions::groups_of(static_cast<int>(before.size()), size)) {
    Source source{neurons, {}};
    for (std::int64_t neuron = 0; neuron < group.neurons(); ++neuron, ++neurons) {
      for (int i = 0; i < group.size; ++i)
        connect(diagram, column, before[static_cast<std::size_t>(group.first + i)], neurons,
                constructions::sign_of(neuron, i) > 0);
      source.is_positive.push_back(constructions::sign_product(neuron, group.size) > 0);
    }
    after.push_back(std::move(source));
  }
  diagram.widths.push_back(neurons);
  return after;
}

Diagram of_gates(const Settings& settings) {
  Diagram diagram{{settings.factors}, {}};
  std::vector<Source> sources;
  for (int i = 0; i < settings.factors; ++i) sources.push_back({i, {true}});
  for (const int size : plan_of(settings).group_size) sources = add_column(diagram, sources, size);
  connect(diagram, static_cast<int>(diagram.widths.size()) - 1, sources[0], 0, true);
  diagram.widths.push_back(1);
  return diagram;
}

Diagram of_network(const nn::Network& network) {
  Diagram diagram{{network.architecture.input}, {}};
  for (int layer = 0; layer < network.architecture.depth(); ++layer) {
    const std::span<const double> weight = network.weight(layer);
    const int fan_in = network.architecture.fan_in(layer);
    for (std::size_t i = 0; i < weight.size(); ++i)
      if (weight[i] != 0)
        diagram.edges.push_back(
            {layer, static_cast<int>(i) % fan_in, static_cast<int>(i) / fan_in, weight[i] > 0});
    diagram.widths.push_back(network.architecture.layers[static_cast<std::size_t>(layer)].width);
  }
  return diagram;
}

}  // namespace

Diagram diagram_of(const Settings& settings) {
  CREASE_CHECK(neurons_of(settings, settings.factors) <= most_listed_neurons, "few enough neurons");
  if (settings.construction == Construction::squares)
    return of_network(constructions::product_by_squares(settings.factors, settings.folds, reach));
  return of_gates(settings);
}

}  // namespace crease::multiply
