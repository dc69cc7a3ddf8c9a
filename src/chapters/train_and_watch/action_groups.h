#pragma once

#include <string_view>

namespace crease::train_and_watch {

/// Where an action belongs, and what it changes: what is hidden or locked by a group's name takes its actions
/// with it.
struct ActionPlace {
  const char* group = "";  ///< that of the parameters beside it, or "Transport"; empty: of all
  const char* sets = "";   ///< the one parameter that it changes, if it is one
};

ActionPlace place_of_action(std::string_view id);

}  // namespace crease::train_and_watch
