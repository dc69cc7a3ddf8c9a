#include "imgui.h"
#include "platform/graphics.h"

/// No GPU: textures count as uploaded, nothing is drawn. Draw callbacks are not called, since what they draw
/// with is not there.
namespace crease::platform {
namespace {

constexpr ImTextureID pretended_texture = 1;

void pretend_upload(ImTextureData& texture) {
  if (texture.Status == ImTextureStatus_WantCreate || texture.Status == ImTextureStatus_WantUpdates) {
    texture.SetTexID(pretended_texture);
    texture.SetStatus(ImTextureStatus_OK);
  } else if (texture.Status == ImTextureStatus_WantDestroy && texture.UnusedFrames > 0) {
    texture.SetTexID(ImTextureID_Invalid);
    texture.SetStatus(ImTextureStatus_Destroyed);
  }
}

void release_textures() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    texture->SetTexID(ImTextureID_Invalid);
    texture->SetStatus(ImTextureStatus_Destroyed);
  }
}

}  // namespace

Graphics::Graphics() {
  ImGui::GetIO().BackendFlags |=
      ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
}

Graphics::~Graphics() {
  release_textures();
  ImGui::GetIO().BackendFlags &=
      ~(ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset);
}

bool Graphics::has_gpu() {
  return false;
}

void Graphics::draw(ImDrawData* data, const Surface&, std::uint32_t) {
  if (data->Textures == nullptr) return;
  for (ImTextureData* texture : *data->Textures) pretend_upload(*texture);
}

void Graphics::forget_objects() {
  release_textures();
}

}  // namespace crease::platform
