#pragma once

#include "core/nn/kernels/plan.h"

namespace crease::nn {

/// What happens to a finished sum before it is stored.
enum class Finish : std::uint8_t {
  store,
  relu,               ///< max(0, sum)
  where_active,       ///< sum where `factor` > 0, else 0: ReLU's slope, told from its value
  times_factor,       ///< sum * factor
  descend,            ///< c - rate sum: a step of gradient descent
  decay_and_descend,  ///< c - rate (sum + decay c)
};

/// C = start + A B: sum_k A(r, k) B(k, c), k ascending, for every entry. The order of each sum is fixed; only
/// independent entries share vectors, so neither the vector width nor the tiling changes a bit.
///
/// A is read number by number: A(r, k) = a[r a_row + k a_step]. B and C are read by panels of columns.
template <class S>
struct Product {
  const S* a = nullptr;
  std::ptrdiff_t a_row = 0;
  std::ptrdiff_t a_step = 0;
  const S* b = nullptr;
  std::ptrdiff_t b_stride = 0;  ///< 0: packed, with panels of `b_rows` rows
  int b_rows = 0;
  S* c = nullptr;
  std::ptrdiff_t c_stride = 0;  ///< 0: packed, with panels of `rows` rows
  int rows = 0;
  int depth = 0;
  int padded_columns = 0;
  const S* start = nullptr;   ///< a row of starting values, or none: start from 0
  const S* addend = nullptr;  ///< a matrix of starting values, laid out as C
  Finish finish = Finish::store;
  const S* factor = nullptr;  ///< laid out as C
  S rate = 0;
  S decay = 0;
};

/// One panel of columns of a product.
template <class S>
struct Panel {
  const S* a;
  std::ptrdiff_t a_row;
  std::ptrdiff_t a_step;
  const S* b;
  std::ptrdiff_t b_stride;
  S* c;
  std::ptrdiff_t c_stride;
  const S* start;
  const S* addend;
  const S* factor;
  int depth;
  Finish finish;
  S rate;
  S decay;
};

}  // namespace crease::nn
