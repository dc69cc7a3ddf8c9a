#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lab/chapter.h"
#include "lab/sweep_spec.h"

/// Measuring a chapter over a grid of settings. The table that comes out is a function of the file alone: how
/// the work is sliced, shared out, interrupted and resumed leaves no trace in it.
namespace crease::lab {

/// The chapters that can be swept.
struct SweepSubjects {
  std::vector<std::string> names;
  std::function<std::unique_ptr<Chapter>(std::string_view)> make;  ///< needs one of the names
};

/// Every `of`-th point of the grid, from number `index` (1 to `of`) on.
struct SweepShard {
  std::int64_t index = 1, of = 1;

  std::int64_t points(std::int64_t all) const { return all / of + (index <= all % of ? 1 : 0); }
  /// The point of the grid that is the shard's k-th.
  std::int64_t point(std::int64_t k) const { return k * of + index - 1; }
};

/// A sweep whose settings and measures suit its chapter. Constant, so that several threads may work on it.
class Sweep {
 public:
  /// Tries the first point of the grid, and each text, choice and flag of it.
  /// Error: file, line, column, field and what would be right.
  static Result<Sweep> read(std::string_view text, std::string_view file, const SweepSubjects& subjects);

  const SweepSpec& spec() const { return spec_; }
  std::int64_t points() const { return points_; }
  std::int64_t rows_per_point() const { return static_cast<std::int64_t>(spec_.steps.size()); }

  /// The two lines above the rows: a comment that says which sweep and shard this is, and the column names.
  std::string heading(const SweepShard& shard) const;
  /// What a row begins with, up to the first measured number.
  std::string row_beginning(std::int64_t point, std::size_t step) const;

  /// The chapter with the settings of a point, untrained. Error: which setting is refused.
  Result<std::unique_ptr<Chapter>> chapter_at(std::int64_t point) const;

 private:
  Sweep(SweepSpec spec, SweepSubjects subjects)
      : spec_(std::move(spec)), subjects_(std::move(subjects)), points_(spec_.points()) {}

  SweepSpec spec_;
  SweepSubjects subjects_;
  std::int64_t points_;
};

/// Measures one point of the grid.
class SweepPoint {
 public:
  /// The sweep must outlive it. Needs 0 <= point < sweep.points().
  SweepPoint(const Sweep& sweep, std::int64_t point) : sweep_(sweep), point_(point) {}

  /// Goes on until the budget is spent, at least a little. True once all rows are there, or there is trouble.
  bool advance(const Budget& budget);
  /// The rows so far, a line each. A number that does not exist is an empty field: a readout that the chapter
  /// does not have under these settings, a step that training did not reach.
  const std::string& rows() const { return rows_; }
  /// Why there are not all rows, else empty.
  const std::string& trouble() const { return trouble_; }

 private:
  enum class Doing : std::uint8_t { setting, training, looking, measuring };

  void work(const Budget& budget);
  void begin_step();
  bool needs_readouts() const;
  void measure_next();

  const Sweep& sweep_;
  std::int64_t point_;
  std::unique_ptr<Chapter> chapter_;
  Doing doing_ = Doing::setting;
  std::size_t step_ = 0;
  bool is_reached_ = false;
  std::vector<double> values_;  ///< of the row that is being measured
  std::vector<Readout> readouts_;
  std::optional<nn::Network> network_;
  std::string rows_, trouble_;
};

/// A whole sweep, or a shard of it, one point after the other, as a job that is given time in slices.
class SweepJob {
 public:
  SweepJob(Sweep sweep, SweepShard shard) : sweep_(std::move(sweep)), shard_(shard) {}
  SweepJob(const SweepJob&) = delete;
  SweepJob& operator=(const SweepJob&) = delete;

  /// True once it is done, or there is trouble.
  bool advance(const Budget& budget);
  const Sweep& sweep() const { return sweep_; }
  std::int64_t done() const { return done_; }
  std::int64_t total() const { return shard_.points(sweep_.points()); }
  /// The rows that have come since this was asked last.
  std::string take_rows() { return std::exchange(rows_, {}); }
  const std::string& trouble() const { return trouble_; }

 private:
  Sweep sweep_;
  SweepShard shard_;
  std::optional<SweepPoint> point_;
  std::int64_t done_ = 0;
  std::string rows_, trouble_;
};

/// Sets what fits the id, "*" standing for any letters. Error: nothing fits; the chapter's sentence.
Status set_matching(Chapter& chapter, std::string_view id, const Value& value);

/// Whether a name fits a pattern with "*" in it.
bool fits(std::string_view name, std::string_view pattern);

/// A field of CSV, in quotation marks where it needs them.
std::string csv_field(const std::string& text);

}  // namespace crease::lab
