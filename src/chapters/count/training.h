#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "chapters/count/settings.h"
#include "chapters/count/tally.h"
#include "core/nn/trainer.h"
#include "core/regions/subdivision.h"
#include "lab/chapter.h"

namespace crease::count {

/// What was counted of one depth while its networks learned.
struct TrainingLane {
  std::vector<int> hidden;
  std::vector<Tally> everywhere, data;  ///< by record
  std::vector<double> loss;             ///< mean over the networks, by record
};

/// Networks of all depths learn side by side, some seeds of each; at growing steps every one is counted.
class TrainingStudy {
 public:
  explicit TrainingStudy(const Settings& settings);

  /// Goes on until the budget is spent: training between two records is cut into slices.
  void advance(const lab::Budget& budget);
  bool is_done() const { return record_ == steps_.size() || !trouble_.empty(); }

  /// The steps at which is counted, and how many of these records are complete.
  const std::vector<double>& steps() const { return steps_; }
  std::size_t records() const { return record_; }
  const std::array<TrainingLane, depths.size()>& lanes() const { return lanes_; }
  /// The first network of a depth, as it is now.
  nn::Network network(std::size_t lane) const;
  /// Why training ended; else empty.
  const std::string& trouble() const { return trouble_; }

 private:
  void count(std::size_t lane, const nn::Network& network);
  std::optional<std::int64_t> cells(const nn::Network& network, double radius);

  Settings settings_;
  nn::Samples samples_;
  std::vector<double> steps_;
  std::array<TrainingLane, depths.size()> lanes_;
  std::vector<nn::Trainer> trainers_;  ///< by lane, then seed
  std::size_t record_ = 0, next_ = 0;
  std::string trouble_;
  regions::Subdivider subdivider_;
};

}  // namespace crease::count
