#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "core/base/result.h"

/// The one door between the lab and the machine it runs on: desktop (GLFW), web page (own event code),
/// headless. Chosen by CMake: platform_desktop.cpp, platform_web.cpp or platform_headless.cpp is linked,
/// never two.
namespace crease::platform {

/// Points and pixels apart: the interface is laid out in points, drawn in pixels.
struct Surface {
  float width_pt = 0, height_pt = 0;
  int width_px = 0, height_px = 0;
  float pixels_per_point = 1;
};

enum class Appearance { light, dark };

/// Seconds from an arbitrary start, monotonic.
double now_s();

/// What the system prefers.
Appearance preferred_appearance();
bool prefers_reduced_motion();

void set_clipboard(std::string_view text);
std::string clipboard();

/// A file that a person chose: its name without folders, and what is in it.
struct OpenedFile {
  std::string name, content;
};

/// Hands a file to the person: a download in the browser, natively a file in the folder for downloads or in
/// the working folder, never over one that is there. Returns a sentence that says where it went.
Result<std::string> save_file(std::string_view name, std::string_view content);
/// Shows the machine's file dialog, without waiting for it. `received` comes later, in some frame, and not at
/// all where nothing is chosen. `no_dialog` comes, now or later, where the machine has none: then a path can
/// be asked for.
void open_file(std::function<void(Result<OpenedFile>)> received, std::function<void()> no_dialog);
/// The file at a path that a person typed. Error: what is wrong with the path; pages cannot read paths.
Result<OpenedFile> read_file(std::string_view path);

/// A file that belongs to the program, by its name: beside it natively, in the folder of the page there.
/// `received` comes once, now or in some later frame; a frame is asked for then.
void load_asset(std::string_view name, std::function<void(Result<std::string>)> received);

/// Whether the machine has a way to pass the lab on, and opens it: in a page the dialog with texts to paste.
bool can_share();
void share();

/// Whether a part of the program that not every visit needs is there: a chapter, by its id. Where it is not,
/// the machine fetches it and says when it has come (app/web_api.h). Only pages leave parts for later.
bool has_part(std::string_view name);

/// Asks for another frame although nothing was touched.
void request_frame();

}  // namespace crease::platform
