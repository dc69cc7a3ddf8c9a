#include <algorithm>
#include <array>
#include <string>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/training_run.h"
#include "core/base/nearest_name.h"
#include "core/data/csv.h"
#include "core/data/text.h"
#include "core/io/json_writer.h"
#include "core/io/training_spec.h"

namespace crease::cli {
namespace {

constexpr std::array<std::string_view, 3> split_names{"train", "test", "all"};

Result<data::Rows> chosen_rows(const std::string& split) {
  const auto* found = std::find(split_names.begin(), split_names.end(), split);
  if (found != split_names.end()) return static_cast<data::Rows>(found - split_names.begin());
  return Error{"--split is " + data::quoted(split) + "; " + right_names(split, split_names) +
               " would be right"};
}

std::string split_json(const data::Split& points) {
  const data::Dataset& train = points.train;
  io::JsonObjectWriter report;
  report.whole("train", train.size()).whole("test", points.test.size());
  if (train.task == data::Task::classification) report.whole("classes", train.classes);
  return report.finished() + "\n";
}

std::string split_text(const data::Split& points) {
  return std::to_string(points.train.size()) + " training points, " + std::to_string(points.test.size()) +
         " test points\n";
}

}  // namespace

Result<Report> run(const DataOptions& options) {
  const Result<data::Rows> rows = chosen_rows(options.split);
  if (!rows) return rows.error();
  const Result<std::string> text = read_file(options.spec);
  if (!text) return text.error();
  const Result<io::TrainingSpec> spec = io::read_training_spec(text.value(), options.spec);
  if (!spec) return spec.error();
  const Result<data::Split> points = load_data(spec.value(), options.spec);
  if (!points) return points.error();
  const std::string csv = data::write_csv(points.value(), rows.value());
  if (options.out.empty() && !options.json) return Report{csv, ""};
  if (!options.out.empty()) {
    if (const Status status = write_file(options.out, csv); !status) return status.error();
  }
  return Report{(options.json ? split_json : split_text)(points.value()), ""};
}

}  // namespace crease::cli
