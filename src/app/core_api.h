#pragma once

#include <cstddef>
#include <cstdint>

/// The core without interface, for other web pages: every function that crease-core.mjs exports. The
/// JavaScript side (web/core/crease-core.js) owns the sessions and turns errors into exceptions. Strings are
/// UTF-8 and zero-ended; matrices are row-major doubles.
extern "C" {

struct CreaseSession;

/// Numbers of the options, in the order in which JavaScript writes them.
struct CreaseOptions {
  double learning_rate, momentum, beta1, beta2, epsilon, weight_decay, batch, seed, bias_scale;
};

/// Never null. After each call that can fail, crease_error tells whether it did.
///   widths         input, hidden..., output
///   activation     of the hidden layers; the output is linear
///   weights        all parameters, layer by layer (weight (out, in), then bias), or null: drawn from the
///   seed x, y           (rows, input) and (rows, output)
CreaseSession* crease_create(const std::int32_t* widths, std::int32_t width_count, const char* activation,
                             const char* loss, const char* optimizer, const char* precision,
                             const char* initializer, const CreaseOptions* options, const double* weights,
                             std::int32_t weight_count, const double* x, const double* y, std::int32_t rows);
void crease_destroy(CreaseSession* session);

/// Empty, or the sentence that says what went wrong in the last call.
const char* crease_error(const CreaseSession* session);

/// Returns the steps taken: fewer than asked only after divergence.
std::int32_t crease_train(CreaseSession* session, std::int32_t steps);
std::int32_t crease_parameter_count(const CreaseSession* session);
void crease_parameters(const CreaseSession* session, double* parameters);
/// points (count, input) -> values (count, output).
void crease_predict(CreaseSession* session, const double* points, std::int32_t count, double* values);

/// What crease_regions found. Pointers live until the session's next call.
struct CreaseRegions {
  const std::int32_t* first_corner;
  const double* x;
  const double* y;
  const std::int32_t* edge_tag;
  const double* map;
  const double* cells_after_layer;
  double cells, corners, layers, linear_regions, area, vertices, edges;
};
/// Exact cells over [x0, x1] x [y0, y1]; null after an error. Shared corners and edges and linear regions are
/// counted only `with_topology`.
const CreaseRegions* crease_regions(CreaseSession* session, double x0, double x1, double y0, double y1,
                                    bool with_topology);

/// Two measures of what this machine can do in float32, as multiply + add pairs counted as two operations:
/// in registers alone, and in the matrix-product micro-kernel. Returns the operations done.
double crease_peak_registers(double iterations);
double crease_peak_micro_kernel(double iterations);
}
