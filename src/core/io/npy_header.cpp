#include "core/io/npy_header.h"

namespace crease::io {
namespace {

constexpr std::size_t most_dimensions = 32;                ///< as NumPy has it
constexpr std::uint64_t longest = std::uint64_t{1} << 40;  ///< more than fits a file that can be read

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  std::optional<NpyHeader> parse() {
    if (!take("{")) return std::nullopt;
    while (!take("}")) {
      if (!read_field()) return std::nullopt;
      if (!take(",") && !is_next('}')) return std::nullopt;
    }
    skip_space();
    if (!text_.empty() || !has_type_ || !has_order_ || !has_shape_) return std::nullopt;
    return header_;
  }

 private:
  bool read_field() {
    std::string key;
    if (!read_text(key) || !take(":")) return false;
    if (key == "descr") return first(has_type_) && read_text(header_.type);
    if (key == "fortran_order") return first(has_order_) && read_truth(header_.in_columns);
    return key == "shape" && first(has_shape_) && read_shape();
  }
  static bool first(bool& is_there) {
    const bool is_first = !is_there;
    is_there = true;
    return is_first;
  }
  bool read_text(std::string& out) {
    skip_space();
    if (!is_next('\'') && !is_next('"')) return false;
    const std::size_t end = text_.find(text_[0], 1);
    if (end == std::string_view::npos) return false;
    out = text_.substr(1, end - 1);
    text_.remove_prefix(end + 1);
    return true;
  }
  bool read_truth(bool& out) {
    out = take("True");
    return out || take("False");
  }
  bool read_shape() {
    if (!take("(")) return false;
    while (!take(")")) {
      std::uint64_t length = 0;
      if (header_.shape.size() == most_dimensions || !read_whole(length)) return false;
      header_.shape.push_back(length);
      // One number alone is no tuple: (3), where (3,) is.
      if (!take(",") && (!is_next(')') || header_.shape.size() < 2)) return false;
    }
    return true;
  }
  bool read_whole(std::uint64_t& out) {
    skip_space();
    std::size_t digits = 0;
    for (; digits < text_.size() && text_[digits] >= '0' && text_[digits] <= '9'; ++digits) {
      out = out * 10 + static_cast<std::uint64_t>(text_[digits] - '0');
      if (out > longest) return false;
    }
    text_.remove_prefix(digits);
    if (digits > 0) take("L");  // Python 2's long
    return digits > 0;
  }

  void skip_space() {
    while (is_next(' ') || is_next('\n') || is_next('\t')) text_.remove_prefix(1);
  }
  bool is_next(char c) const { return !text_.empty() && text_[0] == c; }
  bool take(std::string_view word) {
    skip_space();
    if (!text_.starts_with(word)) return false;
    text_.remove_prefix(word.size());
    return true;
  }

  std::string_view text_;
  NpyHeader header_;
  bool has_type_ = false, has_order_ = false, has_shape_ = false;
};

}  // namespace

std::optional<NpyHeader> read_npy_header(std::string_view text) {
  return Parser(text).parse();
}

}  // namespace crease::io
