#include "core/data/dataset.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace crease;
using namespace crease::data;

namespace {

/// n rows (i, -i) of class i % classes, or of value i.
Dataset numbered(int rows, Task task, int classes) {
  Dataset dataset;
  dataset.task = task;
  dataset.classes = classes;
  dataset.class_names = {"a", "b", "c"};
  for (int i = 0; i < rows; ++i) {
    dataset.x.insert(dataset.x.end(), {double(i), -double(i)});
    dataset.value.push_back(task == Task::classification ? i % classes : i);
  }
  return dataset;
}

std::vector<int> row_numbers(const Dataset& dataset) {
  std::vector<int> numbers;
  for (int i = 0; i < dataset.size(); ++i) numbers.push_back(static_cast<int>(dataset.x[2 * i]));
  return numbers;
}

std::vector<double> targets(const Dataset& dataset, nn::Loss loss, int outputs) {
  const auto samples = training_samples(dataset, loss, outputs);
  REQUIRE(samples.ok());
  CHECK(samples.value().x == dataset.x);
  return samples.value().y;
}

std::string misfit(const Dataset& dataset, nn::Loss loss, int outputs) {
  const auto samples = training_samples(dataset, loss, outputs);
  REQUIRE_FALSE(samples.ok());
  return samples.error().message;
}

}  // namespace

TEST_CASE("invariant: a split keeps every row once, with its value and the description") {
  for (const Task task : {Task::classification, Task::regression}) {
    const Split parts = split(numbered(37, task, 3), 0.3, 5);
    CHECK(parts.train.size() == 11);
    std::vector<int> all = row_numbers(parts.train), rest = row_numbers(parts.test);
    all.insert(all.end(), rest.begin(), rest.end());
    std::sort(all.begin(), all.end());
    for (int i = 0; i < 37; ++i) CHECK(all[i] == i);
    for (const Dataset* part : {&parts.train, &parts.test}) {
      CHECK(part->class_names.size() == 3);
      for (int i = 0; i < part->size(); ++i) {
        const int row = row_numbers(*part)[i];
        CHECK(part->value[i] == (task == Task::classification ? row % 3 : row));
        CHECK(part->x[2 * i + 1] == -row);
      }
    }
  }
}

TEST_CASE("invariant: the training part has the share that was asked for, and at least one row") {
  for (const int rows : {1, 2, 5, 100, 101}) {
    for (const double share : {0.0, 0.1, 0.29, 0.5, 0.7, 1.0}) {
      const int train = split(numbered(rows, Task::classification, 2), share, 1).train.size();
      CHECK(train == std::max(1, static_cast<int>(std::floor(rows * share + 0.5))));
    }
  }
}

TEST_CASE("invariant: classes are shared out evenly however the rows are ordered") {
  Dataset dataset = numbered(100, Task::classification, 2);
  std::sort(dataset.value.begin(), dataset.value.end());
  const Split parts = split(dataset, 0.2, 3);
  CHECK(std::count(parts.train.value.begin(), parts.train.value.end(), 0) == 10);
  CHECK(std::count(parts.test.value.begin(), parts.test.value.end(), 1) == 40);
}

TEST_CASE("invariant: another seed splits otherwise") {
  const Dataset dataset = numbered(50, Task::regression, 1);
  CHECK(row_numbers(split(dataset, 0.5, 1).train) == row_numbers(split(dataset, 0.5, 1).train));
  CHECK(row_numbers(split(dataset, 0.5, 1).train) != row_numbers(split(dataset, 0.5, 2).train));
}

TEST_CASE("degenerate: no rows split into none; a share outside of 0 to 1 fails the check") {
  CHECK(split(Dataset{}, 0.5, 1).train.size() == 0);
  CHECK_THROWS(split(Dataset{}, 1.5, 1));
  CHECK_THROWS(split(Dataset{}, std::nan(""), 1));
}

TEST_CASE("known: targets of classes and values for each loss") {
  const Dataset two = numbered(2, Task::classification, 2), three = numbered(3, Task::classification, 3);
  CHECK(targets(two, nn::Loss::squared_error, 1) == std::vector<double>{-1, 1});
  CHECK(targets(two, nn::Loss::logistic, 1) == std::vector<double>{0, 1});
  CHECK(targets(two, nn::Loss::softmax_cross_entropy, 2) == std::vector<double>{1, 0, 0, 1});
  for (const nn::Loss loss : {nn::Loss::squared_error, nn::Loss::logistic, nn::Loss::softmax_cross_entropy}) {
    CHECK(targets(three, loss, 3) == std::vector<double>{1, 0, 0, 0, 1, 0, 0, 0, 1});
  }
  const Dataset values = numbered(3, Task::regression, 1);
  CHECK(targets(values, nn::Loss::squared_error, 1) == std::vector<double>{0, 1, 2});
  CHECK(targets(values, nn::Loss::squared_error, 2) == std::vector<double>{0, 0, 1, 1, 2, 2});
}

TEST_CASE("degenerate: data that does not fit the outputs or the loss is refused with what would be right") {
  const Dataset two = numbered(2, Task::classification, 2), three = numbered(3, Task::classification, 3);
  const Dataset values = numbered(3, Task::regression, 1);
  CHECK(misfit(three, nn::Loss::logistic, 1) ==
        "the data has 3 classes and the network one output; 3 outputs would be right");
  CHECK(misfit(three, nn::Loss::squared_error, 2) ==
        "the data has 3 classes and the network 2 outputs; 3 outputs would be right");
  CHECK(misfit(two, nn::Loss::squared_error, 3) ==
        "the data has 2 classes and the network 3 outputs; 1 or 2 outputs would be right");
  CHECK(
      misfit(two, nn::Loss::softmax_cross_entropy, 1) ==
      "softmax_cross_entropy needs one output for each class and the network has one; 2 outputs or the loss "
      "logistic would be right");
  CHECK(misfit(values, nn::Loss::logistic, 1) ==
        "the data holds values, not classes, and logistic needs classes; squared_error would be right");
}

TEST_CASE("known: accuracy counts the sign of one output and the largest of several") {
  const Dataset two = numbered(4, Task::classification, 2);
  CHECK(accuracy(two, std::vector<double>{-1, 1, -0.1, 0.1}, 1) == 1);
  CHECK(accuracy(two, std::vector<double>{-1, 0, 1, 1}, 1) == 0.5);
  const Dataset three = numbered(3, Task::classification, 3);
  CHECK(accuracy(three, std::vector<double>{3, 1, 2, 1, 3, 3, 0, 0, 1}, 3) == 1);
  CHECK(accuracy(three, std::vector<double>{0, 0, 0, 0, 0, 0, 0, 0, 0}, 3) == doctest::Approx(1.0 / 3));
  CHECK(std::isnan(accuracy(Dataset{}, {}, 1)));
  CHECK_THROWS(accuracy(numbered(3, Task::regression, 1), std::vector<double>{0, 0, 0}, 1));
}

TEST_CASE("invariant: a scale takes its range to [-1, 1] and back") {
  const Scale scale = scale_of(std::vector<double>{4, 10, 6});
  CHECK(scale.stored(4) == -1);
  CHECK(scale.stored(10) == 1);
  CHECK(scale.measured(scale.stored(6)) == doctest::Approx(6));
  CHECK(scale_of(std::vector<double>{7, 7}).stored(7) == 0);
  CHECK(scale_of({}) == Scale{});
  const double most = std::numeric_limits<double>::max();
  const Scale extreme = scale_of(std::vector<double>{-most, most});
  CHECK(extreme.stored(-most) == -1);
  CHECK(extreme.stored(most) == 1);
  const Scale tiny = scale_of(std::vector<double>{0, 5e-324});
  CHECK(std::fabs(tiny.stored(5e-324)) <= 1);
  CHECK(std::fabs(tiny.stored(0)) <= 1);
}
