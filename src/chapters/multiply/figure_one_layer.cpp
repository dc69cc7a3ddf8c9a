#include <algorithm>
#include <array>
#include <string>

#include "chapters/multiply/figure_networks.h"
#include "chapters/multiply/subject.h"
#include "lab/number_words.h"
#include "ui/colour.h"
#include "ui/column.h"

namespace crease::multiply {
namespace {

constexpr int most_lines = 2400;  ///< what is drawn by hand, without a graphics card, within a frame
constexpr float one_layer_highest_pitch = 26, one_layer_edge_pt = 10, one_layer_label_pt = 22, band_pt = 8,
                one_layer_widest_dot = 4.5f;
constexpr float dots_from_pitch = 3, strokes_from_pitch = 1, outlined_from_pitch = 7;

std::string factor_label(int index) {
  constexpr std::array<const char*, 10> digits = {"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"};
  std::string label = "x";
  if (index >= 10) label += digits[static_cast<std::size_t>(index / 10)];
  return label + digits[static_cast<std::size_t>(index % 10)];
}

/// Where the three columns are, and the part of the middle one that is seen.
struct Places {
  float inputs, hidden, output;
  float middle, input_pitch;
  int factors;
  Window window;

  ui::Vec input(int i) const {
    return {inputs, middle + (static_cast<float>(i) - 0.5f * static_cast<float>(factors - 1)) * input_pitch};
  }
};

Places places_of(const Model& model, ui::Rect room) {
  const Settings& settings = model.settings();
  const std::int64_t neurons = std::int64_t(1) << settings.factors;
  const float height = std::min(room.height(), one_layer_highest_pitch * static_cast<float>(neurons));
  const float middle = ui::centre(room).y;
  const float left = room.min.x + one_layer_label_pt + one_layer_edge_pt;
  return {left,
          left + 0.62f * (room.max.x - one_layer_edge_pt - left),
          room.max.x - one_layer_edge_pt,
          middle,
          std::min(one_layer_highest_pitch, room.height() / static_cast<float>(settings.factors)),
          settings.factors,
          window_of(neurons, middle - height / 2, middle + height / 2, settings.zoom, settings.place)};
}

ui::Colour sign_colour(const ui::Theme& theme, bool is_positive) {
  return is_positive ? theme.negative : theme.positive;
}

/// The connections of every `stride`th neuron that is seen.
void draw_connections(ui::Painter& painter, const ui::Theme& theme, const Places& places,
                      std::int64_t stride) {
  const Window& window = places.window;
  const std::int64_t drawn = (window.end() - window.begin() + stride - 1) / stride;
  const float alpha = std::clamp(40.0f / static_cast<float>(drawn), 0.1f, 0.6f);
  for (std::int64_t neuron = window.begin(); neuron < window.end(); neuron += stride) {
    const ui::Vec at = {places.hidden, window.y_of(neuron)};
    for (int i = 0; i < places.factors; ++i) {
      const std::array<ui::Vec, 2> ends = {places.input(i), at};
      const bool is_positive = constructions::sign_of(neuron, i) > 0;
      painter.curve(ends, {ui::with_alpha(sign_colour(theme, is_positive), alpha), 1, 0});
    }
    const std::array<ui::Vec, 2> ends = {at, ui::Vec{places.output, places.middle}};
    const bool is_positive = constructions::sign_product(neuron, places.factors) > 0;
    painter.curve(ends, {ui::with_alpha(sign_colour(theme, is_positive), alpha), 1, 0});
  }
}

/// Dots while they fit, strokes while they can be told apart, then a band.
void draw_neurons(ui::Painter& painter, const ui::Theme& theme, const Places& places) {
  const Window& window = places.window;
  const float pitch = window.pitch(), half = band_pt / 2;
  if (pitch < strokes_from_pitch) {
    painter.fill_rect({{places.hidden - half, window.top}, {places.hidden + half, window.bottom}},
                      theme.quiet);
    return;
  }
  for (std::int64_t neuron = window.begin(); neuron < window.end(); ++neuron) {
    const ui::Vec at = {places.hidden, window.y_of(neuron)};
    const ui::Colour colour = sign_colour(theme, constructions::sign_product(neuron, places.factors) > 0);
    if (pitch >= dots_from_pitch)
      painter.circle(at, std::min(one_layer_widest_dot, 0.4f * pitch), colour,
                     {theme.ground, pitch < outlined_from_pitch ? 0 : 0.5f, 0});
    else
      painter.fill_rect({{at.x - half, at.y - 0.35f * pitch}, {at.x + half, at.y + 0.35f * pitch}}, colour);
  }
}

void draw_ends(ui::Painter& painter, const ui::Theme& theme, const Places& places) {
  const float dot = std::min(one_layer_widest_dot, 0.4f * places.input_pitch), size = theme.type.small - 1;
  for (int i = 0; i < places.factors; ++i) {
    const ui::Vec at = places.input(i);
    painter.circle(at, dot, theme.text, {theme.ground, 0.5f, 0});
    if (places.input_pitch >= 0.9f * size)
      painter.text({at.x - 9, at.y + 0.36f * size}, factor_label(i + 1), theme.quiet, size, ui::Font::sans,
                   ui::Align::right);
  }
  painter.circle({places.output, places.middle}, one_layer_widest_dot, theme.text, {theme.ground, 0.5f, 0});
}

/// Which part of the column is seen, as a bar beside it.
void draw_position(ui::Painter& painter, const ui::Theme& theme, const Places& places) {
  const Window& window = places.window;
  const auto all = static_cast<double>(window.neurons);
  if (window.count >= all) return;
  const float x = places.hidden + band_pt + 4, height = window.bottom - window.top;
  const float from = window.top + static_cast<float>(window.first / all) * height;
  const float length = std::max(3.0f, static_cast<float>(window.count / all) * height);
  painter.fill_rect({{x, window.top}, {x + 3, window.bottom}}, theme.grid != 0 ? theme.grid : theme.line,
                    1.5f);
  painter.fill_rect({{x, from}, {x + 3, std::min(from + length, window.bottom)}}, theme.accent, 1.5f);
}

std::int64_t stride_of(const Places& places) {
  return stride_for(places.window.end() - places.window.begin(), places.factors + 1, most_lines);
}

std::string caption(const Window& window, std::int64_t stride) {
  std::string text;
  if (window.count < static_cast<double>(window.neurons))
    text = "Neurons " + lab::whole_text(static_cast<double>(window.begin() + 1)) + " to " +
           lab::whole_text(static_cast<double>(window.end())) + " of " +
           lab::whole_text(static_cast<double>(window.neurons)) + ". ";
  if (window.pitch() < strokes_from_pitch)
    text += lab::significant_text(1 / static_cast<double>(window.pitch())) + " neurons to a point. ";
  if (stride > 1) text += "Lines: 1 neuron in " + lab::whole_text(static_cast<double>(stride)) + ".";
  if (text.empty()) return "Every neuron and every connection.";
  return text.back() == ' ' ? text.substr(0, text.size() - 1) : text;
}

}  // namespace

Window one_layer_window(const Model& model, ui::Rect room) {
  return places_of(model, room).window;
}

std::string one_layer_title(const Model& model) {
  const auto neurons = static_cast<double>(std::int64_t(1) << model.settings().factors);
  return "One layer: " + lab::whole_text(neurons) + " neurons";
}

std::string one_layer_caption(const Model& model, ui::Rect room) {
  const Places places = places_of(model, room);
  return caption(places.window, stride_of(places));
}

void draw_one_layer_picture(ui::Painter& painter, const ui::Theme& theme, ui::Rect room, const Model& model) {
  const Places places = places_of(model, room);
  draw_connections(painter, theme, places, stride_of(places));
  draw_neurons(painter, theme, places);
  draw_position(painter, theme, places);
  draw_ends(painter, theme, places);
}

}  // namespace crease::multiply
