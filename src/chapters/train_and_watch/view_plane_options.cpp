#include "chapters/train_and_watch/view_plane_options.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <utility>

#include "chapters/train_and_watch/view_plane_mesh.h"

namespace crease::train_and_watch {
namespace {

/// Below this share of its size a change of the window is rounding.
constexpr double rounding_of_window = 1e-12;

void set_changed(lab::Commands& commands, std::string_view id, double from, double to, double size) {
  if (std::fabs(from - to) > rounding_of_window * size) commands.set(id, to);
}

}  // namespace

PlaneOptions read_options(const Model& model) {
  const PictureSettings& wish = model.settings().picture;
  const Picture& picture = model.picture();
  PlaneOptions options;
  options.seen = wish.window();
  options.colouring = colouring_named(picture.colouring);
  options.output = std::clamp(picture.output, 0, picture_outputs(picture) - 1);
  options.height = {wish.is_margin_3d && picture_outputs(picture) > 1, options.output};
  options.pinned_neuron = wish.neuron < model.network().architecture.hidden_neurons() ? wish.neuron : -1;
  options.place = point_named(wish.place);
  options.has_boundaries = wish.shows_boundaries;
  options.has_decision = wish.shows_decision;
  options.has_train = wish.shows_train;
  options.has_test = wish.shows_test;
  options.is_3d = wish.is_3d;
  options.orbit = {wish.yaw_degrees, wish.pitch_degrees, wish.camera_zoom, wish.graph_height};
  return options;
}

Colouring colouring_named(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, Colouring>, 6> names = {{{"value", Colouring::value},
                                                                            {"winner", Colouring::winner},
                                                                            {"region", Colouring::region},
                                                                            {"cell", Colouring::cell},
                                                                            {"slope", Colouring::slope},
                                                                            {"depth", Colouring::depth}}};
  for (const auto& [known, colouring] : names)
    if (known == name) return colouring;
  return Colouring::value;
}

void set_window(lab::Commands& commands, const Window& from, const Window& to) {
  const double width = from.x1 - from.x0, height = from.y1 - from.y0;
  set_changed(commands, "picture.centre_x", (from.x0 + from.x1) / 2, (to.x0 + to.x1) / 2, width);
  set_changed(commands, "picture.centre_y", (from.y0 + from.y1) / 2, (to.y0 + to.y1) / 2, height);
  set_changed(commands, "picture.width", width, to.x1 - to.x0, width);
  set_changed(commands, "picture.height", height, to.y1 - to.y0, height);
}

void set_orbit(lab::Commands& commands, const Orbit& from, const Orbit& to) {
  set_changed(commands, "picture.yaw", from.yaw_degrees, to.yaw_degrees, 1);
  set_changed(commands, "picture.pitch", from.pitch_degrees, to.pitch_degrees, 1);
  set_changed(commands, "picture.camera_zoom", from.zoom, to.zoom, 1);
}

void pin_neuron(lab::Commands& commands, int neuron) {
  commands.set("picture.neuron", static_cast<std::int64_t>(neuron));
}

void keep_place(lab::Commands& commands, std::optional<regions::Point> place) {
  commands.set("picture.place", place ? numbers_text({place->x, place->y}) : std::string());
}

std::optional<regions::Point> point_named(std::string_view text) {
  const Result<std::vector<double>> numbers = lab::parse_reals(text);
  if (!numbers || numbers.value().size() != 2) return std::nullopt;
  return regions::Point{numbers.value()[0], numbers.value()[1]};
}

std::string numbers_text(std::initializer_list<double> numbers) {
  std::string text;
  for (const double number : numbers) {
    std::array<char, 32> buffer;
    std::snprintf(buffer.data(), buffer.size(), "%.17g", number);
    text += (text.empty() ? "" : ",") + std::string(buffer.data());
  }
  return text;
}

}  // namespace crease::train_and_watch
