#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "chapters/train_and_watch/figure_network.h"
#include "chapters/train_and_watch/view.h"
#include "chapters/train_and_watch/view_network.h"
#include "chapters/train_and_watch/view_network_atlas.h"
#include "chapters/train_and_watch/view_network_layout.h"
#include "chapters/train_and_watch/view_state.h"

namespace crease::train_and_watch {

/// "weight.1.3.2", "bias.1.3"
std::string command_id(const WeightId& id);
/// "Weight, layer 1 neuron 3 to layer 2 neuron 4"
std::string spoken_name(const nn::Architecture& architecture, const WeightId& id);
bool exists(const nn::Architecture& architecture, const WeightId& id);
double value_of(const nn::Network& network, const WeightId& id);

/// The network diagram between two frames, and the steps of one frame.
struct NetworkView::Parts {
  void draw(const ViewContext& context, Shared& shared, ui::Rect pane);
  void refresh(const ViewContext& context);
  void refresh_pictures(const ViewContext& context);
  void look(const ViewContext& context, Shared& shared, ui::Rect area);
  void look_by_key(const NetworkLayout::Hit& most);
  void find_edge(ui::Vec at);
  void click(const ViewContext& context, Shared& shared);

  void draw_diagram(const ViewContext& context, ui::Painter& painter, const Shared& shared, ui::Rect head,
                    ui::Rect clip) const;
  void draw_large_picture(const ViewContext& context, ui::Painter& painter, ui::Rect pane) const;
  void draw_foot(const ViewContext& context, Shared& shared, ui::Rect rect);
  void draw_editor(const ViewContext& context, Shared& shared, ui::Rect row);
  std::string foot_text(const ViewContext& context, const Shared& shared) const;

  /// What the diagram lights up: the tile under the pointer, or the neuron hovered elsewhere.
  NetworkLayout::Hit focus(const nn::Architecture& architecture, const Shared& shared) const;

  /// What the drawn weights were chosen for.
  struct Selection {
    nn::Architecture architecture;
    std::uint64_t revision = 0;
    ui::Vec last_block;
    float pitch_pt = 0;
  };

  NetworkLayout layout;
  std::vector<Edge> edges;
  Selection selected;
  double selected_s = 0, pictured_s = 0;
  TileAtlas atlas;
  std::vector<ui::Colour> colours;  ///< of the pictures, for the atlas
  std::vector<ui::Colour> ramp;
  std::uint64_t seen_revision = 0;
  int seen_side = 0, seen_theme = -1;

  NetworkLayout::Hit hovered;  ///< tile under the pointer or chosen by the keys
  int hovered_edge = -1;
  bool told_neuron = false, is_by_key = false;
  double slider_range = 0;  ///< of the editor, kept while one weight is edited
  WeightId ranged;
};

}  // namespace crease::train_and_watch
