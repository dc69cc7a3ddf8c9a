#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/result.h"

/// JSON (RFC 8259) as crease's files need it: strict, with the place and the field of every mistake, and with
/// bounds on depth and size, so that no file can exhaust the memory or the stack. An array of numbers takes
/// eight bytes a number. (nlohmann::json's parser alone is twice as large in the page, and names no fields;
/// the tests hold the two against each other.)
namespace crease::io {

class Json;

struct JsonNumber {
  double value = 0;
  bool is_whole = false;    ///< written as digits alone, and below 2^64
  std::uint64_t whole = 0;  ///< then its exact value
};

struct JsonObject {
  std::vector<std::string> names;
  std::vector<Json> values;
};

/// One value of a JSON text.
class Json {
 public:
  using Numbers = std::vector<double>;  ///< an array of one or more numbers and nothing else
  using Array = std::vector<Json>;      ///< any other array
  using Value = std::variant<std::monostate, bool, JsonNumber, std::string, Numbers, Array, JsonObject>;

  Json() = default;
  Json(Value value, std::size_t offset) : value_(std::move(value)), offset_(offset) {}

  template <class T>
  const T* get() const {
    return std::get_if<T>(&value_);
  }
  /// Where in the text it begins.
  std::size_t offset() const { return offset_; }
  bool is_array() const { return get<Numbers>() || get<Array>(); }
  /// Elements of an array, else 0.
  std::size_t size() const;
  /// An element of an array as a value of its own.
  Json element(std::size_t index) const;

 private:
  Value value_;
  std::size_t offset_ = 0;
};

inline constexpr int json_max_depth = 16;                  ///< crease's own files have at most 5 levels
inline constexpr std::size_t json_max_fields = 100;        ///< per object, unless the caller says otherwise
inline constexpr std::size_t json_max_values = 1'000'000;  ///< numbers in arrays of numbers not counted
inline constexpr std::size_t json_max_numbers = 1u << 25;  ///< 256 MB of parameters

/// The value of a JSON text. Error: file, line, column, field, and what would be right.
/// Cost  O(text.size()) time; memory bounded by the limits above
Result<Json> parse_json(std::string_view text, std::string_view file,
                        std::size_t max_fields = json_max_fields);

/// "net.json, line 3, column 14": columns count characters, from 1.
std::string json_place(std::string_view text, std::string_view file, std::size_t offset);

/// The path of a field of the object at `path`: data.count; names that are no plain words are quoted.
std::string json_field_path(std::string_view path, std::string_view name);

/// A value as a sentence names it: the number 3, the text "abc", a list, an object, true, null.
std::string described(const Json& value);

/// Appends a JSON string with its quotation marks.
void append_json_text(std::string& out, std::string_view text);

}  // namespace crease::io
