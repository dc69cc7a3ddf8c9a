#include "core/regions/least_distance.h"

#include <cmath>
#include <limits>

namespace crease::regions {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
/// Of a normal's length: what is left of it is rounding.
constexpr double rounding = 1e-11;

double dot(std::span<const double> p, std::span<const double> q) {
  double sum = 0;
  for (std::size_t i = 0; i < p.size(); ++i) sum += p[i] * q[i];
  return sum;
}

double length(std::span<const double> p) {
  return std::sqrt(dot(p, p));
}

void add(std::vector<double>& sum, double factor, std::span<const double> term) {
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += factor * term[i];
}

/// v is the nearest point on the active half-spaces' borders, a sum of their normals with positive weights.
class ActiveSet {
 public:
  explicit ActiveSet(const HalfSpaces& spaces) : spaces_(spaces), v_(spaces.dimension, 0.0) {}

  std::optional<double> run() {
    const std::size_t count = spaces_.offset.size();
    for (std::size_t step = 0; step < 10 * (count + spaces_.dimension) + 100; ++step) {
      const std::size_t worst = most_violated();
      if (worst == count) return length(v_);
      if (!take_in(worst)) return std::nullopt;
    }
    return std::nullopt;
  }

 private:
  struct Active {
    std::size_t space;
    double weight;
    std::vector<double> direction;  ///< orthonormal to the ones before
    std::vector<double> share;      ///< normal = sum share[k] direction[k], k up to itself
  };

  std::size_t most_violated() const {
    std::size_t worst = spaces_.offset.size();
    double least = 0;
    for (std::size_t i = 0; i < spaces_.offset.size(); ++i) {
      const double size = length(spaces_.row(i));
      const double inside = (dot(spaces_.row(i), v_) + spaces_.offset[i]) / size;
      const double doubt = rounding * (1 + std::fabs(spaces_.offset[i]) / size + length(v_));
      if (inside < -doubt && inside < least) {
        least = inside;
        worst = i;
      }
    }
    return worst;
  }

  /// The rest of a normal orthogonal to the active ones; `share` is what it has of each direction. Twice, for
  /// the first time leaves rounding behind.
  std::vector<double> orthogonal_rest(std::span<const double> normal, std::vector<double>& share) const {
    std::vector<double> rest(normal.begin(), normal.end());
    share.assign(active_.size(), 0.0);
    for (int pass = 0; pass < 2; ++pass)
      for (std::size_t k = 0; k < active_.size(); ++k) {
        const double part = dot(active_[k].direction, rest);
        share[k] += part;
        add(rest, -part, active_[k].direction);
      }
    return rest;
  }

  /// From shares of directions to shares of normals: back substitution.
  std::vector<double> shares_of_normals(std::vector<double> share) const {
    for (std::size_t k = active_.size(); k-- > 0;) {
      share[k] /= active_[k].share[k];
      for (std::size_t i = 0; i < k; ++i) share[i] -= share[k] * active_[k].share[i];
    }
    return share;
  }

  /// Moves v onto the border of one more half-space; those that would pull the wrong way are let go. False:
  /// nothing can be let go, and there is no common point.
  bool take_in(std::size_t space) {
    const std::span<const double> normal = spaces_.row(space);
    double weight = 0;
    while (true) {
      std::vector<double> share;
      std::vector<double> rest = orthogonal_rest(normal, share);
      const std::vector<double> exchange = shares_of_normals(share);
      const double free = length(rest);
      const bool can_move = free > rounding * length(normal);
      double step = can_move ? -(dot(normal, v_) + spaces_.offset[space]) / (free * free) : infinity;
      std::size_t leaving = active_.size();
      for (std::size_t k = 0; k < active_.size(); ++k)
        if (exchange[k] > 0 && active_[k].weight / exchange[k] < step) {
          step = active_[k].weight / exchange[k];
          leaving = k;
        }
      if (step == infinity) return false;
      for (std::size_t k = 0; k < active_.size(); ++k) active_[k].weight -= step * exchange[k];
      weight += step;
      if (can_move) add(v_, step, rest);
      if (leaving == active_.size()) {
        for (double& entry : rest) entry /= free;
        share.push_back(free);
        active_.push_back({space, weight, std::move(rest), std::move(share)});
        return true;
      }
      let_go(leaving);
    }
  }

  void let_go(std::size_t leaving) {
    const std::vector<Active> old = std::move(active_);
    active_.clear();
    for (std::size_t k = 0; k < old.size(); ++k) {
      if (k == leaving) continue;
      std::vector<double> share;
      std::vector<double> rest = orthogonal_rest(spaces_.row(old[k].space), share);
      const double free = length(rest);
      for (double& entry : rest) entry /= free;
      share.push_back(free);
      active_.push_back({old[k].space, old[k].weight, std::move(rest), std::move(share)});
    }
  }

  const HalfSpaces& spaces_;
  std::vector<double> v_;
  std::vector<Active> active_;
};

}  // namespace

std::optional<double> least_distance(const HalfSpaces& spaces) {
  return ActiveSet(spaces).run();
}

}  // namespace crease::regions
