#pragma once

#include <cstdint>

#include "platform/platform.h"

struct ImDrawData;

/// Dear ImGui on the machine's GPU: WebGL2, OpenGL 3.3, or nothing at all (headless).
namespace crease::platform {

class Graphics {
 public:
  /// Needs a current Dear ImGui context and, where there is a GPU, a current GL context.
  Graphics();
  ~Graphics();
  Graphics(const Graphics&) = delete;
  Graphics& operator=(const Graphics&) = delete;

  /// Whether render::Scene can draw.
  static bool has_gpu();

  /// Draws the frame onto `ground` (0xAABBGGRR).
  void draw(ImDrawData* data, const Surface& surface, std::uint32_t ground);
  /// The context was lost, and everything in it: the next frame makes all anew.
  void forget_objects();
};

}  // namespace crease::platform
