#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace crease::lab {

/// Files that belong to the lab and are not in the program, because few people need them: the images of a
/// chapter. A chapter asks for one by its name, again and again until it is there. Where the machine reads
/// files at once (the command line) the first answer is the last one; in a page the file comes some frames
/// later. So nothing that is computed may depend on how often was asked.
class Assets {
 public:
  virtual ~Assets() = default;
  /// What is in the file, or why there is none; null: it is on its way. Lives as long as the assets, or until
  /// it is asked for again.
  virtual const Result<std::string>* find(std::string_view name) = 0;
  /// Lets the next question try once more where there was none.
  virtual void ask_again(std::string_view name) { static_cast<void>(name); }
};

}  // namespace crease::lab
