#include "lab/command.h"

#include <utility>

namespace crease::lab {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c == '\\') {
      out += "\\\\";
    } else {
      out += c;
    }
  }
  return out;
}

char unescaped(char code) {
  switch (code) {
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return code;
  }
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_escape = text[i] == '\\' && i + 1 < text.size();
    out += is_escape ? unescaped(text[++i]) : text[i];
  }
  return out;
}

/// Takes the text up to the next blank off the front of `line`, and one blank.
std::string_view take_word(std::string_view& line) {
  const std::size_t end = line.find(' ');
  const std::string_view word = line.substr(0, end);
  line = end == std::string_view::npos ? std::string_view() : line.substr(end + 1);
  return word;
}

}  // namespace

Command set_command(std::string_view id, Value value) {
  return {Command::Kind::set, std::string(id), std::move(value)};
}

Command act_command(std::string_view id, std::string_view argument) {
  return {Command::Kind::act, std::string(id), std::string(argument)};
}

std::string to_line(const Command& command) {
  const std::string text = escaped(to_text(command.value));
  const std::string verb = command.kind == Command::Kind::set ? "set " : "act ";
  const bool has_value = command.kind == Command::Kind::set || !text.empty();
  return verb + command.id + (has_value ? " " + text : "");
}

Result<Command> parse_line(std::string_view line) {
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  std::string_view rest = line;
  const std::string_view verb = take_word(rest);
  const std::string_view id = take_word(rest);
  if ((verb != "set" && verb != "act") || id.empty())
    return Error{"A command is \"set <id> <value>\" or \"act <id> <argument>\"; \"" +
                 std::string(line.substr(0, 60)) + "\" is neither."};
  if (verb == "set") return set_command(id, unescaped(rest));
  return act_command(id, unescaped(rest));
}

}  // namespace crease::lab
