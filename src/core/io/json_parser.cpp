#include "core/io/json_parser.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "core/base/number_text.h"
#include "core/data/text.h"

namespace crease::io {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_word_character(char c) {
  return is_digit(c) || is_letter(c) || c == '+' || c == '-' || c == '.';
}

std::size_t skip_digits(std::string_view word, std::size_t at) {
  while (at < word.size() && is_digit(word[at])) ++at;
  return at;
}

/// -? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?
bool is_json_number(std::string_view word) {
  if (word.starts_with('-')) word.remove_prefix(1);
  std::size_t at = skip_digits(word, 0);
  if (at == 0 || (at > 1 && word[0] == '0')) return false;
  if (at < word.size() && word[at] == '.') {
    const std::size_t end = skip_digits(word, at + 1);
    if (end == at + 1) return false;
    at = end;
  }
  if (at < word.size() && (word[at] == 'e' || word[at] == 'E')) {
    ++at;
    if (at < word.size() && (word[at] == '+' || word[at] == '-')) ++at;
    const std::size_t end = skip_digits(word, at);
    if (end == at) return false;
    at = end;
  }
  return at == word.size();
}

/// Whether a word means "not a number" or "infinite" in some language.
bool means_not_finite(std::string_view word) {
  std::string letters;
  for (const char c : word.substr(0, 12)) {
    if (is_letter(c)) letters += static_cast<char>(c | 0x20);
  }
  return letters.starts_with("nan") || letters.starts_with("inf");
}

/// The exact value of digits alone, where 64 bits hold it.
std::optional<std::uint64_t> whole_number(std::string_view word) {
  if (skip_digits(word, 0) != word.size()) return std::nullopt;
  std::uint64_t whole = 0;
  for (const char c : word) {
    const auto digit = static_cast<std::uint64_t>(c - '0');
    if (whole > (std::numeric_limits<std::uint64_t>::max() - digit) / 10) return std::nullopt;
    whole = 10 * whole + digit;
  }
  return whole;
}

void append_utf8(std::string& out, std::uint32_t code) {
  const auto continuation = [&](int shift) {
    out += static_cast<char>(0x80 | ((code >> shift) & 0x3F));
  };
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | (code >> 6));
    continuation(0);
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | (code >> 12));
    continuation(6);
    continuation(0);
  } else {
    out += static_cast<char>(0xF0 | (code >> 18));
    continuation(12);
    continuation(6);
    continuation(0);
  }
}

}  // namespace

Result<Json> JsonParser::parse() {
  const std::string name(file_);
  if (const std::size_t bad = data::first_byte_not_text(text_); bad != std::string_view::npos) {
    return Error{json_place(text_, file_, bad) + ": this is not text in UTF-8; a JSON file would be right"};
  }
  if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
  skip_space();
  if (at_ == text_.size()) return Error{name + " is empty; a JSON object {…} would be right"};
  Json root;
  if (!read_value(root)) return Error{error_};
  skip_space();
  if (at_ < text_.size()) fail_at_unexpected("the end of the file");
  if (!error_.empty()) return Error{error_};
  return root;
}

bool JsonParser::read_value(Json& out) {
  skip_space();
  const std::size_t begin = at_;
  if (++values_ > json_max_values) {
    return fail("more than " + std::to_string(json_max_values) + " values; fewer would be right");
  }
  if (is_next('{')) return read_object(out);
  if (is_next('[')) return read_array(out);
  if (is_next('"')) {
    std::string text;
    if (!read_text(text)) return false;
    out = Json(std::move(text), begin);
    return true;
  }
  return read_word(out);
}

bool JsonParser::read_object(Json& out) {
  const std::size_t begin = at_;
  if (!enter()) return false;
  JsonObject object;
  skip_space();
  bool is_end = is_next('}');
  if (is_end) ++at_;
  while (!is_end) {
    if (!read_field(object) || !read_list_end('}', is_end)) return false;
  }
  leave();
  out = Json(std::move(object), begin);
  return true;
}

bool JsonParser::read_field(JsonObject& object) {
  skip_space();
  const std::size_t begin = at_;
  if (!is_next('"')) return fail_at_unexpected("the name of a field in double quotes");
  std::string name;
  if (!read_text(name)) return false;
  if (std::find(object.names.begin(), object.names.end(), name) != object.names.end()) {
    at_ = begin;
    return fail("the field " + data::quoted(name) + " appears twice; once would be right");
  }
  if (object.names.size() == max_fields_) {
    at_ = begin;
    return fail("more than " + std::to_string(max_fields_) + " fields; fewer would be right");
  }
  skip_space();
  if (!is_next(':')) return fail_at_unexpected("a colon after the name of a field");
  ++at_;
  object.names.push_back(std::move(name));
  object.values.emplace_back();
  steps_.push_back({&object.names.back(), 0});
  if (!read_value(object.values.back())) return false;
  steps_.pop_back();
  return true;
}

bool JsonParser::read_array(Json& out) {
  const std::size_t begin = at_;
  if (!enter()) return false;
  Json::Numbers numbers;
  Json::Array values;
  skip_space();
  bool is_end = is_next(']');
  if (is_end) ++at_;
  steps_.push_back({nullptr, 0});
  while (!is_end) {
    if (!read_element(numbers, values) || !read_list_end(']', is_end)) return false;
    ++steps_.back().index;
  }
  steps_.pop_back();
  leave();
  out = numbers.empty() ? Json(std::move(values), begin) : Json(std::move(numbers), begin);
  return true;
}

/// Appends to `numbers` as long as there are only numbers; then all elements move to `values`.
bool JsonParser::read_element(Json::Numbers& numbers, Json::Array& values) {
  skip_space();
  const bool is_number = at_ < text_.size() && (is_digit(text_[at_]) || text_[at_] == '-');
  if (is_number && values.empty()) {
    JsonNumber number;
    if (!read_number(number)) return false;
    if (++numbers_ > json_max_numbers) {
      return fail("more than " + std::to_string(json_max_numbers) + " numbers; fewer would be right");
    }
    numbers.push_back(number.value);
    return true;
  }
  values_ += numbers.size();
  if (values_ > json_max_values)
    return fail("a list of numbers holds something else; only numbers would be right");
  for (const double number : numbers) values.emplace_back(JsonNumber{number}, at_);
  numbers.clear();
  values.emplace_back();
  return read_value(values.back());
}

bool JsonParser::read_text(std::string& out) {
  const std::size_t begin = at_;
  for (++at_; at_ < text_.size(); ++at_) {
    const char c = text_[at_];
    if (c == '"') {
      ++at_;
      return true;
    }
    if (c == '\n' || c == '\r' || c == '\t') break;
    if (c != '\\') {
      out += c;
    } else if (!read_escape(out)) {
      return false;
    }
  }
  at_ = begin;
  return fail("a text is not closed on its line; a second \" would be right");
}

/// Reads from the backslash to the last character of the escape.
bool JsonParser::read_escape(std::string& out) {
  constexpr std::string_view names = "\"\\/bfnrt", characters = "\"\\/\b\f\n\r\t";
  ++at_;
  const char kind = at_ < text_.size() ? text_[at_] : ' ';
  if (const std::size_t which = names.find(kind); which != std::string_view::npos) {
    out += characters[which];
    return true;
  }
  std::uint32_t code = 0;
  if (kind != 'u') return fail("an unknown escape in a text; \\\\ would be right for a backslash");
  if (!read_hex(code)) return false;
  if (code >= 0xD800 && code < 0xDC00 && text_.substr(at_ + 1, 2) == "\\u") {
    std::uint32_t low = 0;
    at_ += 2;
    if (!read_hex(low)) return false;
    if (low >= 0xDC00 && low < 0xE000) code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
  }
  if (code >= 0xD800 && code < 0xE000) return fail("half of a surrogate pair; both halves would be right");
  append_utf8(out, code);
  return true;
}

/// Reads the four digits after the `u` at the current place, up to the last one.
bool JsonParser::read_hex(std::uint32_t& code) {
  for (int i = 0; i < 4; ++i) {
    ++at_;
    const char c = at_ < text_.size() ? text_[at_] : ' ';
    const char letter = static_cast<char>(c | 0x20);
    const bool is_hex_letter = letter >= 'a' && letter <= 'f';
    if (!is_digit(c) && !is_hex_letter) return fail("\\u is followed by four hexadecimal digits");
    code = 16 * code + static_cast<std::uint32_t>(is_digit(c) ? c - '0' : letter - 'a' + 10);
  }
  return true;
}

bool JsonParser::read_number(JsonNumber& out) {
  const std::string_view text = word();
  if (!is_json_number(text)) {
    return fail(data::quoted(text) +
                (means_not_finite(text) ? " is not a finite number" : " is not a number") +
                "; a number such as 0.25 would be right");
  }
  const std::optional<double> value = parse_number(text);
  if (!value) return fail(data::quoted(text) + " is too large; numbers up to about 1e308 would be right");
  const std::optional<std::uint64_t> whole = whole_number(text);
  out = {*value, whole.has_value(), whole.value_or(0)};
  at_ += text.size();
  return true;
}

bool JsonParser::read_word(Json& out) {
  const std::size_t begin = at_;
  const std::string_view text = word();
  if (text.empty()) return fail_at_unexpected("a value");
  if (!is_letter(text[0])) {
    JsonNumber number;
    if (!read_number(number)) return false;
    out = Json(number, begin);
    return true;
  }
  if (text != "true" && text != "false" && text != "null") {
    return fail(means_not_finite(text)
                    ? data::quoted(text) + " is not a finite number; a number such as 0.25 would be right"
                    : data::quoted(text) +
                          " is not in quotes; text in double quotes, or a number, would be right");
  }
  out = text == "null" ? Json(std::monostate(), begin) : Json(text == "true", begin);
  at_ += text.size();
  return true;
}

bool JsonParser::read_list_end(char closing, bool& is_end) {
  skip_space();
  is_end = is_next(closing);
  if (!is_end && !is_next(',')) return fail_at_unexpected(std::string("a comma or ") + closing);
  ++at_;
  return true;
}

bool JsonParser::enter() {
  if (depth_ == json_max_depth) {
    return fail("brackets are nested more than " + std::to_string(json_max_depth) +
                " deep; at most 5 levels would be right");
  }
  ++depth_;
  ++at_;
  return true;
}

void JsonParser::skip_space() {
  at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size());
}

std::string_view JsonParser::word() const {
  std::size_t end = at_;
  while (end < text_.size() && is_word_character(text_[end])) ++end;
  return text_.substr(at_, end - at_);
}

std::string JsonParser::path() const {
  std::string path;
  for (const Step& step : steps_) {
    if (step.name) {
      path = json_field_path(path, *step.name);
    } else {
      path += "[" + std::to_string(step.index) + "]";
    }
  }
  return path;
}

bool JsonParser::fail(const std::string& sentence) {
  const std::string where = path();
  error_ = json_place(text_, file_, at_) + (where.empty() ? "" : ", in " + where) + ": " + sentence;
  return false;
}

bool JsonParser::fail_at_unexpected(const std::string& right) {
  if (at_ >= text_.size()) return fail("the file ends too early; " + right + " would be right");
  std::size_t length = std::max<std::size_t>(word().size(), 1);
  while (at_ + length < text_.size() && (text_[at_ + length] & 0xC0) == 0x80) ++length;
  const std::string_view found = text_.substr(at_, length);
  return fail("found " + data::quoted(found) + "; " + right + " would be right");
}

}  // namespace crease::io
