#pragma once

#include <cstdint>
#include <memory>

#include "core/base/result.h"
#include "lab/assets.h"
#include "lab/log.h"
#include "lab/session.h"
#include "lab/session_file.h"

/// Saved states brought back without a window.
namespace crease::chapters {

/// A chapter and its session, which live together.
struct Opened {
  std::unique_ptr<lab::Chapter> chapter;
  std::unique_ptr<lab::Session> session;
};

/// Whether training is only repeated, or measured on the way too, so that there are curves. What is recorded
/// is the same on every machine.
enum class Course : std::uint8_t { repeated, recorded };

/// The state that a session file describes: training is repeated, and all that is shown is computed.
/// Needs  assets that answer at once, for chapters that ask for some; without any they get none
/// Error: there is no such chapter; a setting or an event that is refused.
Result<Opened> reopen(const lab::SessionFile& file, Course course,
                      const std::shared_ptr<lab::Assets>& assets = nullptr);

/// The state that an action log leads to.
Result<Opened> replay(const lab::Log& log, Course course,
                      const std::shared_ptr<lab::Assets>& assets = nullptr);

/// Goes on until nothing is left to do.
void settle(lab::Session& session);

}  // namespace crease::chapters
