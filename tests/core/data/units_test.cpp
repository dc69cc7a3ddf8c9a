#include "core/data/units.h"

#include <doctest/doctest.h>

#include <vector>

#include "core/nn/forward.h"
#include "core/nn/trainer.h"

using namespace crease;
using namespace crease::data;

namespace {

nn::Network some_network(nn::Activation output) {
  nn::Architecture architecture{2, {{5, nn::Activation::relu}, {2, output}}};
  return nn::initialize(architecture, nn::Initializer::he_normal, 0.3, 4);
}

Dataset measured_data(Task task) {
  Dataset dataset;
  dataset.task = task;
  dataset.x_scale = {100, 20};
  dataset.y_scale = {-3, 0.5};
  dataset.value_scale = {1000, 250};
  return dataset;
}

}  // namespace

TEST_CASE("invariant: a network in measured units gives at measured points what it gave at stored ones") {
  for (const nn::Activation output : {nn::Activation::linear, nn::Activation::sigmoid}) {
    for (const Task task : {Task::classification, Task::regression}) {
      const nn::Network network = some_network(output);
      const Dataset data = measured_data(task);
      const nn::Network scaled = in_measured_units(network, data);
      const std::vector<double> stored{0.3, -0.7, 1, 1, -1, 0.5};
      std::vector<double> measured;
      for (std::size_t i = 0; i < stored.size(); i += 2) {
        measured.push_back(data.x_scale.measured(stored[i]));
        measured.push_back(data.y_scale.measured(stored[i + 1]));
      }
      const std::vector<double> expected = nn::evaluate(network, stored),
                                found = nn::evaluate(scaled, measured);
      REQUIRE(found.size() == expected.size());
      for (std::size_t i = 0; i < found.size(); ++i) {
        const double value = task == Task::regression ? data.value_scale.measured(expected[i]) : expected[i];
        CHECK(found[i] == doctest::Approx(value).epsilon(1e-12));
      }
    }
  }
}

TEST_CASE("invariant: where nothing is scaled the network stays the same bit by bit") {
  const nn::Network network = some_network(nn::Activation::linear);
  CHECK(in_measured_units(network, Dataset{}).parameters == network.parameters);
}
