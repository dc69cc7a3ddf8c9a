#pragma once

#include <string>
#include <string_view>

#include "core/io/tensors.h"

namespace crease::io {

/// Reads NumPy's .npy, versions 1 to 3: float16, float32 or float64 of either byte order, in rows or (Fortran
/// order) in columns.
/// `array` names it in sentences: net.npz: member "0.weight.npy". Error: `array` and what would be right.
/// Source  numpy.lib.format's documentation
Result<Tensor> read_npy(std::string_view bytes, std::string_view array, std::string name);

/// Version 1, little-endian, in rows, with the numbers at a multiple of 64 bytes.
std::string write_npy(const TensorView& tensor, bool is_float32);

}  // namespace crease::io
