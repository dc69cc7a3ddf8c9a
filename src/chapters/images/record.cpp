#include "chapters/images/record.h"

#include <algorithm>
#include <array>

#include "core/nn/forward.h"

namespace crease::images {
namespace {

constexpr int images_at_once = 125;
constexpr std::int64_t closest = 16, spreading = 4;
constexpr std::int64_t most_cells_recorded = 400'000;

constexpr std::array<std::vector<double> History::*, 6> columns = {
    &History::step,  &History::train_accuracy, &History::test_accuracy,
    &History::cells, &History::line_cells,     &History::distance};

}  // namespace

std::int64_t next_recorded_step(std::int64_t step, int steps_per_epoch) {
  if (step < 0) return 0;
  const std::int64_t most = std::max<std::int64_t>(closest, steps_per_epoch);
  return step + std::clamp(step / spreading, closest, most);
}

void Measurement::begin(const nn::Network& network, std::int64_t step, const data::ImageSet& images,
                        const Lesson& lesson, const ImageSlice* slice) {
  network_ = network;
  images_ = &images;
  lesson_ = &lesson;
  slice_ = slice;
  record_ = {};
  record_.step = step;
  stage_ = Stage::test;
  next_ = right_ = 0;
  sum_ = 0;
  distances_.clear();
}

bool Measurement::advance(const lab::Budget& budget) {
  while (is_under_way()) {
    take_step();
    if (budget.is_spent()) break;
  }
  return !is_under_way();
}

/// Looks at some of the images from `first` on; true once all have been looked at.
bool Measurement::count_right(int first, int count, int& right) {
  const int now = std::min(images_at_once, count - next_);
  const auto classes = static_cast<std::size_t>(images_->classes);
  const std::vector<double> outputs =
      nn::evaluate(network_, data::image_points(*images_, first + next_, now));
  for (int i = 0; i < now; ++i) {
    const std::span<const double> row(outputs.data() + static_cast<std::size_t>(i) * classes, classes);
    right += data::largest_at(row) == lesson_->label[static_cast<std::size_t>(first + next_ + i)];
  }
  next_ += now;
  return next_ == count;
}

void Measurement::measure_slice() {
  if (slice_ == nullptr) return;
  regions::SubdivisionOptions options;
  options.maps = options.patterns = false;
  options.max_cells = most_cells_recorded;
  const auto cells = subdivider_.run(network_, slice_->plane.slice, slice_->whole.domain(), options);
  if (cells) record_.cells = cells.value()->cells();
  const auto pieces = regions::count_cells_along(network_, slice_->line());
  if (pieces) record_.line_cells = static_cast<double>(pieces.value());
}

void Measurement::take_step() {
  const int train_count = std::min(lesson_->train_count, most_train_looked_at);
  const int distance_count = std::min(lesson_->test_count, distances_taken);
  const auto go_to = [this](Stage next) {
    stage_ = next;
    next_ = right_ = 0;
  };
  switch (stage_) {
    case Stage::test:
      if (!count_right(lesson_->first_test, lesson_->test_count, right_)) return;
      record_.test_accuracy = double(right_) / lesson_->test_count;
      return go_to(Stage::train);
    case Stage::train:
      if (!count_right(0, train_count, right_)) return;
      record_.train_accuracy = double(right_) / train_count;
      return go_to(Stage::slice);
    case Stage::slice:
      measure_slice();
      return go_to(Stage::distance);
    case Stage::distance:
      if (distances_.empty()) {
        distances_.emplace_back(network_);
        return;
      }
      sum_ += distances_[0].at(data::image_points(*images_, lesson_->first_test + next_, 1));
      if (++next_ < distance_count) return;
      record_.distance = sum_ / distance_count;
      return go_to(Stage::done);
    case Stage::done:
      return;
  }
}

void History::add(const Record& record) {
  const std::array<double, 6> values = {double(record.step), record.train_accuracy, record.test_accuracy,
                                        record.cells,        record.line_cells,     record.distance};
  const auto at = std::upper_bound(step.begin(), step.end(), values[0]) - step.begin();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    std::vector<double>& column = this->*columns[i];
    column.insert(column.begin() + at, values[i]);
  }
}

std::int64_t History::last_until(std::int64_t now) const {
  const auto after = std::upper_bound(step.begin(), step.end(), static_cast<double>(now));
  return after == step.begin() ? -1 : static_cast<std::int64_t>(*(after - 1));
}

void History::drop_after(std::int64_t last) {
  std::size_t kept = step.size();
  while (kept > 0 && step[kept - 1] > static_cast<double>(last)) --kept;
  for (const auto column : columns) (this->*column).resize(kept);
}

void History::forget_slice() {
  std::fill(cells.begin(), cells.end(), Record::unknown);
  std::fill(line_cells.begin(), line_cells.end(), Record::unknown);
}

}  // namespace crease::images
