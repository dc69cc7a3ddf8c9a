#pragma once

#include <cstdint>

/// Streams of random numbers, so that one seed draws points, shuffles and splits independently.
namespace crease::data {

inline constexpr std::uint64_t points_stream = 0x706f'696e'7473;   // "points"
inline constexpr std::uint64_t split_stream = 0x7370'6c69'74;      // "split"
inline constexpr std::uint64_t flowers_stream = 0x666c'6f77'6572;  // "flower"
inline constexpr std::uint64_t noise_stream = 0x6e6f'6973'65;      // "noise"
inline constexpr std::uint64_t labels_stream = 0x6c61'6265'6c73;   // "labels"

}  // namespace crease::data
