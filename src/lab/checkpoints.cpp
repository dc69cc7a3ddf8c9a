#include "lab/checkpoints.h"

#include <algorithm>
#include <utility>

namespace crease::lab {

void Checkpoints::clear() {
  kept_.clear();
  distance_ = 1;
  bytes_ = 0;
}

bool Checkpoints::is_due(std::int64_t step) const {
  return kept_.empty() || step >= kept_.back().step + distance_;
}

void Checkpoints::add(Checkpoint checkpoint) {
  bytes_ += checkpoint.moment->bytes();
  kept_.push_back(std::move(checkpoint));
  while (kept_.size() > 2 && (bytes_ > most_bytes || kept_.size() > most_checkpoints)) thin();
}

/// The first one stays: it is the cheapest way back to the beginning. So does the last.
void Checkpoints::thin() {
  std::vector<Checkpoint> kept;
  for (std::size_t i = 0; i < kept_.size(); ++i)
    if (i % 2 == 0 || i + 1 == kept_.size()) kept.push_back(std::move(kept_[i]));
  kept_ = std::move(kept);
  distance_ = std::max<std::int64_t>(
      distance_ + 1, (kept_.back().step - kept_.front().step) / static_cast<std::int64_t>(kept_.size()));
  bytes_ = 0;
  for (const Checkpoint& checkpoint : kept_) bytes_ += checkpoint.moment->bytes();
}

void Checkpoints::drop_after(std::int64_t step, std::size_t events) {
  while (!kept_.empty() && (kept_.back().step > step || kept_.back().events > events)) {
    bytes_ -= kept_.back().moment->bytes();
    kept_.pop_back();
  }
}

const Checkpoints::Checkpoint* Checkpoints::find(std::int64_t step, std::size_t events) const {
  const auto is_reached = [&](const Checkpoint& checkpoint) {
    return checkpoint.step <= step && checkpoint.events <= events;
  };
  const auto found = std::find_if(kept_.rbegin(), kept_.rend(), is_reached);
  return found == kept_.rend() ? nullptr : &*found;
}

}  // namespace crease::lab
