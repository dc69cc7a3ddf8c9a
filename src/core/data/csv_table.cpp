#include "core/data/csv_table.h"

#include <algorithm>
#include <cmath>

#include "core/data/text.h"

namespace crease::data {
namespace {

/// More than any network has inputs; a file of nothing but separators must not fill the memory.
constexpr std::size_t most_columns = 2000;

bool has_text(const CsvRow& row) {
  return std::any_of(row.fields.begin(), row.fields.end(), [](const std::string& f) { return !f.empty(); });
}

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

/// The first line that is neither blank nor a comment.
std::string_view first_line(std::string_view text) {
  while (true) {
    const std::size_t begin = text.find_first_not_of(" \r\n");
    if (begin == std::string_view::npos) return {};
    text.remove_prefix(begin);
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    if (text[0] != '#') return text.substr(0, text.find_last_not_of(' ', end - 1) + 1);
    text.remove_prefix(end);
  }
}

/// Whether blanks separate the fields although there are commas, because each comma is a decimal one: between
/// digits, one for a field, and no blank beside it.
bool has_decimal_commas_only(std::string_view line) {
  int commas_of_field = 0;
  bool has_blank = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (is_blank(line[i])) {
      has_blank = true;
      commas_of_field = 0;
    }
    if (line[i] != ',') continue;
    const bool is_decimal = i > 0 && i + 1 < line.size() && is_digit(line[i - 1]) && is_digit(line[i + 1]);
    if (!is_decimal || ++commas_of_field > 1) return false;
  }
  return has_blank;
}

char separator_of(std::string_view text) {
  const std::string_view line = first_line(text);
  bool is_quoted = false, has_tab = false, has_comma = false, has_blank = false;
  for (const char c : line) {
    if (c == '"') is_quoted = !is_quoted;
    if (is_quoted) continue;
    if (c == ';') return ';';
    has_tab |= c == '\t';
    has_comma |= c == ',';
    has_blank |= c == ' ';
  }
  if (has_tab) return '\t';
  if (has_comma) return has_decimal_commas_only(line) ? ' ' : ',';
  return has_blank ? ' ' : ',';
}

}  // namespace

std::string csv_place(std::string_view file, int line) {
  return std::string(file) + ", line " + std::to_string(line);
}

std::string csv_place(std::string_view file, int line, int column) {
  return csv_place(file, line) + ", column " + std::to_string(column);
}

int line_at(std::string_view text, std::size_t offset) {
  int line = 1;
  for (std::size_t i = 0; i < offset; ++i) {
    const bool is_crlf = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (text[i] == '\n' || (text[i] == '\r' && !is_crlf)) ++line;
  }
  return line;
}

CsvReader::CsvReader(std::string_view text, std::string_view file)
    : text_(without_byte_order_mark(text)), file_(file), separator_(separator_of(text_)) {}

Result<std::optional<CsvRow>> CsvReader::next() {
  while (skip_comments(), at_ < text_.size()) {
    CsvRow row;
    if (const Status status = read_row(row); !status) return status.error();
    if (has_text(row)) return std::optional<CsvRow>(std::move(row));
  }
  return std::optional<CsvRow>();
}

Status CsvReader::read_row(CsvRow& row) {
  row.line = line_;
  while (true) {
    Result<std::string> field = read_field(row.line, static_cast<int>(row.fields.size()) + 1);
    if (!field) return field.error();
    row.fields.push_back(std::move(field).value());
    if (!skip_separator()) break;
    if (row.fields.size() == most_columns) {
      return Error{csv_place(file_, row.line) + " has more than " + std::to_string(most_columns) +
                   " columns; fewer would be right"};
    }
  }
  skip_line_end();
  return {};
}

Result<std::string> CsvReader::read_field(int line, int column) {
  skip_spaces();
  if (at_ < text_.size() && text_[at_] == '"') return read_quoted(line, column);
  const std::size_t begin = at_;
  while (!is_at_line_end() && !is_at_separator()) ++at_;
  return std::string(trimmed(text_.substr(begin, at_ - begin)));
}

Result<std::string> CsvReader::read_quoted(int line, int column) {
  std::string field;
  for (++at_; at_ < text_.size(); ++at_) {
    if (text_[at_] == '"') {
      const bool is_doubled = at_ + 1 < text_.size() && text_[at_ + 1] == '"';
      if (!is_doubled) break;
      ++at_;
    } else if (is_at_line_end()) {
      line_ += text_[at_] == '\n' || at_ + 1 == text_.size() || text_[at_ + 1] != '\n' ? 1 : 0;
    }
    field += text_[at_];
  }
  if (at_ == text_.size()) {
    return Error{csv_place(file_, line, column) +
                 ": the quotation mark is never closed; a second \" would be right"};
  }
  ++at_;  // the closing quotation mark
  if (separator_ != ' ') skip_spaces();
  if (!is_at_line_end() && !is_at_separator()) {
    return Error{csv_place(file_, line, column) + ": text follows a closing quotation mark; " +
                 "a separator would be right, and \"\" for a quotation mark inside of quotes"};
  }
  return field;
}

bool CsvReader::is_at_line_end() const {
  return at_ >= text_.size() || text_[at_] == '\n' || text_[at_] == '\r';
}

void CsvReader::skip_line_end() {
  if (at_ >= text_.size()) return;
  const bool is_crlf = text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
  at_ += is_crlf ? 2 : 1;
  ++line_;
}

bool CsvReader::is_at_separator() const {
  return text_[at_] == separator_ || (separator_ == ' ' && text_[at_] == '\t');
}

/// Whether another field follows. Any number of blanks is one separator, and none at the end of a line.
bool CsvReader::skip_separator() {
  if (is_at_line_end()) return false;
  ++at_;
  if (separator_ != ' ') return true;
  skip_spaces();
  return !is_at_line_end();
}

void CsvReader::skip_comments() {
  while (at_ < text_.size()) {
    const std::size_t begin = std::min(text_.find_first_not_of(' ', at_), text_.size() - 1);
    if (text_[begin] != '#') return;
    at_ = std::min(text_.find_first_of("\r\n", begin), text_.size());
    skip_line_end();
  }
}

void CsvReader::skip_spaces() {
  while (at_ < text_.size() && is_blank(text_[at_]) && (text_[at_] != separator_ || separator_ == ' ')) ++at_;
}

std::string CsvReader::with_decimal_point(std::string_view field) const {
  std::string number(field);
  const bool may_have_comma = separator_ != ',' && number.find('.') == std::string::npos;
  if (const std::size_t comma = number.find(','); may_have_comma && comma != std::string::npos) {
    number[comma] = '.';
  }
  return number;
}

bool CsvReader::is_number(std::string_view field) const {
  return decimal_number(with_decimal_point(field)).has_value();
}

Result<double> CsvReader::number(const CsvRow& row, int column) const {
  const std::string& field = row.fields[column - 1];
  const std::string place = csv_place(file_, row.line, column) + ": ";
  const std::optional<double> number = decimal_number(with_decimal_point(field));
  if (number && std::isfinite(*number)) return *number;
  if (field.empty()) return Error{place + "the field is empty; a number such as 0.25 would be right"};
  if (number) return Error{place + quoted(field) + " is too large; numbers up to about 1e308 can be read"};
  return Error{place + quoted(field) + " is not a number; a number such as 0.25 would be right"};
}

}  // namespace crease::data
