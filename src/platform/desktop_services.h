#pragma once

/// What other programs of the desktop are asked, beside the interface: the file dialog, light or dark.
namespace crease::platform {

/// Asks whether the desktop is dark. The answer comes in attend_to_services().
void start_services();

/// Takes what answers there are. True while one is still to come: look again soon. Never waits.
bool attend_to_services();

}  // namespace crease::platform
