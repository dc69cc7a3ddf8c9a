#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "cli/command_table.h"
#include "core/base/nearest_name.h"
#include "core/data/text.h"

// The one place that knows the argument parser. It throws; nothing else in crease does.
namespace crease::cli {
namespace {

constexpr const char* program_footer =
    "crease COMMAND --help explains a command. Exit code 2: the input was wrong; one sentence on standard "
    "error\n"
    "says where and what would be right.";

/// What is left over is told apart by hand, with better sentences.
class Parser {
 public:
  Parser();
  Result<Invocation> parse(int count, const char* const* arguments);

 private:
  Error wrong_values(const std::string& sentence) const;
  static Status check_not_empty(const CLI::App& command);
  Status check_leftovers(const CommandTable::Entry& command) const;
  Error no_command(const std::vector<std::string>& arguments) const;

  CLI::App program_{"crease: exact linear regions of small networks, and their training"};
  CommandTable table_{program_};
};

Parser::Parser() {
  program_.name("crease");
  program_.footer(program_footer);
  program_.allow_extras();
}

Result<Invocation> Parser::parse(int count, const char* const* arguments) {
  try {
    program_.parse(count, arguments);
  } catch (const CLI::CallForHelp&) {
    return Invocation(HelpText{program_.help()});
  } catch (const CLI::RequiredError&) {
    // A file is missing; said below, after mistakes that are likelier the reason.
  } catch (const CLI::ArgumentMismatch& problem) {
    return wrong_values(problem.what());
  } catch (const CLI::ParseError& problem) {
    std::string sentence = problem.what();
    std::replace(sentence.begin(), sentence.end(), '\n', ' ');
    return Error{sentence + "; crease --help says what would be right"};
  }
  const std::vector<CLI::App*> commands = program_.get_subcommands();
  for (const CommandTable::Entry& entry : table_.entries()) {
    if (commands.empty() || entry.app != commands.front()) continue;
    if (const Status status = check_leftovers(entry); !status) return status.error();
    if (const Status status = check_not_empty(*entry.app); !status) return status.error();
    return entry.chosen();
  }
  return no_command(program_.remaining());
}

/// What the parser says of an option with too few values, or of a flag with one: its name comes first.
Error Parser::wrong_values(const std::string& sentence) const {
  const std::size_t colon = sentence.find(':');
  if (colon == std::string::npos) {
    const std::string given = sentence.substr(0, sentence.find(' '));
    const std::string flag = "--" + given.substr(0, given.find('='));
    return Error{flag + " takes no value; " + flag + " alone would be right"};
  }
  const std::string name = sentence.substr(0, colon);
  for (const CLI::App* command : program_.get_subcommands())
    if (const CLI::Option* option = command->get_option_no_throw(name))
      return Error{name + " needs one value; " + name + " " + option->get_type_name() + " would be right"};
  return Error{name + " needs one value; crease --help says which"};
}

/// Error: an option whose value is the empty text.
Status Parser::check_not_empty(const CLI::App& command) {
  for (const CLI::Option* option : command.get_options()) {
    const std::vector<std::string>& values = option->results();
    const bool has_gap = std::find(values.begin(), values.end(), "") != values.end();
    if (has_gap && !option->get_positional())
      return Error{option->get_name() + " is \"\"; " + option->get_name() + " " + option->get_type_name() +
                   " would be right"};
  }
  return {};
}

/// Error: no file, more than one, or an unknown option.
Status Parser::check_leftovers(const CommandTable::Entry& command) const {
  const std::string& name = command.app->get_name();
  std::vector<std::string> options;
  for (const CLI::Option* option : command.app->get_options()) {
    if (!option->get_positional()) options.push_back(option->get_name());
  }
  const std::vector<std::string_view> names(options.begin(), options.end());
  for (const std::string& word : program_.remaining(true)) {
    const std::string option = word.substr(0, word.find('='));
    if (option.starts_with('-')) {
      return Error{name + " has no option " + data::quoted(option) + "; " + right_names(option, names) +
                   " would be right"};
    }
  }
  if (command.file->empty())
    return Error{name + " needs a " + command.takes + "; crease " + name + " " + command.usage +
                 " would be right"};
  for (const std::string& word : program_.remaining(true)) {
    return Error{name + " takes one " + command.takes + " and " + data::quoted(word) +
                 " is one more; crease " + name + " " + command.usage + " would be right"};
  }
  return {};
}

Error Parser::no_command(const std::vector<std::string>& arguments) const {
  std::vector<std::string_view> names;
  for (const CommandTable::Entry& entry : table_.entries()) names.push_back(entry.app->get_name());
  if (arguments.empty()) return Error{"a command is missing; " + right_names("", names) + " would be right"};
  return Error{"there is no command " + data::quoted(arguments[0]) + "; " + right_names(arguments[0], names) +
               " would be right"};
}

}  // namespace

void Command::Option::type_name(const char* name) const {
  option_->type_name(name);
}

Command::Option Command::add_option(const char* names, std::string& value, const char* help) {
  return Option(*app_->add_option(names, value, help));
}

Command::Option Command::add_option(const char* names, std::vector<std::string>& values, const char* help) {
  return Option(*app_->add_option(names, values, help));
}

void Command::add_flag(const char* names, bool& value, const char* help) {
  app_->add_flag(names, value, help)->disable_flag_override();
}

Command add_command(CLI::App& program, const char* name, const char* help, const std::string& footer,
                    const char* value_name, std::string& value, const char* value_help) {
  CLI::App* command = program.add_subcommand(name, help);
  command->footer(footer);
  command->allow_extras();
  command->add_option(value_name, value, value_help)->type_name("")->required();
  return Command(*command);
}

Result<Invocation> parse_command_line(int count, const char* const* arguments) {
  return Parser().parse(count, arguments);
}

}  // namespace crease::cli
