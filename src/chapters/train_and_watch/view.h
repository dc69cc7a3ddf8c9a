#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chapters/view.h"
#include "lab/parameter.h"
#include "ui/painter.h"

namespace crease::lab {
class Commands;
class Session;
}  // namespace crease::lab
namespace crease::render {
class Scene;
}
namespace crease::ui {
enum class Tone : std::uint8_t;
enum class ThemeKind : std::uint8_t;
struct Theme;
}  // namespace crease::ui

namespace crease::train_and_watch {

class Model;
class Pair;

using chapters::Host;

/// Everything a part of the view may use while it draws one frame. Parts read the model, issue commands, and
/// compute nothing that the model could have computed.
struct ViewContext {
  const Model& model;
  lab::Commands& commands;
  const ui::Theme& theme;
  render::Scene* scene;  ///< null where there is no GPU
  float pixels_per_point;
  int framebuffer_height_px;
  double time_s;
  bool reduced_motion;
  bool is_touch;
  const Host* host = nullptr;
  /// The model with undo and the way through its history; null: the model alone.
  const lab::Session* session = nullptr;
  /// The two networks that are compared, where `model` may be one of a pair; null: the model alone.
  const Pair* pair = nullptr;
  render::Scene* scene_b = nullptr;  ///< as `scene`, of network B
  /// While two are compared: whose settings and diagram are shown, 0 or 1; else null. The view sets it.
  int* chosen_network = nullptr;
};

// What whoever shows the lab has left in it; the model alone has everything.
bool shows(const ViewContext& context, std::string_view part);  ///< as lab::Restrictions names them
bool may_set(const ViewContext& context, std::string_view id);
bool may_act(const ViewContext& context, std::string_view id);
/// Of the one network that is drawn, called as its model calls them.
std::optional<lab::Parameter> parameter(const ViewContext& context, std::string_view id);
/// All of them, and what switches the comparison on.
std::vector<lab::Parameter> parameters(const ViewContext& context);
std::vector<lab::Action> actions(const ViewContext& context);

/// The whole chapter in a rectangle: settings, plane, network, plots and transport, laid out by the room
/// there is. Call between ImGui::NewFrame and ImGui::Render; it opens its own borderless window.
class View {
 public:
  View();
  ~View();
  View(const View&) = delete;
  View& operator=(const View&) = delete;

  void draw(const ViewContext& context, ui::Rect area);
  /// Shows a sentence above the plane until it is closed: a command that was refused, a file that was saved.
  void tell(std::string sentence, ui::Tone tone);
  /// Asks for the path of a file with points, where the machine has no dialog for it.
  void ask_for_path();
  /// Whether the next frame would differ although nothing was touched (a pane settles, help waits to open).
  bool wants_frame() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace crease::train_and_watch
