#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>

#include "core/base/result.h"
#include "lab/sweep.h"

namespace crease::cli {

/// The file that a sweep goes on with. One sweep writes it at a time.
class SweepTable {
 public:
  /// Takes the file for this program alone, as far as the system can, before it reads what is there.
  /// Error: it cannot be written, another sweep is writing it, or it is of another sweep.
  static Result<SweepTable> open(const lab::Sweep& sweep, const lab::SweepShard& shard,
                                 const std::string& path);

  /// Points whose rows were there when it was opened.
  std::int64_t points() const { return points_; }
  /// Each point's rows reach the system before the next point's: what is killed loses no finished one.
  /// Error: the disk is full, or something else has written the file.
  Status add(const std::string& rows);

 private:
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  Status begin(const lab::Sweep& sweep, const lab::SweepShard& shard);

  std::string path_;
  std::unique_ptr<std::FILE, Closer> file_;
  std::int64_t points_ = 0;
  std::uintmax_t bytes_ = 0;
};

}  // namespace crease::cli
