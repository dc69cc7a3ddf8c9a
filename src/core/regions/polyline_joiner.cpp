#include "core/regions/polyline_joiner.h"

#include <cstddef>

namespace crease::regions {

void PolylineJoiner::join(const std::vector<Segment>& segments, const Polyline& model,
                          std::vector<Polyline>& result) {
  const auto count = static_cast<std::int32_t>(segments.size());
  for (std::int32_t i = 0; i < count; ++i)
    for (std::int32_t key : segments[i].key) {
      Node& node = nodes_[key];
      if (node.ends < 2) node.segment[node.ends] = i;
      ++node.ends;
    }
  used_.assign(segments.size(), 0);
  // Open lines first, from their ends; what is left are closed ones.
  for (std::int32_t i = 0; i < count; ++i)
    for (int side = 0; side < 2; ++side)
      if (used_[i] == 0 && nodes_[segments[i].key[side]].ends != 2)
        result.push_back(follow(segments, i, side, model));
  for (std::int32_t i = 0; i < count; ++i)
    if (used_[i] == 0) {
      Polyline loop = follow(segments, i, 0, model);
      loop.points.pop_back();
      loop.closed = true;
      result.push_back(std::move(loop));
    }
  for (const Segment& segment : segments)
    for (std::int32_t key : segment.key) nodes_[key].ends = 0;
}

/// Walks from one end of a segment until a line's end, or around.
Polyline PolylineJoiner::follow(const std::vector<Segment>& segments, std::int32_t first, int side,
                                const Polyline& model) {
  Polyline line = model;
  line.points.push_back(segments[first].end[side]);
  for (std::int32_t at = first;;) {
    used_[at] = 1;
    const int far = 1 - side;
    line.points.push_back(segments[at].end[far]);
    const Node& node = nodes_[segments[at].key[far]];
    if (node.ends != 2) return line;
    const std::int32_t next = node.segment[0] == at ? node.segment[1] : node.segment[0];
    if (used_[next] != 0) return line;
    side = segments[next].key[0] == segments[at].key[far] ? 0 : 1;
    at = next;
  }
}

}  // namespace crease::regions
