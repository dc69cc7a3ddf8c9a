#pragma once

#include <cstdint>

#include "ui/painter.h"

/// Where the neurons of the one layer are, and how many of them can be drawn apart.
namespace crease::multiply {

/// The part of a column of `neurons` that is seen in [top, bottom] at a zoom around a place.
struct Window {
  std::int64_t neurons;
  float top, bottom;
  double first;  ///< where the window begins: 0 is the upper end of neuron 0, `neurons` the end of the column
  double count;  ///< neurons that fit

  float pitch() const { return (bottom - top) / static_cast<float>(count); }
  float y_of(std::int64_t neuron) const;
  double at(float y) const;
  /// The neurons that are seen, wholly or in part: [begin, end).
  std::int64_t begin() const;
  std::int64_t end() const;
  /// The middle of the window as a share of the column.
  double place() const { return (first + count / 2) / static_cast<double>(neurons); }
};

/// The window stays within the column.
Window window_of(std::int64_t neurons, float top, float bottom, double zoom, double place);

/// Every how manyth neuron has its connections drawn, so that there are at most `most_lines`. Odd: with an
/// even stride the first factors would show one sign alone.
std::int64_t stride_for(std::int64_t seen, int lines_per_neuron, int most_lines);

}  // namespace crease::multiply
