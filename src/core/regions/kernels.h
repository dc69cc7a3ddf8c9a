#pragma once

#include <cstdint>
#include <vector>

namespace crease::regions {

/// Where a polygon lies, for a first test of all neurons of a layer against it.
struct BoundingBox {
  double centre_x, centre_y, half_x, half_y;
};

/// The columns of a weight matrix, W[:, k] at column + k * padded, rows padded with zeros.
struct Columns {
  const double* column;
  int rows, padded;
};

/// Inner loops over the neurons of a layer. The maps of a layer are three rows of `padded` numbers: all a,
/// all b, all c. Vectors run across neurons and every sum has one order, so the bits do not depend on the
/// instruction set.
struct Kernels {
  /// out = start + sum_k W[:, index[k]] input[k], with input (count, 3); no `start` is zero.
  void (*affine_maps)(const Columns& weights, const double* start, const std::int32_t* index,
                      const double* input, int count, double* out);
  /// out = in + column (a, b, c).
  void (*add_rank_one)(const double* in, const double* column, const double* abc, int rows, int padded,
                       double* out);
  /// Bit j of `above`: z_j > shift all over the box; of `unsure`: neither above nor below all over it. The
  /// maps' c comes from an array of its own.
  void (*classify)(const double* maps, const double* constant, const double* tolerance, int rows, int padded,
                   const BoundingBox& box, double shift, std::uint64_t* above, std::uint64_t* unsure);
  /// constant + column half, tolerance + |column half|: column times anything between 0 and 2 half is added.
  void (*widen)(const double* column, double half, int rows, const double* constant, const double* tolerance,
                double* new_constant, double* new_tolerance);
  /// chosen[j] = weight[j] for j < length in a set, else 0.
  void (*select)(const double* weight, const std::uint64_t* set, int length, double* chosen);
  /// out[i] = sum of weight[j] vectors[i][j] over j < length. The one sum across neurons: it has eight parts,
  /// j mod 8, whatever the vectors' width.
  void (*dots)(const double* weight, int length, const double* const* vectors, int count, double* out);
};

/// What this machine can run, the fastest last. Which files are compiled into it, the build decides by their
/// names; the ones for wider vectors must only be called where the processor has them.
std::vector<const Kernels*> available_kernels();

const Kernels& scalar_kernels();
const Kernels& simd128_kernels();
const Kernels& avx2_kernels();
const Kernels& avx512_kernels();

}  // namespace crease::regions
