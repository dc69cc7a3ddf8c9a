#include "app/loaded_assets.h"

#include <utility>

#include "platform/platform.h"

namespace crease::app {

const Result<std::string>* LoadedAssets::find(std::string_view name) {
  const auto found = files_->find(name);
  if (found != files_->end()) return found->second ? &*found->second : nullptr;
  const std::string key(name);
  files_->emplace(key, std::nullopt);
  platform::load_asset(name, [files = std::weak_ptr<Files>(files_), key](Result<std::string> content) {
    if (const auto kept = files.lock()) (*kept)[key] = std::move(content);
  });
  const std::optional<Result<std::string>>& answer = files_->find(name)->second;
  return answer ? &*answer : nullptr;
}

void LoadedAssets::ask_again(std::string_view name) {
  const auto found = files_->find(name);
  if (found != files_->end() && found->second && !found->second->ok()) files_->erase(found);
}

}  // namespace crease::app
