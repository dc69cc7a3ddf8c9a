#include "ui/plot.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "ui/column.h"
#include "ui/label.h"

namespace crease::ui {
namespace {

constexpr float y_label_room_pt = 44, tick_gap_pt = 6, legend_gap_pt = 16, swatch_pt = 14;
constexpr float points_per_y_tick = 18, points_per_x_tick = 54;
constexpr float head_share = 1.75f;  ///< height of the title row, in sizes of its text
constexpr float below_share = 1.5f;  ///< height of a row of labels below

int most_ticks(float length, float per_tick) {
  return std::max(2, static_cast<int>(length / per_tick));
}

float label_size(const Theme& theme) {
  return theme.type.small - 1;
}

void draw_grid(Painter& painter, const Theme& theme, const PlotFrame& frame, const PlotSpec& spec) {
  const Stroke hairline = {theme.grid, theme.metrics.hairline, 0};
  const bool has_grid = theme.grid != 0;
  const float size = label_size(theme);
  const double factor = spec.y_label_factor;
  const Axis labels = {factor * spec.y.begin, factor * spec.y.end, spec.y.is_logarithmic};
  for (const Tick& tick : ticks(labels, most_ticks(frame.inner.height(), points_per_y_tick))) {
    if (tick.label.empty()) continue;
    const float y = frame.at(frame.x.begin, tick.value / factor).y;
    if (has_grid) painter.line({frame.inner.min.x, y}, {frame.inner.max.x, y}, hairline);
    painter.text({frame.inner.min.x - tick_gap_pt, y + half_capital * size}, tick.label, theme.quiet, size,
                 Font::sans, Align::right);
  }
  for (const Tick& tick : ticks(frame.x, most_ticks(frame.inner.width(), points_per_x_tick))) {
    if (tick.label.empty()) continue;
    const float x = frame.at(tick.value, frame.y.begin).x;
    if (has_grid) painter.line({x, frame.inner.min.y}, {x, frame.inner.max.y}, hairline);
    if (!spec.x_label.empty())
      painter.text({x, frame.inner.max.y + 1.25f * size}, tick.label, theme.quiet, size, Font::sans,
                   x > frame.inner.max.x - size ? Align::right : Align::centre);
  }
  const Stroke axis = {theme.track, theme.metrics.hairline, 0};
  painter.line({frame.inner.min.x, frame.inner.max.y}, {frame.inner.max.x, frame.inner.max.y}, axis);
}

double legend_value(const Series& series, double marked_x) {
  if (series.y.empty()) return std::numeric_limits<double>::quiet_NaN();
  const int index =
      !std::isnan(marked_x) ? nearest_index(series.x, marked_x) : static_cast<int>(series.y.size()) - 1;
  return index < 0 ? std::numeric_limits<double>::quiet_NaN() : series.y[static_cast<std::size_t>(index)];
}

std::string legend_text(const PlotSpec& spec, const Series& series) {
  return series.label + " " + spec.value_text(legend_value(series, spec.marked_x));
}

/// The entry of a series and of the twins that follow it; empty for a twin, which has none of its own.
std::string legend_entry(const PlotSpec& spec, std::size_t first) {
  if (spec.series[first].is_twin) return "";
  std::string text = legend_text(spec, spec.series[first]);
  for (std::size_t i = first + 1; i < spec.series.size() && spec.series[i].is_twin; ++i)
    text += " | " + spec.value_text(legend_value(spec.series[i], spec.marked_x));
  return text;
}

/// What an entry takes with its swatch and the gap before it.
float entry_width(const Painter& painter, const Theme& theme, const PlotSpec& spec, std::size_t series) {
  return painter.text_size(legend_entry(spec, series), label_size(theme), Font::sans).x + swatch_pt +
         tick_gap_pt + legend_gap_pt;
}

float legend_width(const Painter& painter, const Theme& theme, const PlotSpec& spec) {
  float width = 0;
  for (std::size_t i = 0; i < spec.series.size(); ++i)
    if (!spec.series[i].is_twin) width += entry_width(painter, theme, spec, i);
  return width;
}

/// Entries in rows that are not wider than `width`, from the top. The last values count, so that nothing
/// jumps while a pointer moves.
std::vector<std::vector<std::size_t>> legend_rows(const Painter& painter, const Theme& theme, PlotSpec spec,
                                                  float width) {
  spec.marked_x = nowhere;
  std::vector<std::vector<std::size_t>> rows(1);
  float left = width + legend_gap_pt;
  for (std::size_t i = 0; i < spec.series.size(); ++i) {
    if (spec.series[i].is_twin) continue;
    const float needed = entry_width(painter, theme, spec, i);
    if (needed > left && !rows.back().empty()) {
      rows.emplace_back();
      left = width + legend_gap_pt;
    }
    rows.back().push_back(i);
    left -= needed;
  }
  return rows;
}

float title_width(const Painter& painter, const Theme& theme, const PlotSpec& spec) {
  return painter.text_size(spec.title, theme.type.small, Font::sans_bold).x;
}

/// Rows above the axes: title and legend side by side, or below each other. The last values count, so that
/// nothing jumps while a pointer moves.
int head_rows(const Painter& painter, const Theme& theme, Rect rect, const PlotSpec& spec) {
  PlotSpec unmarked = spec;
  unmarked.marked_x = nowhere;
  const float needed = title_width(painter, theme, spec) + legend_width(painter, theme, unmarked);
  if (needed <= rect.width()) return 1;
  return 1 + static_cast<int>(legend_rows(painter, theme, spec, rect.width()).size());
}

/// From the right end leftwards: swatch, name, value of each series. `head` is the lowest row.
void draw_legend(Painter& painter, const Theme& theme, Rect head, const PlotSpec& spec) {
  const float size = label_size(theme), row_height = head_share * theme.type.small;
  const std::vector<std::vector<std::size_t>> rows = legend_rows(painter, theme, spec, head.width());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const float y = centre(head).y - static_cast<float>(rows.size() - 1 - row) * row_height;
    float right = head.max.x;
    for (auto series = rows[row].rbegin(); series != rows[row].rend(); ++series) {
      const std::string text = legend_entry(spec, *series);
      const float left = right - painter.text_size(text, size, Font::sans).x;
      painter.text({left, y + half_capital * size}, text, theme.text, size, Font::sans, Align::left);
      painter.line({left - swatch_pt - tick_gap_pt, y}, {left - tick_gap_pt, y}, spec.series[*series].stroke);
      right = left - swatch_pt - tick_gap_pt - legend_gap_pt;
    }
  }
}

/// Names at the ends of the curves; a twin's stands a little to the left, so that both can be read where the
/// curves meet.
void draw_marks(Painter& painter, const Theme& theme, const PlotFrame& frame, const PlotSpec& spec) {
  const float size = label_size(theme);
  for (const Series& series : spec.series) {
    if (series.mark.empty() || series.y.empty()) continue;
    Vec at = frame.at(series.x.back(), series.y.back());
    if (!std::isfinite(at.y)) continue;
    at.x = std::min(at.x, frame.inner.max.x) - (series.is_twin ? 1.5f * size : 0.0f);
    at.y = std::clamp(at.y - 0.3f * size, frame.inner.min.y + size, frame.inner.max.y - 2);
    painter.text(at, series.mark, series.stroke.colour, size, Font::sans_bold, Align::right);
  }
}

void draw_crosshair(Painter& painter, const Theme& theme, const PlotFrame& frame, const PlotSpec& spec) {
  const float x = frame.at(spec.marked_x, frame.y.begin).x;
  if (!(x >= frame.inner.min.x && x <= frame.inner.max.x)) return;
  painter.line({x, frame.inner.min.y}, {x, frame.inner.max.y}, {theme.quiet, theme.metrics.hairline, 0});
  for (const Series& series : spec.series) {
    const int index = nearest_index(series.x, spec.marked_x);
    if (index < 0) continue;
    const Vec at =
        frame.at(series.x[static_cast<std::size_t>(index)], series.y[static_cast<std::size_t>(index)]);
    if (std::isfinite(at.y)) painter.circle(at, 3, series.stroke.colour, {theme.pane, 1, 0});
  }
}

}  // namespace

Vec PlotFrame::at(double value_x, double value_y) const {
  return {inner.min.x + static_cast<float>(x.share(value_x)) * inner.width(),
          inner.max.y - static_cast<float>(y.share(value_y)) * inner.height()};
}

double PlotFrame::x_at(float position) const {
  return x.value(static_cast<double>((position - inner.min.x) / std::max(1.0f, inner.width())));
}

PlotFrame plot_frame(const Painter& painter, const Theme& theme, Rect rect, const PlotSpec& spec) {
  const float head =
      head_share * theme.type.small * static_cast<float>(head_rows(painter, theme, rect, spec));
  const float below = spec.x_label.empty() ? tick_gap_pt : 2 * below_share * label_size(theme);
  return {{{rect.min.x + y_label_room_pt, rect.min.y + head},
           {rect.max.x - 1, std::max(rect.min.y + head + 1, rect.max.y - below)}},
          spec.x,
          spec.y};
}

void draw_plot(Painter& painter, const Theme& theme, Rect rect, const PlotSpec& spec) {
  const PlotFrame frame = plot_frame(painter, theme, rect, spec);
  const float row = head_share * theme.type.small;
  const Rect head = {rect.min, {rect.max.x, rect.min.y + row - tick_gap_pt / 2}};
  painter.text({head.min.x, centre(head).y + half_capital * theme.type.small}, spec.title, theme.text,
               theme.type.small, Font::sans_bold, Align::left);
  const float legend_top = frame.inner.min.y - row;
  draw_legend(painter, theme, {{head.min.x, legend_top}, {head.max.x, legend_top + head.height()}}, spec);
  draw_grid(painter, theme, frame, spec);
  painter.push_clip(
      {{frame.inner.min.x, frame.inner.min.y - 2}, {frame.inner.max.x + 1, frame.inner.max.y + 2}});
  for (const Series& series : spec.series)
    for (const std::vector<Vec>& piece : curve(frame, series.x, series.y))
      painter.polyline(piece, series.stroke);
  painter.pop_clip();
  draw_marks(painter, theme, frame, spec);
  if (!std::isnan(spec.marked_x)) draw_crosshair(painter, theme, frame, spec);
  if (spec.x_label.empty()) return;
  painter.text({centre(frame.inner).x, rect.max.y - 0.3f * label_size(theme)}, spec.x_label, theme.quiet,
               label_size(theme), Font::sans, Align::centre);
}

Axis axis_of(std::span<const Series> series, bool is_logarithmic, int most) {
  double smallest = std::numeric_limits<double>::infinity(), largest = -smallest;
  for (const Series& one : series)
    for (const double value : one.y) {
      if (!std::isfinite(value) || (is_logarithmic && value <= 0)) continue;
      smallest = std::min(smallest, value);
      largest = std::max(largest, value);
    }
  return round_axis(smallest, largest, is_logarithmic, most);
}

int nearest_index(std::span<const double> x, double value) {
  if (x.empty()) return -1;
  const auto after = std::lower_bound(x.begin(), x.end(), value);
  if (after == x.begin()) return 0;
  const int index = static_cast<int>(after - x.begin());
  if (after == x.end()) return index - 1;
  return value - *(after - 1) <= *after - value ? index - 1 : index;
}

std::vector<std::vector<Vec>> curve(const PlotFrame& frame, std::span<const double> x,
                                    std::span<const double> y) {
  constexpr float column_pt = 0.5f;
  std::vector<std::vector<Vec>> pieces(1);
  Vec low, high, last;
  bool has_column = false;
  const auto flush = [&] {
    if (!has_column) return;
    std::vector<Vec>& piece = pieces.back();
    if (low.y != last.y) piece.push_back(low);
    if (high.y != low.y && high.y != last.y) piece.push_back(high);
    piece.push_back(last);
    has_column = false;
  };
  for (std::size_t i = 0; i < std::min(x.size(), y.size()); ++i) {
    const Vec at = frame.at(x[i], y[i]);
    if (!std::isfinite(at.x) || !std::isfinite(at.y)) {
      flush();
      if (!pieces.back().empty()) pieces.emplace_back();
      continue;
    }
    if (has_column && at.x - low.x >= column_pt) flush();
    if (!has_column) low = high = at;
    if (at.y > low.y) low.y = at.y;
    if (at.y < high.y) high.y = at.y;
    last = at;
    has_column = true;
  }
  flush();
  return pieces;
}

}  // namespace crease::ui
