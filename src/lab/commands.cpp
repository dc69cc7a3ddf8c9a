#include "lab/commands.h"

#include <utility>

namespace crease::lab {

Status apply(Chapter& chapter, const Command& command) {
  if (command.kind == Command::Kind::set) return chapter.set(command.id, command.value);
  return chapter.act(command.id, to_text(command.value));
}

void Commands::push(Command command) {
  for (auto earlier = waiting_.rbegin(); earlier != waiting_.rend(); ++earlier) {
    if (command.kind != Command::Kind::set || earlier->kind != Command::Kind::set) break;
    if (earlier->id != command.id) continue;
    // The order against other ids may matter (a choice that brings new limits): to the end.
    waiting_.erase(std::next(earlier).base());
    break;
  }
  waiting_.push_back(std::move(command));
}

Status Commands::push_line(std::string_view line) {
  Result<Command> command = parse_line(line);
  if (!command) return command.error();
  push(std::move(command).value());
  return {};
}

std::vector<std::string> Commands::run(Chapter& chapter) {
  return run([&](const Command& command) { return apply(chapter, command); });
}

std::vector<std::string> Commands::run(const std::function<Status(const Command&)>& carry_out) {
  std::vector<std::string> sentences;
  while (!waiting_.empty()) {
    const Command command = std::move(waiting_.front());
    waiting_.pop_front();
    const Status status = carry_out(command);
    if (!status) sentences.push_back(status.error().message);
    if (status && on_done) on_done(command);
  }
  return sentences;
}

}  // namespace crease::lab
