#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "chapters/images/experiment.h"
#include "chapters/images/slice.h"
#include "core/regions/many_distances.h"
#include "core/regions/subdivision.h"
#include "lab/chapter.h"

namespace crease::images {

/// What is measured of the network at one step.
struct Record {
  static constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  std::int64_t step = -1;
  double train_accuracy = unknown;  ///< of training images with the labels that are trained on
  double test_accuracy = unknown;
  double cells = unknown;       ///< in the whole slice
  double line_cells = unknown;  ///< on the line from the first image to the second
  double distance = unknown;    ///< to the nearest boundary, mean over test images
};

/// Training images that are looked at, and test images whose distance is taken.
inline constexpr int most_train_looked_at = 500, distances_taken = 20;

/// The steps at which training is measured: every step of a sequence that depends on nothing but the length
/// of an epoch, close together at first and once an epoch in the end.
std::int64_t next_recorded_step(std::int64_t step, int steps_per_epoch);

/// A measurement in slices, of the network as it was when it began.
class Measurement {
 public:
  /// All that is given must live until it is done, but for the network. No slice: its counts stay unknown.
  void begin(const nn::Network& network, std::int64_t step, const data::ImageSet& images,
             const Lesson& lesson, const ImageSlice* slice);
  bool is_under_way() const { return stage_ != Stage::done; }
  void cancel() { stage_ = Stage::done; }
  /// Goes on until the budget is spent; at least a little. True once it is done.
  bool advance(const lab::Budget& budget);
  const Record& record() const { return record_; }

 private:
  enum class Stage : std::uint8_t { test, train, slice, distance, done };
  void take_step();
  bool count_right(int first, int count, int& right);
  void measure_slice();

  nn::Network network_;
  const data::ImageSet* images_ = nullptr;
  const Lesson* lesson_ = nullptr;
  const ImageSlice* slice_ = nullptr;
  Stage stage_ = Stage::done;
  int next_ = 0, right_ = 0;
  double sum_ = 0;
  std::vector<regions::ManyDistances> distances_;  ///< one, once it is needed
  regions::Subdivider subdivider_;
  Record record_;
};

/// Records over training.
struct History {
  std::vector<double> step, train_accuracy, test_accuracy, cells, line_cells, distance;

  /// In its place among the others.
  void add(const Record& record);
  /// Takes away what was recorded after `step`.
  void drop_after(std::int64_t step);
  /// What was counted in another slice is no longer known.
  void forget_slice();
  std::int64_t last_step() const { return step.empty() ? -1 : static_cast<std::int64_t>(step.back()); }
  /// The last recorded step that is not after `now`; -1: none.
  std::int64_t last_until(std::int64_t now) const;
  std::size_t bytes() const { return sizeof(*this) + 6 * step.size() * sizeof(double); }
};

}  // namespace crease::images
