#include "chapters/train_and_watch/view_surface_height.h"

#include <algorithm>

namespace crease::train_and_watch {
namespace {

bool is_zero(const regions::AffineMap& map) {
  return map.a == 0 && map.b == 0 && map.c == 0;
}

/// Takes off what is not at least as large as maps[other]. Of two equal maps the first one counts as larger.
void keep_lead(std::vector<regions::Point>& part, std::vector<regions::Point>& rest,
               std::span<const regions::AffineMap> maps, int leader, int other) {
  const regions::AffineMap lead = difference(maps[std::size_t(leader)], maps[std::size_t(other)]);
  if (is_zero(lead)) {
    if (other < leader) part.clear();
    return;
  }
  clip_polygon(part, lead, rest);
  part.swap(rest);
}

}  // namespace

HeightScale HeightScale::of(const Picture& picture, bool is_margin) {
  HeightScale scale;
  const double value = is_margin ? picture.margin_scale : picture.value_scale;
  const double unit = value > 0 ? value : 1;
  scale.per_value = (is_margin ? 2 : 1) / unit;
  scale.shift = is_margin ? -surface_top : 0;
  scale.low = is_margin ? 0 : -surface_top * unit;
  scale.high = surface_top * unit;
  return scale;
}

double HeightScale::cut(double height) const {
  return std::clamp(height, low, high);
}

Ranking ranking_at(std::span<const regions::AffineMap> maps, regions::Point point) {
  Ranking ranking;
  double best = value_at(maps[0], point), next = 0;
  for (int k = 1; k < static_cast<int>(maps.size()); ++k) {
    const double value = value_at(maps[std::size_t(k)], point);
    if (value > best) {
      ranking = {k, ranking.first};
      next = best;
      best = value;
    } else if (ranking.second < 0 || value > next) {
      ranking.second = k;
      next = value;
    }
  }
  return ranking;
}

double height_at(std::span<const regions::AffineMap> maps, const HeightChoice& choice, regions::Point point) {
  if (!choice.is_margin || maps.size() < 2) return value_at(maps[std::size_t(choice.output)], point);
  const Ranking ranking = ranking_at(maps, point);
  return value_at(difference(maps[std::size_t(ranking.first)], maps[std::size_t(ranking.second)]), point);
}

/// The set on which two outputs are the largest and the second largest is convex: where it holds all corners
/// it holds the polygon.
std::span<const Sheet> SheetCutter::cut(std::span<const regions::Point> polygon,
                                        std::span<const regions::AffineMap> maps,
                                        const HeightChoice& choice) {
  sheets_.clear();
  if (polygon.empty()) return sheets_;
  if (!choice.is_margin || maps.size() < 2) {
    sheets_.push_back({polygon, maps[std::size_t(choice.output)], winner_at(maps, polygon.front())});
    return sheets_;
  }
  const Ranking ranking = ranking_at(maps, polygon.front());
  const auto is_same = [&](regions::Point corner) {
    return ranking_at(maps, corner) == ranking;
  };
  if (std::all_of(polygon.begin(), polygon.end(), is_same)) {
    sheets_.push_back({polygon,
                       difference(maps[std::size_t(ranking.first)], maps[std::size_t(ranking.second)]),
                       ranking.first});
    return sheets_;
  }
  corners_.resize(maps.size() * maps.size());
  const auto parts = winners_.split(polygon, maps);
  for (int winner = 0; winner < static_cast<int>(maps.size()); ++winner)
    for (int second = 0; second < static_cast<int>(maps.size()); ++second)
      if (second != winner) cut_ranking(parts[std::size_t(winner)], maps, {winner, second});
  return sheets_;
}

void SheetCutter::cut_ranking(std::span<const regions::Point> winners,
                              std::span<const regions::AffineMap> maps, Ranking ranking) {
  std::vector<regions::Point>& part = corners_[sheets_.size()];
  part.assign(winners.begin(), winners.end());
  for (int k = 0; k < static_cast<int>(maps.size()) && !part.empty(); ++k)
    if (k != ranking.first && k != ranking.second) keep_lead(part, rest_, maps, ranking.second, k);
  if (part.empty()) return;
  sheets_.push_back(
      {part, difference(maps[std::size_t(ranking.first)], maps[std::size_t(ranking.second)]), ranking.first});
}

std::vector<regions::Point> bends_of(const Piece& segment, std::span<const regions::AffineMap> maps,
                                     const HeightChoice& choice) {
  std::vector<regions::Point> points = {segment.from};
  const bool is_straight =
      !choice.is_margin || maps.size() < 2 || ranking_at(maps, segment.from) == ranking_at(maps, segment.to);
  std::vector<double> shares;
  for (std::size_t k = 0; k < maps.size() && !is_straight; ++k)
    for (std::size_t m = k + 1; m < maps.size(); ++m) {
      const regions::AffineMap lead = difference(maps[k], maps[m]);
      const double from = value_at(lead, segment.from), to = value_at(lead, segment.to);
      if ((from < 0 && to > 0) || (from > 0 && to < 0)) shares.push_back(from / (from - to));
    }
  std::sort(shares.begin(), shares.end());
  for (const double share : shares)
    points.push_back({segment.from.x + share * (segment.to.x - segment.from.x),
                      segment.from.y + share * (segment.to.y - segment.from.y)});
  points.push_back(segment.to);
  return points;
}

}  // namespace crease::train_and_watch
