#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "chapters/distance/settings.h"
#include "chapters/distance/spread.h"
#include "core/data/dataset.h"
#include "core/nn/trainer.h"
#include "core/regions/subdivision.h"
#include "lab/chapter.h"

namespace crease::distance {

/// What was measured at one set of places, at one step.
struct Nearby {
  std::vector<double> distances;  ///< Euclidean, to the nearest boundary, where there is one
  Spread distance;                ///< of these
  std::vector<int> cells;         ///< within the radius of each place
  Spread cells_near;              ///< of these
  double median_area = 0;         ///< of the cells that hold the places, inside the square from -1 to 1
};

/// One step of training at which everything was measured.
struct Record {
  std::int64_t step = 0;
  nn::Network network;
  double loss = 0;  ///< on the training points
  double accuracy = 0, test_accuracy = 0;
  std::int64_t cells = 0;  ///< in the square from -1 to 1
  std::array<Nearby, place_sets> nearby;
};

/// The number of cells that come closer to `centre` than `radius`: cut out of the square around the disc.
/// Error: that of Subdivider.
Result<int> cells_in_disc(regions::Subdivider& subdivider, const nn::Network& network, regions::Point centre,
                          double radius);

/// A network that is trained and measured at steps that grow like powers, in slices; the same result however
/// it is sliced.
class Course {
 public:
  explicit Course(const Settings& settings);

  /// Goes on until the budget is spent, a slice at least. True if there is another record.
  bool advance(const lab::Budget& budget);
  bool is_done() const { return !running_ && next_ >= steps_.size(); }

  const data::Split& points() const { return points_; }
  /// All of one set of places, as (n, 2).
  std::span<const double> places(Places which) const { return places_[static_cast<std::size_t>(which)]; }
  /// At least the one of step 0, once the first slice has been computed.
  const std::vector<Record>& records() const { return records_; }
  /// Why training ended early; else empty.
  const std::string& trouble() const { return trouble_; }

 private:
  void begin_record();
  void measure_network();
  void measure_place();
  void finish_set();

  double radius_;
  data::Split points_;
  nn::Samples samples_;
  std::optional<nn::Trainer> trainer_;
  std::array<std::vector<double>, place_sets> places_;
  std::vector<std::int64_t> steps_;  ///< to be measured, ascending
  std::size_t next_ = 0;
  std::optional<Record> running_;
  std::size_t set_ = 0, place_ = 0;  ///< of the running record: what is measured next
  std::vector<double> areas_;
  regions::Subdivider square_, disc_;
  const regions::Subdivision* cells_ = nullptr;
  std::vector<Record> records_;
  std::string trouble_;
};

}  // namespace crease::distance
