#pragma once

#include <string>

#include "chapters/multiply/figure_window.h"
#include "chapters/multiply/model.h"
#include "ui/painter.h"
#include "ui/theme.h"

/// Networks with every neuron.
namespace crease::multiply {

/// The part of the one layer that the settings show, in a room for neurons and the names of the factors.
Window one_layer_window(const Model& model, ui::Rect room);
std::string one_layer_title(const Model& model);
/// What is not to be seen is said.
std::string one_layer_caption(const Model& model, ui::Rect room);
/// Three columns: the factors, all neurons or as many as can be told apart, and the product.
void draw_one_layer_picture(ui::Painter& painter, const ui::Theme& theme, ui::Rect room, const Model& model);

/// The chosen network, or the tree where the one layer is chosen.
const char* chosen_name(const Model& model);
/// With the number of layers where there is room for it.
std::string chosen_title(const ui::Painter& painter, const ui::Theme& theme, const Model& model, float width);
constexpr const char* chosen_caption = "Every neuron and every connection.";
void draw_chosen_picture(ui::Painter& painter, const ui::Theme& theme, ui::Rect room, const Model& model);

}  // namespace crease::multiply
