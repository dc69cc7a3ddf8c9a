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
  int count() const { return std::popcount(bits_); }
  /// The first corner of the run that the set is, going around n corners; it is neither empty nor full.
  int run_start(int n) const {
    const std::uint64_t previous = bits_ << 1 | bits_ >> (n - 1);
    return std::countr_zero(bits_ & ~previous);
  }
  /// Corners start .. start + length - 1 (around n) as corners 1 .. length of another polygon.
  NarrowMask run(int start, int length, int n) const {
    const std::uint64_t turned = start == 0 ? bits_ : bits_ >> start | bits_ << (n - start);
    return NarrowMask((turned & (~std::uint64_t(0) >> (64 - length))) << 1);
  }

  NarrowMask() = default;

 private:
  explicit NarrowMask(std::uint64_t bits) : bits_(bits) {}
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
  int count() const {
    int total = 0;
    for (std::uint64_t word : words_) total += std::popcount(word);
    return total;
  }
  int run_start(int n) const {
    int corner = 0;
    while (!test(corner) || test((corner + n - 1) % n)) ++corner;
    return corner;
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
