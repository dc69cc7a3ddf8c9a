#include "core/data/iris.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/base/rng.h"
#include "core/data/iris_table.h"
#include "core/data/streams.h"

namespace crease::data {
namespace {

constexpr int species_count = 3;
constexpr std::array<const char*, 4> column_names{"Sepal length (cm)", "Sepal width (cm)",
                                                  "Petal length (cm)", "Petal width (cm)"};

Scale column_scale(int column) {
  std::vector<double> measured;
  for (const IrisRow& row : iris_rows()) measured.push_back(row.measurement[column]);
  return scale_of(measured);
}

/// All flowers in shuffled order, the species in turn.
std::vector<IrisRow> shuffled(std::uint64_t seed) {
  const std::span<const IrisRow> rows = iris_rows();
  Random random(seed, flowers_stream);
  std::array<std::vector<IrisRow>, species_count> by_species;
  for (const std::int32_t row : permutation(static_cast<int>(rows.size()), random)) {
    by_species[rows[row].species].push_back(rows[row]);
  }
  std::vector<IrisRow> order;
  for (std::size_t rank = 0; order.size() < rows.size(); ++rank) {
    for (const auto& flowers : by_species) {
      if (rank < flowers.size()) order.push_back(flowers[rank]);
    }
  }
  return order;
}

}  // namespace

Result<Dataset> iris(int count, int column_x, int column_y, std::uint64_t seed) {
  for (const int column : {column_x, column_y}) {
    if (column < 0 || column > 3) {
      return Error{"iris has no column " + std::to_string(column) +
                   "; 0 (sepal length), 1 (sepal width), 2 (petal length) or 3 (petal width) would be right"};
    }
  }
  Dataset flowers;
  flowers.classes = species_count;
  flowers.class_names = {"setosa", "versicolor", "virginica"};
  flowers.x_name = column_names[column_x];
  flowers.y_name = column_names[column_y];
  flowers.x_scale = column_scale(column_x);
  flowers.y_scale = column_scale(column_y);
  const std::vector<IrisRow> order = shuffled(seed);
  const std::size_t rows = std::min(order.size(), static_cast<std::size_t>(std::max(count, 0)));
  for (std::size_t i = 0; i < rows; ++i) {
    flowers.x.push_back(flowers.x_scale.stored(order[i].measurement[column_x]));
    flowers.x.push_back(flowers.y_scale.stored(order[i].measurement[column_y]));
    flowers.value.push_back(order[i].species);
  }
  return flowers;
}

}  // namespace crease::data
