#pragma once

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

/// Two numeric columns and a label or value, as text.
///
///   separator  semicolon if the first line has one, else tab, else comma
///   decimals   point; also comma where the separator is a semicolon or tab
///   header     optional: a first line whose first two fields both are words
///   labels     words, or whole numbers of at most 10 different values: a classification, classes in
///              alphabetical or numerical order; other numbers: a regression
///   accepted   byte order mark, CRLF, blank lines, "quoted" fields, spaces around fields
///
/// Exactly three columns: which of more columns are meant would be a guess, so more is an error. The two
/// columns, and the value of a regression, are scaled linearly to [-1, 1].
/// Error: names `file`, the line, the column and what would be right.
Result<Dataset> parse_csv(std::string_view text, std::string_view file);

/// Points without labels: `columns` numbers in each row, unscaled, row-major; format as above.
/// Error: as above.
Result<std::vector<double>> parse_points_csv(std::string_view text, int columns, std::string_view file);

}  // namespace crease::data
