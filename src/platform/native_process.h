#pragma once

#include <optional>
#include <string>
#include <vector>

/// Other programs of the machine, asked without a shell and without waiting for them. POSIX.
namespace crease::platform {

/// Where a program is that PATH leads to; empty if it is not there.
std::string find_program(const std::string& name);

/// A program that runs beside this one. Its output is kept, its errors and its input are nothing.
class Process {
 public:
  struct Outcome {
    int code = 0;        ///< exit code; -1 if it was ended by a signal
    std::string output;  ///< of its standard output
  };

  /// Starts arguments[0], which is looked for in PATH. Empty if it is not there.
  static std::optional<Process> start(const std::vector<std::string>& arguments);
  Process(Process&& other) noexcept;
  Process& operator=(Process&& other) noexcept;
  /// Ends the program if it still runs.
  ~Process();

  /// What came out of it, once it has ended. Never waits.
  std::optional<Outcome> poll();

 private:
  Process(int id, int output) : id_(id), output_(output) {}
  void read_output();
  void close();

  int id_ = -1, output_ = -1;  ///< -1: none (any more)
  std::string text_;
};

}  // namespace crease::platform
