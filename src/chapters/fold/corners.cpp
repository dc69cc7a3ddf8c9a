#include "chapters/fold/corners.h"

#include "core/base/check.h"
#include "core/regions/pieces.h"

namespace crease::fold {

std::vector<double> corners_of(const nn::Network& network) {
  const Result<regions::Pieces> pieces = regions::pieces_along(network, {{0}, {1}, 0, 1});
  CREASE_CHECK(pieces.ok(), "a ReLU network on a segment");
  std::vector<double> corners = {0};
  const std::vector<double>& inner = pieces.value().breakpoints;
  corners.insert(corners.end(), inner.begin(), inner.end());
  corners.push_back(1);
  return corners;
}

}  // namespace crease::fold
