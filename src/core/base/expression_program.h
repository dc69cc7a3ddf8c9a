#pragma once

#include <cstdint>

namespace crease {

/// What the steps of an expression do; expression.cpp has a table in this order.
enum class Operation : std::uint8_t {
  number,
  x,
  y,
  negate,
  absolute,
  sign,
  floor,
  sqrt,
  exp,
  log,
  sin,
  cos,
  tan,
  atan,
  tanh,
  erf,
  sigmoid,
  softplus,
  add,
  subtract,
  multiply,
  divide,
  power,
  modulo,
  atan2,
  minimum,
  maximum,
  less,
  less_or_equal,
  equal,
  not_equal,
  greater,
  greater_or_equal,
  choose  ///< the second value where the first is not 0, else the third
};

/// How many values from the top of the stack an operation replaces by one.
constexpr int operands(Operation operation) {
  if (operation <= Operation::y) return 0;
  if (operation < Operation::add) return 1;
  return operation == Operation::choose ? 3 : 2;
}

struct ExpressionStep {
  Operation operation = Operation::number;
  double number = 0;
};

}  // namespace crease
