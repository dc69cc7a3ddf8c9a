#include "app/web_api.h"

#include <string>
#include <string_view>
#include <utility>

#include "app/application.h"
#include "app/description.h"
#include "lab/link.h"
#include "lab/log.h"
#include "lab/session.h"
#include "lab/session_file.h"
#include "platform/host.h"

using crease::platform::Modifiers;
namespace platform = crease::platform;

struct CreaseLab {
  crease::app::Application application;
  std::string answer;

  const char* say(std::string text) {
    answer = std::move(text);
    return answer.c_str();
  }
};

namespace {

std::string_view view(const char* text, std::int32_t size) {
  return {text, static_cast<std::size_t>(size)};
}

crease::lab::Weights weights_if(bool are_included) {
  return are_included ? crease::lab::Weights::included : crease::lab::Weights::repeated;
}

Modifiers modifiers_of(std::int32_t bits) {
  return {(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0};
}

}  // namespace

CreaseLab* crease_lab_create() {
  return new CreaseLab;
}
void crease_lab_destroy(CreaseLab* lab) {
  delete lab;
}

double crease_lab_frame(CreaseLab* lab) {
  return lab->application.frame();
}
void crease_lab_frame_for_event(CreaseLab* lab) {
  lab->application.frame_for_event();
}

void crease_lab_resize(CreaseLab* lab, float width_pt, float height_pt, std::int32_t width_px,
                       std::int32_t height_px, float pixels_per_point) {
  lab->application.surface_changed({width_pt, height_pt, width_px, height_px, pixels_per_point});
}

void crease_lab_preferences(CreaseLab* lab, bool is_dark, bool reduced_motion, bool is_mac) {
  using platform::Appearance;
  platform::host::set_preferences(is_dark ? Appearance::dark : Appearance::light, reduced_motion);
  lab->application.use_mac_keys(is_mac);
}

void crease_lab_theme(CreaseLab* lab, std::int32_t choice) {
  const bool is_known = choice >= 0 && choice <= static_cast<int>(crease::app::ThemeChoice::projector);
  lab->application.choose_theme(is_known ? static_cast<crease::app::ThemeChoice>(choice)
                                         : crease::app::ThemeChoice::system);
}

const char* crease_lab_language(CreaseLab* lab, const char* table, std::int32_t size) {
  return lab->say(lab->application.choose_language(view(table, size)));
}

void crease_lab_pointer(CreaseLab* lab, float x_pt, float y_pt, std::int32_t device) {
  const bool is_known = device >= 0 && device <= static_cast<int>(platform::Device::pen);
  lab->application.pointer_moved(x_pt, y_pt,
                                 is_known ? static_cast<platform::Device>(device) : platform::Device::mouse);
}

void crease_lab_button(CreaseLab* lab, std::int32_t button, bool is_down) {
  lab->application.pointer_pressed(button, is_down);
}

void crease_lab_pointer_left(CreaseLab* lab) {
  lab->application.pointer_left();
}
void crease_lab_wheel(CreaseLab* lab, float x, float y) {
  lab->application.wheel_turned(x, y);
}
void crease_lab_pinch(CreaseLab* lab, float factor) {
  lab->application.pinched(factor);
}

bool crease_lab_is_behind(CreaseLab* lab) {
  return lab->application.is_behind();
}

void crease_lab_key(CreaseLab* lab, const char* code, std::int32_t size, bool is_down,
                    std::int32_t modifiers) {
  lab->application.key_changed(view(code, size), is_down, modifiers_of(modifiers));
}

void crease_lab_text(CreaseLab* lab, const char* text, std::int32_t size) {
  lab->application.text_entered(view(text, size));
}

void crease_lab_focus(CreaseLab* lab, bool has_focus) {
  lab->application.focus_changed(has_focus);
}

void crease_lab_clipboard(CreaseLab*, const char* text, std::int32_t size) {
  platform::host::set_clipboard_content(std::string(view(text, size)));
}

void crease_lab_file(CreaseLab* lab, const char* name, std::int32_t name_size, const char* content,
                     std::int32_t size) {
  if (!platform::host::deliver_file(view(name, name_size), view(content, size)))
    lab->application.file_dropped(view(name, name_size), view(content, size));
}

void crease_lab_asset(CreaseLab*, const char* name, std::int32_t name_size, const char* content,
                      std::int32_t size) {
  platform::host::deliver_asset(view(name, name_size), std::string(view(content, size)));
}

void crease_lab_asset_missing(CreaseLab*, const char* name, std::int32_t name_size, const char* reason,
                              std::int32_t size) {
  platform::host::deliver_asset(view(name, name_size), crease::Error{std::string(view(reason, size))});
}

void crease_lab_graphics_lost(CreaseLab* lab) {
  lab->application.graphics_lost();
}

std::int32_t crease_lab_cursor(CreaseLab* lab) {
  return static_cast<std::int32_t>(lab->application.cursor());
}
bool crease_lab_wants_text(CreaseLab* lab) {
  return lab->application.wants_text();
}
bool crease_lab_wants_escape(CreaseLab* lab) {
  return lab->application.wants_escape();
}
float crease_lab_caret_x(CreaseLab* lab) {
  return lab->application.caret_x_pt();
}
float crease_lab_caret_y(CreaseLab* lab) {
  return lab->application.caret_y_pt();
}

const char* crease_lab_command(CreaseLab* lab, const char* line, std::int32_t size) {
  return lab->say(lab->application.command(view(line, size)));
}

const char* crease_lab_part_arrived(CreaseLab* lab, bool is_there) {
  return lab->say(lab->application.part_arrived(is_there));
}

const char* crease_lab_restrict(CreaseLab* lab, const char* text, std::int32_t size) {
  return lab->say(lab->application.restrict(view(text, size)));
}

const char* crease_lab_describe(CreaseLab* lab) {
  return lab->say(crease::app::describe_json(lab->application.chapter(), lab->application.words()));
}

const char* crease_lab_readouts(CreaseLab* lab) {
  return lab->say(crease::app::readouts_json(lab->application.chapter(), lab->application.words()));
}

const char* crease_lab_place(CreaseLab* lab, const char* at, std::int32_t size) {
  return lab->say(crease::app::place_json(lab->application.place(view(at, size)), lab->application.words()));
}

const char* crease_lab_tables(CreaseLab* lab) {
  return lab->say(crease::app::tables_json(lab->application.tables(), lab->application.words()));
}

const char* crease_lab_session(CreaseLab* lab, bool with_weights) {
  return lab->say(write_session(session_file(lab->application.session(), weights_if(with_weights))));
}

const char* crease_lab_fragment(CreaseLab* lab, bool with_weights) {
  return lab->say(to_fragment(session_file(lab->application.session(), weights_if(with_weights))));
}

const char* crease_lab_log(CreaseLab* lab) {
  return lab->say(to_text(crease::lab::log_of(lab->application.session())));
}

std::int32_t crease_lab_changes(CreaseLab* lab) {
  return lab->application.changes();
}

const char* crease_lab_sentence(CreaseLab* lab) {
  return lab->say(crease::app::state_sentence(lab->application.chapter(), lab->application.words()));
}

const char* crease_lab_notice(CreaseLab* lab) {
  return lab->say(lab->application.notice());
}
