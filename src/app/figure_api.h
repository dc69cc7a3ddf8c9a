#pragma once

#include <cstdint>

/// Figures of a saved state, for pages: with those of sweep_api.h the functions of crease-draw.mjs. The
/// JavaScript side (web/core/crease-draw.mjs) owns the states and turns errors into exceptions. Strings are
/// UTF-8 and zero-ended; those that are returned live until the state's next call.
extern "C" {

struct CreaseState;

/// Nothing yet. Never null.
CreaseState* crease_state_create();
void crease_state_close(CreaseState* state);

/// A file that a chapter asks for (lab/assets.h), copied.
void crease_state_asset(CreaseState* state, const char* name, const unsigned char* bytes, std::int32_t size);
/// Brings back what `text` says, a session file or a link, in place of what was there. `with_course`:
/// measures on the way, for plots and metrics. False after an error.
bool crease_state_open(CreaseState* state, const char* text, bool with_course);
/// A file that was asked for and not given, so that the state is not complete; else empty.
const char* crease_state_missing(const CreaseState* state);

/// Empty, or the sentence that says what went wrong in the last call.
const char* crease_state_error(const CreaseState* state);

/// Figures are in the language of this table (lab/words.h) from now on; empty: English. False after an error.
bool crease_state_language(CreaseState* state, const char* table);

/// A figure as SVG (chapters/figures.h says which there are); null after an error. Sizes in points, 0: the
/// figure's own.
const char* crease_state_figure(CreaseState* state, const char* name, double width, double height,
                                const char* theme);
/// The network of a file in any format that crease reads, as the text of its own (core/io/network_file.h);
/// null after an error. `name` is for errors.
const char* crease_state_network(CreaseState* state, const char* name, const unsigned char* bytes,
                                 std::int32_t size);
/// The course of training as CSV; null after an error.
const char* crease_state_metrics(CreaseState* state);
}
