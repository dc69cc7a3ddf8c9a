#include <cstdio>
#include <cstdlib>
#include <string>
#include <variant>

#include "cli/command_line.h"
#include "cli/commands.h"

namespace {

constexpr int exit_warning = 1, exit_bad_input = 2;

/// One sentence on one line, with its full stop.
void print_sentence(const std::string& sentence) {
  const char* stop = sentence.ends_with('.') ? "" : ".";
  std::fprintf(stderr, "crease: %s%s\n", sentence.c_str(), stop);
}

int print(const crease::cli::Report& report) {
  const bool is_written =
      std::fwrite(report.text.data(), 1, report.text.size(), stdout) == report.text.size() &&
      std::fflush(stdout) == 0;
  if (!is_written) print_sentence("the output could not be written");
  if (!report.warning.empty()) print_sentence(report.warning);
  return is_written && report.warning.empty() ? EXIT_SUCCESS : exit_warning;
}

}  // namespace

int main(int count, char** arguments) {
  using namespace crease;
  const Result<cli::Invocation> invocation = cli::parse_command_line(count, arguments);
  if (!invocation) {
    print_sentence(invocation.error().message);
    return exit_bad_input;
  }
  const Result<cli::Report> report =
      std::visit([](const auto& options) { return cli::run(options); }, invocation.value());
  if (!report) {
    print_sentence(report.error().message);
    return exit_bad_input;
  }
  return print(report.value());
}
