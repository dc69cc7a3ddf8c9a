#include "lab/log.h"

#include <optional>
#include <utility>

#include "lab/commands.h"
#include "lab/session.h"

namespace crease::lab {
namespace {

constexpr std::string_view head = "crease-log 1 ";

Error mistake(std::size_t line, const std::string& what) {
  return Error{"Line " + std::to_string(line) + " of the log: " + what};
}

/// "@1200 rest": the step, and what follows.
std::optional<std::pair<std::int64_t, std::string_view>> stamped(std::string_view line) {
  const std::size_t blank = line.find(' ');
  if (!line.starts_with('@') || blank == std::string_view::npos) return std::nullopt;
  const Result<std::int64_t> step = parse_integer(line.substr(1, blank - 1));
  if (!step || step.value() < 0) return std::nullopt;
  return std::pair{step.value(), line.substr(blank + 1)};
}

Status train_until(Session& session, std::int64_t step) {
  session.finish_travel();
  session.run_to(step, EndlessBudget());  // and no further, whatever command came last
  if (session.step() == step) return {};
  return Error{"training stands at step " + std::to_string(session.step()) + ", not at " +
               std::to_string(step) + "."};
}

}  // namespace

Log log_of(const Session& session) {
  return {std::string(session.id()), session.log(), session.step()};
}

std::string to_text(const Log& log) {
  std::string text = std::string(head) + log.chapter + '\n';
  for (const Event& entry : log.entries)
    text += '@' + std::to_string(entry.step) + ' ' + to_line(entry.command) + '\n';
  return text + '@' + std::to_string(log.last_step) + " end\n";
}

Result<Log> parse_log(std::string_view text) {
  const std::vector<std::string_view> lines = split_text(text, '\n');
  if (lines.empty() || !lines[0].starts_with(head))
    return mistake(1, "a log begins with \"crease-log 1 \" and the chapter.");
  Log log;
  log.chapter = lines[0].substr(head.size());
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].empty()) continue;
    const auto entry = stamped(lines[i]);
    if (!entry) return mistake(i + 1, "expected \"@\", a step, a blank and a command.");
    log.last_step = entry->first;
    if (entry->second == "end") return log;
    Result<Command> command = parse_line(entry->second);
    if (!command) return mistake(i + 1, command.error().message);
    log.entries.push_back({entry->first, std::move(command).value()});
  }
  return mistake(lines.size() + 1, "the last line, \"@<step> end\", is missing.");
}

Status replay(const Log& log, Session& session) {
  if (log.chapter != session.id()) return Error{"This log belongs to the chapter \"" + log.chapter + "\"."};
  for (std::size_t i = 0; i < log.entries.size(); ++i) {
    const Event& entry = log.entries[i];
    Status status = train_until(session, entry.step);
    if (status) status = apply(session, entry.command);
    if (!status) return mistake(i + 2, status.error().message);
  }
  const Status status = train_until(session, log.last_step);
  return status ? status : mistake(log.entries.size() + 2, status.error().message);
}

}  // namespace crease::lab
