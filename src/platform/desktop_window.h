#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "platform/listener.h"
#include "platform/platform.h"

namespace crease::platform {

/// Rows of red, green, blue bytes, from the top.
struct Pixels {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgb;
};

/// A window with an OpenGL 3.3 context, which is current as long as the window lives. One per program.
class DesktopWindow {
 public:
  struct Options {
    std::string title = "crease";
    float width_pt = 1280, height_pt = 800;
    float pixels_per_point = 0;  ///< 0: as the system has it
  };
  /// Error: no display, no OpenGL 3.3.
  static Result<std::unique_ptr<DesktopWindow>> open(const Options& options);
  ~DesktopWindow();
  DesktopWindow(const DesktopWindow&) = delete;
  DesktopWindow& operator=(const DesktopWindow&) = delete;

  /// Tells `listener` the surface now, and everything that happens from now on, within wait().
  void listen(Listener& listener);
  bool is_open() const;
  bool is_visible() const;
  /// Hands out what has happened; waits for something to happen if nothing has: at most `seconds`, for ever
  /// if negative.
  void wait(double seconds);
  void show_cursor(Cursor cursor);
  /// Shows what was drawn, at the display's rate.
  void present();
  /// What was drawn since the last present().
  Pixels read_pixels() const;

  struct State;

 private:
  explicit DesktopWindow(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace crease::platform
