#include "platform/native_process.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <sstream>
#include <utility>

extern char** environ;

namespace crease::platform {
namespace {

/// More than this is no answer to any question that is asked here.
constexpr std::size_t longest_output = 1 << 16;

void close_on_exec(int file) {
  fcntl(file, F_SETFD, FD_CLOEXEC);
}

int spawn(const std::string& program, const std::vector<std::string>& arguments, int output) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::vector<char*> words;
  for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  pid_t id = -1;
  const int error = posix_spawn(&id, program.c_str(), &files, nullptr, words.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  return error == 0 ? static_cast<int>(id) : -1;
}

}  // namespace

std::string find_program(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path != nullptr ? path : "");
  for (std::string folder; std::getline(folders, folder, ':');) {
    const std::string program = (folder.empty() ? "." : folder) + '/' + name;
    if (access(program.c_str(), X_OK) == 0) return program;
  }
  return "";
}

std::optional<Process> Process::start(const std::vector<std::string>& arguments) {
  const std::string program = arguments.empty() ? "" : find_program(arguments.front());
  std::array<int, 2> ends{};
  if (program.empty() || pipe(ends.data()) != 0) return std::nullopt;
  close_on_exec(ends[0]);
  close_on_exec(ends[1]);
  const int id = spawn(program, arguments, ends[1]);
  ::close(ends[1]);
  if (id < 0) {
    ::close(ends[0]);
    return std::nullopt;
  }
  fcntl(ends[0], F_SETFL, O_NONBLOCK);
  return Process(id, ends[0]);
}

Process::Process(Process&& other) noexcept
    : id_(std::exchange(other.id_, -1)),
      output_(std::exchange(other.output_, -1)),
      text_(std::move(other.text_)) {}

Process& Process::operator=(Process&& other) noexcept {
  std::swap(id_, other.id_);
  std::swap(output_, other.output_);
  std::swap(text_, other.text_);
  return *this;
}

Process::~Process() {
  if (id_ >= 0) {
    kill(id_, SIGTERM);
    // It has a moment to go by itself; what is left is collected by the system when this program ends.
    waitpid(id_, nullptr, WNOHANG);
  }
  close();
}

void Process::close() {
  if (output_ >= 0) ::close(output_);
  output_ = -1;
}

void Process::read_output() {
  std::array<char, 1024> buffer;
  while (output_ >= 0) {
    const ssize_t count = read(output_, buffer.data(), buffer.size());
    if (count <= 0) return;
    if (text_.size() < longest_output) text_.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

std::optional<Process::Outcome> Process::poll() {
  if (id_ < 0) return std::nullopt;
  read_output();
  int status = 0;
  if (waitpid(id_, &status, WNOHANG) == 0) return std::nullopt;
  read_output();  // what it wrote between the two looks
  id_ = -1;
  close();
  return Outcome{WIFEXITED(status) ? WEXITSTATUS(status) : -1, std::move(text_)};
}

}  // namespace crease::platform
