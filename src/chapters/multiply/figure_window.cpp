#include "chapters/multiply/figure_window.h"

#include <algorithm>
#include <cmath>

namespace crease::multiply {

float Window::y_of(std::int64_t neuron) const {
  return top + static_cast<float>((static_cast<double>(neuron) + 0.5 - first) / count) * (bottom - top);
}

double Window::at(float y) const {
  return first + count * static_cast<double>((y - top) / (bottom - top));
}

std::int64_t Window::begin() const {
  return std::max<std::int64_t>(0, static_cast<std::int64_t>(std::floor(first + 1e-9)));
}

std::int64_t Window::end() const {
  return std::min(neurons, static_cast<std::int64_t>(std::ceil(first + count - 1e-9)));
}

Window window_of(std::int64_t neurons, float top, float bottom, double zoom, double place) {
  const auto all = static_cast<double>(neurons);
  const double count = std::max(std::min(all, 2.0), all / zoom);
  const double first = std::clamp(place * all - count / 2, 0.0, all - count);
  return {neurons, top, bottom, first, count};
}

std::int64_t stride_for(std::int64_t seen, int lines_per_neuron, int most_lines) {
  const std::int64_t lines = seen * lines_per_neuron;
  if (lines <= most_lines) return 1;
  return ((lines + most_lines - 1) / most_lines) | 1;
}

}  // namespace crease::multiply
