#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lab/place.h"
#include "ui/painter.h"

namespace crease::lab {
class Commands;
class Session;
}  // namespace crease::lab
namespace crease::ui {
enum class Tone : std::uint8_t;
enum class ThemeKind : std::uint8_t;
struct Theme;
}  // namespace crease::ui

namespace crease::chapters {

/// What the app offers beside a chapter; functions that are empty are not offered.
struct Host {
  std::function<void()> open_points_file;
  /// Reads points from a path that was typed. Empty, or the sentence that says what is wrong.
  std::function<std::string(const std::string& path)> read_points_file;
  std::function<void()> save_network;
  std::function<void(ui::ThemeKind)> choose_theme;
  std::function<void()> share;
};

/// Everything that a chapter's view may use while it draws one frame.
struct ViewContext {
  const lab::Session& session;  ///< of the view's chapter
  lab::Commands& commands;
  const ui::Theme& theme;
  const Host& host;
  bool has_gpu;
  float pixels_per_point;
  int framebuffer_height_px;
  double time_s;
  bool reduced_motion;
  bool is_touch;
};

/// A chapter on the screen, and told to those who do not see it. Views read the chapter, issue commands, and
/// compute nothing that the chapter could have computed.
class View {
 public:
  virtual ~View() = default;

  /// The whole chapter in a rectangle. Call between ImGui::NewFrame and ImGui::Render; it opens its own
  /// borderless window.
  virtual void draw(const ViewContext& context, ui::Rect area) = 0;
  /// Shows a sentence until it is closed: a command that was refused, a file that was saved.
  virtual void tell(std::string sentence, ui::Tone tone) = 0;
  /// Offers to type the path of a file with points, where the machine has no dialog to choose one.
  virtual void ask_for_path() {}
  /// Whether something is still moving or about to open.
  virtual bool wants_frame() const = 0;

  /// The place "x,y" in the picture, or the one in its middle, and the ways out of it; none where the picture
  /// has no places, or none there.
  virtual std::optional<lab::Place> place(std::string_view at) const {
    static_cast<void>(at);
    return std::nullopt;
  }
  /// What the plots and the picture show, as tables.
  virtual std::vector<lab::Table> tables() const { return {}; }

  /// Lets the graphics begin what takes them long, before the first frame.
  virtual void prepare_graphics() {}
  /// The GL context was lost, and everything in it.
  virtual void graphics_lost() {}
};

}  // namespace crease::chapters
