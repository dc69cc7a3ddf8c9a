#include "lab/undo.h"

#include <utility>

#include "core/base/check.h"

namespace crease::lab {

std::size_t StateBefore::bytes() const {
  std::size_t bytes = sizeof(*this) + moment->bytes();
  for (const auto& [id, value] : journal.start) bytes += id.size() + to_text(value).size();
  for (const Event& event : journal.events)
    bytes += sizeof(event) + event.command.id.size() + to_text(event.command.value).size();
  return bytes;
}

void UndoStack::push(StateBefore state) {
  bytes_ += state.bytes();
  states_.push_back(std::move(state));
  while (states_.size() > 1 && (states_.size() > most_states || bytes_ > most_bytes)) {
    bytes_ -= states_.front().bytes();
    states_.pop_front();
  }
}

StateBefore UndoStack::pop() {
  CREASE_CHECK(!states_.empty(), "there is something to undo");
  StateBefore state = std::move(states_.back());
  states_.pop_back();
  bytes_ -= state.bytes();
  return state;
}

void UndoStack::clear() {
  states_.clear();
  bytes_ = 0;
}

}  // namespace crease::lab
