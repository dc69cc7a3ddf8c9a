#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/data/dataset.h"

namespace crease::data {

/// Rows that a CSV file may hold: more is a clear error, not a page that stands still. As many as can be
/// generated; points without labels are only evaluated, so that there may be more of them.
inline constexpr int max_csv_rows = max_count;
inline constexpr int max_csv_points = 1'000'000;
/// Different labels that still make a classification (the largest number of outputs of a network).
inline constexpr int max_csv_classes = 10;

/// Bytes of a file: as many as that many rows need.
inline constexpr std::size_t max_csv_bytes = 64'000'000;

/// Two numeric columns and a label or value, as text.
///
///   separator  semicolon, tab, comma or blanks, as the first line has it (see CsvReader)
///   decimals   point; also comma where the separator is none
///   header     optional: a first line whose first two fields both are words
///   labels     words: a classification, classes in the order in which they come; whole numbers of at most 10
///              different values: one too, classes in ascending order; other numbers: a regression
///   accepted   byte order mark, CRLF, CR, blank lines, comments (# at the beginning), "quoted" fields,
///   spaces
///              around fields
///   refused    missing values: an empty field, also NA, NaN, null or ? where a label belongs
///
/// Exactly three columns: which of more columns are meant would be a guess, so more is an error. The two
/// columns, and the value of a regression, are scaled linearly to [-1, 1]; in a file that write_csv made, as
/// they were.
/// Error: names `file`, the line, the column and what would be right.
Result<Dataset> parse_csv(std::string_view text, std::string_view file);

/// Points without labels: `columns` numbers in each row, unscaled, row-major; format as above.
/// Error: as above.
Result<std::vector<double>> parse_points_csv(std::string_view text, int columns, std::string_view file);

/// Which rows of both sets a file gets.
enum class Rows : std::uint8_t { train, test, all };

/// A file of the points in the units they were measured in, which parse_csv reads back to the same data set:
/// the first line, a comment, says what the classes are and how the columns are scaled. Error: coordinates
/// come back to the same bits where they are unscaled or came from a file (iris too); points
///        placed by hand into scaled data come back within a unit in the last place or two.
std::string write_csv(const Split& points, Rows rows);

}  // namespace crease::data
