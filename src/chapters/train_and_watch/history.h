#pragma once

#include <vector>

namespace crease::train_and_watch {

/// Curves over training, one entry per recorded step (thinned evenly once there are many). The last entry is
/// always the last step that was measured. NaN where there is nothing to measure: no test points, no accuracy
/// of a regression, no exact cells.
struct History {
  std::vector<double> step, train_loss, test_loss, train_accuracy, test_accuracy, cells, linear_regions;
};

/// One entry.
struct HistoryPoint {
  double step = 0, train_loss = 0, test_loss = 0, train_accuracy = 0, test_accuracy = 0, cells = 0,
         linear_regions = 0;
};

/// Writes a history of bounded size: at most `most_entries`, evenly spaced in steps.
class HistoryWriter {
 public:
  static constexpr std::size_t most_entries = 2000;

  const History& history() const { return history_; }
  void clear();
  /// Takes away what was recorded after `step`: training goes on from there in another way.
  void drop_after(double step);
  std::size_t bytes() const { return sizeof(*this) + 7 * sizeof(double) * history_.step.size(); }
  /// A point at the last step, or nearer to the entry before it than the spacing, takes the last entry's
  /// place. A point before the last step takes its own place among the others.
  void record(const HistoryPoint& point);

 private:
  void insert(const HistoryPoint& point);
  void thin();

  History history_;
  double spacing_ = 0;  ///< entries (but the last) are at least this many steps apart
};

}  // namespace crease::train_and_watch
