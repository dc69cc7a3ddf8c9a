#pragma once

#include <cstdint>

/// Sweeps, for pages and their workers: with those of figure_api.h the functions of crease-draw.mjs. Strings
/// are UTF-8 and zero-ended; those that are returned live until the sweep's next call.
extern "C" {

struct CreaseSweep;

/// Shard `index` of `of` (1 of 1: all) of the sweep that the text of a file describes. Never null.
CreaseSweep* crease_sweep_open(const char* spec, std::int32_t index, std::int32_t of);
void crease_sweep_close(CreaseSweep* sweep);

/// Empty, or the sentence that says what went wrong in the last call.
const char* crease_sweep_error(const CreaseSweep* sweep);

// The following need a sweep that was opened without an error.

/// The two lines above the rows of the whole table.
const char* crease_sweep_heading(CreaseSweep* sweep);
double crease_sweep_rows_per_point(const CreaseSweep* sweep);
/// Points of this shard that are done, and all points of the whole sweep.
double crease_sweep_done(const CreaseSweep* sweep);
double crease_sweep_points(const CreaseSweep* sweep);
/// Goes on for one short slice. True once it is done, or after an error.
bool crease_sweep_advance(CreaseSweep* sweep);
/// The rows that have come since this was asked last.
const char* crease_sweep_take_rows(CreaseSweep* sweep);
}
