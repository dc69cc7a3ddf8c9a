#include "core/data/dataset.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "core/base/check.h"
#include "core/base/rng.h"
#include "core/data/streams.h"

namespace crease::data {
namespace {

/// The same description without rows.
Dataset without_rows(const Dataset& dataset) {
  Dataset empty = dataset;
  empty.x.clear();
  empty.value.clear();
  return empty;
}

void append_row(Dataset& to, const Dataset& from, int row) {
  to.x.push_back(from.x[2 * row]);
  to.x.push_back(from.x[2 * row + 1]);
  to.value.push_back(from.value[row]);
}

int training_rows(int rows, double train_share) {
  const int wanted = static_cast<int>(std::floor(rows * train_share + 0.5));
  return std::clamp(wanted, std::min(1, rows), rows);
}

/// Which rows are for training. Walking through the shuffled rows class by class and taking them at even
/// distances gives every class the same share, up to one row.
std::vector<bool> choose_training_rows(const Dataset& all, std::vector<std::int32_t> order, int chosen) {
  if (all.task == Task::classification) {
    std::stable_sort(order.begin(), order.end(),
                     [&](std::int32_t a, std::int32_t b) { return all.value[a] < all.value[b]; });
  }
  const auto rows = static_cast<std::int64_t>(order.size());
  std::vector<bool> is_chosen(order.size(), false);
  for (std::int64_t i = 0; i < rows; ++i) {
    is_chosen[order[i]] = (i + 1) * chosen / rows > i * chosen / rows;
  }
  return is_chosen;
}

std::string classes_text(const Dataset& dataset) {
  return "the data has " + std::to_string(dataset.classes) + " classes";
}

/// Error: the loss and the number of outputs do not fit the task.
Status check_fit(const Dataset& dataset, nn::Loss loss, int outputs) {
  const std::string loss_name(nn::name(loss));
  if (dataset.task == Task::regression) {
    if (loss == nn::Loss::squared_error) return {};
    return Error{"the data holds values, not classes, and " + loss_name +
                 " needs classes; squared_error would be right"};
  }
  if (outputs == 1) {
    if (dataset.classes == 2 && loss != nn::Loss::softmax_cross_entropy) return {};
    if (dataset.classes != 2) {
      return Error{classes_text(dataset) + " and the network one output; " + std::to_string(dataset.classes) +
                   " outputs would be right"};
    }
    return Error{
        "softmax_cross_entropy needs one output for each class and the network has one; 2 outputs or "
        "the loss logistic would be right"};
  }
  if (outputs == dataset.classes) return {};
  return Error{classes_text(dataset) + " and the network " + std::to_string(outputs) + " outputs; " +
               (dataset.classes == 2 ? "1 or " : "") + std::to_string(dataset.classes) +
               " outputs would be right"};
}

void append_targets(const Dataset& dataset, nn::Loss loss, int outputs, double value,
                    std::vector<double>& y) {
  if (dataset.task == Task::regression) {
    y.insert(y.end(), outputs, value);
  } else if (outputs == 1) {
    const double other = loss == nn::Loss::squared_error ? -1 : 0;
    y.push_back(value > 0 ? 1 : other);
  } else {
    for (int k = 0; k < outputs; ++k) y.push_back(value == k ? 1 : 0);
  }
}

int predicted_class(std::span<const double> outputs) {
  if (outputs.size() == 1) return outputs[0] > 0 ? 1 : 0;
  return static_cast<int>(std::max_element(outputs.begin(), outputs.end()) - outputs.begin());
}

}  // namespace

Scale scale_of(std::span<const double> values) {
  if (values.empty()) return {};
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  // Halved first: the difference of two large numbers may be infinite.
  const double centre = *low / 2 + *high / 2;
  const double half_range = std::max(*high - centre, centre - *low);
  return {centre, half_range > 0 ? half_range : 1};
}

Split split(const Dataset& all, double train_share, std::uint64_t seed) {
  CREASE_CHECK(train_share >= 0 && train_share <= 1, "the share of the training rows is from 0 to 1");
  Random random(seed, split_stream);
  const std::vector<std::int32_t> order = permutation(all.size(), random);
  const std::vector<bool> is_training =
      choose_training_rows(all, order, training_rows(all.size(), train_share));
  Split parts{without_rows(all), without_rows(all)};
  for (const std::int32_t row : order) append_row(is_training[row] ? parts.train : parts.test, all, row);
  return parts;
}

Result<nn::Samples> training_samples(const Dataset& dataset, nn::Loss loss, int outputs) {
  CREASE_CHECK(outputs >= 1, "a network has at least one output");
  if (const Status fit = check_fit(dataset, loss, outputs); !fit) return fit.error();
  nn::Samples samples;
  samples.x = dataset.x;
  samples.y.reserve(dataset.value.size() * outputs);
  for (const double value : dataset.value) append_targets(dataset, loss, outputs, value, samples.y);
  return samples;
}

double accuracy(const Dataset& dataset, std::span<const double> outputs, int output_count) {
  CREASE_CHECK(dataset.task == Task::classification, "accuracy is about classes");
  CREASE_CHECK(output_count >= 1 && outputs.size() == dataset.value.size() * output_count,
               "there is a row of outputs for every row of data");
  if (dataset.size() == 0) return std::numeric_limits<double>::quiet_NaN();
  int right = 0;
  for (int row = 0; row < dataset.size(); ++row) {
    const auto row_outputs = outputs.subspan(std::size_t(row) * output_count, output_count);
    if (predicted_class(row_outputs) == static_cast<int>(dataset.value[row])) ++right;
  }
  return double(right) / dataset.size();
}

}  // namespace crease::data
