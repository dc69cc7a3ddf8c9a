#include "cli/sweep_table.h"

#include <cerrno>
#include <filesystem>

#include "cli/files.h"
#include "cli/sweep_lock.h"
#include "cli/sweep_rows.h"

namespace crease::cli {

Result<SweepTable> SweepTable::open(const lab::Sweep& sweep, const lab::SweepShard& shard,
                                    const std::string& path) {
  SweepTable table;
  table.path_ = path;
  table.file_.reset(std::fopen(path.c_str(), "ab"));
  if (!table.file_) return cannot_write(path, errno);
  if (!lock_for_itself(table.file_.get()))
    return Error{
        path +
        " is being written by another crease sweep; waiting until it ends, or another --out, would be right"};
  if (const Status status = table.begin(sweep, shard); !status) return status.error();
  return table;
}

/// Keeps the whole points, cuts off what was torn, and begins with the heading where not even that is there.
Status SweepTable::begin(const lab::Sweep& sweep, const lab::SweepShard& shard) {
  const Result<std::string> text = read_file(path_);
  if (!text) return text.error();
  const Result<KeptRows> kept = kept_rows(sweep, shard, text.value(), path_);
  if (!kept) return kept.error();
  points_ = kept.value().points;
  bytes_ = kept.value().bytes;
  std::error_code problem;
  if (bytes_ < text.value().size()) std::filesystem::resize_file(path_, bytes_, problem);
  if (problem) return Error{"cannot write " + path_ + ": the system does not let it be shortened"};
  return bytes_ > 0 ? Status() : add(sweep.heading(shard));
}

/// Where the system knows no locks, the size tells that somebody else writes.
Status SweepTable::add(const std::string& rows) {
  std::error_code problem;
  const std::uintmax_t size = std::filesystem::file_size(path_, problem);
  if (!problem && size != bytes_)
    return Error{path_ +
                 " was changed by something else while it was written; running the sweep again, alone, would "
                 "be right"};
  const bool is_written =
      std::fwrite(rows.data(), 1, rows.size(), file_.get()) == rows.size() && std::fflush(file_.get()) == 0;
  if (!is_written) return Error{"cannot write " + path_ + ": the disk may be full"};
  bytes_ += rows.size();
  return {};
}

}  // namespace crease::cli
