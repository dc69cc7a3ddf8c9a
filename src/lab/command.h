#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"
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

}  // namespace crease::lab
