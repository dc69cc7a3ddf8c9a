#include "platform/native_process.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>

#include "platform/native_appearance.h"
#include "platform/native_dialog.h"
#include "platform/native_files.h"

using namespace crease;
using namespace crease::platform;

namespace {

/// A folder of programs of the test's own, and nothing else in PATH, as long as it lives.
class Programs {
 public:
  Programs() {
    char name[] = "/tmp/crease_programs_XXXXXX";
    folder_ = mkdtemp(name);
    setenv("PATH", folder_.c_str(), 1);
    unsetenv("XDG_CURRENT_DESKTOP");
  }
  Programs(const Programs&) = delete;
  Programs& operator=(const Programs&) = delete;
  ~Programs() {
    setenv("PATH", path_.c_str(), 1);
    setenv("HOME", home_.c_str(), 1);
    for (const std::string& file : files_) unlink(file.c_str());
    rmdir(folder_.c_str());
  }
  void add(const std::string& name, const std::string& script) {
    write(name, "#!/bin/sh\n" + script + "\n");
    chmod((folder_ + '/' + name).c_str(), 0700);
  }
  std::string write(const std::string& name, const std::string& content) {
    files_.push_back(folder_ + '/' + name);
    std::ofstream(files_.back()) << content;
    return files_.back();
  }
  const std::string& folder() const { return folder_; }

 private:
  std::string folder_, path_ = std::getenv("PATH");
  std::string home_ = std::getenv("HOME") != nullptr ? std::getenv("HOME") : "/";
  std::vector<std::string> files_;
};

/// Asks again and again, as frames would, until there is something; gives up after some seconds.
template <class Poll>
auto wait_for(const Poll& poll) {
  auto result = poll();
  for (int i = 0; i < 1000 && !result; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    result = poll();
  }
  return result;
}

std::optional<FileDialog::Answer> answer(FileDialog& dialog) {
  const FileDialog::Answer got = dialog.poll();
  return got == FileDialog::Answer::none_yet ? std::nullopt : std::optional(got);
}

}  // namespace

TEST_CASE("known: a program's words come as they are, without a shell, and its exit code with its output") {
  Programs programs;
  programs.add("echoes", "printf '%s|' \"$@\"; exit 3");
  auto process = Process::start({"echoes", "a b", "$HOME; rm -rf x", "*"});
  REQUIRE(process);
  const auto outcome = wait_for([&] { return process->poll(); });
  REQUIRE(outcome);
  CHECK(outcome->output == "a b|$HOME; rm -rf x|*|");
  CHECK(outcome->code == 3);
  CHECK(!process->poll());
}

TEST_CASE("invariant: asking a program that takes its time does not wait for it") {
  Programs programs;
  programs.add("slow", "while :; do :; done");
  const auto begin = std::chrono::steady_clock::now();
  auto process = Process::start({"slow"});
  REQUIRE(process);
  for (int i = 0; i < 100; ++i) CHECK(!process->poll());
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(2));
}

TEST_CASE("degenerate: a program that is not there is not started") {
  Programs programs;
  CHECK(!Process::start({"nowhere"}));
  CHECK(!Process::start({}));
  FileDialog dialog;
  CHECK(!dialog.open());
  CHECK(FileDialog::command(true).empty());
}

TEST_CASE("known: the file dialog tells the path that was chosen, that none was, or that it could not open") {
  Programs programs;
  programs.add("zenity", "[ \"$1\" = --file-selection ] && echo '/tmp/my points.csv'");
  FileDialog dialog;
  REQUIRE(dialog.open());
  CHECK(wait_for([&] { return answer(dialog); }) == FileDialog::Answer::chosen);
  CHECK(dialog.path() == "/tmp/my points.csv");
  programs.add("zenity", "exit 1");
  REQUIRE(dialog.open());
  CHECK(wait_for([&] { return answer(dialog); }) == FileDialog::Answer::cancelled);
  programs.add("zenity", "exit 255");
  REQUIRE(dialog.open());
  CHECK(wait_for([&] { return answer(dialog); }) == FileDialog::Answer::not_there);
  programs.add("kdialog", "exit 1");
  CHECK(FileDialog::command(true).front() == "kdialog");
  CHECK(FileDialog::command(false).front() == "zenity");
}

TEST_CASE("known: what desktops say about dark and light is understood") {
  using Query = AppearanceQuery;
  CHECK(Query::read("(<<uint32 1>>,)\n") == Appearance::dark);
  CHECK(Query::read("   variant       variant          uint32 1\n") == Appearance::dark);
  CHECK(Query::read("(<<uint32 2>>,)") == Appearance::light);
  CHECK(!Query::read("(<<uint32 0>>,)"));
  CHECK(Query::read("'prefer-dark'\n") == Appearance::dark);
  CHECK(!Query::read("'default'\n"));
  CHECK(Query::read("'Adwaita-dark'\n") == Appearance::dark);
  CHECK(Query::read("'Adwaita'\n") == Appearance::light);
  CHECK(!Query::read(""));
  CHECK(appearance_of_gtk_theme("Adwaita:dark") == Appearance::dark);
  CHECK(!appearance_of_gtk_theme(""));
}

TEST_CASE(
    "known: where the portal does not answer the next source is asked, and light is left if none does") {
  Programs programs;
  AppearanceQuery query;
  query.start();
  CHECK(!query.is_under_way());
  programs.add("gdbus", "exit 1");
  programs.add("gsettings", "[ \"$3\" = gtk-theme ] && echo \"'Yaru-dark'\" || echo \"'default'\"");
  query.start();
  REQUIRE(query.is_under_way());
  CHECK(wait_for([&] { return query.poll(); }) == Appearance::dark);
  CHECK(!query.is_under_way());
  programs.add("gdbus", "echo '(<<uint32 2>>,)'");
  query.start();
  CHECK(wait_for([&] { return query.poll(); }) == Appearance::light);
}

TEST_CASE("known: a typed path is read with blanks, quotes, ~ and as an address; a wrong one is explained") {
  Programs programs;
  const std::string path = programs.write("my points.csv", "0,0,a\n");
  setenv("HOME", programs.folder().c_str(), 1);
  for (const std::string& typed : {path, "  '" + path + "'\n", std::string("~/my points.csv"),
                                   "file://" + programs.folder() + "/my%20points.csv"}) {
    const auto file = read_path(typed);
    REQUIRE_MESSAGE(file, typed);
    CHECK(file.value().name == "my points.csv");
    CHECK(file.value().content == "0,0,a\n");
  }
  CHECK(read_path("/no/such/file").error().message == "There is no file /no/such/file.");
  CHECK(read_path(programs.folder()).error().message.find("is a folder") != std::string::npos);
  CHECK(read_path(" ").error().message.find("Type or paste") == 0);
}

TEST_CASE("invariant: a saved file never replaces another one, and tells where it is") {
  Programs programs;
  const std::string first = programs.write("network.json", "old");
  const auto saved = write_beside(programs.folder(), "network.json", "new");
  REQUIRE(saved);
  CHECK(saved.value() == programs.folder() + "/network (2).json");
  CHECK(read_path(first).value().content == "old");
  CHECK(read_path(saved.value()).value().content == "new");
  unlink(saved.value().c_str());
  CHECK(write_beside("/no/such/folder", "a", "b").error().message.find("cannot be written") !=
        std::string::npos);
}
