#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace crease::cli {

/// A subcommand as far as its options are to be said; the argument parser's header, which takes seconds to
/// compile, is for command_line.cpp alone.
class Command {
 public:
  explicit Command(CLI::App& app) : app_(&app) {}

  class Option {
   public:
    explicit Option(CLI::Option& option) : option_(&option) {}
    const Option* operator->() const { return this; }
    /// What the help shows for its value.
    void type_name(const char* name) const;

   private:
    CLI::Option* option_;
  };

  /// Names as the parser has them: "-o,--out". What is given for it goes to value.
  Option add_option(const char* names, std::string& value, const char* help);
  Option add_option(const char* names, std::vector<std::string>& values, const char* help);
  void add_flag(const char* names, bool& value, const char* help);
  CLI::App& app() const { return *app_; }

 private:
  CLI::App* app_;
};

/// Adds a command with a text that has to be given.
Command add_command(CLI::App& program, const char* name, const char* help, const std::string& footer,
                    const char* value_name, std::string& value, const char* value_help);

}  // namespace crease::cli
