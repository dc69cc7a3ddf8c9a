#include "chapters/train_and_watch/history.h"

#include <algorithm>
#include <array>

namespace crease::train_and_watch {
namespace {

using Column = std::vector<double> History::*;
constexpr std::array<Column, 7> columns = {
    &History::step,          &History::train_loss, &History::test_loss,     &History::train_accuracy,
    &History::test_accuracy, &History::cells,      &History::linear_regions};

std::array<double, 7> values_of(const HistoryPoint& point) {
  return {point.step,          point.train_loss, point.test_loss,     point.train_accuracy,
          point.test_accuracy, point.cells,      point.linear_regions};
}

}  // namespace

void HistoryWriter::clear() {
  for (const Column column : columns) (history_.*column).clear();
  spacing_ = 0;
}

void HistoryWriter::drop_after(double step) {
  std::size_t kept = history_.step.size();
  while (kept > 0 && history_.step[kept - 1] > step) --kept;
  for (const Column column : columns) (history_.*column).resize(kept);
}

void HistoryWriter::record(const HistoryPoint& point) {
  const std::vector<double>& step = history_.step;
  if (!step.empty() && point.step < step.back()) return insert(point);
  const std::size_t size = step.size();
  const bool is_same_step = size > 0 && step[size - 1] == point.step;
  const bool is_too_near = size > 1 && step[size - 1] - step[size - 2] < spacing_;
  if (is_same_step || is_too_near)
    for (const Column column : columns) (history_.*column).pop_back();
  const std::array<double, 7> values = values_of(point);
  for (std::size_t i = 0; i < columns.size(); ++i) (history_.*columns[i]).push_back(values[i]);
  if (step.size() > most_entries) thin();
}

/// An earlier step that is visited shows what was measured there, not what is known of its neighbours.
void HistoryWriter::insert(const HistoryPoint& point) {
  const std::vector<double>& step = history_.step;
  const auto place = std::lower_bound(step.begin(), step.end(), point.step);
  if (*place == point.step) return;
  const auto at = place - step.begin();
  const std::array<double, 7> values = values_of(point);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    std::vector<double>& column = history_.*columns[i];
    column.insert(column.begin() + at, values[i]);
  }
  if (step.size() > most_entries) thin();
}

/// Doubles the spacing and drops what then lies too near to the entry before it; keeps the first and the
/// last.
void HistoryWriter::thin() {
  const std::vector<double> step = history_.step;
  spacing_ = 2 * (step.back() - step.front()) / static_cast<double>(most_entries);
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i + 1 < step.size(); ++i)
    if (kept.empty() || step[i] - step[kept.back()] >= spacing_) kept.push_back(i);
  kept.push_back(step.size() - 1);
  for (const Column column : columns) {
    std::vector<double>& values = history_.*column;
    for (std::size_t i = 0; i < kept.size(); ++i) values[i] = values[kept[i]];
    values.resize(kept.size());
  }
}

}  // namespace crease::train_and_watch
