#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "chapters/plane/view_palette.h"
#include "chapters/train_and_watch/model.h"
#include "chapters/train_and_watch/view_surface.h"
#include "lab/commands.h"

/// What the plane's view asks of the model's parameters, and the commands that answer what a person does.
namespace crease::train_and_watch {

/// Sizes of what is drawn over the cells, on the screen and in files.
inline constexpr float point_radius_pt = 3.5f;
inline constexpr float looked_at_pt = 3;  ///< width of the crease of a neuron that is looked at

struct PlaneOptions {
  Window seen;  ///< what is asked for; the picture may still show an earlier window
  Colouring colouring = Colouring::value;
  int output = 0;
  HeightChoice height;                  ///< in 3-D
  int pinned_neuron = -1;               ///< a hidden one, counted through the layers; negative: none
  std::optional<regions::Point> place;  ///< whose cell stays described
  bool has_boundaries = true, has_decision = true, has_train = true, has_test = false;
  bool is_3d = false;
  Orbit orbit;
};

PlaneOptions read_options(const Model& model);

Colouring colouring_named(std::string_view name);

/// Sends only what changes, so that a pan keeps the size to the last bit.
void set_window(lab::Commands& commands, const Window& from, const Window& to);
void set_orbit(lab::Commands& commands, const Orbit& from, const Orbit& to);
void pin_neuron(lab::Commands& commands, int neuron);
/// Keeps the cell at a point described, or lets it go.
void keep_place(lab::Commands& commands, std::optional<regions::Point> place);
/// The point that "x,y" names; none if it names none.
std::optional<regions::Point> point_named(std::string_view text);

/// "0.25,-0.5" and more: the argument of an action, reading back to the same numbers.
std::string numbers_text(std::initializer_list<double> numbers);

}  // namespace crease::train_and_watch
