#pragma once

/// Figures of a saved state, for pages: with those of sweep_api.h the functions of crease-draw.mjs. The
/// JavaScript side (web/core/crease-draw.mjs) owns the states and turns errors into exceptions. Strings are
/// UTF-8 and zero-ended; those that are returned live until the state's next call.
extern "C" {

struct CreaseState;

/// Brings back a state; `state` is the text of a session file, or a link. Never null. `with_course`: measures
/// on the way, for plots and metrics.
CreaseState* crease_state_open(const char* state, bool with_course);
void crease_state_close(CreaseState* state);

/// Empty, or the sentence that says what went wrong in the last call.
const char* crease_state_error(const CreaseState* state);

/// A figure as SVG (chapters/figures.h says which there are); null after an error. Sizes in points, 0: the
/// figure's own.
const char* crease_state_figure(CreaseState* state, const char* name, double width, double height,
                                const char* theme);
/// The course of training as CSV; null after an error.
const char* crease_state_metrics(CreaseState* state);
}
