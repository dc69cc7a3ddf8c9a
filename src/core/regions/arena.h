#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace crease::regions {

/// Memory in the order of a stack. Blocks never move, and are kept for the next run.
class Arena {
 public:
  struct Mark {
    std::size_t block, used;
  };

  Mark mark() const { return {block_, used_}; }
  void release(Mark mark) {
    block_ = mark.block;
    used_ = mark.used;
  }

  /// Uninitialised room for `count` values of a trivial type.
  template <class T>
  T* take(std::size_t count) {
    const std::size_t size = (count * sizeof(T) + alignment - 1) / alignment * alignment;
    if (blocks_.empty() || used_ + size > blocks_[block_].size) next_block(size);
    std::byte* start = blocks_[block_].start + used_;
    used_ += size;
    return reinterpret_cast<T*>(start);
  }

 private:
  static constexpr std::size_t alignment = 64;
  static constexpr std::size_t smallest_block = 1 << 18;
  struct Block {
    std::unique_ptr<std::byte[]> memory;
    std::byte* start;
    std::size_t size;
  };

  void next_block(std::size_t size) {
    if (!blocks_.empty()) ++block_;
    used_ = 0;
    while (block_ < blocks_.size() && blocks_[block_].size < size) ++block_;
    if (block_ < blocks_.size()) return;
    const std::size_t room = std::max(smallest_block, size);
    std::unique_ptr<std::byte[]> memory(new std::byte[room + alignment]);
    const auto address = reinterpret_cast<std::uintptr_t>(memory.get());
    std::byte* start = memory.get() + (alignment - address % alignment) % alignment;
    blocks_.push_back({std::move(memory), start, room});
  }

  std::vector<Block> blocks_;
  std::size_t block_ = 0, used_ = 0;
};

}  // namespace crease::regions
