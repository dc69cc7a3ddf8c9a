#include "cli/sweep_rows.h"

#include <optional>

#include "cli/files.h"
#include "core/base/number_text.h"
#include "core/data/text.h"
#include "lab/parameter.h"

namespace crease::cli {
namespace {

/// The line that begins at `from`, without its end; none where the end is missing.
std::optional<std::string_view> line_at(std::string_view text, std::size_t from) {
  const std::size_t end = text.find('\n', from);
  if (end == std::string_view::npos) return std::nullopt;
  return text.substr(from, end - from);
}

/// Numbers and empty fields, as many as there are measures.
bool is_measured(std::string_view fields, std::size_t measures) {
  std::size_t count = 1;
  for (std::size_t from = 0;; ++count) {
    const std::size_t comma = fields.find(',', from);
    const std::string_view field = fields.substr(from, comma - from);
    if (!field.empty() && !parse_number(field)) return false;
    if (comma == std::string_view::npos) break;
    from = comma + 1;
  }
  return count == measures;
}

/// The end of a point's rows that begin at `from`; none where the text ends before.
Result<std::optional<std::size_t>> point_end(const lab::Sweep& sweep, std::int64_t point,
                                             std::string_view text, std::size_t from,
                                             const std::string& path) {
  for (std::size_t step = 0; step < sweep.spec().steps.size(); ++step) {
    const std::optional<std::string_view> line = line_at(text, from);
    if (!line) return std::optional<std::size_t>();
    const std::string beginning = sweep.row_beginning(point, step);
    if (!line->starts_with(beginning) ||
        !is_measured(line->substr(beginning.size()), sweep.spec().measures.size()))
      return Error{path + " has the line " + data::quoted(*line) + " where " + data::quoted(beginning + "…") +
                   " would be right"};
    from += line->size() + 1;
  }
  return std::optional(from);
}

/// The shard that a file says it is.
Result<lab::SweepShard> shard_of(std::string_view text, const std::string& path) {
  const std::string_view first = text.substr(0, text.find('\n'));
  const std::string_view mark = ", shard ";
  const std::size_t at = first.find(mark);
  if (at == std::string_view::npos) return lab::SweepShard();
  const Result<lab::SweepShard> shard = read_shard(std::string(first.substr(at + mark.size())), "the shard");
  if (!shard) return Error{path + ": " + shard.error().message};
  return shard;
}

std::string missing(const std::vector<std::string_view>& rows, const lab::Sweep& sweep) {
  constexpr int most_named = 3;
  std::int64_t count = 0;
  std::string names;
  for (std::size_t point = 0; point < rows.size(); ++point) {
    if (!rows[point].empty()) continue;
    if (++count > most_named) continue;
    names += (count == 1 ? "" : "; ") + sweep.row_beginning(static_cast<std::int64_t>(point), 0);
    names.pop_back();
  }
  if (count == 0) return {};
  return std::to_string(count) + " of " + std::to_string(rows.size()) +
         " points are missing (point, settings, step: " + names + (count > most_named ? "; …" : "") +
         "); running their shards to the end would be right";
}

}  // namespace

Result<lab::SweepShard> read_shard(const std::string& text, const std::string& name) {
  if (text.empty()) return lab::SweepShard();
  const std::size_t slash = text.find('/');
  const auto index = lab::parse_integer(text.substr(0, slash));
  const auto of = lab::parse_integer(slash == std::string::npos ? "" : text.substr(slash + 1));
  if (index && of && 1 <= index.value() && index.value() <= of.value() && of.value() <= most_shards)
    return lab::SweepShard{index.value(), of.value()};
  return Error{name + " is " + data::quoted(text) + "; i/n with i from 1 to n, such as 1/8, would be right"};
}

Result<KeptRows> kept_rows(const lab::Sweep& sweep, const lab::SweepShard& shard, std::string_view text,
                           const std::string& path, TableUse use) {
  const std::string heading = sweep.heading(shard);
  KeptRows kept;
  if (text.size() < heading.size() && heading.starts_with(text)) return kept;
  if (!text.starts_with(heading))
    return Error{path + " begins with " + data::quoted(text.substr(0, text.find('\n'))) + ", not with " +
                 data::quoted(heading.substr(0, heading.find('\n'))) +
                 (use == TableUse::merged
                      ? ", so it is no table of this sweep; one that it wrote would be right"
                      : ", so it is of another sweep or shard; another --out would be right")};
  kept.bytes = heading.size();
  for (; kept.points < shard.points(sweep.points()); ++kept.points) {
    const auto end = point_end(sweep, shard.point(kept.points), text, kept.bytes, path);
    if (!end) return end.error();
    if (!end.value()) return kept;
    kept.blocks.push_back(text.substr(kept.bytes, *end.value() - kept.bytes));
    kept.bytes = *end.value();
  }
  if (text.size() > kept.bytes)
    return Error{path + " goes on after its last row; a file that nothing else writes to would be right"};
  return kept;
}

Result<std::string> merged_rows(const lab::Sweep& sweep, const std::vector<std::string>& paths) {
  std::vector<std::string> texts;
  for (const std::string& path : paths) {
    Result<std::string> text = read_file(path);
    if (!text) return text.error();
    texts.push_back(std::move(text).value());
  }
  std::vector<std::string_view> rows(static_cast<std::size_t>(sweep.points()));
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const Result<lab::SweepShard> shard = shard_of(texts[i], paths[i]);
    if (!shard) return shard.error();
    const Result<KeptRows> kept = kept_rows(sweep, shard.value(), texts[i], paths[i], TableUse::merged);
    if (!kept) return kept.error();
    for (std::size_t k = 0; k < kept.value().blocks.size(); ++k) {
      const std::int64_t point = shard.value().point(static_cast<std::int64_t>(k));
      std::string_view& row = rows[static_cast<std::size_t>(point)];
      if (!row.empty() && row != kept.value().blocks[k])
        return Error{paths[i] + " has other numbers for point " + std::to_string(point) +
                     " than a file before it; computing one of them again would be right"};
      row = kept.value().blocks[k];
    }
  }
  const std::string gap = missing(rows, sweep);
  if (!gap.empty()) return Error{gap};
  std::string text = sweep.heading({});
  for (const std::string_view row : rows) text += row;
  return text;
}

}  // namespace crease::cli
