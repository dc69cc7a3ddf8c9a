#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/data/dataset.h"

namespace crease::data {

/// The comment at the top of a file that write_csv made: what the rows alone do not say.
///
///   # crease points,classes,0,1,0,1,2          centre and half range of either column; how many classes
///   # crease points,classes,5,2,3,1,2,a,"b c"  the same with their names
///   # crease points,values,0,1,0,1,0,1         the scale of the values
std::string csv_heading(const Dataset& dataset);

/// A data set without rows as the heading has it; empty where the text begins with none.
/// Error: a heading that is none of the above.
Result<std::optional<Dataset>> read_csv_heading(std::string_view text, std::string_view file);

/// A field as it stands in a file, in quotes where it needs them.
std::string csv_field(const std::string& text);

}  // namespace crease::data
