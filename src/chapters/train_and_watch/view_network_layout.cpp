#include "chapters/train_and_watch/view_network_layout.h"

#include <algorithm>
#include <cmath>

namespace crease::train_and_watch {
namespace {

constexpr float largest_tile_pt = 32, smallest_tile_pt = 4, tile_step_pt = 0.5f;
/// Tiles are kept in one column down to this size; only then is a layer broken into several columns.
constexpr float smallest_single_tile_pt = 10;
constexpr float smallest_space_pt = 26;  ///< between layers, for the weights
/// Each layer shows at least this many of its weights.
constexpr int fewest_edges = 40;

float pitch_of(float tile_pt) {
  return tile_pt + std::clamp(0.15f * tile_pt, 1.0f, 6.0f);
}

struct Measure {
  float tile_pt, pitch_pt;
  int rows;
  int most_columns;  ///< per layer

  int columns(int width) const { return std::min(most_columns, (width + rows - 1) / rows); }
  float width_pt(int width) const {
    return static_cast<float>(columns(width)) * pitch_pt - (pitch_pt - tile_pt);
  }
};

std::vector<int> widths_of(const nn::Architecture& architecture) {
  std::vector<int> widths = {architecture.input};
  for (const nn::Layer& layer : architecture.layers) widths.push_back(layer.width);
  return widths;
}

Measure measure_for(float tile_pt, ui::Rect rect, int most_columns) {
  const float pitch = pitch_of(tile_pt);
  const int rows = std::max(1, static_cast<int>((rect.height() + pitch - tile_pt) / pitch));
  return {tile_pt, pitch, rows, most_columns};
}

bool fits(const Measure& measure, const std::vector<int>& widths, ui::Rect rect) {
  float total = smallest_space_pt * static_cast<float>(widths.size() - 1);
  for (const int width : widths) total += measure.width_pt(width);
  return total <= rect.width();
}

/// The largest tiles in single columns, else the largest in several; where even the smallest do not fit, as
/// many columns of those as there is room for.
Measure choose_measure(const std::vector<int>& widths, ui::Rect rect) {
  const int widest = *std::max_element(widths.begin(), widths.end());
  for (float tile = largest_tile_pt; tile >= smallest_single_tile_pt; tile -= tile_step_pt) {
    const Measure measure = measure_for(tile, rect, 1);
    if (measure.rows >= widest && fits(measure, widths, rect)) return measure;
  }
  for (float tile = largest_tile_pt; tile >= smallest_tile_pt; tile -= tile_step_pt) {
    const Measure measure = measure_for(tile, rect, widest);
    if (fits(measure, widths, rect)) return measure;
  }
  Measure measure = measure_for(smallest_tile_pt, rect, widest);
  while (measure.most_columns > 1 && !fits(measure, widths, rect)) --measure.most_columns;
  return measure;
}

LayerBlock make_block(const Measure& measure, int width, ui::Rect rect, float left) {
  const int rows = std::min(measure.rows, width);
  const int columns = measure.columns(width);
  // Columns of a broken layer are filled evenly.
  const int even_rows = std::min(rows, (width + columns - 1) / columns);
  const float height =
      static_cast<float>(even_rows) * measure.pitch_pt - (measure.pitch_pt - measure.tile_pt);
  const float top = std::floor((rect.min.y + rect.max.y - height) / 2);
  return {{{left, top}, {left + measure.width_pt(width), top + height}},
          width,
          std::min(width, even_rows * columns),
          even_rows,
          measure.tile_pt,
          measure.pitch_pt};
}

}  // namespace

ui::Rect LayerBlock::tile(int neuron) const {
  const float x = rect.min.x + static_cast<float>(neuron / rows) * pitch_pt;
  const float y = rect.min.y + static_cast<float>(neuron % rows) * pitch_pt;
  return {{x, y}, {x + tile_pt, y + tile_pt}};
}

NetworkLayout::Hit NetworkLayout::hit(ui::Vec at) const {
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    const LayerBlock& block = blocks[b];
    if (at.x < block.rect.min.x || at.x > block.rect.max.x || at.y < block.rect.min.y ||
        at.y > block.rect.max.y)
      continue;
    // Half of the gap between two tiles belongs to each: no flicker on the way from one to the next.
    const float half_gap = (block.pitch_pt - block.tile_pt) / 2;
    const int column = static_cast<int>((at.x - block.rect.min.x + half_gap) / block.pitch_pt);
    const int row = static_cast<int>((at.y - block.rect.min.y + half_gap) / block.pitch_pt);
    const int index = column * block.rows + row;
    if (row < block.rows && index < block.shown) return {static_cast<int>(b), index};
  }
  return {};
}

NetworkLayout arrange_network(const nn::Architecture& architecture, ui::Rect rect) {
  const std::vector<int> widths = widths_of(architecture);
  const Measure measure = choose_measure(widths, rect);
  float used = 0;
  for (const int width : widths) used += measure.width_pt(width);
  const float space = std::max(4.0f, (rect.width() - used) / static_cast<float>(widths.size() - 1));
  NetworkLayout layout;
  float left = rect.min.x;
  for (const int width : widths) {
    layout.blocks.push_back(make_block(measure, width, rect, std::floor(left)));
    left += measure.width_pt(width) + space;
  }
  return layout;
}

void select_edges(const nn::Network& network, const NetworkLayout& layout, int most,
                  std::vector<Edge>& edges) {
  edges.clear();
  const nn::Architecture& architecture = network.architecture;
  const int most_per_layer = std::max(fewest_edges, most / std::max(1, architecture.depth()));
  for (int layer = 0; layer < architecture.depth(); ++layer) {
    const auto weight = network.weight(layer);
    const int fan_in = architecture.fan_in(layer);
    const LayerBlock& from = layout.blocks[std::size_t(layer)];
    const LayerBlock& to = layout.blocks[std::size_t(layer) + 1];
    const auto first = static_cast<std::ptrdiff_t>(edges.size());
    double largest = 0;
    for (int neuron = 0; neuron < to.shown; ++neuron)
      for (int input = 0; input < from.shown; ++input) {
        const double w = weight[std::size_t(neuron) * fan_in + input];
        largest = std::max(largest, std::fabs(w));
        edges.push_back({layer, neuron, input, w, 0});
      }
    for (auto edge = edges.begin() + first; edge != edges.end(); ++edge)
      edge->share = largest > 0 ? static_cast<float>(std::fabs(edge->weight) / largest) : 0;
    const auto heavier = [](const Edge& a, const Edge& b) {
      return a.share > b.share;
    };
    if (static_cast<int>(edges.size() - std::size_t(first)) <= most_per_layer) continue;
    std::nth_element(edges.begin() + first, edges.begin() + first + most_per_layer, edges.end(), heavier);
    edges.resize(std::size_t(first + most_per_layer));
  }
  std::stable_sort(edges.begin(), edges.end(),
                   [](const Edge& a, const Edge& b) { return a.share < b.share; });
}

/// Of n pieces of a curve that rises by h each strays from it by about 6 h / 8 n².
std::span<ui::Vec> edge_curve(const NetworkLayout& layout, const Edge& edge, std::span<ui::Vec> points,
                              float stray_pt) {
  const LayerBlock& before = layout.blocks[std::size_t(edge.layer)];
  const ui::Rect from = before.tile(edge.input);
  const ui::Rect to = layout.blocks[std::size_t(edge.layer) + 1].tile(edge.neuron);
  const ui::Vec a = {from.max.x, (from.min.y + from.max.y) / 2}, b = {to.min.x, (to.min.y + to.max.y) / 2};
  const float pieces = std::ceil(std::sqrt(0.75f * std::fabs(b.y - a.y) / stray_pt));
  const int count = std::clamp(static_cast<int>(pieces) + 1, 2, static_cast<int>(points.size()));
  for (int i = 0; i < count; ++i) {
    const float t = static_cast<float>(i) / static_cast<float>(count - 1);
    // A Bezier curve that leaves and arrives level: its control points lie half way across.
    const float s = 1 - t;
    const float x = s * s * s * a.x + 1.5f * s * t * (a.x + b.x) * (s + t) + t * t * t * b.x;
    const float y = s * s * (s + 3 * t) * a.y + t * t * (t + 3 * s) * b.y;
    points[std::size_t(i)] = {x, y};
  }
  return points.first(std::size_t(count));
}

float distance_to(std::span<const ui::Vec> points, ui::Vec at) {
  float best = INFINITY;
  for (std::size_t i = 1; i < points.size(); ++i) {
    const ui::Vec a = points[i - 1], b = points[i];
    const ui::Vec along = {b.x - a.x, b.y - a.y}, off = {at.x - a.x, at.y - a.y};
    const float square = along.x * along.x + along.y * along.y;
    const float t = square > 0 ? std::clamp((along.x * off.x + along.y * off.y) / square, 0.0f, 1.0f) : 0;
    best = std::min(best, std::hypot(off.x - t * along.x, off.y - t * along.y));
  }
  return best;
}

}  // namespace crease::train_and_watch
