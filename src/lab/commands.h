#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "lab/chapter.h"
#include "lab/parameter.h"

/// The one way in. Interface, HTML controls, host page, command line and replay all send commands, as values
/// or as lines of text:
///
///   set training.learning_rate 0.01
///   act place_point 0.2,-0.4,1
///
/// A line break, tab or backslash inside a value is written \n, \t or \\.
namespace crease::lab {

struct Command {
  enum class Kind : std::uint8_t { set, act };
  Kind kind = Kind::act;
  std::string id;
  Value value = std::string();  ///< set: the value. act: the argument, as text

  bool operator==(const Command&) const = default;
};

Command set_command(std::string_view id, Value value);
Command act_command(std::string_view id, std::string_view argument = "");

/// One line of text, without line break at the end.
std::string to_line(const Command& command);

/// The command that a line stands for; the value of a `set` stays text until the chapter checks it.
/// Error: neither set nor act, no id.
Result<Command> parse_line(std::string_view line);

/// Carries a command out. Error: the chapter's sentence; nothing has changed then.
Status apply(Chapter& chapter, const Command& command);

/// Commands on their way to a chapter. Widgets put them in while they are drawn; the app carries them out
/// between two frames, so that nothing changes under a picture that is being drawn.
class Commands {
 public:
  void set(std::string_view id, Value value) { push(set_command(id, std::move(value))); }
  void act(std::string_view id, std::string_view argument = "") { push(act_command(id, argument)); }
  /// A `set` replaces an earlier one of the same id that still waits, unless an action came between.
  void push(Command command);
  /// Error: the line cannot be read; nothing is queued then.
  Status push_line(std::string_view line);

  bool is_empty() const { return waiting_.empty(); }
  /// Carries out everything that waits, in order. Returns the sentences of what failed, in order.
  std::vector<std::string> run(Chapter& chapter);

  /// Sees every command that succeeded (log, undo, messages to the host page).
  std::function<void(const Command&)> on_done;

 private:
  std::deque<Command> waiting_;
};

}  // namespace crease::lab
