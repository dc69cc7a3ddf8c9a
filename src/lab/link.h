#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "lab/session_file.h"

/// A session in the fragment of an address: "s=1." and the session's text, compressed, in base64. The
/// fragment never leaves the reader's machine. Without weights it is short enough for any program that passes
/// links on.
namespace crease::lab {

/// Longer links are cut off by some programs that pass them on.
inline constexpr std::size_t safe_link_size = 2000;
/// What a link may unpack to.
inline constexpr std::size_t most_link_bytes = 8u << 20;

std::string to_fragment(const SessionFile& session);

/// `text` is a whole address, its fragment with or without "#", or what stands behind "s=".
/// Error: not such a link, damaged or cut off, of a newer version; what is wrong in the session.
Result<SessionFile> read_link(std::string_view text);

/// The language that the address asks the page for, as in "index.html?lang=de#s=1..."; empty: none.
std::string language_of_link(std::string_view text);

/// Either form; files begin with a brace.
Result<SessionFile> read_session_or_link(std::string_view text);

}  // namespace crease::lab
