#pragma once

#include <string>
#include <string_view>

#include "platform/platform.h"

/// The other side of platform.h: what the machine tells the platform. Only the code that receives events
/// (web_api, the desktop's main, tests) calls this.
namespace crease::platform::host {

void set_preferences(Appearance appearance, bool reduced_motion);

/// What a paste will give, without putting it on the machine's clipboard.
void set_clipboard_content(std::string content);

/// A file that a person chose after open_file. False if nobody asked for one; then it is the caller's.
bool deliver_file(std::string_view name, std::string_view content);

/// What load_asset asked for. Where nobody waits for it, nothing happens.
void deliver_asset(std::string_view name, Result<std::string> content);

/// Whether request_frame was called since the last time.
bool take_frame_request();

}  // namespace crease::platform::host
