#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/base/number_text.h"
#include "core/io/json.h"

/// Writing JSON piece by piece. Numbers are the shortest texts that read back to the same double.
namespace crease::io {

/// A number, or null where it is not finite: JSON has no words for that.
inline std::string json_number(double value) {
  const std::string text = shortest(value);
  const bool is_finite = text.find_first_of("ni") == std::string::npos;  // nan, inf, -inf
  return is_finite ? text : "null";
}

/// Writes an object field by field.
class JsonObjectWriter {
 public:
  JsonObjectWriter& field(std::string_view name, std::string_view text) {
    begin(name);
    append_json_text(out_, text);
    return *this;
  }
  JsonObjectWriter& number(std::string_view name, double value) { return raw(name, json_number(value)); }
  JsonObjectWriter& whole(std::string_view name, std::int64_t value) {
    return raw(name, std::to_string(value));
  }
  JsonObjectWriter& seed(std::string_view name, std::uint64_t value) {
    return raw(name, std::to_string(value));
  }
  /// `json` is the text of a value.
  JsonObjectWriter& raw(std::string_view name, std::string_view json) {
    begin(name);
    out_ += json;
    return *this;
  }
  std::string finished() const { return "{" + out_ + "}"; }

 private:
  void begin(std::string_view name) {
    if (!out_.empty()) out_ += ',';
    append_json_text(out_, name);
    out_ += ':';
  }

  std::string out_;
};

/// Writes a list value by value.
class JsonListWriter {
 public:
  void raw(std::string_view json) {
    if (!out_.empty()) out_ += ',';
    out_ += json;
  }
  void number(double value) { raw(json_number(value)); }
  std::string finished() const { return "[" + out_ + "]"; }

 private:
  std::string out_;
};

inline std::string json_numbers(std::span<const double> numbers) {
  JsonListWriter list;
  for (const double number : numbers) list.number(number);
  return list.finished();
}

}  // namespace crease::io
