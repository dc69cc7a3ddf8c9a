#include "chapters/train_and_watch/view_network.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "chapters/train_and_watch/model.h"
#include "chapters/train_and_watch/view.h"
#include "chapters/train_and_watch/view_network_atlas.h"
#include "chapters/train_and_watch/view_network_layout.h"
#include "chapters/train_and_watch/view_network_parts.h"
#include "chapters/train_and_watch/view_state.h"
#include "core/nn/trainer.h"
#include "lab/commands.h"
#include "ui/headless.h"

using namespace crease;
using namespace crease::train_and_watch;

namespace {

const ui::Rect area = {{20, 30}, {320, 300}};

nn::Architecture with_widths(std::vector<int> hidden, int outputs = 1) {
  return nn::perceptron(2, hidden, outputs, nn::Activation::relu);
}

bool is_inside(ui::Rect inner, ui::Rect outer) {
  constexpr float slack = 0.01f;
  return inner.min.x >= outer.min.x - slack && inner.min.y >= outer.min.y - slack &&
         inner.max.x <= outer.max.x + slack && inner.max.y <= outer.max.y + slack;
}

struct Spent final : lab::Budget {
  bool is_spent() const override { return false; }
};

/// The diagram on a page of its own.
struct Page {
  Model model;
  lab::Commands commands;
  std::vector<std::string> lines;
  Shared shared;
  ui::Headless lab;
  NetworkView view;
  double time_s = 0;

  Page() : lab([this] { draw(); }, 340, 400) {
    commands.on_done = [this](const lab::Command& command) {
      lines.push_back(lab::to_line(command));
    };
    model.update(Spent());
    lab.frame(3);
  }
  void draw() {
    CHECK(commands.run(model).empty());
    model.update(Spent());
    view.draw({model, commands, lab.theme, nullptr, 1, 400, time_s, true, false}, shared, pane);
  }
  NetworkLayout layout() const {
    // As the view arranges it: a head above, a foot below.
    const float size = lab.theme.type.small, gap = lab.theme.metrics.gap;
    const float foot = size + gap + lab.theme.metrics.control;
    return arrange_network(model.network().architecture, {{pane.min.x, pane.min.y + size + gap + gap / 2},
                                                          {pane.max.x, pane.max.y - foot - gap}});
  }
  ui::Vec tile(int block, int index) const {
    return ui::centre(layout().blocks[std::size_t(block)].tile(index));
  }

  ui::Rect pane = {{0, 0}, {340, 400}};
};

}  // namespace

TEST_CASE("invariant: tiles lie in the diagram, apart from each other, and are found where they are drawn") {
  for (const std::vector<int>& hidden :
       {std::vector<int>{}, {3}, {16, 16, 16}, {128, 128, 128}, {1, 64, 2}, std::vector<int>(12, 20)}) {
    const NetworkLayout layout = arrange_network(with_widths(hidden, 3), area);
    REQUIRE(layout.blocks.size() == hidden.size() + 2);
    for (std::size_t b = 0; b < layout.blocks.size(); ++b) {
      const LayerBlock& block = layout.blocks[b];
      CHECK(block.shown == block.width);
      CHECK(block.pitch_pt > block.tile_pt);
      CHECK(is_inside(block.rect, area));
      if (b > 0) CHECK(block.rect.min.x > layout.blocks[b - 1].rect.max.x);
      for (int i = 0; i < block.shown; ++i) {
        CHECK(is_inside(block.tile(i), block.rect));
        const NetworkLayout::Hit hit = layout.hit(ui::centre(block.tile(i)));
        CHECK(hit.block == static_cast<int>(b));
        CHECK(hit.index == i);
      }
    }
  }
}

TEST_CASE("known: a layer that fits stands in one column, with tiles of one size in all layers") {
  const NetworkLayout layout = arrange_network(with_widths({16, 8}), area);
  for (const LayerBlock& block : layout.blocks) {
    CHECK(block.rows == block.width);
    CHECK(block.tile_pt == layout.blocks[0].tile_pt);
  }
  CHECK(arrange_network(with_widths({4}), area).blocks[0].tile_pt == 32);
}

TEST_CASE("degenerate: of layers beyond all room the first neurons are shown") {
  const NetworkLayout layout = arrange_network(with_widths(std::vector<int>(20, 512)), area);
  for (const LayerBlock& block : layout.blocks) {
    CHECK(block.shown >= 1);
    CHECK(block.shown <= block.width);
  }
  CHECK(layout.blocks[5].shown < 512);
}

TEST_CASE("invariant: the weights that are drawn are each layer's heaviest, the heaviest on top") {
  const nn::Network network = nn::initialize(with_widths({40, 30}), nn::Initializer::he_normal, 0.1, 3);
  const NetworkLayout layout = arrange_network(network.architecture, area);
  std::vector<Edge> edges;
  select_edges(network, layout, 300, edges);
  CHECK(std::is_sorted(edges.begin(), edges.end(),
                       [](const Edge& a, const Edge& b) { return a.share < b.share; }));
  for (int layer = 0; layer < 3; ++layer) {
    std::vector<double> drawn, all;
    for (const Edge& edge : edges)
      if (edge.layer == layer) drawn.push_back(std::fabs(edge.weight));
    for (const double w : network.weight(layer)) all.push_back(std::fabs(w));
    std::sort(all.rbegin(), all.rend());
    CHECK(drawn.size() == std::min<std::size_t>(all.size(), 100));
    CHECK(*std::min_element(drawn.begin(), drawn.end()) == all[drawn.size() - 1]);
    CHECK(*std::max_element(drawn.begin(), drawn.end()) == all.front());
  }
}

TEST_CASE("invariant: an edge leaves its input's tile on the right and arrives at its neuron's on the left") {
  const NetworkLayout layout = arrange_network(with_widths({5, 5}), area);
  std::array<ui::Vec, curve_points> room;
  const auto points = edge_curve(layout, {1, 4, 0, 1.0, 1.0f}, room);
  CHECK(points.front().x == layout.blocks[1].tile(0).max.x);
  CHECK(points.back().x == doctest::Approx(layout.blocks[2].tile(4).min.x));
  CHECK(points.back().y == doctest::Approx(ui::centre(layout.blocks[2].tile(4)).y));
  for (std::size_t i = 1; i < points.size(); ++i) CHECK(points[i].x > points[i - 1].x);
  CHECK(distance_to(points, points[points.size() / 2]) == doctest::Approx(0));
  CHECK(points.size() > 5);
  CHECK(edge_curve(layout, {1, 2, 2, 1.0, 1.0f}, room).size() == 2);  // level: one straight piece
}

TEST_CASE("invariant: pictures of any usual number of neurons fit into the atlas") {
  for (const int count : {1, 49, 400, 3000}) CHECK(TileAtlas::largest_side(count) >= 6);
}

TEST_CASE("known: weights and biases are named as commands name them") {
  CHECK(command_id({1, 3, 2}) == "weight.1.3.2");
  CHECK(command_id({1, 3, -1}) == "bias.1.3");
  const nn::Architecture architecture = with_widths({4, 5});
  CHECK(spoken_name(architecture, {0, 1, 0}) == "Weight, x₁ to layer 1 neuron 2");
  CHECK(spoken_name(architecture, {2, 0, 4}) == "Weight, layer 2 neuron 5 to the output");
  CHECK(spoken_name(architecture, {1, 3, -1}) == "Bias of layer 2 neuron 4");
  CHECK(exists(architecture, {2, 0, 4}));
  CHECK_FALSE(exists(architecture, {2, 1, 0}));
  CHECK_FALSE(exists(architecture, {-1, 0, 0}));
}

TEST_CASE(
    "known: hovering a neuron tells the plane; leaving it takes that back, but nothing that others said") {
  Page page;
  page.lab.move(page.tile(2, 3));
  CHECK(page.shared.hovered_neuron == 16 + 3);
  page.lab.move({-100, -100});
  CHECK(page.shared.hovered_neuron == -1);
  page.shared.hovered_neuron = 7;
  page.lab.frame(2);
  CHECK(page.shared.hovered_neuron == 7);
  CHECK(page.lines.empty());
}

TEST_CASE("known: a click on a neuron pins it and selects its bias; another lets both go") {
  Page page;
  page.lab.click(page.tile(1, 5));
  CHECK(page.lines == std::vector<std::string>{"set picture.neuron 5"});
  CHECK(page.shared.selected_weight == WeightId{0, 5, -1});
  page.lab.click(page.tile(1, 5));
  CHECK(page.lines.back() == "set picture.neuron -1");
  CHECK(page.shared.selected_weight == WeightId{});
}

TEST_CASE("known: a click on a weight brings it under the editor, and the slider changes it in the network") {
  Page page;
  const NetworkLayout layout = page.layout();
  std::vector<Edge> edges;
  select_edges(page.model.network(), layout, 600, edges);
  std::array<ui::Vec, curve_points> room;
  const auto points = edge_curve(layout, edges.back(), room);
  page.lab.click({(points[2].x + points[3].x) / 2, (points[2].y + points[3].y) / 2});
  const WeightId id = page.shared.selected_weight;
  REQUIRE(id.layer >= 0);
  REQUIRE(id.input >= 0);
  const double before = value_of(page.model.network(), id);
  const float row = page.pane.max.y - page.lab.theme.metrics.control / 2;
  page.lab.move({100, row});
  page.lab.press();
  page.lab.move({160, row});
  page.lab.release();
  REQUIRE_FALSE(page.lines.empty());
  CHECK(page.lines.back().substr(0, 4 + command_id(id).size()) == "set " + command_id(id));
  CHECK(value_of(page.model.network(), id) != before);
}

TEST_CASE(
    "known: with the focus ring the arrow keys walk from neuron to neuron, also while the network shrinks") {
  Page page;
  page.lab.key(ImGuiKey_Tab);
  page.lab.key(ImGuiKey_DownArrow);
  CHECK(page.shared.hovered_neuron == 0);
  page.lab.key(ImGuiKey_RightArrow);
  page.lab.key(ImGuiKey_RightArrow);
  for (int i = 0; i < 9; ++i) page.lab.key(ImGuiKey_DownArrow);
  CHECK(page.shared.hovered_neuron == 32 + 9);
  page.commands.set("hidden.count", std::int64_t(1));
  page.commands.set("layer.0.width", std::int64_t(2));
  page.lab.frame(3);
  CHECK(page.shared.hovered_neuron < 2);
}

TEST_CASE("degenerate: a network that shrinks under the editor closes it") {
  Page page;
  page.shared.selected_weight = {2, 15, 15};
  page.lab.frame(2);
  CHECK(page.shared.selected_weight.layer == 2);
  page.commands.set("hidden.count", std::int64_t(1));
  page.lab.frame(3);
  CHECK(page.shared.selected_weight == WeightId{});
}

TEST_CASE("invariant: the diagram costs few triangles and few changes of texture") {
  Page page;
  const ImDrawData& drawn = *ImGui::GetDrawData();
  int commands = 0;
  for (const ImDrawList* list : drawn.CmdLists) commands += list->CmdBuffer.Size;
  // Three hidden layers of sixteen: 560 weights and 49 tiles.
  CHECK(drawn.TotalVtxCount < 15'000);
  CHECK(drawn.TotalIdxCount < 45'000);
  CHECK(commands < 15);
}

TEST_CASE("invariant: while training the tiles change a few times a second, and at once when it pauses") {
  Page page;
  ImTextureData* atlas = nullptr;
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures)
    if (texture != ImGui::GetIO().Fonts->TexData) atlas = texture;
  REQUIRE(atlas != nullptr);
  const auto pixels = [&] {
    return std::string(static_cast<const char*>(atlas->GetPixels()), std::size_t(atlas->GetSizeInBytes()));
  };
  page.commands.set("training.speed", std::string("1000"));
  page.commands.act("play");
  page.lab.frame(2);
  int changes = 0;
  std::string before = pixels();
  for (int i = 0; i < 60; ++i) {
    page.time_s += 1.0 / 60;
    page.model.advance(1.0 / 60);
    page.lab.frame();
    std::string now = pixels();
    changes += now != before;
    before.swap(now);
  }
  CHECK(changes >= 4);
  CHECK(changes <= 10);
  page.commands.act("pause");
  page.lab.frame(2);
  std::string last = pixels();
  page.time_s += 10;
  page.lab.frame(3);
  const bool is_settled = pixels() == last;
  CHECK(is_settled);
}
