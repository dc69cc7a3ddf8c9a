#pragma once

/// How much is tried where trying is slow.
namespace crease::testing {

/// Sanitized code and code under node take up to twenty times as long.
constexpr bool is_slow = CREASE_TESTS_ARE_SLOW;

/// The distance of places that are pointed at or clicked: twice as far where that is slow.
constexpr float places_apart(float step) {
  return is_slow ? 2 * step : step;
}

}  // namespace crease::testing
