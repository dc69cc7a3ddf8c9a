#include <algorithm>
#include <cmath>

#include "chapters/train_and_watch/model.h"
#include "chapters/train_and_watch/view_hover.h"
#include "chapters/train_and_watch/view_network_parts.h"
#include "lab/commands.h"
#include "ui/column.h"
#include "ui/number_text.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::train_and_watch {
namespace {

constexpr int network_editor_digits = 3;
/// The slider reaches this far, or twice as far as a larger weight.
constexpr double usual_range = 4;
constexpr float field_pt = 84, network_editor_close_pt = 28;

std::string layer_neuron(const nn::Architecture& architecture, int layer, int index) {
  if (layer < 0) return "x" + std::string(index == 0 ? "₁" : index == 1 ? "₂" : std::to_string(index + 1));
  if (layer + 1 == architecture.depth())
    return architecture.output() == 1 ? "the output" : "output " + std::to_string(index + 1);
  return "layer " + std::to_string(layer + 1) + " neuron " + std::to_string(index + 1);
}

}  // namespace

std::string command_id(const WeightId& id) {
  const std::string place = std::to_string(id.layer) + "." + std::to_string(id.neuron);
  return id.input < 0 ? "bias." + place : "weight." + place + "." + std::to_string(id.input);
}

std::string spoken_name(const nn::Architecture& architecture, const WeightId& id) {
  const std::string neuron = layer_neuron(architecture, id.layer, id.neuron);
  if (id.input < 0) return "Bias of " + neuron;
  return "Weight, " + layer_neuron(architecture, id.layer - 1, id.input) + " to " + neuron;
}

bool exists(const nn::Architecture& architecture, const WeightId& id) {
  return id.layer >= 0 && id.layer < architecture.depth() && id.neuron >= 0 &&
         id.neuron < architecture.layers[std::size_t(id.layer)].width &&
         id.input < architecture.fan_in(id.layer);
}

double value_of(const nn::Network& network, const WeightId& id) {
  if (id.input < 0) return network.bias(id.layer)[std::size_t(id.neuron)];
  return network.weight(id.layer)[std::size_t(id.neuron) * network.architecture.fan_in(id.layer) + id.input];
}

/// What the pointer is on; else what is under the editor; else what could be done.
std::string NetworkView::Parts::foot_text(const ViewContext& context, const Shared& shared) const {
  const nn::Network& network = context.model.network();
  const auto said = [&](const WeightId& id) {
    return ui::number_text(value_of(network, id), network_editor_digits) + "  " +
           spoken_name(network.architecture, id);
  };
  if (hovered_edge >= 0) {
    const Edge& edge = edges[std::size_t(hovered_edge)];
    return said({edge.layer, edge.neuron, edge.input});
  }
  if (hovered.block >= 1) return said({hovered.block - 1, hovered.index, -1});
  if (hovered.block == 0) {
    const data::Dataset& data = context.model.data().train;
    return "Input " + layer_neuron(network.architecture, -1, hovered.index) + ": " +
           (hovered.index == 0 ? data.x_name : data.y_name);
  }
  if (shared.selected_weight.layer >= 0) return spoken_name(network.architecture, shared.selected_weight);
  const bool is_open = may_set(context, command_id({0, 0, 0}));
  return is_open ? "Click a weight or a neuron to edit it" : "Click a weight or a neuron to read it";
}

void NetworkView::Parts::draw_foot(const ViewContext& context, Shared& shared, ui::Rect rect) {
  const ui::Theme& theme = context.theme;
  ui::ScreenPainter painter;
  const float size = theme.type.small;
  painter.push_clip(rect);
  painter.text({rect.min.x, rect.min.y + size}, foot_text(context, shared), theme.quiet, size, ui::Font::sans,
               ui::Align::left);
  painter.pop_clip();
  if (shared.selected_weight.layer >= 0)
    draw_editor(context, shared, {{rect.min.x, rect.max.y - theme.metrics.control}, rect.max});
}

void NetworkView::Parts::draw_editor(const ViewContext& context, Shared& shared, ui::Rect row) {
  const ui::Theme& theme = context.theme;
  const WeightId id = shared.selected_weight;
  const double value = value_of(context.model.network(), id);
  const bool is_open = may_set(context, command_id(id));
  if (!(ranged == id) || std::fabs(value) > slider_range) {
    ranged = id;
    slider_range = std::max(usual_range, 2 * std::fabs(value));
  }
  const ui::Rect close = ui::right_part(row, network_editor_close_pt);
  const ui::Rect field = {{close.min.x - field_pt, row.min.y}, {close.min.x, row.max.y}};
  const ui::Rect slider = {row.min, {field.min.x - theme.metrics.gap, row.max.y}};
  const ui::SliderChange change =
      ui::draw_slider(theme, slider, "weight.slider", (value / slider_range + 1) / 2, is_open);
  if (change.share)
    context.commands.set(command_id(id), (2 * *change.share - 1) * slider_range);
  else if (change.steps != 0)
    context.commands.set(command_id(id), value + change.steps * 0.01 * slider_range);
  const auto typed =
      ui::draw_value_field(theme, field, "weight.field", ui::number_text(value, network_editor_digits),
                           ui::field_text(value), is_open);
  double number = 0;
  if (typed && ui::read_number(*typed, number)) context.commands.set(command_id(id), number);
  const ui::ButtonSpec button{.id = "weight.close",
                              .label = "",
                              .icon = ui::Icon::close,
                              .help_title = "Close",
                              .help = "Puts the editor away; the value stays."};
  if (ui::draw_button(theme, close, button)) shared.selected_weight = {};
}

}  // namespace crease::train_and_watch
