#pragma once

#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "lab/chapter.h"
#include "lab/command.h"

namespace crease::lab {

/// Carries a command out. Error: the chapter's sentence; nothing has changed then.
Status apply(Chapter& chapter, const Command& command);

/// Commands on their way to a chapter. Widgets put them in while they are drawn; the app carries them out
/// between two frames, so that nothing changes under a picture that is being drawn.
class Commands {
 public:
  void set(std::string_view id, Value value) { ask(set_command(id, std::move(value))); }
  void act(std::string_view id, std::string_view argument = "") { ask(act_command(id, argument)); }
  /// A `set` replaces an earlier one of the same id that still waits, unless an action came between.
  void push(Command command);
  /// Error: the line cannot be read; nothing is queued then.
  Status push_line(std::string_view line);

  bool is_empty() const { return waiting_.empty(); }
  /// Carries out everything that waits, in order. Returns the sentences of what failed, in order.
  std::vector<std::string> run(Chapter& chapter);
  /// The same by `carry_out`, for whoever does not send all commands to one chapter.
  std::vector<std::string> run(const std::function<Status(const Command&)>& carry_out);
  /// Takes away everything that waits, in order.
  std::deque<Command> take() { return std::exchange(waiting_, {}); }

  /// Sees every command that succeeded (log, undo, messages to the host page).
  std::function<void(const Command&)> on_done;
  /// Where it is there and says no, `set` and `act` do nothing.
  std::function<bool(const Command&)> accepts;

 private:
  void ask(Command command) {
    if (!accepts || accepts(command)) push(std::move(command));
  }

  std::deque<Command> waiting_;
};

}  // namespace crease::lab
