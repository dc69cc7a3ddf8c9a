#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

namespace crease::regions {

/// A set of corners of a polygon with at most 64 of them.
class NarrowMask {
 public:
  static constexpr int capacity = 64;

  bool any() const { return bits_ != 0; }
  bool test(int corner) const { return (bits_ >> corner & 1) != 0; }
  void set(int corner) { bits_ |= std::uint64_t(1) << corner; }
  void set_if(int corner, bool yes) { bits_ |= std::uint64_t(yes) << corner; }
  /// The first corner of the run that the set is, going around n corners; it is neither empty nor full.
  int run_start(int n) const {
    const std::uint64_t previous = bits_ << 1 | bits_ >> (n - 1);
    return std::countr_zero(bits_ & ~previous);
  }
  int run_length(int start, int n) const { return std::countr_one(turned(start, n)); }
  /// Corners start .. start + length - 1 (around n) as corners 1 .. length of another polygon.
  NarrowMask run(int start, int length, int n) const {
    return NarrowMask((turned(start, n) & (~std::uint64_t(0) >> (64 - length))) << 1);
  }

  NarrowMask() = default;

 private:
  explicit NarrowMask(std::uint64_t bits) : bits_(bits) {}
  /// Corner `start` comes first; bits beyond n corners are of no account.
  std::uint64_t turned(int start, int n) const {
    const std::uint64_t around = start == 0 ? 0 : bits_ << (n - start);
    return bits_ >> start | around;
  }
  std::uint64_t bits_ = 0;
};

/// The same for polygons with very many corners.
class WideMask {
 public:
  static constexpr int capacity = 64 * 64;

  bool any() const {
    return std::any_of(words_.begin(), words_.end(), [](std::uint64_t word) { return word != 0; });
  }
  bool test(int corner) const { return (words_[corner / 64] >> (corner % 64) & 1) != 0; }
  void set(int corner) { words_[corner / 64] |= std::uint64_t(1) << (corner % 64); }
  void set_if(int corner, bool yes) { words_[corner / 64] |= std::uint64_t(yes) << (corner % 64); }
  int run_start(int n) const {
    int corner = 0;
    while (!test(corner) || test((corner + n - 1) % n)) ++corner;
    return corner;
  }
  int run_length(int start, int n) const {
    int length = 0;
    while (test((start + length) % n)) ++length;
    return length;
  }
  WideMask run(int start, int length, int n) const {
    WideMask result;
    for (int i = 0; i < length; ++i)
      if (test((start + i) % n)) result.set(i + 1);
    return result;
  }

 private:
  std::array<std::uint64_t, 64> words_{};
};

}  // namespace crease::regions
