#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "lab/sweep.h"

/// Tables that a sweep has begun: going on with one, and putting shards together.
namespace crease::cli {

constexpr std::int64_t most_shards = 1'000'000;

/// "i/n" with 1 <= i <= n. Error: the option, and what would be right.
Result<lab::SweepShard> read_shard(const std::string& text, const std::string& name = "--shard");

/// How much of a file holds whole points of the shard, from its first on.
struct KeptRows {
  std::int64_t points = 0;
  std::size_t bytes = 0;                 ///< with the heading; 0: not even that is whole
  std::vector<std::string_view> blocks;  ///< the rows of each point, in the text that was read
};

/// What a table is read for.
enum class TableUse { continued, merged };

/// What an interrupted run left: a torn line at the end, or a point without all its steps, does not count.
/// Error: the file is of another sweep or shard, or has a line that is no row of this one.
Result<KeptRows> kept_rows(const lab::Sweep& sweep, const lab::SweepShard& shard, std::string_view text,
                           const std::string& path, TableUse use = TableUse::continued);

/// The table of the whole sweep. Error: a file that does not belong to it, two that disagree, points that
/// none of them has.
Result<std::string> merged_rows(const lab::Sweep& sweep, const std::vector<std::string>& paths);

}  // namespace crease::cli
