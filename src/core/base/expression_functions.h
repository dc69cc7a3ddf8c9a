#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "core/base/expression_program.h"

/// The functions that a formula may name.
namespace crease {

/// How a function becomes steps: as one; as one less than it has values; with 0 as its second value; ceil as
/// -floor(-x).
enum class FunctionForm : std::uint8_t { plain, many, against_zero, ceil };

struct NamedFunction {
  std::string_view name;
  Operation operation;
  FunctionForm form = FunctionForm::plain;
  int values = operands(operation);
};
inline constexpr std::array<NamedFunction, 26> named_functions{{
    {"abs", Operation::absolute},
    {"sign", Operation::sign},
    {"floor", Operation::floor},
    {"ceil", Operation::floor, FunctionForm::ceil},
    {"sqrt", Operation::sqrt},
    {"exp", Operation::exp},
    {"log", Operation::log},
    {"ln", Operation::log},
    {"sin", Operation::sin},
    {"cos", Operation::cos},
    {"tan", Operation::tan},
    {"atan", Operation::atan},
    {"arctan", Operation::atan},
    {"atan2", Operation::atan2},
    {"tanh", Operation::tanh},
    {"erf", Operation::erf},
    {"sigmoid", Operation::sigmoid},
    {"softplus", Operation::softplus},
    {"relu", Operation::maximum, FunctionForm::against_zero, 1},
    {"step", Operation::greater_or_equal, FunctionForm::against_zero, 1},
    {"pow", Operation::power},
    {"mod", Operation::modulo},
    {"min", Operation::minimum, FunctionForm::many},
    {"max", Operation::maximum, FunctionForm::many},
    {"if", Operation::choose},
    {"sgn", Operation::sign},
}};

}  // namespace crease
