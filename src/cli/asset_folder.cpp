#include "cli/asset_folder.h"

#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "cli/files.h"

namespace crease::cli {
namespace {

namespace fs = std::filesystem;

/// Linux knows which program runs; under node that is node, and the program stands in "_", as shells put it
/// there, too.
std::vector<fs::path> folders_of_program() {
  std::vector<fs::path> folders;
  std::error_code error;
  const fs::path running = fs::read_symlink("/proc/self/exe", error);
  if (!error) folders.push_back(running.parent_path());
  const char* named = std::getenv("_");
  if (named != nullptr) folders.push_back(fs::path(named).parent_path());
  return folders;
}

class AssetFolder final : public lab::Assets {
 public:
  const Result<std::string>* find(std::string_view name) override {
    const auto found = known_.find(name);
    if (found != known_.end()) return &found->second;
    return &known_.emplace(std::string(name), read(std::string(name))).first->second;
  }

 private:
  static Result<std::string> read(const std::string& name) {
    for (const fs::path& folder : folders_of_program()) {
      Result<std::string> content = read_file((folder / name).string());
      if (content) return content;
    }
    return Error{"The file " + name + " is not in the folder of the program, where it belongs."};
  }

  std::map<std::string, Result<std::string>, std::less<>> known_;
};

}  // namespace

std::shared_ptr<lab::Assets> assets_beside_program() {
  return std::make_shared<AssetFolder>();
}

}  // namespace crease::cli
