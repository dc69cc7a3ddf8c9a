#include <algorithm>
#include <array>
#include <cmath>

#include "chapters/train_and_watch/model.h"
#include "chapters/train_and_watch/view_hover.h"
#include "chapters/train_and_watch/view_network_parts.h"
#include "ui/colour.h"
#include "ui/theme.h"
#include "ui/widgets.h"

namespace crease::train_and_watch {
namespace {

constexpr float thinnest_edge_pt = 0.5f, widest_edge_pt = 3;
/// Light weights fade, but never below what is still seen.
constexpr float faintest_edge = 0.18f;
/// Opacity of weights that do not belong to the neuron that is looked at.
constexpr float unlit_edge = 0.07f;
constexpr float smallest_marked_tile_pt = 14, bias_mark_pt = 4;
constexpr float smallest_framed_tile_pt = 11;
constexpr float large_picture_pt = 112, large_margin_pt = 4;

ui::Rect grown(ui::Rect rect, float by) {
  return {{rect.min.x - by, rect.min.y - by}, {rect.max.x + by, rect.max.y + by}};
}

void draw_frame(ui::Painter& painter, ui::Rect rect, ui::Stroke stroke) {
  const ui::Vec corners[] = {rect.min, {rect.max.x, rect.min.y}, rect.max, {rect.min.x, rect.max.y}};
  painter.polyline(corners, stroke, true);
}

}  // namespace

/// Layers by number and width; in narrow diagrams the width alone.
void NetworkView::Parts::draw_head(const ViewContext& context, ui::Painter& painter, ui::Rect row) const {
  const ui::Theme& theme = context.theme;
  const float size = theme.type.small;
  const int last = static_cast<int>(layout.blocks.size()) - 1;
  const float spacing = row.width() / static_cast<float>(last + 1);
  for (int b = 0; b <= last; ++b) {
    const LayerBlock& block = layout.blocks[std::size_t(b)];
    const std::string width = std::to_string(block.width);
    const bool is_hidden = b > 0 && b < last;
    std::string text = b == 0         ? "Input"
                       : b == last    ? "Output"
                       : spacing > 76 ? "Layer " + std::to_string(b)
                                      : width;
    if (!is_hidden && spacing < 40) text = b == 0 ? "In" : "Out";
    const float half = painter.text_size(text, size, ui::Font::sans).x / 2;
    const float middle =
        std::clamp((block.rect.min.x + block.rect.max.x) / 2, row.min.x + half, row.max.x - half);
    const float baseline = row.min.y + size;
    painter.text({middle, baseline}, text, is_hidden ? theme.layer_colour(b - 1) : theme.quiet, size,
                 ui::Font::sans, ui::Align::centre);
    if (block.shown < block.width)
      painter.text({middle, block.rect.max.y + size}, "+" + std::to_string(block.width - block.shown),
                   theme.quiet, size, ui::Font::sans, ui::Align::centre);
  }
  ui::help_on_rect(
      theme, row, "The network",
      "Each tile shows what arrives at its neuron over the window: blue below zero, where a ReLU is off, "
      "orange above. Lines are weights: blue negative, orange positive, the thicker the larger. Point "
      "at a tile to see its crease in the plane; click it to keep the crease and to change the bias; "
      "click a line to change the weight.");
}

bool NetworkView::Parts::is_lit(const Edge& edge, const NetworkLayout::Hit& about) const {
  const bool arrives = about.block == edge.layer + 1 && about.index == edge.neuron;
  const bool leaves = about.block == edge.layer && about.index == edge.input;
  return arrives || leaves;
}

void NetworkView::Parts::draw_edges(const ViewContext& context, ui::Painter& painter,
                                    const Shared& shared) const {
  const ui::Theme& theme = context.theme;
  const NetworkLayout::Hit about = focus(context.model.network().architecture, shared);
  std::array<ui::Vec, curve_points> points;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const Edge& edge = edges[i];
    const bool is_selected = shared.selected_weight == WeightId{edge.layer, edge.neuron, edge.input};
    const bool is_hovered = static_cast<int>(i) == hovered_edge;
    float opacity = faintest_edge + (0.9f - faintest_edge) * std::sqrt(edge.share);
    if (about.block >= 0) opacity = is_lit(edge, about) ? std::max(opacity, 0.6f) : unlit_edge;
    if (is_selected || is_hovered) opacity = 1;
    float width = thinnest_edge_pt + (widest_edge_pt - thinnest_edge_pt) * edge.share;
    if (is_selected || is_hovered) width += 1;
    const auto curve = edge_curve(layout, edge, points);
    const ui::Colour colour = edge.weight < 0 ? theme.negative : theme.positive;
    if (is_selected) painter.curve(curve, {theme.text, width + 2, 0});
    painter.curve(curve, {ui::with_alpha(colour, opacity), width * theme.metrics.line_scale, 0});
  }
}

/// First all pictures, then all that is drawn over them: the renderer changes its texture once, not for every
/// tile.
void NetworkView::Parts::draw_tiles(const ViewContext& context, ui::Painter& painter,
                                    const Shared& shared) const {
  const nn::Architecture& architecture = context.model.network().architecture;
  const auto for_each_tile = [&](const auto& draw) {
    for (std::size_t block = 0; block < layout.blocks.size(); ++block)
      for (int index = 0; index < layout.blocks[block].shown; ++index) draw(static_cast<int>(block), index);
  };
  for_each_tile([&](int block, int index) {
    if (block > 0)
      atlas.draw(neuron_number(architecture, block, index), layout.blocks[std::size_t(block)].tile(index));
  });
  for_each_tile([&](int block, int index) { draw_tile(context, painter, shared, block, index); });
}

void NetworkView::Parts::draw_tile(const ViewContext& context, ui::Painter& painter, const Shared& shared,
                                   int block, int index) const {
  const ui::Theme& theme = context.theme;
  const nn::Network& network = context.model.network();
  const ui::Rect rect = layout.blocks[std::size_t(block)].tile(index);
  if (block == 0) return draw_input(context, painter, rect, index);
  const int neuron = neuron_number(network.architecture, block, index);
  if (atlas.is_empty()) painter.fill_rect(rect, theme.ground);
  const bool is_hidden = block + 1 < static_cast<int>(layout.blocks.size());
  const ui::Colour colour = is_hidden ? theme.layer_colour(block - 1) : theme.text;
  const NetworkLayout::Hit about = focus(network.architecture, shared);
  const bool is_focus = about.block == block && about.index == index;
  const bool is_pinned = context.model.settings().picture.neuron == neuron;
  if (is_focus || is_pinned)
    draw_frame(painter, grown(rect, 1.5f), {is_focus && !is_pinned ? theme.text : colour, 2.5f, 0});
  else if (rect.width() >= smallest_framed_tile_pt)
    draw_frame(painter, rect, {theme.track, theme.metrics.hairline, 0});
  if (rect.width() < smallest_marked_tile_pt) return;
  const double bias = value_of(network, {block - 1, index, -1});
  const ui::Rect mark = {{rect.min.x, rect.max.y - bias_mark_pt}, {rect.min.x + bias_mark_pt, rect.max.y}};
  painter.fill_rect(grown(mark, 1), theme.pane);
  painter.fill_rect(mark, theme.signed_colour(static_cast<float>(std::clamp(2 * bias, -1.0, 1.0))));
}

/// The tile under the pointer, large enough to be read.
void NetworkView::Parts::draw_large_picture(const ViewContext& context, ui::Painter& painter,
                                            ui::Rect pane) const {
  if (hovered.block < 1 || atlas.is_empty()) return;
  const ui::Theme& theme = context.theme;
  const ui::Rect tile = layout.blocks[std::size_t(hovered.block)].tile(hovered.index);
  if (tile.width() > large_picture_pt / 2) return;
  const float whole = large_picture_pt + 2 * large_margin_pt;
  const ui::Rect rect = place_card(pane, grown(tile, theme.metrics.gap), {whole, whole});
  painter.fill_rect(grown(rect, 2), theme.shadow, theme.metrics.radius + 2);
  painter.fill_rect(rect, theme.pane, theme.metrics.radius);
  const ui::Rect picture = grown(rect, -large_margin_pt);
  atlas.draw(neuron_number(context.model.network().architecture, hovered.block, hovered.index), picture);
  draw_frame(painter, picture, {theme.track, theme.metrics.hairline, 0});
}

/// The inputs are the axes: each is drawn as its own ramp.
void NetworkView::Parts::draw_input(const ViewContext& context, ui::Painter& painter, ui::Rect rect,
                                    int index) const {
  const ui::Theme& theme = context.theme;
  constexpr int steps = 12;
  for (int i = 0; i < steps && index < 2; ++i) {
    // Each step reaches to the end and is painted over by the next: no seams between soft edges.
    const float begin = static_cast<float>(i) / steps;
    const ui::Colour colour = theme.signed_colour(2 * begin + 1.0f / steps - 1);
    if (index == 0)
      painter.fill_rect({{rect.min.x + begin * rect.width(), rect.min.y}, rect.max}, colour);
    else
      painter.fill_rect({rect.min, {rect.max.x, rect.max.y - begin * rect.height()}}, colour);
  }
  draw_frame(painter, rect, {theme.track, theme.metrics.hairline, 0});
}

}  // namespace crease::train_and_watch
