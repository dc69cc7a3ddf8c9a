#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>

#include "chapters/sweep_subjects.h"
#include "cli/asset_folder.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/numbers.h"
#include "cli/sweep_describe.h"
#include "cli/sweep_pool.h"
#include "cli/sweep_progress.h"
#include "cli/sweep_rows.h"
#include "cli/sweep_scripts.h"
#include "cli/sweep_table.h"
#include "cli/sweep_threads.h"
#include "core/io/json_writer.h"

namespace crease::cli {
namespace {

using lab::Sweep;
using lab::SweepShard;

constexpr int most_jobs = 1024;
constexpr std::int64_t usual_shards = 8;

Result<Report> run_to_file(const SweepOptions& options, const Sweep& sweep, const SweepShard& shard,
                           int jobs) {
  Result<SweepTable> table = SweepTable::open(sweep, shard, options.out);
  if (!table) return table.error();
  const std::int64_t before = table.value().points(), total = shard.points(sweep.points());
  std::int64_t done = before;
  {
    SweepProgress progress(before, total, options.progress);
    const auto take = [&](const std::string& rows) {
      const Status status = table.value().add(rows);
      if (status) progress.show(++done);
      return status;
    };
    const Status status = SweepPool(sweep, shard, before, take).run(jobs);
    if (!status) return status.error();
  }
  if (options.json)
    return Report{io::JsonObjectWriter()
                          .field("out", options.out)
                          .whole("points", total)
                          .whole("computed", done - before)
                          .whole("rows", total * sweep.rows_per_point())
                          .finished() +
                      "\n",
                  ""};
  std::string text = "written   " + options.out + ", " + std::to_string(total) + " points\n";
  if (before > 0) text += "computed  " + std::to_string(done - before) + "; the others were there\n";
  return Report{text, ""};
}

Result<Report> run_to_output(const SweepOptions& options, const Sweep& sweep, const SweepShard& shard,
                             int jobs) {
  if (options.json) return Error{"--json says what was written; --out RESULT.csv beside it would be right"};
  std::string text = sweep.heading(shard);
  std::int64_t done = 0;
  SweepProgress progress(0, shard.points(sweep.points()), options.progress);
  const auto take = [&](const std::string& rows) {
    text += rows;
    progress.show(++done);
    return Status();
  };
  const Status status = SweepPool(sweep, shard, 0, take).run(jobs);
  if (!status) return status.error();
  return Report{text, ""};
}

Result<Report> merge(const SweepOptions& options, const Sweep& sweep) {
  const Result<std::string> text = merged_rows(sweep, options.merge);
  if (!text) return text.error();
  if (options.out.empty()) {
    if (options.json) return Error{"--json says what was written; --out RESULT.csv beside it would be right"};
    return Report{text.value(), ""};
  }
  if (const Status status = write_file(options.out, text.value()); !status) return status.error();
  const std::int64_t rows = sweep.points() * sweep.rows_per_point();
  if (!options.json)
    return Report{"written   " + options.out + ", " + std::to_string(sweep.points()) + " points\n", ""};
  return Report{io::JsonObjectWriter()
                        .field("out", options.out)
                        .whole("points", sweep.points())
                        .whole("computed", 0)
                        .whole("rows", rows)
                        .finished() +
                    "\n",
                ""};
}

Result<Report> write_scripts(const SweepOptions& options, const Sweep& sweep) {
  SweepScripts scripts{options.spec, options.out, std::min(usual_shards, sweep.points())};
  if (scripts.out.empty())
    return Error{"scripts name their tables after the whole one; --out RESULT.csv would be right"};
  if (!options.shards.empty()) {
    const auto most = static_cast<int>(std::min<std::int64_t>(most_shards, sweep.points()));
    const Result<int> count = read_whole("--shards", options.shards, 1, most);
    if (!count) return count.error();
    scripts.shards = count.value();
  }
  Status status;
  if (!options.slurm.empty()) status = write_file(options.slurm, slurm_script(scripts));
  if (status && !options.parallel.empty()) status = write_file(options.parallel, parallel_commands(scripts));
  if (!status) return status.error();
  std::string text, merge = merge_command(scripts);
  io::JsonObjectWriter json;
  if (!options.slurm.empty())
    text += "run       sbatch " + options.slurm + "\n", json.field("slurm", options.slurm);
  if (!options.parallel.empty())
    text += "run       parallel < " + options.parallel + "\n", json.field("parallel", options.parallel);
  json.whole("shards", scripts.shards).field("merge", merge);
  return Report{options.json ? json.finished() + "\n" : text + "then      " + merge + "\n", ""};
}

Result<int> read_jobs(const std::string& text) {
  if (text.empty()) return cores();
  const Result<int> jobs = read_whole("--jobs", text, 1, most_jobs);
  if (jobs && jobs.value() > 1 && !has_threads())
    return Error{"--jobs is " + text + ", and this program has one thread; 1 would be right"};
  return jobs;
}

/// What was given although it does nothing beside `kind` of work. Error: the first such option.
Status check_alone(const char* kind, std::initializer_list<std::pair<bool, const char*>> others) {
  for (const auto& [is_given, name] : others)
    if (is_given) return Error{std::string(kind) + "; leaving out " + name + " would be right"};
  return {};
}

/// Options that belong to different kinds of work.
Status check_together(const SweepOptions& options) {
  const bool out = !options.out.empty(), shard = !options.shard.empty(), jobs = !options.jobs.empty();
  const bool slurm = !options.slurm.empty(), parallel = !options.parallel.empty();
  const bool shards = !options.shards.empty(), merges = !options.merge.empty();
  if (options.describe)
    return check_alone("--describe lists what a chapter has, and sweeps nothing",
                       {{out, "--out"},
                        {shard, "--shard"},
                        {jobs, "--jobs"},
                        {merges, "--merge"},
                        {slurm, "--slurm"},
                        {parallel, "--parallel"},
                        {shards, "--shards"},
                        {options.progress, "--progress"}});
  if (merges)
    return check_alone("--merge makes the whole table of what was computed",
                       {{shard, "--shard"},
                        {jobs, "--jobs"},
                        {slurm, "--slurm"},
                        {parallel, "--parallel"},
                        {shards, "--shards"},
                        {options.progress, "--progress"}});
  if (slurm || parallel)
    return check_alone("scripts share out the whole sweep, and compute nothing",
                       {{shard, "--shard"}, {jobs, "--jobs"}, {options.progress, "--progress"}});
  if (shards)
    return Error{
        "--shards is for scripts; --slurm JOB.sh or --parallel COMMANDS.txt beside it would be right"};
  return {};
}

}  // namespace

Result<Report> run(const SweepOptions& options) {
  if (const Status status = check_together(options); !status) return status.error();
  const lab::SweepSubjects subjects = chapters::sweep_subjects(assets_beside_program);
  if (options.describe) return describe_subject(options.spec, subjects, options.json);
  const Result<SweepShard> shard = read_shard(options.shard);
  if (!shard) return shard.error();
  const Result<int> jobs = read_jobs(options.jobs);
  if (!jobs) return jobs.error();
  const Result<std::string> text = read_file(options.spec);
  if (!text) return text.error();
  const Result<Sweep> sweep = Sweep::read(text.value(), options.spec, subjects);
  if (!sweep) return sweep.error();
  if (!options.merge.empty()) return merge(options, sweep.value());
  if (!options.slurm.empty() || !options.parallel.empty()) return write_scripts(options, sweep.value());
  const auto to = options.out.empty() ? run_to_output : run_to_file;
  return to(options, sweep.value(), shard.value(), jobs.value());
}

}  // namespace crease::cli
