#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "chapters/count/race.h"
#include "core/regions/subdivision.h"

namespace crease::count {

/// Counts over a range of places: half the side of a square, or the scale of the biases. The same networks
/// are counted at all places.
struct SweepLane {
  std::vector<int> hidden;
  std::vector<Tally> tallies;  ///< by place
  std::vector<Tally> others;   ///< biases: on the segment from -1 to 1; windows: none
  int scale_matters = 0;       ///< biases: networks whose count on the whole line was not always the same
};

class Sweep {
 public:
  enum class Kind : std::uint8_t { windows, biases };
  Sweep(Kind kind, const Settings& settings);

  void ask(int networks) { asked_ = networks; }
  void advance(const lab::Budget& budget);
  bool is_done() const { return networks() >= asked_ || !trouble_.empty(); }
  std::int64_t networks() const { return lanes_.back().tallies.back().networks(); }
  const std::array<SweepLane, depths.size()>& lanes() const { return lanes_; }
  const std::vector<double>& places() const { return places_; }
  /// Why nothing can be counted; else empty.
  const std::string& trouble() const { return trouble_; }

 private:
  void count_next();
  void count_window(SweepLane& lane, std::uint64_t seed);
  void count_biases(SweepLane& lane, std::uint64_t seed);

  Kind kind_;
  Settings settings_;
  int inputs_;
  std::vector<double> places_;
  std::array<SweepLane, depths.size()> lanes_;
  std::int64_t asked_ = 0;
  std::size_t next_lane_ = 0, next_place_ = 0;
  std::vector<std::int64_t> whole_;  ///< biases: of the present network, by place
  std::string trouble_;
  regions::Subdivider subdivider_;
};

}  // namespace crease::count
