#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lab/place.h"
#include "platform/listener.h"
#include "platform/platform.h"

struct ImGuiIO;
namespace crease::lab {
class Chapter;
class Session;
class Words;
struct Command;
}  // namespace crease::lab

namespace crease::app {

/// The text of a network file (core/io/network_file.h) for the bytes of one in another format, and its name.
using FileConverter = std::function<Result<std::string>(std::string_view bytes, std::string_view name)>;

enum class ThemeChoice : std::uint8_t { system, light, dark, projector };

/// The whole lab behind one surface. The platform tells it what happens (Listener) and calls frame() when a
/// frame is due; nothing happens in between. Several may live side by side: they share nothing.
class Application final : public platform::Listener {
 public:
  /// The first frame needs a current GL context, unless the platform has no GPU.
  Application();
  ~Application() override;
  Application(const Application&) = delete;
  Application& operator=(const Application&) = delete;

  /// One frame: what was asked for is carried out, computing goes on in the time that is left, the picture is
  /// drawn. Returns the seconds until the next frame is wanted: 0 at once, negative: only when something
  /// happens.
  double frame();
  /// The same without computing: for what must be done within an event (copying, opening a keyboard).
  void frame_for_event();

  void surface_changed(const platform::Surface& surface) override;
  void pointer_moved(float x_pt, float y_pt, platform::Device device) override;
  void pointer_pressed(int button, bool is_down) override;
  void pointer_left() override;
  void wheel_turned(float x_notches, float y_notches) override;
  void pinched(float factor) override;
  void key_changed(std::string_view code, bool is_down, platform::Modifiers modifiers) override;
  void text_entered(std::string_view utf8) override;
  void focus_changed(bool has_focus) override;
  void file_dropped(std::string_view name, std::string_view content) override;

  void choose_theme(ThemeChoice choice);
  /// From now on everything is shown and handed out in the language of this table (lab/words.h); empty:
  /// English. Empty, or the sentence that says what is wrong with the table; nothing has changed then.
  std::string choose_language(std::string_view table);
  /// The language in which it is shown.
  const lab::Words& words() const;
  /// Shortcuts as on a Mac: command instead of control.
  void use_mac_keys(bool is_mac);
  /// The GL context was lost, and everything in it. The state of the lab is kept; the next frame makes what
  /// it needs in the new context.
  void graphics_lost();

  /// Carries out one line ("set training.learning_rate 0.01", "act play") at once. Empty, or the sentence
  /// that says why it could not be done.
  std::string command(std::string_view line);
  /// Hides and locks, by lab::Restrictions as text. Empty, or the sentence about what is not understood in
  /// it.
  std::string restrict(std::string_view text);
  /// Opens a file at once: points, a network, a state of the lab, as its content says. Empty, or the sentence
  /// that says what is wrong in it.
  std::string load_file(std::string_view name, std::string_view content);
  /// How networks of NumPy and safetensors are read; none where whoever calls reads them before.
  void convert_files_with(FileConverter converter);
  /// Brings a state back at once: the text of a session file, or a link. Empty, or the sentence that says why
  /// not.
  std::string open_session(std::string_view text);
  /// The part of the program that a command waits for is there now, and the command is carried out; or it
  /// could not be had, and the command is forgotten. Empty, or the sentence that says why it is refused.
  std::string part_arrived(bool is_there);
  /// Hands the network to the person as a file, in the units at the axes, as the command line writes it.
  /// Returns the sentence that says where it went, or why it could not be written.
  std::string save_network();
  const lab::Chapter& chapter() const;
  const lab::Session& session() const;
  /// The place "x,y" in the picture, or the one in its middle, and the ways out of it; none where the picture
  /// has no places, or none there.
  std::optional<lab::Place> place(std::string_view at) const;
  /// What the plots and the picture show, as tables.
  std::vector<lab::Table> tables() const;
  /// Counts the commands that were carried out.
  std::int32_t changes() const;
  /// What was refused or failed last, in the language of the lab; else empty.
  std::string notice() const;

  /// Events wait that no frame has seen yet.
  bool is_behind() const;
  platform::Cursor cursor() const;
  /// A text field is being edited: the platform should offer a keyboard and an input method.
  bool wants_text() const;
  /// Escape closes or leaves something inside; otherwise it may leave the lab.
  bool wants_escape() const;
  /// Where text is being entered, for input methods.
  platform::Surface surface() const;
  float caret_x_pt() const;
  float caret_y_pt() const;

 private:
  struct State;
  void file_opened(Result<platform::OpenedFile> file);
  Result<lab::Command> command_for_file(std::string_view name, std::string_view content) const;
  /// In English, as everything inside: what leaves is translated, once.
  std::string carry_out(lab::Command command);
  void enter() const;
  /// Where events go; makes frames follow.
  ImGuiIO& event_queue();
  void draw_frame(bool may_compute);
  bool is_unsettled() const;
  std::unique_ptr<State> state_;
};

}  // namespace crease::app
