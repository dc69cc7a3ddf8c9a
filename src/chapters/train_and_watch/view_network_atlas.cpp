#include "chapters/train_and_watch/view_network_atlas.h"

#include <algorithm>
#include <cstring>

#include "imgui.h"
#include "imgui_internal.h"

namespace crease::train_and_watch {
namespace {

/// The texture's side. It is made once and never grows.
constexpr int atlas_px = 512;
/// Each picture repeats its rim, so that soft enlargement takes nothing from its neighbours.
constexpr int rim_px = 1;

int tiles_per_row(int side) {
  return atlas_px / (side + 2 * rim_px);
}

}  // namespace

TileAtlas::TileAtlas() : texture_(nullptr) {}

TileAtlas::~TileAtlas() {
  if (texture_ == nullptr) return;
  ImGui::UnregisterUserTexture(texture_);
  ImGui::GetPlatformIO().Textures.find_erase(texture_);
  IM_DELETE(texture_);
}

int TileAtlas::largest_side(int count) {
  int side = atlas_px - 2 * rim_px;
  while (side > 1 && tiles_per_row(side) * tiles_per_row(side) < count) --side;
  return side;
}

void TileAtlas::fill(std::span<const ui::Colour> colours, int count, int side) {
  count_ = 0;
  if ((ImGui::GetIO().BackendFlags & ImGuiBackendFlags_RendererHasTextures) == 0) return;
  if (texture_ == nullptr) {
    texture_ = IM_NEW(ImTextureData)();
    texture_->Create(ImTextureFormat_RGBA32, atlas_px, atlas_px);
    texture_->UseColors = true;
    ImGui::RegisterUserTexture(texture_);
  }
  const int across = tiles_per_row(side), whole = side + 2 * rim_px;
  for (int i = 0; i < count; ++i)
    for (int row = 0; row < whole; ++row) {
      const int source_row = std::clamp(row - rim_px, 0, side - 1);
      const ui::Colour* source = colours.data() + (std::size_t(i) * side + source_row) * side;
      auto* target =
          static_cast<ui::Colour*>(texture_->GetPixelsAt((i % across) * whole, (i / across) * whole + row));
      target[0] = source[0];
      std::memcpy(target + rim_px, source, std::size_t(side) * sizeof(ui::Colour));
      target[whole - 1] = source[side - 1];
    }
  count_ = count;
  side_ = side;
  mark_changed(((count + across - 1) / across) * whole);
}

void TileAtlas::mark_changed(int rows) {
  // After a lost context the texture is there no more: all of it is uploaded again.
  if (texture_->Status == ImTextureStatus_Destroyed) texture_->SetStatus(ImTextureStatus_WantCreate);
  if (texture_->Status == ImTextureStatus_WantCreate) return;
  const ImTextureRect rect{0, 0, atlas_px, static_cast<unsigned short>(rows)};
  texture_->Updates.resize(0);
  texture_->Updates.push_back(rect);
  texture_->UpdateRect = rect;
  texture_->UsedRect = rect;
  texture_->SetStatus(ImTextureStatus_WantUpdates);
}

void TileAtlas::draw(int index, ui::Rect rect) const {
  if (index < 0 || index >= count_) return;
  if (texture_->Status == ImTextureStatus_Destroyed) texture_->SetStatus(ImTextureStatus_WantCreate);
  const int across = tiles_per_row(side_), whole = side_ + 2 * rim_px;
  const auto left = static_cast<float>((index % across) * whole + rim_px);
  const auto top = static_cast<float>((index / across) * whole + rim_px);
  const auto side = static_cast<float>(side_);
  ImGui::GetWindowDrawList()->AddImage(texture_->GetTexRef(), {rect.min.x, rect.min.y},
                                       {rect.max.x, rect.max.y}, {left / atlas_px, top / atlas_px},
                                       {(left + side) / atlas_px, (top + side) / atlas_px});
}

}  // namespace crease::train_and_watch
