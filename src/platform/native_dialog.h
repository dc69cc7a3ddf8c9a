#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/native_process.h"

namespace crease::platform {

/// The machine's own dialog that asks for a file with points: zenity's or kdialog's. Beside the program,
/// which goes on meanwhile.
class FileDialog {
 public:
  enum class Answer { none_yet, chosen, cancelled, not_there };

  /// The command that shows it; empty where neither program is there. `prefers_kde`: kdialog if both are.
  static std::vector<std::string> command(bool prefers_kde);

  /// Shows it. False where no program can.
  bool open();
  bool is_open() const { return process_.has_value(); }
  /// What has become of it; path() is the file that was chosen. Never waits.
  Answer poll();
  const std::string& path() const { return path_; }

 private:
  std::optional<Process> process_;
  std::string path_;
};

}  // namespace crease::platform
