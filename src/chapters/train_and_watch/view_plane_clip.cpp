#include "chapters/train_and_watch/view_plane_clip.h"

namespace crease::train_and_watch {
namespace {

/// Where the line through a (value va) and b (value vb of the other sign) has value zero.
regions::Point crossing(regions::Point a, double va, regions::Point b, double vb) {
  const double t = va / (va - vb);
  return {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
}

}  // namespace

void clip_polygon(std::span<const regions::Point> polygon, const regions::AffineMap& map,
                  std::vector<regions::Point>& kept) {
  kept.clear();
  if (polygon.empty()) return;
  regions::Point before = polygon.back();
  double before_value = value_at(map, before);
  for (const regions::Point corner : polygon) {
    const double value = value_at(map, corner);
    // A corner on the line itself is kept once, as a corner, never as a crossing.
    if ((value > 0 && before_value < 0) || (value < 0 && before_value > 0))
      kept.push_back(crossing(before, before_value, corner, value));
    if (value >= 0) kept.push_back(corner);
    before = corner;
    before_value = value;
  }
  if (kept.size() < 3) kept.clear();
}

bool clip_segment(Piece& piece, const regions::AffineMap& map) {
  const double from = value_at(map, piece.from);
  const double to = value_at(map, piece.to);
  if (from < 0 && to < 0) return false;
  if (from < 0)
    piece.from = crossing(piece.from, from, piece.to, to);
  else if (to < 0)
    piece.to = crossing(piece.from, from, piece.to, to);
  return true;
}

int winner_at(std::span<const regions::AffineMap> maps, regions::Point point) {
  int best = 0;
  for (int k = 1; k < static_cast<int>(maps.size()); ++k)
    if (value_at(maps[k], point) > value_at(maps[best], point)) best = k;
  return best;
}

std::span<const std::vector<regions::Point>> WinnerSplitter::split(std::span<const regions::Point> polygon,
                                                                   std::span<const regions::AffineMap> maps) {
  parts_.resize(maps.size());
  for (auto& part : parts_) part.clear();
  if (polygon.empty()) return parts_;
  // The set on which one map is largest is convex: where it holds all corners it holds the polygon.
  const int first = winner_at(maps, polygon.front());
  bool is_whole = true;
  for (const regions::Point corner : polygon) is_whole = is_whole && winner_at(maps, corner) == first;
  if (is_whole) {
    parts_[first].assign(polygon.begin(), polygon.end());
    return parts_;
  }
  for (std::size_t k = 0; k < maps.size(); ++k) cut_out(polygon, maps, k);
  return parts_;
}

void WinnerSplitter::cut_out(std::span<const regions::Point> polygon,
                             std::span<const regions::AffineMap> maps, std::size_t winner) {
  std::vector<regions::Point>& part = parts_[winner];
  part.assign(polygon.begin(), polygon.end());
  for (std::size_t k = 0; k < maps.size() && !part.empty(); ++k) {
    if (k == winner) continue;
    const regions::AffineMap lead = difference(maps[winner], maps[k]);
    // Two equal maps tie everywhere: the first one keeps the part, as argmax does.
    if (lead.a == 0 && lead.b == 0 && lead.c == 0) {
      if (k < winner) part.clear();
      continue;
    }
    clip_polygon(part, lead, rest_);
    part.swap(rest_);
  }
}

}  // namespace crease::train_and_watch
