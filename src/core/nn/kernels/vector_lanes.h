#pragma once

#include "core/base/scalar_lanes.h"

namespace crease::nn {

/// A SIMD register of `bytes` bytes, with the interface of scalar_lanes.h. Every lane does what the one-lane
/// case does, bit for bit. `Tag` keeps apart what is compiled for different instruction sets.
template <class S, int bytes, class Tag>
struct VectorLanes {
  using Scalar = S;
  using Word = typename ScalarLanes<S>::Word;
  typedef S Value __attribute__((vector_size(bytes)));
  typedef Word Integer __attribute__((vector_size(bytes)));
  using Mask = decltype(Value{} < Value{});
  static constexpr int count = bytes / int(sizeof(S));

  CREASE_INLINE Value splat(S x) { return x - Value{}; }
  CREASE_INLINE Value load(const S* from) {
    Value result;
    __builtin_memcpy(&result, from, sizeof result);
    return result;
  }
  CREASE_INLINE void store(S* to, Value x) { __builtin_memcpy(to, &x, sizeof x); }
  CREASE_INLINE Value select(Mask mask, Value yes, Value no) { return mask ? yes : no; }
  CREASE_INLINE Integer bits(Value x) { return (Integer)x; }
  CREASE_INLINE Value from_bits(Integer x) { return (Value)x; }
  CREASE_INLINE Value zero_where(Mask mask, Value x) { return (Value)((Integer)x & ~(Integer)mask); }
  CREASE_INLINE Value zero_unless(Mask mask, Value x) { return (Value)((Integer)x & (Integer)mask); }
  CREASE_INLINE Value square_root(Value x) {
    Value result = x;
    for (int i = 0; i < count; ++i) result[i] = ScalarLanes<S, Tag>::square_root(x[i]);
    return result;
  }
};

}  // namespace crease::nn
