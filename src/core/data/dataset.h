#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/nn/trainer.h"

namespace crease::data {

enum class Task : std::uint8_t { regression, classification };

/// Labelled points of the plane. Class labels are 0..classes-1; regression values are stored in `value`.
struct Dataset {
  Task task = Task::classification;
  int classes = 2;                           ///< classification only
  std::vector<double> x;                     ///< (n, 2) row-major, scaled for training
  std::vector<double> value;                 ///< (n): class index or value
  std::string x_name = "x₁", y_name = "x₂";  ///< what the two columns are, with unit
  std::vector<std::string> class_names;      ///< empty: "class 0", ...

  int size() const { return static_cast<int>(value.size()); }
};

/// A training and a test set drawn from the same source.
struct Split {
  Dataset train, test;
};

/// One generated or packed data set: what a menu needs to offer it.
struct Source {
  std::string id, label, help;
  Task task;
  int classes;
};

/// All sources that need no file: circle, xor, gaussians, spirals, moons, checkerboard, rings3, blobs3,
/// plane, bumps, iris. In the order of the menu.
std::span<const Source> sources();

struct Request {
  std::string source = "spirals";
  int count = 400;           ///< rows in all (iris: at most 150)
  double noise = 0.1;        ///< 0..1; each source says what it scales
  double train_share = 0.5;  ///< of the rows
  std::uint64_t seed = 1;
  int column_x = 2, column_y = 3;  ///< iris: which measurements (0 sepal length ... 3 petal width)
};

/// The data of a request: a pure function of it, the same bits everywhere.
/// Error: unknown source, count out of range, ..., as a sentence.
Result<Split> generate(const Request& request);

/// Splits rows in two by a permutation keyed by the seed.
Split split(const Dataset& all, double train_share, std::uint64_t seed);

/// Training rows for a loss and a number of outputs.
///   classification  squared_error with 1 output: -1 / +1; logistic with 1 output: 0 / 1; K outputs: one-hot
///   rows regression      the value in every output
/// Error: the data does not fit (three classes and one output, ...), as a sentence that says what would be
/// right.
Result<nn::Samples> training_samples(const Dataset& dataset, nn::Loss loss, int outputs);

/// Share of rows put into the right class. Single output: the sign decides (class 1 where f > 0).
/// Needs a classification data set.
double accuracy(const Dataset& dataset, std::span<const double> outputs, int output_count);

}  // namespace crease::data
