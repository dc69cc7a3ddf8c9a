#pragma once

#include <cstdint>
#include <span>

#include "chapters/train_and_watch/figure_network.h"
#include "ui/painter.h"

struct ImTextureData;

namespace crease::train_and_watch {

/// Small pictures side by side in one texture, for Dear ImGui's draw lists. Without a renderer that keeps
/// textures (headless) it stays empty.
class TileAtlas final : public NeuronImages {
 public:
  TileAtlas();
  ~TileAtlas() override;
  TileAtlas(const TileAtlas&) = delete;
  TileAtlas& operator=(const TileAtlas&) = delete;

  /// Largest side of `count` square pictures that fit.
  static int largest_side(int count);

  /// Replaces all pictures. `colours` (count, side, side), row 0 on top.
  void fill(std::span<const ui::Colour> colours, int count, int side);
  /// Draws one picture into a rectangle of the current window's draw list, softly enlarged.
  void draw(int index, ui::Rect rect) const override;
  bool is_empty() const override { return count_ == 0; }

 private:
  void mark_changed(int rows);
  ImTextureData* texture_;
  int count_ = 0, side_ = 0;
};

}  // namespace crease::train_and_watch
