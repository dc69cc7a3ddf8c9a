#include "chapters/train_and_watch/contour.h"

#include <algorithm>
#include <array>

namespace crease::train_and_watch {
namespace {

using regions::Point;

struct Corner {
  Point place;
  double value;
};

/// Zero is on the positive side, so that every crossing belongs to exactly one edge.
bool is_positive(const Corner& corner) {
  return corner.value >= 0;
}

Point crossing(const Corner& from, const Corner& to) {
  const double share = from.value / (from.value - to.value);
  return {from.place.x + share * (to.place.x - from.place.x),
          from.place.y + share * (to.place.y - from.place.y)};
}

void append_line(Point from, Point to, std::vector<regions::Polyline>& lines) {
  regions::Polyline line;
  line.points = {from, to};
  lines.push_back(std::move(line));
}

/// Corners counter-clockwise. Two crossings are joined; of four (a saddle), each of the two positive corners
/// is cut off, which fits a negative centre.
void append_cell(const std::array<Corner, 4>& corners, std::vector<regions::Polyline>& lines) {
  std::array<Point, 4> crossings{};
  int count = 0, first_edge = 0;
  for (int edge = 0; edge < 4; ++edge) {
    const Corner& from = corners[edge];
    const Corner& to = corners[(edge + 1) % 4];
    if (is_positive(from) == is_positive(to)) continue;
    if (count == 0) first_edge = edge;
    crossings[count++] = crossing(from, to);
  }
  if (count == 2) append_line(crossings[0], crossings[1], lines);
  if (count < 4) return;
  // Crossing i lies on edge i; the corner between edges i and i + 1 is cut off by joining their crossings.
  const int offset = is_positive(corners[(first_edge + 1) % 4]) ? 0 : 1;
  for (int pair = 0; pair < 2; ++pair)
    append_line(crossings[(2 * pair + offset) % 4], crossings[(2 * pair + 1 + offset) % 4], lines);
}

Corner corner_at(const Grid& grid, int column, int row) {
  const Window& window = grid.window;
  return {{window.x0 + (window.x1 - window.x0) * column / (grid.columns - 1),
           window.y0 + (window.y1 - window.y0) * row / (grid.rows - 1)},
          grid.values[std::size_t(row) * grid.columns + column]};
}

/// How far output k is above the best of the others.
double lead(const double* outputs, int count, int k) {
  double best = k == 0 ? outputs[1] : outputs[0];
  for (int other = 0; other < count; ++other)
    if (other != k) best = std::max(best, outputs[other]);
  return outputs[k] - best;
}

}  // namespace

void append_zero_contour(const Grid& grid, std::vector<regions::Polyline>& lines) {
  for (int row = 0; row + 1 < grid.rows; ++row)
    for (int column = 0; column + 1 < grid.columns; ++column)
      append_cell({corner_at(grid, column, row), corner_at(grid, column + 1, row),
                   corner_at(grid, column + 1, row + 1), corner_at(grid, column, row + 1)},
                  lines);
}

std::vector<regions::Polyline> sampled_decision(const Window& window, int columns, int rows, int outputs,
                                                std::span<const double> samples) {
  std::vector<regions::Polyline> lines;
  if (outputs == 1) {
    append_zero_contour({window, columns, rows, samples}, lines);
    return lines;
  }
  std::vector<double> leads(std::size_t(columns) * rows);
  for (int k = 0; k < outputs; ++k) {
    for (std::size_t i = 0; i < leads.size(); ++i) leads[i] = lead(samples.data() + i * outputs, outputs, k);
    append_zero_contour({window, columns, rows, leads}, lines);
  }
  return lines;
}

}  // namespace crease::train_and_watch
