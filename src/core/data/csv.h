#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/data/dataset.h"

namespace crease::data {

/// Two numeric columns and a label or value, as text: comma, semicolon or tab; point or decimal comma where
/// the separator allows it; optional header, byte order mark, CRLF. Labels that are words or few whole
/// numbers (at most 10 different) make a classification, other numbers a regression. Columns are scaled
/// linearly to [-1, 1]. Error: names `file`, the line, the column and what would be right.
Result<Dataset> parse_csv(std::string_view text, std::string_view file);

}  // namespace crease::data
