#include "chapters/train_and_watch/model.h"
#include "chapters/train_and_watch/view_hover.h"
#include "chapters/train_and_watch/view_network_parts.h"
#include "ui/column.h"
#include "ui/theme.h"
#include "ui/widgets.h"

namespace crease::train_and_watch {
namespace {

constexpr float large_picture_pt = 112, large_margin_pt = 4;

}  // namespace

void NetworkView::Parts::draw_diagram(const ViewContext& context, ui::Painter& painter, const Shared& shared,
                                      ui::Rect head, ui::Rect clip) const {
  const nn::Network& network = context.model.network();
  const NetworkLook look = {focus(network.architecture, shared), hovered_edge, shared.selected_weight,
                            context.model.settings().picture.neuron};
  const NetworkDrawing drawing = {painter, context.theme, network, layout, look};
  draw_layer_names(drawing, head);
  ui::help_on_rect(
      context.theme, head, "The network",
      "Each tile shows what arrives at its neuron over the window: blue below zero, where a ReLU is off, "
      "orange above. Lines are weights: blue negative, orange positive, the thicker the larger. Point "
      "at a tile to see its crease in the plane; click it to keep the crease and to change the bias; "
      "click a line to change the weight.");
  painter.push_clip(clip);
  draw_weights(drawing, edges);
  draw_tiles(drawing, atlas);
  painter.pop_clip();
}

/// The tile under the pointer, large enough to be read.
void NetworkView::Parts::draw_large_picture(const ViewContext& context, ui::Painter& painter,
                                            ui::Rect pane) const {
  if (atlas.is_empty()) return;
  const ui::Theme& theme = context.theme;
  const ui::Rect tile = layout.blocks[std::size_t(hovered.block)].tile(hovered.index);
  if (tile.width() > large_picture_pt / 2) return;
  const float whole = large_picture_pt + 2 * large_margin_pt;
  const ui::Rect rect = place_card(pane, ui::inset(tile, -theme.metrics.gap), {whole, whole});
  painter.fill_rect(ui::inset(rect, -2), theme.shadow, theme.metrics.radius + 2);
  painter.fill_rect(rect, theme.pane, theme.metrics.radius);
  const ui::Rect picture = ui::inset(rect, large_margin_pt);
  atlas.draw(neuron_number(context.model.network().architecture, hovered.block, hovered.index), picture);
  draw_tile_frame(painter, picture, {theme.track, theme.metrics.hairline, 0});
}

}  // namespace crease::train_and_watch
