#pragma once

#include <string>
#include <vector>

namespace crease::cli {

struct SweepOptions {
  std::string spec;                ///< path; with `describe` the id of a chapter
  std::string out;                 ///< path of the table, empty: standard output
  std::string shard;               ///< "i/n", empty: all of it
  std::string jobs;                ///< points at the same time, empty: one per core
  std::vector<std::string> merge;  ///< paths of shards
  std::string slurm, parallel;     ///< paths of scripts to write
  std::string shards;              ///< how many the scripts share the work out to
  bool progress = false;
  bool describe = false;
  bool json = false;
};

}  // namespace crease::cli
