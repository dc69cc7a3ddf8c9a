#pragma once

#include <cstddef>
#include <vector>

namespace crease::train_and_watch {

/// Makes room for `count` values in a vector that is made anew, and an eighth more because the next picture
/// may have more. What is in it is lost: nothing is copied, and the old memory is there for the new. Vectors
/// that grow by themselves are twice as large as needed at times, and leave holes of all sizes in the heap.
template <class T>
void renew(std::vector<T>& values, std::size_t count) {
  if (values.capacity() >= count) return;
  values = {};
  values.reserve(count + count / 8);
}

}  // namespace crease::train_and_watch
