#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/result.h"

/// Parameters, actions and readouts are described once; widgets, HTML controls, URL state, session files,
/// undo, the command line and randomised tests are all made from these descriptions.
namespace crease::lab {

using Value = std::variant<bool, std::int64_t, double, std::string>;

enum class ParameterType : std::uint8_t { boolean, integer, real, choice, text };

struct Choice {
  std::string id, label, help;
};

struct Parameter {
  std::string id;     ///< stable: "training.learning_rate"
  std::string label;  ///< sentence case: "Learning rate"
  std::string help;   ///< one or two sentences, with the formula where there is one
  std::string group;  ///< "Data", "Network", "Training", "Picture"
  std::string unit;   ///< "" or "steps", ...
  ParameterType type = ParameterType::real;
  double min = 0, max = 1;  ///< hard limits of integer and real: beyond them is an error
  double soft_min = 0,
         soft_max = 0;  ///< the slider's range; beyond it a warning (used where soft_min < soft_max)
  bool is_logarithmic = false;
  bool is_advanced = false;  ///< folded away
  bool is_enabled = true;    ///< applies in the current state
  bool is_hidden = false;  ///< state without a control of its own (points moved by hand); saved all the same
  bool is_locked = false;  ///< shown, but nobody may change it here
  std::vector<Choice> choices;
  Value initial;
};

/// A line of text; a text of many lines; a file, as its name, a line break, and its text.
enum class Takes : std::uint8_t { line, text, file };

struct Action {
  std::string id, label, help;
  bool is_enabled = true;
  std::string argument = "";  ///< what it takes: "x,y,label"; empty: nothing, or nothing that must be said
  Takes takes = Takes::line;  ///< how one asks for the argument
  bool is_hidden = false;     ///< for programs and keys; a list of all actions leaves it out
  std::string group = "";     ///< that of the parameters it belongs to, or "Transport"
  std::string sets = "";      ///< the parameter that it changes, if it is one
  bool is_stroke = false;     ///< done again and again while the pointer moves, which is one thing to undo
};

struct Readout {
  std::string id, label, unit;
  double value = 0;
  std::string text;      ///< the value as a person reads it, with the digits that mean something
  std::string sentence;  ///< what it says, for help and screen readers
};

/// Text of a number: the shortest that reads back to the same double.
std::string to_text(double number);

/// Text of a value as it stands in commands and links; reads back to the same value.
std::string to_text(const Value& value);

/// The value that `text` stands for under a description. Error: id, what is allowed.
Result<Value> parse_value(const Parameter& parameter, std::string_view text);

/// `value` as the description wants it: a whole number given as a real becomes an integer, an integer a real,
/// text is parsed. Error: id, what is allowed (type, limits, choices).
Result<Value> checked(const Parameter& parameter, const Value& value);

/// A finite number, an integer, a list of numbers: the whole text must be one. Error: says what was expected.
Result<double> parse_real(std::string_view text);
Result<std::int64_t> parse_integer(std::string_view text);
Result<std::vector<double>> parse_reals(std::string_view text);

/// The parts of `text` between separators, without surrounding blanks. Empty text has no parts.
std::vector<std::string_view> split_text(std::string_view text, char separator);

/// Empty, or the sentence that warns about a value beyond the soft limits.
std::string warning(const Parameter& parameter, const Value& value);

}  // namespace crease::lab
