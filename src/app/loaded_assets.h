#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "lab/assets.h"

namespace crease::app {

/// Files that the platform loads, once each, for all chapters.
class LoadedAssets final : public lab::Assets {
 public:
  const Result<std::string>* find(std::string_view name) override;
  void ask_again(std::string_view name) override;

 private:
  using Files = std::map<std::string, std::optional<Result<std::string>>, std::less<>>;
  /// Shared with the platform, which may answer after the lab is gone.
  std::shared_ptr<Files> files_ = std::make_shared<Files>();
};

}  // namespace crease::app
