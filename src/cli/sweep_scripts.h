#pragma once

#include <cstdint>
#include <string>

#include "core/base/result.h"

/// Past one machine: the same command once per shard, as files for engines that run many commands.
namespace crease::cli {

struct SweepScripts {
  std::string spec, out;  ///< paths, as they are seen from the folder in which the jobs run
  std::int64_t shards = 1;
};

/// A job array for sbatch.
std::string slurm_script(const SweepScripts& scripts);

/// One command per line, for GNU parallel.
std::string parallel_commands(const SweepScripts& scripts);

/// The command that puts the shards together.
std::string merge_command(const SweepScripts& scripts);

}  // namespace crease::cli
