#pragma once

/// Preconditions. A failed check is a bug of the caller, never bad input: bad input returns a Result.
///
/// The core does not print, exit or throw. What a failed check does is decided by the program: each
/// executable links exactly one definition of crease::check_failed (the programs print and abort, the tests
/// throw).

namespace crease {

[[noreturn]] void check_failed(const char* condition, const char* sentence, const char* file, int line);

}  // namespace crease

/// On in every build type. `sentence` says what must hold, in words.
#define CREASE_CHECK(condition, sentence) \
  (static_cast<bool>(condition) ? void(0) : ::crease::check_failed(#condition, sentence, __FILE__, __LINE__))
