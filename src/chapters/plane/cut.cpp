#include "chapters/plane/cut.h"

namespace crease::plane {

Status Cut::make(const nn::Network& network, const Window& window) {
  window_ = window;
  cells_ = nullptr;
  regions::SubdivisionOptions options;
  options.max_cells = most_cells;
  const auto cells =
      subdivider_.run(network, {}, regions::box(window.x0, window.x1, window.y0, window.y1), options);
  if (!cells) return cells.error();
  cells_ = cells.value();
  regions::adjacency(*cells_, adjacency_);
  regions_ = regions::linear_regions(*cells_, adjacency_);
  boundaries_ = regions::boundaries(*cells_, adjacency_);
  decision_ = regions::decision_boundary(*cells_, adjacency_);
  tinter_.run(*cells_, tints_);
  return {};
}

}  // namespace crease::plane
