#include "core/constructions/sup_error.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "core/base/check.h"
#include "core/base/interval_operations.h"
#include "core/base/number_text.h"
#include "core/constructions/network_enclosure.h"

namespace crease::constructions {
namespace {

constexpr int first_segments = 64;
/// The enclosure is narrowed further than is asked for, so that what is printed still is.
constexpr double safety = 0.5;
/// Of a segment, whose larger part is divided in its middle where it is more.
constexpr double most_left = 0.9;
/// The search begins at bends unless that takes more than this share of the work.
constexpr double most_at_first = 0.25;
/// A target costs about as much as so many weights.
constexpr std::int64_t work_of_target = 10;
constexpr double infinity = std::numeric_limits<double>::infinity();

/// Bounds of the distance |d| for d in an interval.
Interval size_of(Interval d) {
  return result_of(Operation::absolute, d);
}

std::vector<double> first_places(double begin, double end, std::span<const double> breakpoints,
                                 std::span<const double> knots) {
  std::vector<double> places;
  for (int i = 0; i <= first_segments; ++i)
    places.push_back(i == first_segments ? end : begin + i * ((end - begin) / first_segments));
  for (const std::span<const double> bends : {breakpoints, knots})
    for (const double place : bends)
      if (begin < place && place < end) places.push_back(place);
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

/// A bound from slopes, and where it is largest.
struct Peak {
  double high, at;
};

/// At most this is a sum, of which the second summand has been rounded, too.
double rounded_up(double first, double second) {
  constexpr double ulp = 0x1p-52, least = 1e-322;
  const double sum = first + second;
  return sum + (ulp * (std::fabs(sum) + 2 * std::fabs(second)) + least);
}

/// The largest value that d may have on [a, b] if its slopes there are within [s, t], s < 0 < t, for any c in
/// between:
///
///   d(x) <= d(a) + t (x - a) <= d(a) + t (c - a)  left of c,   d(x) <= d(b) - s (b - x) <= d(b) - s (b - c)
///   right of c
///
/// and the larger of both is smallest where they are equal: at the ridge of a roof, if d is one.
Peak peak_between(double begin, double end, double at_begin, double at_end, Interval slope) {
  if (slope.high <= 0) return {at_begin, begin};
  if (slope.low >= 0) return {at_end, end};
  const double top = begin + (at_end - at_begin - slope.low * (end - begin)) / (slope.high - slope.low);
  const double middle = begin + (end - begin) / 2;
  const double at = begin < top && top < end ? top : middle;
  return {
      std::max(rounded_up(at_begin, slope.high * (at - begin)), rounded_up(at_end, -slope.low * (end - at))),
      at};
}

/// The same for |d|.
Peak size_between(double begin, double end, Interval at_begin, Interval at_end, Interval slope) {
  const Peak up = peak_between(begin, end, at_begin.high, at_end.high, slope);
  const Peak down = peak_between(begin, end, -at_begin.low, -at_end.low, {-slope.high, -slope.low});
  return up.high >= down.high ? up : down;
}

}  // namespace

/// Whether another segment is divided before this one: with a larger bound, or, where these are nearly the
/// same, a narrower one, so that one is followed down to where it is tight before the next. No two are alike
/// in this: a heap of another library takes them in the same order.
struct SupErrorSearch::IsLater {
  bool operator()(const Segment& a, const Segment& b) const {
    if (a.rank != b.rank) return a.rank < b.rank;
    return a.width() != b.width() ? a.width() > b.width() : a.begin > b.begin;
  }
};

SupErrorSearch::SupErrorSearch(nn::Network network, Curve f, double begin, double end,
                               std::span<const double> breakpoints, const SupErrorOptions& options)
    : network_(std::move(network)), f_(std::move(f)), options_(options) {
  CREASE_CHECK(std::isfinite(begin) && std::isfinite(end) && begin < end, "a finite segment");
  places_ = first_places(begin, end, breakpoints, f_.knots());
  const double work = static_cast<double>(places_.size()) * static_cast<double>(work_of_one());
  if (work > most_at_first * static_cast<double>(options_.most_work))
    places_ = first_places(begin, end, {}, {});
}

bool SupErrorSearch::advance(std::int64_t work) {
  const std::int64_t until = found_.work + work;
  while (!is_done() && found_.work < until) step();
  return is_done();
}

Result<SupError> SupErrorSearch::result() const {
  CREASE_CHECK(is_done(), "the search has come to its end");
  if (!trouble_.empty()) return Error{trouble_};
  return found_;
}

void SupErrorSearch::step() {
  if (phase_ == Phase::looking) return look();
  if (phase_ == Phase::bounding) return bound();
  narrow();
}

void SupErrorSearch::look() {
  const double place = places_[next_++];
  const double value = f_.at(place);
  if (!std::isfinite(value)) return finish("the target has no value at x = " + shortest(place));
  size_ = std::max(size_, std::fabs(value));
  at_places_.push_back(look_at(place));
  if (next_ < places_.size()) return;
  phase_ = Phase::bounding;
  next_ = 0;
}

void SupErrorSearch::bound() {
  const Segment whole = {-infinity, infinity, {}, {}, infinity, infinity, 0};
  add(part_of(whole, {places_[next_], places_[next_ + 1], at_places_[next_], at_places_[next_ + 1]}));
  if (++next_ + 1 == places_.size()) phase_ = Phase::narrowing;
}

/// Divides the segment with the largest bound again and again, until the bounds are close, or cannot come
/// closer.
void SupErrorSearch::narrow() {
  double high = 0, rank = 0;
  if (!open_.empty()) high = open_.front().high, rank = open_.front().rank;
  if (followed_) high = std::max(high, followed_->high), rank = std::max(rank, followed_->rank);
  found_.high = std::max(indivisible_, rank);
  const bool is_decided = found_.low > options_.threshold || found_.high <= options_.threshold;
  if (!(high > indivisible_) || is_within(safety) || is_decided) return finish();
  if (found_.work < options_.most_work) return divide();
  found_.is_cut_short = true;
  finish();
}

/// The segment that is divided next. Now and then one is followed down to where its bound is attained: only
/// there, places with large distances may be found.
SupErrorSearch::Segment SupErrorSearch::taken() {
  if (followed_) return *std::exchange(followed_, std::nullopt);
  std::pop_heap(open_.begin(), open_.end(), IsLater());
  const Segment worst = open_.back();
  open_.pop_back();
  is_following_ = std::has_single_bit(++divisions_);
  return worst;
}

void SupErrorSearch::divide() {
  const Segment worst = taken();
  if (!(worst.begin < worst.cut && worst.cut < worst.end)) {
    // Where there is no bound between two neighbouring numbers, there is none at all.
    if (!std::isfinite(worst.high)) {
      add(worst);
      return finish();
    }
    indivisible_ = std::max(indivisible_, worst.high);
    return;
  }
  const Interval at_cut = look_at(worst.cut);
  Segment best = part_of(worst, {worst.begin, worst.cut, worst.at_begin, at_cut});
  Segment other = part_of(worst, {worst.cut, worst.end, at_cut, worst.at_end});
  if (other.high > best.high) std::swap(best, other);
  add(other);
  if (is_following_ && best.high - found_.low > accepted(safety, best.high))
    followed_ = best;
  else
    add(best);
}

void SupErrorSearch::add(const Segment& segment) {
  open_.push_back(segment);
  std::push_heap(open_.begin(), open_.end(), IsLater());
}

/// A part of a segment, of which the ends and what is there are known, bounded.
///
/// It is divided where the network bends on it, or where its bound by slopes is attained; where that left
/// most of the whole, in the middle.
SupErrorSearch::Segment SupErrorSearch::part_of(const Segment& whole, Segment part) {
  const NetworkEnclosure known = difference({part.begin, part.end});
  double cut = known.bend;
  part.high = std::min(whole.high, size_of(known.bounds.value).high);
  if (is_bounded(known.bounds.slope)) {
    const Peak peak = size_between(part.begin, part.end, part.at_begin, part.at_end, known.bounds.slope);
    part.high = std::min(part.high, peak.high);
    if (cut != cut && part.width() <= most_left * whole.width()) cut = peak.at;
  }
  part.cut = part.begin < cut && cut < part.end ? cut : part.begin + part.width() / 2;
  part.rank = rank_of(part.high);
  return part;
}

/// At least so much, and the same for bounds that differ by a part of the width that is asked for.
double SupErrorSearch::rank_of(double high) const {
  int exponent = 0;
  const double part = std::frexp(high, &exponent), steps = 4 / options_.relative_width;
  const double rank = std::ldexp(std::ceil(part * steps) / steps, exponent);
  return std::isfinite(rank) ? std::max(rank, high) : high;
}

/// The largest bound.
double SupErrorSearch::highest() const {
  double high = indivisible_;
  for (const Segment& segment : open_) high = std::max(high, segment.high);
  if (followed_) high = std::max(high, followed_->high);
  return high;
}

void SupErrorSearch::finish(std::string trouble) {
  phase_ = Phase::done;
  trouble_ = std::move(trouble);
  if (!trouble_.empty()) return;
  found_.high = highest();
  found_.is_tight = is_within(1);
  if (!std::isfinite(found_.high)) trouble_ = unbounded();
}

/// Which of the two functions has no finite bound on the worst segment.
std::string SupErrorSearch::unbounded() const {
  const Interval where =
      open_.empty() ? Interval{found_.at, found_.at} : Interval{open_.front().begin, open_.front().end};
  const std::string place = "near x = " + shortest(where.low);
  if (!is_bounded(f_.over(where).value)) return "the target has no finite bound " + place;
  if (!is_bounded(network_.over(where).bounds.value))
    return "the network's values have no finite bound " + place;
  return "the distance of network and target has no finite bound " + place;
}

/// A share of the width that is asked for, where the largest distance is at most so much.
double SupErrorSearch::accepted(double share, double high) const {
  return share * std::max(options_.relative_width * high, options_.rounding_width * size_);
}

bool SupErrorSearch::is_within(double share) const {
  return found_.high - found_.low <= accepted(share, found_.high);
}

std::int64_t SupErrorSearch::work_of_one() const {
  return network_.work() + work_of_target;
}

/// F - f over a segment, and its slope.
NetworkEnclosure SupErrorSearch::difference(Interval x) {
  found_.work += work_of_one();
  const NetworkEnclosure network = network_.over(x);
  const Enclosure target = f_.over(x);
  return {{result_of(Operation::subtract, network.bounds.value, target.value),
           result_of(Operation::subtract, network.bounds.slope, target.slope)},
          network.bend};
}

/// Bounds of F - f at a place, which may be a new record.
Interval SupErrorSearch::look_at(double x) {
  const bool is_first = found_.work == 0;
  const Interval here = difference({x, x}).bounds.value;
  const Interval distance = size_of(here);
  if (here != all_numbers && (is_first || distance.low > found_.low)) {
    found_.low = distance.low;
    found_.at = x;
  }
  return here;
}

Result<SupError> sup_error(const nn::Network& network, const Curve& f, double begin, double end,
                           std::span<const double> breakpoints, const SupErrorOptions& options) {
  SupErrorSearch search(network, f, begin, end, breakpoints, options);
  while (!search.advance(options.most_work)) {
  }
  return search.result();
}

}  // namespace crease::constructions
