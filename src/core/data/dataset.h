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

/// How a column was scaled for training: stored = (measured - centre) / half_range.
struct Scale {
  double centre = 0;
  double half_range = 1;

  double measured(double stored) const { return centre + half_range * stored; }
  double stored(double measured) const { return (measured - centre) / half_range; }
  bool operator==(const Scale&) const = default;
};

/// The scale that takes the range of the finite `values` to [-1, 1]; a constant column goes to 0.
Scale scale_of(std::span<const double> values);

/// Labelled points of the plane. Class labels are 0..classes-1; regression values are stored in `value`.
struct Dataset {
  Task task = Task::classification;
  int classes = 2;                           ///< classification only
  std::vector<double> x;                     ///< (n, 2) row-major, scaled for training
  std::vector<double> value;                 ///< (n): class index or value
  std::string x_name = "x₁", y_name = "x₂";  ///< what the two columns are, with unit
  std::vector<std::string> class_names;      ///< empty: "class 0", ...
  Scale x_scale, y_scale;                    ///< of the two columns
  Scale value_scale;                         ///< regression only

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
/// plane, bumps, iris, expression, expression_class. In the order of the menu.
std::span<const Source> sources();

/// Whether the points of a source are drawn from Request::expression.
bool is_expression(std::string_view source);

inline constexpr int min_count = 2;
inline constexpr int max_count = 100'000;

struct Request {
  std::string source = "spirals";
  int count = 400;           ///< rows in all, 2..100000 (iris has 150: more than that takes all of them)
  double noise = 0.1;        ///< 0..1; each source says what it scales (iris: unused)
  double train_share = 0.5;  ///< of the rows, more than 0, at most 1
  std::uint64_t seed = 1;
  std::string expression = "sin(3x)/2 - y";  ///< of expression and expression_class (core/base/expression.h)
  int column_x = 2, column_y = 3;            ///< iris: which measurements (0 sepal length ... 3 petal width)

  bool operator==(const Request&) const = default;
};

/// The data of a request: a pure function of it, the same bits everywhere. Classes are balanced: their sizes
/// differ by at most one in all, by at most two in either part. Generated points lie within about [-1, 1]^2.
/// Error: unknown source, count out of range, a formula that cannot be read, ..., as a sentence.
Result<Split> generate(const Request& request);

/// Splits rows in two by a permutation keyed by the seed. Each class is shared out in the same proportion;
/// the training part has round(train_share n) rows, at least one.
/// Needs train_share in [0, 1]   (CHECKed)
Split split(const Dataset& all, double train_share, std::uint64_t seed);

/// Training rows for a loss and a number of outputs.
///   classification  squared_error with 1 output: -1 / +1; logistic with 1 output: 0 / 1; K outputs: one-hot
///   rows regression      the value in every output
/// Error: the data does not fit (three classes and one output, ...), as a sentence that says what would be
/// right.
Result<nn::Samples> training_samples(const Dataset& dataset, nn::Loss loss, int outputs);

/// Share of rows put into the right class; NaN where there are no rows. Single output: the sign decides
/// (class 1 where f > 0); more: the largest output, the first of equal ones.
/// Shape  outputs (n, output_count) row-major
/// Needs  a classification data set with n rows   (CHECKed)
double accuracy(const Dataset& dataset, std::span<const double> outputs, int output_count);

}  // namespace crease::data
