#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

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
#include "cli/sweep_threads.h"
#include "core/io/json_writer.h"

namespace crease::cli {
namespace {

using lab::Sweep;
using lab::SweepShard;

constexpr int most_jobs = 1024, most_shards = 1'000'000;
constexpr std::int64_t usual_shards = 8;

struct Closer {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

/// The file that a sweep goes on with.
class Table {
 public:
  /// Error: it cannot be written, or is of another sweep.
  static Result<Table> open(const Sweep& sweep, const SweepShard& shard, const std::string& path);

  std::int64_t points() const { return points_; }
  /// Each point's rows reach the system before the next point's: what is killed loses no finished one.
  Status add(const std::string& rows) {
    const bool is_written =
        std::fwrite(rows.data(), 1, rows.size(), file_.get()) == rows.size() && std::fflush(file_.get()) == 0;
    return is_written ? Status() : Error{"cannot write " + path_ + ": the disk may be full"};
  }

 private:
  std::string path_;
  std::unique_ptr<std::FILE, Closer> file_;
  std::int64_t points_ = 0;
};

Result<Table> Table::open(const Sweep& sweep, const SweepShard& shard, const std::string& path) {
  Table table;
  table.path_ = path;
  std::error_code problem;
  if (std::filesystem::exists(path, problem)) {
    const Result<std::string> text = read_file(path);
    if (!text) return text.error();
    const Result<KeptRows> kept = kept_rows(sweep, shard, text.value(), path);
    if (!kept) return kept.error();
    table.points_ = kept.value().points;
    if (kept.value().bytes > 0) {
      if (kept.value().bytes < text.value().size())
        std::filesystem::resize_file(path, kept.value().bytes, problem);
      if (problem) return Error{"cannot write " + path + ": the system does not let it be shortened"};
      table.file_.reset(std::fopen(path.c_str(), "ab"));
    }
  }
  const bool is_new = !table.file_ && table.points_ == 0;
  if (is_new) {
    if (const Status status = write_file(path, sweep.heading(shard)); !status) return status.error();
    table.file_.reset(std::fopen(path.c_str(), "ab"));
  }
  if (!table.file_)
    return Error{"cannot write " + path +
                 ": the system does not let it be opened; another path would be right"};
  return table;
}

Result<Report> run_to_file(const SweepOptions& options, const Sweep& sweep, const SweepShard& shard,
                           int jobs) {
  Result<Table> table = Table::open(sweep, shard, options.out);
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
  if (!options.shard.empty())
    return Error{"--merge makes the whole table; leaving out --shard would be right"};
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
  if (!options.shard.empty())
    return Error{"scripts share out the whole sweep; leaving out --shard would be right"};
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

}  // namespace

Result<Report> run(const SweepOptions& options) {
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
  if (!options.shards.empty())
    return Error{
        "--shards is for scripts; --slurm JOB.sh or --parallel COMMANDS.txt beside it would be right"};
  const auto to = options.out.empty() ? run_to_output : run_to_file;
  return to(options, sweep.value(), shard.value(), jobs.value());
}

}  // namespace crease::cli
