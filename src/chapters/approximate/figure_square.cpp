#include "chapters/approximate/figure_square.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "chapters/plane/view_palette.h"
#include "lab/number_words.h"
#include "ui/column.h"
#include "ui/number_text.h"
#include "ui/plot.h"

namespace crease::approximate {
namespace {

constexpr float square_gap_pt = 16, ticks_pt = 18, legend_pt = 40, ramp_pt = 8, square_worst_pt = 4.5f;
constexpr int shades = 48;  ///< steps of a ramp on either side of 0

/// Colours for values in units of a scale, in steps, so that neighbours of one colour become one rectangle.
class Ramp {
 public:
  explicit Ramp(const ui::Theme& theme) {
    const plane::Palette palette(theme);
    for (int i = -shades; i <= shades; ++i)
      colours_.push_back(palette.value(static_cast<double>(i) / shades));
  }
  ui::Colour at(double share) const {
    if (!std::isfinite(share)) return colours_[shades];
    const long step = std::lround(std::clamp(share, -1.0, 1.0) * shades);
    return colours_[static_cast<std::size_t>(step + shades)];
  }

 private:
  std::vector<ui::Colour> colours_;
};

/// The largest finite size of values, 1 where all are 0.
double scale_of(const std::vector<double>& values) {
  double scale = 0;
  for (const double value : values)
    if (std::isfinite(value)) scale = std::max(scale, std::fabs(value));
  return scale > 0 ? scale : 1;
}

ui::Pixels pixels_of(const Ramp& ramp, const SquareGrid& grid, const std::vector<double>& values,
                     double scale) {
  const auto side = static_cast<std::size_t>(grid.places());
  ui::Pixels pixels{grid.places(), grid.places(), {}};
  pixels.colours.assign(side * side, ramp.at(0));
  for (std::size_t j = 0; (j + 1) * side <= values.size(); ++j)
    for (std::size_t i = 0; i < side; ++i)
      pixels.colours[(side - 1 - j) * side + i] = ramp.at(values[j * side + i] / scale);
  return pixels;
}

std::vector<double> differences(const SquareGrid& grid) {
  std::vector<double> result;
  for (std::size_t i = 0; i < grid.values().size(); ++i)
    result.push_back(grid.values()[i] - grid.target()[i]);
  return result;
}

void draw_frame(ui::Painter& painter, const ui::Theme& theme, ui::Rect rect, const std::string& title,
                bool has_ticks, bool has_y) {
  const float size = theme.type.small;
  painter.text({rect.min.x, rect.min.y - 0.5f * size}, title, theme.text, size, ui::Font::sans_bold,
               ui::Align::left);
  const std::array<ui::Vec, 4> corners = {
      {rect.min, {rect.max.x, rect.min.y}, rect.max, {rect.min.x, rect.max.y}}};
  painter.polyline(corners, {theme.track, theme.metrics.hairline, 0}, true);
  if (has_y)
    painter.text({rect.min.x - 8, (rect.min.y + rect.max.y) / 2}, "y", theme.quiet, size - 1, ui::Font::sans,
                 ui::Align::right);
  if (!has_ticks) return;
  const float y = rect.max.y + 1.2f * size;
  painter.text({rect.min.x, y}, "−1", theme.quiet, size - 1, ui::Font::sans, ui::Align::left);
  painter.text({(rect.min.x + rect.max.x) / 2, y}, "x", theme.quiet, size - 1, ui::Font::sans,
               ui::Align::centre);
  painter.text({rect.max.x, y}, "1", theme.quiet, size - 1, ui::Font::sans, ui::Align::right);
}

/// What the colours of target and network mean.
void draw_ramp(ui::Painter& painter, const ui::Theme& theme, ui::Rect legend, const Ramp& ramp,
               double scale) {
  const float size = theme.type.small - 1, label = painter.text_size("−00.00", size, ui::Font::sans).x;
  const float y = legend.max.y - ramp_pt - 4;
  ui::Rect bar = {{legend.min.x + label + 6, y}, {legend.max.x - label - 6, y + ramp_pt}};
  constexpr int steps = 2 * shades + 1;
  for (int i = 0; i < steps; ++i) {
    const float a = static_cast<float>(i) / steps, b = static_cast<float>(i + 1) / steps;
    painter.fill_rect(
        {{bar.min.x + a * bar.width(), bar.min.y}, {bar.min.x + b * bar.width() + 0.5f, bar.max.y}},
        ramp.at(2.0 * i / (steps - 1) - 1));
  }
  const float base = bar.max.y - 0.5f;
  painter.text({bar.min.x - 6, base}, ui::number_text(-scale, 3), theme.quiet, size, ui::Font::sans,
               ui::Align::right);
  painter.text({bar.max.x + 6, base}, ui::number_text(scale, 3), theme.quiet, size, ui::Font::sans,
               ui::Align::left);
}

std::string value_line(const SquareGrid& grid, ui::Vec place) {
  const auto index = [&](float value) {
    const double share = (static_cast<double>(value) + 1) / 2;
    return static_cast<std::size_t>(std::lround(std::clamp(share, 0.0, 1.0) * (grid.places() - 1)));
  };
  const std::size_t i = index(place.x), j = index(place.y);
  const std::size_t at = j * static_cast<std::size_t>(grid.places()) + i;
  if (at >= grid.values().size()) return "";
  return "x = " + lab::significant_text(grid.place(static_cast<int>(i))) +
         ", y = " + lab::significant_text(grid.place(static_cast<int>(j))) + ": target " +
         lab::significant_text(grid.target()[at]) + ", network " + lab::significant_text(grid.values()[at]);
}

}  // namespace

std::optional<ui::Vec> SquareFrames::place_at(ui::Vec at) const {
  for (const ui::Rect& picture : pictures)
    if (ui::contains(picture, at))
      return ui::Vec{2 * (at.x - picture.min.x) / picture.width() - 1,
                     1 - 2 * (at.y - picture.min.y) / picture.height()};
  return std::nullopt;
}

ui::Vec SquareFrames::at(std::size_t i, double x, double y) const {
  const ui::Rect& rect = pictures[i];
  return {rect.min.x + static_cast<float>((x + 1) / 2) * rect.width(),
          rect.max.y - static_cast<float>((y + 1) / 2) * rect.height()};
}

/// Four squares, two by two or, where that makes them larger, in a row.
SquareFrames square_frames(const ui::Theme& theme, ui::Rect room) {
  SquareFrames frames;
  frames.head_pt = 1.9f * theme.type.small;
  frames.legend = ui::take_bottom(room, legend_pt);
  const auto side_of = [&](int columns) {
    const auto across = static_cast<float>(columns), down = static_cast<float>(4 / columns);
    const float width = (room.width() - square_gap_pt * (across - 1)) / across;
    const float height = (room.height() - ticks_pt) / down - frames.head_pt - (down > 1 ? 4.0f : 0.0f);
    return std::floor(std::max(8.0f, std::min(width, height)));
  };
  const int columns = side_of(4) > side_of(2) ? 4 : 2;
  const float side = side_of(columns);
  const auto across = static_cast<float>(columns);
  const float left =
      std::floor(room.min.x + (room.width() - across * side - (across - 1) * square_gap_pt) / 2);
  for (int i = 0; i < 4; ++i) {
    const auto column = static_cast<float>(i % columns), row = static_cast<float>(i / columns);
    const ui::Vec at = {left + column * (side + square_gap_pt),
                        std::floor(room.min.y + frames.head_pt + row * (side + frames.head_pt + 4))};
    frames.pictures[static_cast<std::size_t>(i)] = {at, {at.x + side, at.y + side}};
  }
  frames.legend.min.x = left;
  frames.legend.max.x = left + across * side + (across - 1) * square_gap_pt;
  return frames;
}

void draw_square(ui::Painter& painter, const DrawPixels& draw_pixels, const ui::Theme& theme, ui::Rect room,
                 const Model& model, std::optional<ui::Vec> marked) {
  const SquareGrid& grid = model.square();
  const SquareFrames frames = square_frames(theme, room);
  const Ramp ramp(theme);
  const double scale = std::max(scale_of(grid.target()), 0.0);
  const std::vector<double> difference = differences(grid);
  const std::string up_to =
      grid.is_done() ? "Difference, up to " + lab::significant_text(grid.largest_error()) : "Difference";
  const std::array<std::pair<std::string, ui::Pixels>, 4> pictures = {
      {{"Target", pixels_of(ramp, grid, grid.target(), scale)},
       {"Network", pixels_of(ramp, grid, grid.values(), scale)},
       {up_to, pixels_of(ramp, grid, difference,
                         grid.is_done() && grid.largest_error() > 0 ? grid.largest_error() : 1)},
       {"One neuron", pixels_of(ramp, grid, grid.neuron(), 1)}}};
  const bool is_row = frames.pictures[0].min.y == frames.pictures[3].min.y;
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    draw_pixels(frames.pictures[i], pictures[i].second);
    draw_frame(painter, theme, frames.pictures[i], pictures[i].first, is_row || i >= 2,
               is_row ? i == 0 : i % 2 == 0);
    if (!marked) continue;
    painter.circle(frames.at(i, static_cast<double>(marked->x), static_cast<double>(marked->y)), 4, 0,
                   {theme.text, 1.5f, 0});
  }
  if (grid.is_done() && grid.largest_error() > 0)
    painter.circle(frames.at(2, grid.worst_x(), grid.worst_y()), square_worst_pt, theme.warning,
                   {theme.ground, 1.5f, 0});
  draw_ramp(painter, theme, frames.legend, ramp, scale);
  if (marked)
    painter.text({ui::centre(frames.legend).x, frames.legend.min.y + theme.type.small},
                 value_line(grid, *marked), theme.text, theme.type.small - 1, ui::Font::sans,
                 ui::Align::centre);
}

void draw_square_study(ui::Painter& painter, const ui::Theme& theme, ui::Rect room, const Model& model) {
  constexpr std::array<const char*, 3> names = {"boxes", "corners", "ridges"};
  std::array<std::vector<double>, 3> neurons, errors;
  double smallest = 1e300, largest = 0;
  for (const SquareStudy::Point& point : model.square_study().points()) {
    if (!(point.error > 0) || !std::isfinite(point.error)) continue;
    neurons[static_cast<std::size_t>(point.construction)].push_back(point.neurons);
    errors[static_cast<std::size_t>(point.construction)].push_back(point.error);
    smallest = std::min(smallest, point.error);
    largest = std::max(largest, point.error);
  }
  ui::PlotSpec spec;
  spec.title = "Error against neurons";
  for (std::size_t i = 0; i < names.size(); ++i)
    spec.series.push_back({names[i], neurons[i], errors[i], theme.series_stroke(static_cast<int>(i))});
  spec.x = {1, 400, true};
  spec.y = ui::round_axis(largest > 0 ? smallest : 0.1, largest > 0 ? largest : 1, true, 5);
  spec.x_label = "Neurons";
  spec.value_text = [](double value) {
    return ui::number_text(value, 3);
  };
  const ui::PlotFrame plot = ui::plot_frame(painter, theme, room, spec);
  ui::draw_plot(painter, theme, room, spec);
  for (std::size_t i = 0; i < names.size(); ++i)
    for (std::size_t k = 0; k < neurons[i].size(); ++k) {
      const ui::Vec at = plot.at(neurons[i][k], errors[i][k]);
      painter.circle(at, 3, theme.series_stroke(static_cast<int>(i)).colour, {theme.pane, 1, 0});
    }
  if (!model.square().is_done()) return;
  const ui::Vec at = plot.at(neurons_for(model.settings().plan()), model.square().largest_error());
  if (std::isfinite(at.y)) painter.circle(at, 5, theme.warning, {theme.pane, 1.5f, 0});
}

}  // namespace crease::approximate
