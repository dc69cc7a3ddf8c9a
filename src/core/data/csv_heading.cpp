#include "core/data/csv_heading.h"

#include <algorithm>
#include <cmath>

#include "core/base/number_text.h"
#include "core/data/csv.h"
#include "core/data/csv_table.h"
#include "core/data/text.h"

namespace crease::data {
namespace {

constexpr std::string_view mark = "# crease points,";
constexpr std::size_t scale_column = 1, last_column = 5;  ///< of the fields behind `mark`

std::string scale_text(const Scale& scale) {
  return "," + shortest(scale.centre) + "," + shortest(scale.half_range);
}

/// The finite number in a field; NaN if there is none.
double number_at(const CsvRow& row, std::size_t column) {
  if (column >= row.fields.size()) return std::nan("");
  return decimal_number(row.fields[column]).value_or(std::nan(""));
}

bool read_scale(const CsvRow& row, std::size_t column, Scale& scale) {
  scale = {number_at(row, column), number_at(row, column + 1)};
  return std::isfinite(scale.centre) && scale.half_range > 0 && std::isfinite(scale.half_range);
}

bool read_classes(const CsvRow& row, Dataset& dataset) {
  const double count = number_at(row, last_column);
  if (!(count >= 2 && count <= max_csv_classes) || count != std::floor(count)) return false;
  dataset.classes = static_cast<int>(count);
  dataset.class_names.assign(row.fields.begin() + last_column + 1, row.fields.end());
  return dataset.class_names.empty() || dataset.class_names.size() == static_cast<std::size_t>(count);
}

bool read_fields(const CsvRow& row, Dataset& dataset) {
  if (!read_scale(row, scale_column, dataset.x_scale) || !read_scale(row, scale_column + 2, dataset.y_scale))
    return false;
  if (row.fields[0] == "classes") return read_classes(row, dataset);
  dataset.task = Task::regression;
  dataset.classes = 1;
  const bool has_right_length = row.fields.size() == last_column + 2;
  return row.fields[0] == "values" && has_right_length && read_scale(row, last_column, dataset.value_scale);
}

}  // namespace

std::string csv_field(const std::string& text) {
  const bool is_plain = !text.empty() && text.find_first_of(" \t\r\n,;\"#") == std::string::npos;
  if (is_plain) return text;
  std::string field = "\"";
  for (const char c : text) field += c == '"' ? std::string("\"\"") : std::string(1, c);
  return field + '"';
}

std::string csv_heading(const Dataset& dataset) {
  const bool has_classes = dataset.task == Task::classification;
  std::string line(mark);
  line += has_classes ? "classes" : "values";
  line += scale_text(dataset.x_scale) + scale_text(dataset.y_scale);
  line += has_classes ? "," + std::to_string(dataset.classes) : scale_text(dataset.value_scale);
  for (const std::string& name : dataset.class_names) line += "," + csv_field(name);
  return line + "\n";
}

Result<std::optional<Dataset>> read_csv_heading(std::string_view text, std::string_view file) {
  text = without_byte_order_mark(text);
  if (!text.starts_with(mark)) return std::optional<Dataset>();
  CsvReader reader(text.substr(mark.size()), file);
  const Result<std::optional<CsvRow>> row = reader.next();
  if (!row) return row.error();
  Dataset dataset;
  if (row.value() && read_fields(*row.value(), dataset)) return std::optional<Dataset>(std::move(dataset));
  return Error{csv_place(file, 1) + " begins like the heading of a file that crease wrote and is none; \"" +
               std::string(mark) + "classes,0,1,0,1,2\" would be right, or no such line"};
}

}  // namespace crease::data
