#pragma once

#include <map>
#include <optional>
#include <vector>

#include "chapters/approximate/measurement.h"

namespace crease::approximate {

/// How the error of one construction falls with N, and how large N must be for an error that is asked for.
/// Every network is written down and measured, in slices.
class Study {
 public:
  Study(Task task, Construction construction, double sharpness);

  /// Asks for the smallest N, as `needed` gives it.
  void ask(double epsilon);
  /// Goes on until the budget is spent, a slice at least.
  void advance(const lab::Budget& budget);
  bool is_done() const;

  /// Distances by N, for those that are measured so far.
  const std::map<int, Distance>& distances() const { return distances_; }
  /// The slope of log(error) against log(N), by least squares over the measured N from 8 on; none while there
  /// are fewer than three, or where the error is 0.
  std::optional<double> slope() const;

  struct Answer {
    enum class Kind : std::uint8_t { searching, found, out_of_reach } kind = Kind::searching;
    int count = 0;  ///< found: with so many the error is at most epsilon, with one fewer it is larger
  };
  /// Bisection over N from 1 to most_count.
  const Answer& needed() const { return needed_; }
  /// The distance for one N, as far as it is known; null: not yet. Of those that were asked for only to
  /// answer the question, `low` may be all that is known when it is not enough.
  const Distance* measured(int count) const;

 private:
  std::optional<int> next_count();
  std::optional<int> next_question();
  bool begin_next();
  bool is_enough(int count) const { return measured(count)->high <= epsilon_; }

  Task task_;
  Construction construction_;
  double sharpness_, epsilon_ = 1;
  std::map<int, Distance> distances_;
  std::map<int, Distance> answers_;  ///< of those beside the curve, for this epsilon
  std::optional<Making> making_;
  std::optional<Measurement> running_;
  int running_count_ = 0;
  bool is_question_ = false;  ///< running for the answer alone
  bool has_trouble_ = false;
  Answer needed_;
  int too_few_ = 0, enough_ = 0;  ///< of the bisection; enough_ 0: none is known
};

}  // namespace crease::approximate
