#include "cli/sweep_scripts.h"

// The program is $CREASE where that is set (it may hold several words, "node crease.mjs"), else crease from
// the path: a script written here runs on machines where the program lies elsewhere.
namespace crease::cli {
namespace {

constexpr const char* program = "${CREASE:-crease}";

/// A word of the shell.
std::string quoted_word(const std::string& text) {
  std::string word = "'";
  for (const char letter : text) word += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
  return word + "'";
}

/// RESULT.csv -> RESULT, .csv
struct Parts {
  std::string stem, ending;
};
Parts parts_of(const std::string& path) {
  const std::size_t slash = path.rfind('/'), dot = path.rfind('.');
  const bool has_ending =
      dot != std::string::npos && dot > 0 && (slash == std::string::npos || dot > slash + 1);
  return has_ending ? Parts{path.substr(0, dot), path.substr(dot)} : Parts{path, ""};
}

std::string after_index(const SweepScripts& scripts) {
  return "-of-" + std::to_string(scripts.shards) + parts_of(scripts.out).ending;
}

std::string part(const SweepScripts& scripts, std::int64_t index) {
  return parts_of(scripts.out).stem + "-" + std::to_string(index) + after_index(scripts);
}

}  // namespace

std::string merge_command(const SweepScripts& scripts) {
  return "crease sweep " + quoted_word(scripts.spec) + " --merge " +
         quoted_word(parts_of(scripts.out).stem + "-") + "*" + quoted_word(after_index(scripts)) + " --out " +
         quoted_word(scripts.out);
}

std::string slurm_script(const SweepScripts& scripts) {
  const std::string count = std::to_string(scripts.shards);
  return "#!/bin/bash\n"
         "#SBATCH --job-name=crease-sweep\n"
         "#SBATCH --array=1-" +
         count +
         "\n"
         "#SBATCH --cpus-per-task=1\n"
         "# Submit it in the folder from which the paths are seen. A task that was cut short goes on where "
         "it\n"
         "# was when it is submitted again. When all have ended:\n"
         "#   " +
         merge_command(scripts) +
         "\n"
         "exec " +
         program + " sweep " + quoted_word(scripts.spec) + " --shard \"$SLURM_ARRAY_TASK_ID/" + count +
         "\" --jobs \"${SLURM_CPUS_PER_TASK:-1}\" --out " + quoted_word(parts_of(scripts.out).stem + "-") +
         "\"$SLURM_ARRAY_TASK_ID\"" + quoted_word(after_index(scripts)) + "\n";
}

std::string parallel_commands(const SweepScripts& scripts) {
  std::string lines;
  for (std::int64_t i = 1; i <= scripts.shards; ++i)
    lines += std::string(program) + " sweep " + quoted_word(scripts.spec) + " --shard " + std::to_string(i) +
             "/" + std::to_string(scripts.shards) + " --jobs 1 --out " + quoted_word(part(scripts, i)) + "\n";
  return lines;
}

}  // namespace crease::cli
