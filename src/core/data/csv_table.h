#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace crease::data {

/// One line of a CSV file that is not blank.
struct CsvRow {
  int line = 1;  ///< where it begins, from 1
  std::vector<std::string> fields;
};

/// Where in a file a sentence points to.
std::string csv_place(std::string_view file, int line);
std::string csv_place(std::string_view file, int line, int column);

/// Reads the rows of a CSV text one after the other. Lines that begin with # are comments.
///
/// Separator, as the first line with text shows it: a semicolon if it has one, else a tab, else a comma, else
/// blanks. Blanks also where the only commas are decimal ones: "1,5 2,5 a".
class CsvReader {
 public:
  /// Needs text that first_byte_not_text() finds nothing in.
  CsvReader(std::string_view text, std::string_view file);

  /// The next row that is not blank, or empty at the end. Error: a quote that never ends, or text after one.
  Result<std::optional<CsvRow>> next();

  char separator() const { return separator_; }  ///< ' ' for blanks
  /// The number in a field, decimal comma included. Error: place and what would be right.
  Result<double> number(const CsvRow& row, int column) const;
  bool is_number(std::string_view field) const;

 private:
  Status read_row(CsvRow& row);
  Result<std::string> read_field(int line, int column);
  Result<std::string> read_quoted(int line, int column);
  bool is_at_line_end() const;
  bool is_at_separator() const;
  bool skip_separator();
  void skip_comments();
  void skip_line_end();
  void skip_spaces();
  std::string with_decimal_point(std::string_view field) const;

  std::string_view text_, file_;
  std::size_t at_ = 0;
  int line_ = 1;
  char separator_ = ',';
};

/// The line, from 1, that holds a byte of the text.
int line_at(std::string_view text, std::size_t offset);

}  // namespace crease::data
