#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/expression_bounds.h"
#include "core/base/result.h"
#include "core/constructions/curve.h"
#include "core/constructions/network_enclosure.h"
#include "core/nn/network.h"

namespace crease::constructions {

/// Where the largest distance between a network and a function lies for certain.
struct SupError {
  double low = 0, high = 0;   ///< low <= sup |F - f| <= high
  double at = 0;              ///< a place where the distance is at least `low`
  std::int64_t work = 0;      ///< that was spent, in weights and biases that were read
  bool is_tight = false;      ///< high - low is at most one of the widths that were asked for
  bool is_cut_short = false;  ///< the work came to its bound before the search to its end
};

struct SupErrorOptions {
  double relative_width = 1e-6;
  /// Of the largest |f| that is seen: narrower than this is as good as equal, since rounding of F and f
  /// leaves as much. An error of zero has no relative width.
  double rounding_width = 4e-15;
  /// Where it is enough to know whether the error is larger than this, the search ends as soon as it does.
  double threshold = std::numeric_limits<double>::quiet_NaN();
  std::int64_t most_work = 80'000'000;  ///< a second; then the bounds are what they are, see is_cut_short
};

/// Encloses  sup { |F(x) - f(x)| : begin <= x <= end }  between two numbers, both guaranteed: branch and
/// bound on segments, with bounds of values and slopes of both functions.
///
/// `breakpoints`, in any order, are where the network bends, as far as one knows them: they save work and
/// change nothing else. Where f jumps, both sides of the jump count.
/// Needs   one input, one output; begin < end, finite   (CHECKed)
/// Error   f or the network has no finite value somewhere on the segment: the sentence says which and where
/// Cost    some ten evaluations per place where the distance is nearly largest
/// Source  Piyavskii 1972, "An algorithm for finding the absolute extremum of a function", for the bounds by
///         slopes, and where a segment is divided
Result<SupError> sup_error(const nn::Network& network, const Curve& f, double begin, double end,
                           std::span<const double> breakpoints = {}, const SupErrorOptions& options = {});

/// The same search, so much work at a time. The same result however it is divided.
class SupErrorSearch {
 public:
  SupErrorSearch(nn::Network network, Curve f, double begin, double end, std::span<const double> breakpoints,
                 const SupErrorOptions& options);

  /// Goes on for about so much work, three evaluations more at most. True: it is done.
  bool advance(std::int64_t work);
  bool is_done() const { return phase_ == Phase::done; }
  /// Needs   is_done()
  Result<SupError> result() const;

 private:
  enum class Phase : std::uint8_t { looking, bounding, narrowing, done };
  struct Segment {
    double begin, end;
    Interval at_begin, at_end;  ///< F - f there
    double high = 0;            ///< |F - f| is at most this on it
    double rank = 0;            ///< `high` but for a part of the width that is asked for
    double cut = 0;             ///< where it is divided
    double width() const { return end - begin; }
  };
  struct IsLater;

  void step();
  void look();
  void bound();
  void narrow();
  void divide();
  void finish(std::string trouble = "");
  std::string unbounded() const;
  NetworkEnclosure difference(Interval x);
  Interval look_at(double x);
  Segment taken();
  void add(const Segment& segment);
  Segment part_of(const Segment& whole, Segment part);
  double rank_of(double high) const;
  double highest() const;
  double accepted(double share, double high) const;
  bool is_within(double share) const;
  std::int64_t work_of_one() const;

  NetworkBounds network_;
  Curve f_;
  SupErrorOptions options_;
  std::vector<double> places_;
  std::vector<Interval> at_places_;
  std::size_t next_ = 0;             ///< of the places
  std::vector<Segment> open_;        ///< a heap
  std::optional<Segment> followed_;  ///< not among these
  bool is_following_ = false;
  std::uint64_t divisions_ = 0;  ///< of segments that were taken from the heap
  double indivisible_ = 0;       ///< the largest bound on a segment between neighbouring numbers
  Phase phase_ = Phase::looking;
  SupError found_;
  double size_ = 0;  ///< the largest |f| at the first places
  std::string trouble_;
};

}  // namespace crease::constructions
