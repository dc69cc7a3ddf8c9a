#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "lab/parameter.h"
#include "lab/sweep_measure.h"

/// A sweep as text: which settings of a chapter take which values, and what is measured where.
namespace crease::lab {

/// Where something stands in the file, for sentences about it.
struct SweepPlace {
  std::string path;        ///< "grid[1].id"
  std::size_t offset = 0;  ///< in the text
};

/// One setting of the chapter; with "*" in its id, every setting whose id fits.
struct SweepSetting {
  std::string id;
  Value value;
  SweepPlace place;
};

struct SweepAxis {
  std::string id, name;  ///< the name heads its column
  std::vector<Value> values;
  SweepPlace place;         ///< of the id
  SweepPlace values_place;  ///< of the list, or of what stands for it
};

/// Axes that change together: as many values each.
using SweepGroup = std::vector<SweepAxis>;

/// One measured quantity: a readout of the chapter, or a measure of its network.
struct SweepMeasure {
  std::string name;
  std::optional<NetworkMeasure> network;  ///< if not, the name is the readout's
  SweepPlace place;
};

struct SweepSpec {
  std::string chapter;
  SweepPlace chapter_place;
  std::vector<SweepSetting> settings;  ///< set first, in this order
  std::vector<SweepGroup> grid;        ///< the last one changes fastest
  std::vector<std::int64_t> steps{0};  ///< of training, ascending
  SweepPlace steps_place;
  std::vector<SweepMeasure> measures;
  std::uint64_t hash = 0;  ///< of all that the file says; blanks do not count

  /// How many ways there are to choose one value of each group.
  std::int64_t points() const;
};

inline constexpr std::int64_t most_sweep_points = 10'000'000;

/// What the file looks like, for help.
extern const std::string_view sweep_schema;

/// Whether ids and values suit the chapter is for Sweep::read.
/// Error: file, line, column, field and what would be right.
Result<SweepSpec> read_sweep_spec(std::string_view text, std::string_view file);

}  // namespace crease::lab
