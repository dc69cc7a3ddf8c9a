#pragma once

#include <cstdint>

/// Everything that web/crease.js calls, and nothing else. Strings go in as UTF-8 with a size, and come out
/// zero-ended; what comes out lives until the next call for the same lab. Each function is on one line: the
/// build reads the names from here.
// clang-format off
extern "C" {

struct CreaseLab;

/// Needs a current WebGL2 context.
CreaseLab* crease_lab_create();
void crease_lab_destroy(CreaseLab* lab);

/// Seconds until the next frame is wanted: 0 at once, negative: only when something happens.
double crease_lab_frame(CreaseLab* lab);
/// A frame without computing, within an event.
void crease_lab_frame_for_event(CreaseLab* lab);

void crease_lab_resize(CreaseLab* lab, float width_pt, float height_pt, std::int32_t width_px, std::int32_t height_px, float pixels_per_point);
/// What the system prefers.
void crease_lab_preferences(CreaseLab* lab, bool is_dark, bool reduced_motion, bool is_mac);
/// 0 as the system, 1 light, 2 dark, 3 projector.
void crease_lab_theme(CreaseLab* lab, std::int32_t choice);

/// The table of a language (lab/words.h), in which everything is shown and answered from now on; empty: English. Empty, or what is
/// wrong with the table.
const char* crease_lab_language(CreaseLab* lab, const char* table, std::int32_t size);
/// Device: 0 mouse, 1 touch, 2 pen. Buttons: 0 left, 1 right, 2 middle.
void crease_lab_pointer(CreaseLab* lab, float x_pt, float y_pt, std::int32_t device);
void crease_lab_button(CreaseLab* lab, std::int32_t button, bool is_down);
void crease_lab_pointer_left(CreaseLab* lab);
/// Notches; positive y turns away from the person.
void crease_lab_wheel(CreaseLab* lab, float x, float y);
void crease_lab_pinch(CreaseLab* lab, float factor);
/// Events wait for the next frames: what only says where the pointer is should be held back and added up.
bool crease_lab_is_behind(CreaseLab* lab);
/// Modifiers: 1 control, 2 shift, 4 alt, 8 meta, added up.
void crease_lab_key(CreaseLab* lab, const char* code, std::int32_t size, bool is_down, std::int32_t modifiers);
void crease_lab_text(CreaseLab* lab, const char* text, std::int32_t size);
void crease_lab_focus(CreaseLab* lab, bool has_focus);
/// What the next paste gives.
void crease_lab_clipboard(CreaseLab* lab, const char* text, std::int32_t size);
/// A file that was dropped, or chosen after the lab asked for one.
void crease_lab_file(CreaseLab* lab, const char* name, std::int32_t name_size, const char* content, std::int32_t size);
/// A file of the lab that the page was asked to load has come, or why it could not be loaded.
void crease_lab_asset(CreaseLab* lab, const char* name, std::int32_t name_size, const char* content, std::int32_t size);
void crease_lab_asset_missing(CreaseLab* lab, const char* name, std::int32_t name_size, const char* reason, std::int32_t size);
/// The WebGL context was lost; frames may be drawn again once there is a new one.
void crease_lab_graphics_lost(CreaseLab* lab);

/// In the order of platform::Cursor.
std::int32_t crease_lab_cursor(CreaseLab* lab);
bool crease_lab_wants_text(CreaseLab* lab);
bool crease_lab_wants_escape(CreaseLab* lab);
float crease_lab_caret_x(CreaseLab* lab);
float crease_lab_caret_y(CreaseLab* lab);

/// One line of text ("set training.learning_rate 0.01"). Empty, or the sentence that says why not.
const char* crease_lab_command(CreaseLab* lab, const char* line, std::int32_t size);
/// A part of the program that host.hasPart (platform_web.cpp) missed has arrived, or could not be had: the command that waits for
/// it is carried out, or forgotten. Empty, or the sentence that says why it is refused.
const char* crease_lab_part_arrived(CreaseLab* lab, bool is_there);
/// Hides and locks; the text is that of lab/restrictions.h. Empty, or the sentence about what is not understood in it.
const char* crease_lab_restrict(CreaseLab* lab, const char* text, std::int32_t size);
/// JSON: see app/description.h.
const char* crease_lab_describe(CreaseLab* lab);
const char* crease_lab_readouts(CreaseLab* lab);
/// JSON of the place "x,y" in the picture (empty: in its middle), and of the tables; see app/description.h.
const char* crease_lab_place(CreaseLab* lab, const char* at, std::int32_t size);
const char* crease_lab_tables(CreaseLab* lab);
/// The state as a session file (lab/session_file.h), as the fragment of a link (lab/link.h), and all that was done, as a log
/// (lab/log.h). Without weights, who opens it repeats the training. Commands open them: "act open_session <text>".
const char* crease_lab_session(CreaseLab* lab, bool with_weights);
const char* crease_lab_fragment(CreaseLab* lab, bool with_weights);
const char* crease_lab_log(CreaseLab* lab);
/// Counts the commands that were carried out, from wherever they came: what describe() tells may have changed.
std::int32_t crease_lab_changes(CreaseLab* lab);
/// One sentence for people who do not see the picture; and what went wrong last, or "".
const char* crease_lab_sentence(CreaseLab* lab);
const char* crease_lab_notice(CreaseLab* lab);
}
