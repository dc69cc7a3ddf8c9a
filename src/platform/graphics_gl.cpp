#include "imgui.h"
#include "imgui_impl_opengl3.h"
#include "platform/graphics.h"
#include "render/gl.h"

namespace crease::platform {
namespace {

float channel(std::uint32_t colour, int index) {
  return static_cast<float>(colour >> (8 * index) & 0xFFu) / 255.0f;
}

}  // namespace

Graphics::Graphics() {
  ImGui_ImplOpenGL3_Init(render::glsl_version);
}

Graphics::~Graphics() {
  ImGui_ImplOpenGL3_Shutdown();
}

bool Graphics::has_gpu() {
  return true;
}

void Graphics::draw(ImDrawData* data, const Surface& surface, std::uint32_t ground) {
  // In the first frame this waits for the driver to build a program: as late as it can be.
  ImGui_ImplOpenGL3_NewFrame();
  glViewport(0, 0, surface.width_px, surface.height_px);
  glDisable(GL_SCISSOR_TEST);
  glClearColor(channel(ground, 0), channel(ground, 1), channel(ground, 2), 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(data);
}

void Graphics::forget_objects() {
  ImGui_ImplOpenGL3_DestroyDeviceObjects();
}

}  // namespace crease::platform
