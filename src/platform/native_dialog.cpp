#include "platform/native_dialog.h"

#include <cstdlib>

namespace crease::platform {
namespace {

constexpr const char* title = "Open points";

bool is_kde() {
  const char* desktop = std::getenv("XDG_CURRENT_DESKTOP");
  return desktop != nullptr && std::string(desktop).find("KDE") != std::string::npos;
}

}  // namespace

std::vector<std::string> FileDialog::command(bool prefers_kde) {
  const std::vector<std::string> zenity = {"zenity", "--file-selection", std::string("--title=") + title,
                                           "--file-filter=Tables | *.csv *.tsv *.txt",
                                           "--file-filter=All files | *"};
  const std::vector<std::string> kdialog = {
      "kdialog",           "--title", title,
      "--getopenfilename", ".",       "*.csv *.tsv *.txt|Tables (*.csv *.tsv *.txt)\n*|All files"};
  for (const auto& each : {prefers_kde ? kdialog : zenity, prefers_kde ? zenity : kdialog})
    if (!find_program(each.front()).empty()) return each;
  return {};
}

bool FileDialog::open() {
  if (is_open()) return true;
  process_ = Process::start(command(is_kde()));
  return is_open();
}

/// Both programs end with 0 and the path, or with 1 where nothing was chosen; anything else is a program that
/// could not show its dialog.
FileDialog::Answer FileDialog::poll() {
  if (!process_) return Answer::none_yet;
  const auto outcome = process_->poll();
  if (!outcome) return Answer::none_yet;
  process_.reset();
  if (outcome->code == 1) return Answer::cancelled;
  path_ = outcome->output.substr(0, outcome->output.find('\n'));
  return outcome->code == 0 && !path_.empty() ? Answer::chosen : Answer::not_there;
}

}  // namespace crease::platform
