#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/data/dataset.h"
#include "core/data/iris_table.h"

using namespace crease;
using namespace crease::data;

namespace {

Split iris_split(int count, int column_x, int column_y, double train_share = 1) {
  Request request;
  request.source = "iris";
  request.count = count;
  request.column_x = column_x;
  request.column_y = column_y;
  request.train_share = train_share;
  Result<Split> split = generate(request);
  REQUIRE(split.ok());
  return std::move(split).value();
}

}  // namespace

TEST_CASE("known: iris has 150 rows, 50 of each species, in Fisher's order") {
  const auto rows = iris_rows();
  REQUIRE(rows.size() == 150);
  for (int i = 0; i < 150; ++i) CHECK(rows[i].species == i / 50);
  const std::array<double, 4> first{5.1, 3.5, 1.4, 0.2}, middle{7.0, 3.2, 4.7, 1.4}, last{5.9, 3.0, 5.1, 1.8};
  CHECK(std::equal(first.begin(), first.end(), rows[0].measurement));
  CHECK(std::equal(middle.begin(), middle.end(), rows[50].measurement));
  CHECK(std::equal(last.begin(), last.end(), rows[149].measurement));
}

TEST_CASE("known: the means of iris are Fisher's") {
  const std::array<double, 4> mean{5.843333, 3.057333, 3.758, 1.199333};
  for (int column = 0; column < 4; ++column) {
    double sum = 0;
    for (const IrisRow& row : iris_rows()) sum += row.measurement[column];
    CHECK(sum / 150 == doctest::Approx(mean[column]).epsilon(1e-6));
  }
}

TEST_CASE("known: petal length runs from 1.0 to 6.9 cm and petal width from 0.1 to 2.5 cm") {
  const Dataset flowers = iris_split(400, 2, 3).train;
  CHECK(flowers.size() == 150);
  CHECK(flowers.x_name == "Petal length (cm)");
  CHECK(flowers.y_name == "Petal width (cm)");
  CHECK(flowers.class_names == std::vector<std::string>{"setosa", "versicolor", "virginica"});
  CHECK(flowers.x_scale.measured(-1) == doctest::Approx(1.0));
  CHECK(flowers.x_scale.measured(1) == doctest::Approx(6.9));
  CHECK(flowers.y_scale.measured(-1) == doctest::Approx(0.1));
  CHECK(flowers.y_scale.measured(1) == doctest::Approx(2.5));
}

TEST_CASE("invariant: scaled measurements fill [-1, 1] and scale back to millimetres") {
  for (int column = 0; column < 4; ++column) {
    const Dataset flowers = iris_split(150, column, (column + 1) % 4).train;
    double low = 2, high = -2;
    for (int i = 0; i < flowers.size(); ++i) {
      const double x = flowers.x[2 * i];
      low = std::min(low, x);
      high = std::max(high, x);
      const double tenths = 10 * flowers.x_scale.measured(x);
      CHECK(std::fabs(tenths - std::floor(tenths + 0.5)) < 1e-12 * 100);
    }
    CHECK(low == doctest::Approx(-1).epsilon(1e-14));
    CHECK(high == doctest::Approx(1).epsilon(1e-14));
  }
}

TEST_CASE("invariant: fewer flowers are taken evenly from the species") {
  const Split split = iris_split(31, 0, 1, 0.5);
  std::array<int, 3> sizes{};
  for (const Dataset* part : {&split.train, &split.test}) {
    for (const double value : part->value) ++sizes[static_cast<std::size_t>(value)];
  }
  CHECK(sizes == std::array<int, 3>{11, 10, 10});
}

TEST_CASE("degenerate: the same column twice gives points on a diagonal") {
  const Dataset flowers = iris_split(150, 1, 1).train;
  for (int i = 0; i < flowers.size(); ++i) CHECK(flowers.x[2 * i] == flowers.x[2 * i + 1]);
}
