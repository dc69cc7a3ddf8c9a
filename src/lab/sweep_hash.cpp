#include "lab/sweep_hash.h"

#include <string>
#include <string_view>

#include "core/io/json_writer.h"

namespace crease::lab {
namespace {

using io::Json;

std::string canonical(const Json& json) {
  if (const bool* flag = json.get<bool>()) return *flag ? "true" : "false";
  if (const auto* number = json.get<io::JsonNumber>())
    return number->is_whole ? std::to_string(number->whole) : io::json_number(number->value);
  std::string text;
  if (const auto* words = json.get<std::string>()) {
    io::append_json_text(text, *words);
    return text;
  }
  if (const auto* object = json.get<io::JsonObject>()) {
    io::JsonObjectWriter writer;
    for (std::size_t i = 0; i < object->names.size(); ++i)
      writer.raw(object->names[i], canonical(object->values[i]));
    return writer.finished();
  }
  if (!json.is_array()) return "null";
  io::JsonListWriter list;
  for (std::size_t i = 0; i < json.size(); ++i) list.raw(canonical(json.element(i)));
  return list.finished();
}

}  // namespace

std::uint64_t sweep_hash(const Json& json) {
  constexpr std::uint64_t offset = 0xcbf29ce484222325u, prime = 0x100000001b3u;
  std::uint64_t hash = offset;
  for (const char letter : canonical(json)) hash = (hash ^ static_cast<unsigned char>(letter)) * prime;
  return hash;
}

std::string hash_text(std::uint64_t hash) {
  std::string text(16, '0');
  for (std::size_t i = 0; i < text.size(); ++i) text[i] = "0123456789abcdef"[(hash >> (60 - 4 * i)) & 15];
  return text;
}

}  // namespace crease::lab
