#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>

#include "lab/chapter.h"
#include "lab/journal.h"

namespace crease::lab {

/// A whole state to go back to: the chapter's, and how it came about.
struct StateBefore {
  std::string what;  ///< what the person did then: "Learning rate"
  std::shared_ptr<const Memento> moment;
  Journal journal;
  std::int64_t step = 0;

  std::size_t bytes() const;
};

/// States before each thing a person did, bounded in number and memory; the oldest go first, one is kept
/// whatever its size.
class UndoStack {
 public:
  static constexpr std::size_t most_bytes = 6u << 20;
  static constexpr std::size_t most_states = 100;

  void push(StateBefore state);
  StateBefore pop();
  bool is_empty() const { return states_.empty(); }
  const StateBefore& top() const { return states_.back(); }
  void clear();
  std::size_t size() const { return states_.size(); }
  std::size_t bytes() const { return bytes_; }

 private:
  std::deque<StateBefore> states_;
  std::size_t bytes_ = 0;
};

}  // namespace crease::lab
