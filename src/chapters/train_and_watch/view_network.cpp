#include "chapters/train_and_watch/view_network.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "chapters/train_and_watch/model.h"
#include "chapters/train_and_watch/view_hover.h"
#include "chapters/train_and_watch/view_network_parts.h"
#include "chapters/train_and_watch/view_plane_options.h"
#include "imgui.h"
#include "lab/commands.h"
#include "ui/column.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::train_and_watch {
namespace {

constexpr float edge_reach_pt = 4;
constexpr std::size_t many_weights = 300'000;
constexpr double many_weights_s = 0.3;
constexpr double pictures_every_s = 0.12;
/// Pictures are made with about this many points per pixel of a tile: they are enlarged softly.
constexpr float picture_share = 0.6f;
constexpr int few_neurons = 130;
constexpr float few_neurons_px = 48;
constexpr std::array<int, 5> picture_sides = {8, 12, 16, 24, 32};

/// A side from the list: each new one costs new pictures. Few neurons get pictures that bear enlarging.
int picture_side(float tile_px, int neurons) {
  const int most = TileAtlas::largest_side(neurons);
  if (neurons <= few_neurons) tile_px = std::max(tile_px, few_neurons_px);
  int side = std::min(most, picture_sides.front());
  for (const int candidate : picture_sides)
    if (candidate <= most && static_cast<float>(candidate) <= picture_share * tile_px + 4) side = candidate;
  return side;
}

}  // namespace

NetworkView::NetworkView() : parts_(std::make_unique<Parts>()) {}
NetworkView::~NetworkView() = default;

void NetworkView::draw(const ViewContext& context, Shared& shared, ui::Rect pane) {
  parts_->draw(context, shared, pane);
}

bool NetworkView::wants_frame() const {
  return false;
}

void NetworkView::Parts::draw(const ViewContext& context, Shared& shared, ui::Rect pane) {
  const ui::Metrics& metrics = context.theme.metrics;
  const float head = context.theme.type.small + metrics.gap;
  const float foot = context.theme.type.small + metrics.gap + metrics.control;
  const ui::Rect head_row = {pane.min, {pane.max.x, pane.min.y + head}};
  const ui::Rect area = {{pane.min.x, head_row.max.y + metrics.gap / 2},
                         {pane.max.x, pane.max.y - foot - metrics.gap}};
  if (area.width() < 40 || area.height() < 40) return;
  layout = arrange_network(context.model.network().architecture, area);
  if (!exists(context.model.network().architecture, shared.selected_weight)) shared.selected_weight = {};
  const bool is_there =
      hovered.block < static_cast<int>(layout.blocks.size()) &&
      (hovered.block < 0 || hovered.index < layout.blocks[std::size_t(hovered.block)].shown);
  if (!is_there) hovered = {};
  refresh(context);
  look(context, shared, area);
  ui::ScreenPainter painter;
  draw_diagram(context, painter, shared, head_row,
               {{pane.min.x, head_row.max.y}, {pane.max.x, area.max.y + metrics.gap}});
  draw_foot(context, shared, {{pane.min.x, pane.max.y - foot}, pane.max});
  if (hovered.block >= 1) draw_large_picture(context, painter, pane);
}

/// Weights and pictures of the network that the plane shows. Millions of weights are not looked through in
/// every frame.
void NetworkView::Parts::refresh(const ViewContext& context) {
  const nn::Network& network = context.model.network();
  const LayerBlock& last = layout.blocks.back();
  const Selection wish{network.architecture, context.model.picture().revision, last.rect.min, last.pitch_pt};
  const bool is_same_shape = selected.architecture == wish.architecture &&
                             selected.last_block.x == wish.last_block.x &&
                             selected.last_block.y == wish.last_block.y && selected.pitch_pt == wish.pitch_pt;
  const bool may_wait =
      network.parameters.size() > many_weights && context.time_s - selected_s < many_weights_s;
  if (!is_same_shape || (selected.revision != wish.revision && !may_wait)) {
    select_edges(network, layout, most_edges, edges);
    selected = wish;
    selected_s = context.time_s;
  }
  refresh_pictures(context);
}

void NetworkView::Parts::refresh_pictures(const ViewContext& context) {
  const nn::Architecture& architecture = context.model.network().architecture;
  const int neurons = architecture.hidden_neurons() + architecture.output();
  const int side = picture_side(layout.blocks.front().tile_pt * context.pixels_per_point, neurons);
  const int theme = static_cast<int>(context.theme.kind);
  const std::uint64_t revision = context.model.picture().revision;
  const bool is_same_kind = seen_side == side && seen_theme == theme;
  // While everything changes in every frame, a few pictures a second are enough to see it.
  const bool may_wait = context.model.is_playing() && context.time_s - pictured_s < pictures_every_s;
  if (is_same_kind && (seen_revision == revision || may_wait)) return;
  pictured_s = context.time_s;
  if (seen_theme != theme) ramp = context.theme.signed_ramp(picture_colours);
  seen_revision = revision;
  seen_side = side;
  seen_theme = theme;
  const std::span<const float> values = context.model.neuron_pictures(side);
  const std::size_t pixels = std::size_t(side) * side;
  colour_pictures(values, side, ramp, colours);
  atlas.fill(colours, static_cast<int>(values.size() / pixels), side);
}

/// Finds out what the pointer is on, and takes clicks and keys.
void NetworkView::Parts::look(const ViewContext& context, Shared& shared, ui::Rect area) {
  const bool is_chosen = ui::hot_rect("diagram", area);
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const bool is_over = ImGui::IsItemHovered();
  if (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible) {
    for (const ImGuiKey key : {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow})
      ImGui::SetItemKeyOwner(key);
    look_by_key(hovered);
  }
  const bool has_moved = ImGui::GetIO().MouseDelta.x != 0 || ImGui::GetIO().MouseDelta.y != 0;
  if (is_over && (has_moved || !is_by_key)) {
    is_by_key = false;
    hovered = layout.hit({mouse.x, mouse.y});
    hovered_edge = -1;
    if (hovered.block < 0) find_edge({mouse.x, mouse.y});
  } else if (!is_by_key) {
    hovered = {};
    hovered_edge = -1;
  }
  if (is_chosen) click(context, shared);
  const nn::Architecture& architecture = context.model.network().architecture;
  const int neuron = neuron_number(architecture, hovered.block, hovered.index);
  const int told = neuron < architecture.hidden_neurons() ? neuron : -1;
  if (told >= 0 || told_neuron) shared.hovered_neuron = told;
  told_neuron = told >= 0;
}

/// The arrow keys walk from tile to tile.
void NetworkView::Parts::look_by_key(const NetworkLayout::Hit& from) {
  const auto down = [](ImGuiKey key) {
    return ImGui::IsKeyPressed(key) ? 1 : 0;
  };
  const int across = down(ImGuiKey_RightArrow) - down(ImGuiKey_LeftArrow);
  const int along = down(ImGuiKey_DownArrow) - down(ImGuiKey_UpArrow);
  if (across == 0 && along == 0) return;
  is_by_key = true;
  hovered_edge = -1;
  const int last_block = static_cast<int>(layout.blocks.size()) - 1;
  const int block = from.block < 0 ? 1 : std::clamp(from.block + across, 1, last_block);
  const int shown = layout.blocks[std::size_t(block)].shown;
  hovered = {block, std::clamp(from.block < 0 ? 0 : from.index + along, 0, shown - 1)};
}

void NetworkView::Parts::find_edge(ui::Vec at) {
  std::array<ui::Vec, curve_points> points;
  float best = edge_reach_pt;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const auto curve = edge_curve(layout, edges[i], points);
    if (at.x < curve.front().x || at.x > curve.back().x) continue;
    // Of two that are equally near the later one is on top.
    const float away = distance_to(curve, at);
    if (away > best) continue;
    best = away;
    hovered_edge = static_cast<int>(i);
  }
}

/// A neuron: its crease stays in view, its bias goes under the editor; once more lets it go. A weight: goes
/// under the editor.
void NetworkView::Parts::click(const ViewContext& context, Shared& shared) {
  if (hovered_edge >= 0) {
    const Edge& edge = edges[std::size_t(hovered_edge)];
    const WeightId id{edge.layer, edge.neuron, edge.input};
    shared.selected_weight = shared.selected_weight == id ? WeightId{} : id;
    return;
  }
  if (hovered.block < 1) {
    shared.selected_weight = {};
    return;
  }
  const nn::Architecture& architecture = context.model.network().architecture;
  const int neuron = neuron_number(architecture, hovered.block, hovered.index);
  const bool is_pinned = context.model.settings().picture.neuron == neuron;
  pin_neuron(context.commands, is_pinned ? -1 : neuron);
  shared.selected_weight = is_pinned ? WeightId{} : WeightId{hovered.block - 1, hovered.index, -1};
}

NetworkLayout::Hit NetworkView::Parts::focus(const nn::Architecture& architecture,
                                             const Shared& shared) const {
  if (hovered.block >= 0) return hovered;
  if (shared.hovered_neuron < 0) return {};
  const NeuronPlace place = place_of(architecture, shared.hovered_neuron);
  if (place.layer < 0) return {};
  return {place.layer + 1, place.index};
}

}  // namespace crease::train_and_watch
