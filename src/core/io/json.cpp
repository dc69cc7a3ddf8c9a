#include "core/io/json.h"

#include "core/base/check.h"
#include "core/base/number_text.h"
#include "core/data/text.h"
#include "core/io/json_parser.h"

namespace crease::io {
namespace {

bool is_plain(std::string_view name) {
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-[]";
  return !name.empty() && name.size() <= 40 && name.find_first_not_of(plain) == std::string_view::npos;
}

}  // namespace

std::size_t Json::size() const {
  if (const auto* numbers = get<Numbers>()) return numbers->size();
  if (const auto* array = get<Array>()) return array->size();
  return 0;
}

Json Json::element(std::size_t index) const {
  CREASE_CHECK(index < size(), "the array has this element");
  if (const auto* numbers = get<Numbers>()) return Json(JsonNumber{(*numbers)[index]}, offset_);
  return (*get<Array>())[index];
}

Result<Json> parse_json(std::string_view text, std::string_view file, std::size_t max_fields) {
  return JsonParser(text, file, max_fields).parse();
}

std::string json_place(std::string_view text, std::string_view file, std::size_t offset) {
  int line = 1, column = 1;
  for (const char c : text.substr(0, offset)) {
    const bool is_continuation = (static_cast<unsigned char>(c) & 0xC0) == 0x80;
    column = c == '\n' ? 1 : column + (is_continuation ? 0 : 1);
    line += c == '\n' ? 1 : 0;
  }
  return std::string(file) + ", line " + std::to_string(line) + ", column " + std::to_string(column);
}

std::string json_field_path(std::string_view path, std::string_view name) {
  const std::string shown = is_plain(name) ? std::string(name) : data::quoted(name);
  return path.empty() ? shown : std::string(path) + "." + shown;
}

std::string described(const Json& value) {
  if (const auto* number = value.get<JsonNumber>()) return shortest(number->value);
  if (const auto* text = value.get<std::string>()) return data::quoted(*text);
  if (const auto* flag = value.get<bool>()) return *flag ? "true" : "false";
  if (value.get<Json::Numbers>()) return "a list of numbers";
  if (value.is_array()) return value.size() == 0 ? "an empty list" : "a list";
  return value.get<JsonObject>() ? "an object" : "null";
}

void append_json_text(std::string& out, std::string_view text) {
  constexpr char hex[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += {'\\', c};
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += {'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]};
    } else {
      out += c;
    }
  }
  out += '"';
}

}  // namespace crease::io
