#include "app/json_text.h"

#include <cmath>
#include <cstdio>

namespace crease::app {
namespace {

void append_escaped(std::string& out, char character) {
  const auto code = static_cast<unsigned char>(character);
  if (character == '"' || character == '\\') {
    out += '\\';
    out += character;
  } else if (code < 0x20) {
    char escape[8];
    std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(code));
    out += escape;
  } else {
    out += character;
  }
}

}  // namespace

std::string json_string(std::string_view text) {
  std::string out = "\"";
  for (const char character : text) append_escaped(out, character);
  out += '"';
  return out;
}

std::string json_number(double value) {
  if (!std::isfinite(value)) return "null";
  char text[32];
  std::snprintf(text, sizeof text, "%.17g", value);
  return text;
}

void JsonWriter::separate() {
  if (text_.empty()) return;
  const char last = text_.back();
  if (last != '{' && last != '[' && last != ':') text_ += ',';
}

void JsonWriter::begin(char bracket) {
  separate();
  text_ += bracket;
}

void JsonWriter::end(char bracket) {
  text_ += bracket;
}

void JsonWriter::name(std::string_view name) {
  separate();
  text_ += json_string(name);
  text_ += ':';
}

void JsonWriter::field(std::string_view field_name, std::string_view json) {
  name(field_name);
  text_ += json;
}

void JsonWriter::element(std::string_view json) {
  separate();
  text_ += json;
}

}  // namespace crease::app
