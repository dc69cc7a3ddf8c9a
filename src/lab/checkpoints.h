#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "lab/chapter.h"

namespace crease::lab {

/// Moments of one run of training, from which every other moment of it can be trained again quickly. Bounded
/// in memory: when they become too many, every second one goes and later ones keep the wider distance.
class Checkpoints {
 public:
  struct Checkpoint {
    std::int64_t step = 0;
    std::size_t events = 0;  ///< of the journal, that had come
    std::shared_ptr<const Memento> moment;
  };

  static constexpr std::size_t most_bytes = 6u << 20;
  static constexpr std::size_t most_checkpoints = 128;

  void clear();
  /// Whether training has come far enough since the last one for another to be worth its memory.
  bool is_due(std::int64_t step) const;
  void add(Checkpoint checkpoint);
  /// Forgets what lies after `step`, or after `events` events: it never came to pass.
  void drop_after(std::int64_t step, std::size_t events);
  /// The latest one at or before `step` with at most `events` events; null if there is none.
  const Checkpoint* find(std::int64_t step, std::size_t events) const;
  std::size_t size() const { return kept_.size(); }
  std::size_t bytes() const { return bytes_; }

 private:
  void thin();
  std::vector<Checkpoint> kept_;
  std::int64_t distance_ = 1;
  std::size_t bytes_ = 0;
};

}  // namespace crease::lab
