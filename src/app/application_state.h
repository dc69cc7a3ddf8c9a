#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/application.h"
#include "app/frame_pacer.h"
#include "app/open_chapters.h"
#include "imgui.h"
#include "lab/commands.h"
#include "lab/words.h"
#include "platform/graphics.h"
#include "ui/theme.h"

namespace crease::app {

/// An ImGui context of its own for every application; made before the graphics, destroyed after them.
struct Context {
  ImGuiContext* imgui = ImGui::CreateContext();
  Context() { ImGui::SetCurrentContext(imgui); }  // what is made next belongs to it
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
  ~Context() { ImGui::DestroyContext(imgui); }
};

/// What a file asks for, as a command: a state of the lab, a network, else points.
inline lab::Command file_command(std::string_view name, std::string_view content) {
  constexpr std::size_t head_bytes = 400;
  const std::string_view head = content.substr(0, head_bytes);
  if (head.find("\"crease-session\"") != std::string_view::npos)
    return lab::act_command("open_session", content);
  const bool is_network = head.find("\"crease-network\"") != std::string_view::npos;
  return lab::act_command(is_network ? "load_network" : "load_csv",
                          std::string(name) + '\n' + std::string(content));
}

struct Application::State {
  lab::Words words;  ///< before the context that draws with them
  Context context;
  std::string pasted;
  std::optional<platform::Graphics> graphics;  ///< from the first frame on
  OpenChapters chapters;  ///< after the context and the graphics that their views draw with
  lab::Commands commands;
  std::int32_t changes = 0;  ///< commands that were carried out
  crease::chapters::Host host;
  FileConverter convert;
  std::string notice;  ///< what was refused or failed last
  FramePacer pacer;
  platform::Surface surface;
  ThemeChoice theme_choice = ThemeChoice::system;
  ui::Theme theme = ui::make_theme(ui::ThemeKind::light);
  bool is_touch = false, theme_is_for_touch = false, has_drawn = false;
  bool asked_for_frame = false;  ///< the last frame wanted another one at once
  double last_frame_s = 0, last_event_s = 0;
  double advanced_s = 0;  ///< until when the model has let time pass

  lab::Session& session() { return *chapters.shown().session; }
  crease::chapters::View& view() { return *chapters.shown().view; }

  void open_graphics();
  void set_theme();
  /// Carries out what is waiting; the sentences of what was refused.
  std::vector<std::string> carry_out_commands();
  void run_commands();
  void tell(std::string sentence);
  std::string save(std::string_view name, std::string_view content);
  void begin_imgui_frame(double now_s);
  void draw_view(double now_s);
};

}  // namespace crease::app
