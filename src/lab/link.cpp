#include "lab/link.h"

#include <optional>

#include "core/io/deflate.h"
#include "lab/base64.h"

namespace crease::lab {
namespace {

constexpr std::string_view key = "s=", version = "1.";

std::string_view without_blanks(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

/// What stands behind "s=" in the fragment, up to the next "&".
std::string_view payload(std::string_view text) {
  if (const std::size_t hash = text.find('#'); hash != std::string_view::npos) text = text.substr(hash + 1);
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = rest.find('&');
    const std::string_view part = rest.substr(0, end);
    if (part.starts_with(key)) return part.substr(key.size());
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  }
  return text;
}

}  // namespace

std::string to_fragment(const SessionFile& session) {
  const std::string text = write_session(session);
  return std::string(key) + std::string(version) + to_base64(io::compressed(text));
}

Result<SessionFile> read_link(std::string_view text) {
  const std::string_view packed = payload(without_blanks(text));
  if (!packed.starts_with(version)) {
    const bool is_newer = packed.size() > 2 && packed[0] > '1' && packed[0] <= '9' && packed[1] == '.';
    return Error{is_newer ? "This link was made by a newer version of the lab."
                          : "This is no link to a session: its last part would begin with #s=1."};
  }
  const auto bytes = from_base64(packed.substr(version.size()));
  const auto json = bytes ? io::uncompressed(*bytes, most_link_bytes) : std::nullopt;
  if (!json) return Error{"This link is damaged, or was cut off on its way."};
  return read_session(*json, "the link");
}

std::string language_of_link(std::string_view text) {
  constexpr std::string_view name = "lang=";
  text = text.substr(0, text.find('#'));
  const std::size_t query = text.find('?');
  while (query != std::string_view::npos && text.size() > query) {
    const std::size_t begin = text.find_last_of("?&") + 1;
    const std::string_view part = text.substr(begin);
    if (part.starts_with(name)) return std::string(part.substr(name.size()));
    text = text.substr(0, begin - 1);
  }
  return {};
}

Result<SessionFile> read_session_or_link(std::string_view text) {
  const bool is_file = without_blanks(text).starts_with('{');
  return is_file ? read_session(text, "the session") : read_link(text);
}

}  // namespace crease::lab
