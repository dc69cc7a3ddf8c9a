#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <variant>

#include "cli/command_line.h"
#include "cli/commands.h"

namespace {

constexpr int exit_warning = 1, exit_bad_input = 2;

/// One sentence on one line, whatever names it has in it, with its full stop.
void print_sentence(std::string sentence) {
  const auto breaks_line = [](char c) {
    return c == '\n' || c == '\r';
  };
  std::replace_if(sentence.begin(), sentence.end(), breaks_line, ' ');
  const char* stop = sentence.ends_with('.') ? "" : ".";
  std::fprintf(stderr, "crease: %s%s\n", sentence.c_str(), stop);
}

int print(const crease::cli::Report& report) {
  const bool is_written =
      std::fwrite(report.text.data(), 1, report.text.size(), stdout) == report.text.size() &&
      std::fflush(stdout) == 0;
  if (!is_written) print_sentence("the output could not be written");
  for (const std::string& sentence : {report.warning, report.note})
    if (!sentence.empty()) print_sentence(sentence);
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
