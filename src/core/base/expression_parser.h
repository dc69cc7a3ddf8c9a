#pragma once

#include <string_view>
#include <vector>

#include "core/base/expression_program.h"
#include "core/base/result.h"

namespace crease {

/// The steps of a formula; see Expression, which this is a part of.
Result<std::vector<ExpressionStep>> parse_expression(std::string_view text, int variables);

}  // namespace crease
