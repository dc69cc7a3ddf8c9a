#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/json.h"

namespace crease::io {

/// Recursive descent over one text; the recursion is as deep as json_max_depth at most.
class JsonParser {
 public:
  JsonParser(std::string_view text, std::string_view file, std::size_t max_fields)
      : text_(text), file_(file), max_fields_(max_fields) {}

  Result<Json> parse();

 private:
  /// A field or, where `name` is null, an element on the way to the value being read.
  struct Step {
    const std::string* name;
    std::size_t index;
  };

  bool read_value(Json& out);
  bool read_object(Json& out);
  bool read_field(JsonObject& object);
  bool read_array(Json& out);
  bool read_element(Json::Numbers& numbers, Json::Array& values);
  bool read_text(std::string& out);
  bool read_escape(std::string& out);
  bool read_hex(std::uint32_t& code);
  bool read_number(JsonNumber& out);
  bool read_word(Json& out);
  bool read_list_end(char closing, bool& is_end);

  bool enter();
  void leave() { --depth_; }
  void skip_space();
  bool is_next(char c) const { return at_ < text_.size() && text_[at_] == c; }
  std::string_view word() const;
  std::string path() const;
  /// Remembers the first problem, with its place; always false.
  bool fail(const std::string& sentence);
  bool fail_at_unexpected(const std::string& right);

  std::string_view text_, file_;
  std::size_t max_fields_;
  std::size_t at_ = 0;
  int depth_ = 0;
  std::size_t values_ = 0, numbers_ = 0;
  std::vector<Step> steps_;
  std::string error_;
};

}  // namespace crease::io
