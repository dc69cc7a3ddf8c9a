#include "core/regions/kernels.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

#include "support/network_families.h"

using namespace crease;
using namespace crease::testing;

namespace {

constexpr int rows = 77, padded = 80, inputs = 40;

struct Results {
  std::vector<double> maps, updated, chosen, dots;
  std::vector<std::uint64_t> above, unsure;
  bool operator==(const Results&) const = default;
};

std::vector<double> normals(std::size_t count, std::uint64_t seed) {
  TestRandom random(seed);
  std::vector<double> values(count);
  for (double& value : values) value = random.normal() * 1.1;
  return values;
}

Results run(const regions::Kernels& kernels) {
  const std::vector<double> column = normals(inputs * padded, 1), start = normals(3 * padded, 2);
  const std::vector<double> input = normals(3 * inputs, 3), tolerance(padded, 1e-13);
  std::vector<std::int32_t> index;
  for (std::int32_t k = 0; k < inputs; k += 3) index.push_back(k);
  Results results = {std::vector<double>(3 * padded), std::vector<double>(3 * padded),
                     std::vector<double>(padded),     std::vector<double>(3),
                     std::vector<std::uint64_t>(2),   std::vector<std::uint64_t>(2)};
  kernels.affine_maps({column.data(), rows, padded}, start.data(), index.data(), input.data(),
                      static_cast<int>(index.size()), results.maps.data());
  kernels.add_rank_one(results.maps.data(), column.data() + padded, input.data(), rows, padded,
                       results.updated.data());
  kernels.classify(results.maps.data(), results.maps.data() + 2 * padded, tolerance.data(), rows, padded,
                   {0.1, 0.2, 0.3, 0.4}, 0.25, results.above.data(), results.unsure.data());
  const double* vectors[3] = {column.data(), column.data() + padded, column.data() + 2 * padded};
  kernels.select(start.data(), results.above.data(), rows, results.chosen.data());
  kernels.dots(results.chosen.data(), rows, vectors, 3, results.dots.data());
  // Rows beyond the last are whatever a vector's width left there.
  for (int i = 0; i < 3; ++i)
    for (int j = rows; j < padded; ++j) results.maps[i * padded + j] = results.updated[i * padded + j] = 0;
  const std::uint64_t in_use = (std::uint64_t(1) << (rows - 64)) - 1;
  results.above[1] &= in_use;
  results.unsure[1] &= in_use;
  return results;
}

}  // namespace

TEST_CASE("agree: every vector width gives the same bits") {
  const std::vector<const regions::Kernels*> levels = regions::available_kernels();
  for (const regions::Kernels* level : levels) CHECK(run(*level) == run(*levels.front()));
}
