#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "lab/journal.h"

/// Everything that was done in a session, as text, a line each:
///
///   crease-log 1 train-and-watch
///   @0 set data.source moons
///   @1200 set training.learning_rate 0.01
///   @1500 end
///
/// with the step that training had reached in front. Carried out on a chapter that has just been made, it
/// leads to the same bytes.
namespace crease::lab {

class Session;

struct Log {
  std::string chapter;
  std::vector<Event> entries;
  std::int64_t last_step = 0;

  bool operator==(const Log&) const = default;
};

Log log_of(const Session& session);
std::string to_text(const Log& log);
/// Error: the line, and what would be right.
Result<Log> parse_log(std::string_view text);

/// Error: the entry that cannot be carried out, and why.
Status replay(const Log& log, Session& session);

}  // namespace crease::lab
