#include "chapters/train_and_watch/figure_network.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "chapters/train_and_watch/view_plane_options.h"
#include "ui/colour.h"
#include "ui/column.h"

namespace crease::train_and_watch {
namespace {

constexpr float thinnest_edge_pt = 0.5f, widest_edge_pt = 3;
/// Light weights fade, but never below what is still seen.
constexpr float faintest_edge = 0.18f;
/// Opacity of weights that do not belong to the neuron that is looked at.
constexpr float unlit_edge = 0.07f;
constexpr float smallest_marked_tile_pt = 14, bias_mark_pt = 4;
constexpr float smallest_framed_tile_pt = 11;
/// In a file pictures have a point for each of its pixels up to this.
constexpr int largest_image_side = 48;
constexpr int most_curve_points = 48;
constexpr float stray_in_file_pt = 0.08f;

ui::Rect grown(ui::Rect rect, float by) {
  return ui::inset(rect, -by);
}

bool is_lit(const Edge& edge, const NetworkLayout::Hit& about) {
  const bool arrives = about.block == edge.layer + 1 && about.index == edge.neuron;
  const bool leaves = about.block == edge.layer && about.index == edge.input;
  return arrives || leaves;
}

/// The inputs are the axes: each is drawn as its own ramp.
void draw_input(ui::Painter& painter, const ui::Theme& theme, ui::Rect rect, int index) {
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
  draw_tile_frame(painter, rect, {theme.track, theme.metrics.hairline, 0});
}

void draw_neuron(const NetworkDrawing& drawing, bool has_images, int block, int index) {
  const ui::Theme& theme = drawing.theme;
  ui::Painter& painter = drawing.painter;
  const ui::Rect rect = drawing.layout.blocks[std::size_t(block)].tile(index);
  if (block == 0) return draw_input(painter, theme, rect, index);
  if (!has_images) painter.fill_rect(rect, theme.ground);
  const bool is_hidden = block + 1 < static_cast<int>(drawing.layout.blocks.size());
  const ui::Colour colour = is_hidden ? theme.layer_colour(block - 1) : theme.text;
  const NetworkLayout::Hit& about = drawing.look.about;
  const bool is_focus = about.block == block && about.index == index;
  const bool is_pinned =
      drawing.look.pinned_neuron == neuron_number(drawing.network.architecture, block, index);
  if (is_focus || is_pinned)
    draw_tile_frame(painter, grown(rect, 1.5f), {is_focus && !is_pinned ? theme.text : colour, 2.5f, 0});
  else if (rect.width() >= smallest_framed_tile_pt)
    draw_tile_frame(painter, rect, {theme.track, theme.metrics.hairline, 0});
  if (rect.width() < smallest_marked_tile_pt) return;
  const double bias = drawing.network.bias(block - 1)[std::size_t(index)];
  const ui::Rect mark = {{rect.min.x, rect.max.y - bias_mark_pt}, {rect.min.x + bias_mark_pt, rect.max.y}};
  painter.fill_rect(grown(mark, 1), theme.pane);
  painter.fill_rect(mark, theme.signed_colour(static_cast<float>(std::clamp(2 * bias, -1.0, 1.0))));
}

/// Pictures in a file.
class FileImages final : public NeuronImages {
 public:
  FileImages(ui::FigurePainter& painter, const Model& model, const ui::Theme& theme, float tile_pt)
      : painter_(painter) {
    side_ = std::clamp(static_cast<int>(tile_pt * painter.pixels_per_point()), 1, largest_image_side);
    colour_pictures(model.neuron_pictures(side_), side_, theme.signed_ramp(picture_colours), colours_);
  }
  bool is_empty() const override { return false; }
  void draw(int neuron, ui::Rect rect) const override {
    const auto pixels = std::size_t(side_) * std::size_t(side_);
    const auto first = colours_.begin() + static_cast<std::ptrdiff_t>(std::size_t(neuron) * pixels);
    painter_.image(rect, {side_, side_, {first, first + static_cast<std::ptrdiff_t>(pixels)}});
  }

 private:
  ui::FigurePainter& painter_;
  int side_ = 1;
  std::vector<ui::Colour> colours_;
};

}  // namespace

void draw_layer_names(const NetworkDrawing& drawing, ui::Rect row) {
  const ui::Theme& theme = drawing.theme;
  const NetworkLayout& layout = drawing.layout;
  ui::Painter& painter = drawing.painter;
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
}

void draw_weights(const NetworkDrawing& drawing, std::span<const Edge> edges) {
  const ui::Theme& theme = drawing.theme;
  const NetworkLayout::Hit& about = drawing.look.about;
  std::array<ui::Vec, most_curve_points> points;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const Edge& edge = edges[i];
    const bool is_selected = drawing.look.selected == WeightId{edge.layer, edge.neuron, edge.input};
    const bool is_hovered = static_cast<int>(i) == drawing.look.edge;
    float opacity = faintest_edge + (0.9f - faintest_edge) * std::sqrt(edge.share);
    if (about.block >= 0) opacity = is_lit(edge, about) ? std::max(opacity, 0.6f) : unlit_edge;
    if (is_selected || is_hovered) opacity = 1;
    float width = thinnest_edge_pt + (widest_edge_pt - thinnest_edge_pt) * edge.share;
    if (is_selected || is_hovered) width += 1;
    const auto curve = edge_curve(drawing.layout, edge, points, drawing.stray_pt);
    const ui::Colour colour = edge.weight < 0 ? theme.negative : theme.positive;
    if (is_selected) drawing.painter.curve(curve, {theme.text, width + 2, 0});
    drawing.painter.curve(curve, {ui::with_alpha(colour, opacity), width * theme.metrics.line_scale, 0});
  }
}

/// First all pictures, then all that is drawn over them: a renderer changes its texture once, not for every
/// tile.
void draw_tiles(const NetworkDrawing& drawing, const NeuronImages& images) {
  const std::vector<LayerBlock>& blocks = drawing.layout.blocks;
  const auto for_each_tile = [&](const auto& draw) {
    for (std::size_t block = 0; block < blocks.size(); ++block)
      for (int index = 0; index < blocks[block].shown; ++index) draw(static_cast<int>(block), index);
  };
  for_each_tile([&](int block, int index) {
    if (block > 0 && !images.is_empty())
      images.draw(neuron_number(drawing.network.architecture, block, index),
                  blocks[std::size_t(block)].tile(index));
  });
  for_each_tile([&](int block, int index) { draw_neuron(drawing, !images.is_empty(), block, index); });
}

void draw_tile_frame(ui::Painter& painter, ui::Rect rect, ui::Stroke stroke) {
  const ui::Vec corners[] = {rect.min, {rect.max.x, rect.min.y}, rect.max, {rect.min.x, rect.max.y}};
  painter.polyline(corners, stroke, true);
}

int neuron_number(const nn::Architecture& architecture, int block, int index) {
  if (block < 1) return -1;
  int first = 0;
  for (int layer = 0; layer + 1 < block; ++layer) first += architecture.layers[std::size_t(layer)].width;
  return first + index;
}

void colour_pictures(std::span<const float> values, int side, std::span<const ui::Colour> ramp,
                     std::vector<ui::Colour>& colours) {
  const std::size_t pixels = std::size_t(side) * side;
  const float half = static_cast<float>(ramp.size() - 1) / 2;
  colours.resize(values.size());
  for (std::size_t first = 0; first + pixels <= values.size(); first += pixels) {
    float largest = 0;
    for (std::size_t i = 0; i < pixels; ++i) largest = std::max(largest, std::fabs(values[first + i]));
    const float scale = largest > 0 ? half / largest : 0;
    for (int row = 0; row < side; ++row)
      for (int column = 0; column < side; ++column) {
        // Row 0 of the values is the lowest, row 0 of a picture is on top.
        const float value = values[first + std::size_t(side - 1 - row) * side + column];
        const float place = std::isfinite(value) ? value * scale + half : 0;
        colours[first + std::size_t(row) * side + column] =
            ramp[static_cast<std::size_t>(std::lround(place))];
      }
  }
}

void draw_network_figure(const Model& model, const ui::Theme& theme, ui::Rect page,
                         ui::FigurePainter& painter) {
  painter.fill_rect(page, theme.pane);
  ui::Rect area = ui::inset(page, theme.metrics.group_gap);
  const ui::Rect head = ui::take_top(area, theme.type.small + theme.metrics.gap);
  area.min.y += theme.metrics.gap / 2;
  const nn::Network& network = model.network();
  const NetworkLayout layout = arrange_network(network.architecture, area);
  NetworkLook look;
  look.pinned_neuron = model.settings().picture.neuron;
  const NetworkDrawing drawing = {painter, theme, network, layout, look, stray_in_file_pt};
  std::vector<Edge> edges;
  select_edges(network, layout, most_edges, edges);
  draw_layer_names(drawing, head);
  painter.begin_group("weights");
  draw_weights(drawing, edges);
  painter.end_group();
  painter.begin_group("neurons");
  draw_tiles(drawing, FileImages(painter, model, theme, layout.blocks.front().tile_pt));
  painter.end_group();
}

}  // namespace crease::train_and_watch
