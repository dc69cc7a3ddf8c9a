#pragma once

#include <cstdint>
#include <cstring>
#include <type_traits>

/// Every function marked so must vanish into its caller: one that is compiled for a wide instruction set must
/// never be shared, by the linker, with code that runs on any machine.
#define CREASE_INLINE [[gnu::always_inline]] static inline

namespace crease {

/// The one-lane case of the interface that the vectorised kernels are written against: a type of values, of
/// integers as wide, and of masks, with selection and access to the bits. `Tag` keeps apart the copies that
/// are compiled for different instruction sets.
template <class S, class Tag = void>
struct ScalarLanes {
  using Scalar = S;
  using Value = S;
  using Word = std::conditional_t<sizeof(S) == 4, std::uint32_t, std::uint64_t>;
  using Integer = Word;
  using Mask = bool;
  static constexpr int count = 1;

  CREASE_INLINE Value splat(S x) { return x; }
  CREASE_INLINE Value load(const S* from) { return *from; }
  CREASE_INLINE void store(S* to, Value x) { *to = x; }
  CREASE_INLINE Value select(Mask mask, Value yes, Value no) { return mask ? yes : no; }
  CREASE_INLINE Integer bits(Value x) {
    Integer result;
    std::memcpy(&result, &x, sizeof result);
    return result;
  }
  CREASE_INLINE Value from_bits(Integer x) {
    Value result;
    std::memcpy(&result, &x, sizeof result);
    return result;
  }
  /// x, or +0 where the mask says so. By bits: a selection between x and 0 may be compiled to a maximum,
  /// which treats the sign of zero in another way.
  CREASE_INLINE Value zero_where(Mask mask, Value x) { return from_bits(mask ? Word{0} : bits(x)); }
  CREASE_INLINE Value zero_unless(Mask mask, Value x) { return from_bits(mask ? bits(x) : Word{0}); }
  CREASE_INLINE Value square_root(Value x) {
    if constexpr (sizeof(S) == 4)
      return __builtin_sqrtf(x);
    else
      return __builtin_sqrt(x);
  }
};

}  // namespace crease
