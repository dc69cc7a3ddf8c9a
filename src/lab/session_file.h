#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "lab/journal.h"

/// A session as text that people can read and machines bring back to the same bytes:
///
///   {"format": "crease-session", "version": 1, "chapter": "train-and-watch",
///    "settings": {"data.source": "moons", "training.learning_rate": 0.1},
///    "events": [{"step": 500, "command": "set training.learning_rate 0.01"}],
///    "step": 1200,
///    "view": {"picture.colouring": "cell"}}
///
/// `settings` are those with which training began, where they differ from how the chapter opens; `events` are
/// the commands since that changed what training computes, each with the step at which it came; `step` is how
/// far training has come; `view` is what only changes what is shown. Every field but format, version and
/// chapter may be left out. With weights, `events` is one command "act load_weights ..." that brings them,
/// and training need not be repeated.
namespace crease::lab {

class Session;

struct SessionFile {
  std::string chapter;
  SettingValues settings;
  std::vector<Event> events;
  std::int64_t step = 0;
  SettingValues view;

  bool operator==(const SessionFile&) const = default;
};

enum class Weights : std::uint8_t { repeated, included };

/// The state that is shown. With weights included, training goes on from it without the optimiser's memory.
SessionFile session_file(const Session& session, Weights weights);

std::string write_session(const SessionFile& session);
/// Error: file, line, column, field and what would be right; a newer version.
Result<SessionFile> read_session(std::string_view text, std::string_view file);

}  // namespace crease::lab
