#include "core/constructions/sup_error.h"

#include <algorithm>
#include <cmath>
#include <queue>
#include <vector>

#include "core/base/check.h"
#include "core/base/interval_operations.h"
#include "core/base/number_text.h"
#include "core/constructions/network_enclosure.h"

namespace crease::constructions {
namespace {

constexpr int first_segments = 64;
/// The enclosure is narrowed further than is asked for, so that what is printed still is.
constexpr double safety = 0.5;

/// Bounds of the distance |d| for d in an interval.
Interval size_of(Interval d) {
  return result_of(Operation::absolute, d);
}

struct Segment {
  double begin, end;
  double high;  ///< |F - f| is at most this on it

  bool operator<(const Segment& other) const { return high < other.high; }
};

class Search {
 public:
  Search(const nn::Network& network, const Expression& f) : network_(network), f_(f) {}

  SupError result;

  /// F - f over a segment, and its slope.
  Enclosure difference(Interval x) {
    ++result.evaluations;
    const Enclosure network = enclosure(network_, x), target = crease::enclosure(f_, x);
    return {result_of(Operation::subtract, network.value, target.value),
            result_of(Operation::subtract, network.slope, target.slope)};
  }

  /// Bounds of F - f at a place, which may be a new record.
  Interval look_at(double x) {
    const Interval here = difference({x, x}).value;
    const Interval distance = size_of(here);
    if (here != all_numbers && (result.evaluations <= 1 || distance.low > result.low)) {
      result.low = distance.low;
      result.at = x;
    }
    return here;
  }

  /// The distance on a segment is at most this: by the bounds of the values; by the value in the middle and
  /// the slopes; and where the difference rises or falls all the way, by its values at the ends.
  double most(double begin, double end) {
    const Enclosure over = difference({begin, end});
    const double middle = begin + (end - begin) / 2;
    const Interval at_middle = look_at(middle);
    double high = size_of(over.value).high;
    if (over.slope == all_numbers) return high;
    if (over.slope.low >= 0 || over.slope.high <= 0)
      return std::min(high, std::max(size_of(look_at(begin)).high, size_of(look_at(end)).high));
    const Interval run = {result_of(Operation::subtract, {begin, begin}, {middle, middle}).low,
                          result_of(Operation::subtract, {end, end}, {middle, middle}).high};
    const Interval there =
        result_of(Operation::add, at_middle, result_of(Operation::multiply, over.slope, run));
    return std::min(high, size_of(there).high);
  }

 private:
  const nn::Network& network_;
  const Expression& f_;
};

std::vector<double> first_places(double begin, double end, std::span<const double> breakpoints) {
  std::vector<double> places;
  for (int i = 0; i <= first_segments; ++i)
    places.push_back(i == first_segments ? end : begin + i * ((end - begin) / first_segments));
  for (const double place : breakpoints)
    if (begin < place && place < end) places.push_back(place);
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

/// Divides the segment with the largest bound again and again, until the bounds are close, or cannot come
/// closer.
class Narrowing {
 public:
  Narrowing(Search& search, const std::vector<double>& places) : search_(search) {
    for (std::size_t i = 0; i + 1 < places.size(); ++i)
      open_.push({places[i], places[i + 1], search_.most(places[i], places[i + 1])});
  }

  void run(const SupErrorOptions& options) {
    SupError& result = search_.result;
    while (!open_.empty() && open_.top().high > indivisible_) {
      result.high = open_.top().high;
      result.is_tight = is_within(options, 1);
      if (is_within(options, safety)) return;
      if (result.evaluations >= options.most_evaluations) return;
      divide();
    }
    result.high = std::max(indivisible_, open_.empty() ? 0 : open_.top().high);
    result.is_tight = is_within(options, 1);
  }

  /// Where the largest bound is.
  double worst_place() const { return open_.empty() ? search_.result.at : open_.top().begin; }

 private:
  bool is_within(const SupErrorOptions& options, double share) const {
    const SupError& found = search_.result;
    return found.high - found.low <=
           share * std::max(options.relative_width * found.high, options.absolute_width);
  }

  void divide() {
    const Segment worst = open_.top();
    open_.pop();
    const double middle = worst.begin + (worst.end - worst.begin) / 2;
    if (!(worst.begin < middle && middle < worst.end)) {
      indivisible_ = std::max(indivisible_, worst.high);
      return;
    }
    open_.push({worst.begin, middle, std::min(worst.high, search_.most(worst.begin, middle))});
    open_.push({middle, worst.end, std::min(worst.high, search_.most(middle, worst.end))});
  }

  Search& search_;
  std::priority_queue<Segment> open_;
  double indivisible_ = 0;  ///< the largest bound on a segment between neighbouring numbers
};

}  // namespace

Result<SupError> sup_error(const nn::Network& network, const Expression& f, double begin, double end,
                           std::span<const double> breakpoints, const SupErrorOptions& options) {
  CREASE_CHECK(std::isfinite(begin) && std::isfinite(end) && begin < end, "a finite segment");
  Search search(network, f);
  const std::vector<double> places = first_places(begin, end, breakpoints);
  for (const double place : places) {
    if (!std::isfinite(f.at(place))) return Error{"the target has no value at x = " + shortest(place)};
    search.look_at(place);
  }
  Narrowing narrowing(search, places);
  narrowing.run(options);
  if (!std::isfinite(search.result.high))
    return Error{"the target has no finite bound near x = " + shortest(narrowing.worst_place())};
  return search.result;
}

}  // namespace crease::constructions
