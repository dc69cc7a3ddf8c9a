#include "core/data/csv.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "core/base/number_text.h"
#include "core/data/csv_heading.h"
#include "core/data/csv_table.h"
#include "core/data/text.h"

namespace crease::data {
namespace {

Status check_text(std::string_view text, std::string_view file) {
  const std::string name(file);
  if (text.size() > max_csv_bytes)
    return Error{name + " is larger than 64 MB; a smaller file would be right"};
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return Error{name + " is empty; rows of numbers, separated by commas, would be right"};
  }
  const std::size_t bad = first_byte_not_text(text);
  if (bad == std::string_view::npos) return {};
  return Error{csv_place(file, line_at(text, bad)) +
               ": this is not text in UTF-8; a CSV file saved as UTF-8 would be right"};
}

/// Whether the line names the columns: the fields where numbers belong hold words instead, all of them.
bool is_header(const CsvReader& reader, const CsvRow& row, int number_columns) {
  const int columns = std::min(number_columns, static_cast<int>(row.fields.size()));
  for (int i = 0; i < columns; ++i) {
    if (row.fields[i].empty() || reader.is_number(row.fields[i])) return false;
  }
  return true;
}

/// What a table has to look like.
struct Expected {
  int columns = 3;
  int number_columns = 2;  ///< the first ones, which a header names with words
  int max_rows = max_csv_rows;
  std::string words;  ///< the columns in a sentence
};

Error wrong_column_count(const CsvReader& reader, const CsvRow& row, const Expected& expected,
                         std::string_view file) {
  const auto found = static_cast<int>(row.fields.size());
  std::string sentence = csv_place(file, row.line) + " has " + std::to_string(found) +
                         (found == 1 ? " column; " : " columns; ") + expected.words + " would be right";
  if (found < expected.columns) sentence += ", separated by comma, semicolon, tab or blanks";
  if (found > expected.columns && reader.separator() == ',') {
    sentence += " (with decimal commas, the columns are separated by semicolons)";
  }
  return Error{sentence};
}

/// Rows of a CSV file that all have the right number of columns, with the header taken off.
struct Table {
  std::vector<std::string> header;
  std::vector<CsvRow> rows;
};

Result<Table> read_table(CsvReader& reader, const Expected& expected, std::string_view file) {
  Table table;
  bool is_first = true;
  while (true) {
    Result<std::optional<CsvRow>> next = reader.next();
    if (!next) return next.error();
    if (!next.value()) return table;
    CsvRow row = std::move(*next.value());
    if (static_cast<int>(row.fields.size()) != expected.columns) {
      return wrong_column_count(reader, row, expected, file);
    }
    if (static_cast<int>(table.rows.size()) == expected.max_rows) {
      return Error{csv_place(file, row.line) + ": at most " + std::to_string(expected.max_rows) +
                   " rows can be read"};
    }
    if (is_first && is_header(reader, row, expected.number_columns)) {
      table.header = std::move(row.fields);
    } else {
      table.rows.push_back(std::move(row));
    }
    is_first = false;
  }
}

Result<std::vector<double>> column_numbers(const CsvReader& reader, const Table& table, int column) {
  std::vector<double> numbers;
  numbers.reserve(table.rows.size());
  for (const CsvRow& row : table.rows) {
    const Result<double> number = reader.number(row, column);
    if (!number) return number.error();
    numbers.push_back(number.value());
  }
  return numbers;
}

Scale scale_in_place(std::vector<double>& values) {
  const Scale scale = scale_of(values);
  for (double& value : values) value = scale.stored(value);
  return scale;
}

/// Different labels as they come in the file, at most one more than there may be classes.
std::vector<std::string> different_labels(const Table& table) {
  std::vector<std::string> labels;
  for (const CsvRow& row : table.rows) {
    if (std::find(labels.begin(), labels.end(), row.fields[2]) == labels.end())
      labels.push_back(row.fields[2]);
    if (static_cast<int>(labels.size()) > max_csv_classes) break;
  }
  return labels;
}

Status check_class_count(std::size_t classes, const Table& table, std::string_view file) {
  if (classes >= 2) return {};
  return Error{std::string(file) + ": every label is " + quoted(table.rows[0].fields[2]) +
               "; two to ten different labels would be right"};
}

/// The column that decides is words: classes in the order in which they come.
Status label_by_words(const Table& table, std::vector<std::string> labels, std::string_view file,
                      Dataset& dataset) {
  if (const Status status = check_class_count(labels.size(), table, file); !status) return status;
  dataset.classes = static_cast<int>(labels.size());
  for (const CsvRow& row : table.rows) {
    dataset.value.push_back(double(std::find(labels.begin(), labels.end(), row.fields[2]) - labels.begin()));
  }
  dataset.class_names = std::move(labels);
  return {};
}

/// Classes by whole numbers in ascending order, if there are few enough of them.
std::optional<std::vector<double>> whole_number_classes(const std::vector<double>& values) {
  std::set<double> different;
  for (const double value : values) {
    if (value != std::floor(value)) return std::nullopt;
    different.insert(value + 0.0);  // -0 is the class 0
    if (static_cast<int>(different.size()) > max_csv_classes) return std::nullopt;
  }
  return std::vector<double>(different.begin(), different.end());
}

Status label_by_numbers(const Table& table, std::vector<double> values, std::string_view file,
                        Dataset& dataset) {
  const std::optional<std::vector<double>> classes = whole_number_classes(values);
  if (!classes) {
    dataset.task = Task::regression;
    dataset.classes = 1;
    dataset.value_scale = scale_in_place(values);
    dataset.value = std::move(values);
    return {};
  }
  if (const Status status = check_class_count(classes->size(), table, file); !status) return status;
  dataset.classes = static_cast<int>(classes->size());
  for (const double number : *classes) dataset.class_names.push_back(shortest(number));
  for (const double value : values) {
    dataset.value.push_back(
        double(std::lower_bound(classes->begin(), classes->end(), value) - classes->begin()));
  }
  return {};
}

/// What programs write where a value is missing.
bool is_missing(std::string label) {
  for (char& c : label) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  constexpr std::string_view words[] = {"na", "n/a", "nan", "null", "?"};
  return std::find(std::begin(words), std::end(words), label) != std::end(words);
}

/// Error: an empty label, or one that says so.
Status check_labels_present(const Table& table, std::string_view file) {
  for (const CsvRow& row : table.rows) {
    const std::string& label = row.fields[2];
    const std::string place = csv_place(file, row.line, 3) + ": ";
    if (label.empty()) return Error{place + "the field is empty; a label or a value would be right"};
    if (is_missing(label))
      return Error{place + quoted(label) +
                   " says that the value is missing; a label or a value would be right"};
  }
  return {};
}

/// Words or numbers? A few words among many different numbers are slips of the pen, not labels.
Status read_labels(const CsvReader& reader, const Table& table, std::string_view file, Dataset& dataset) {
  if (const Status status = check_labels_present(table, file); !status) return status;
  std::size_t words = 0;
  for (const CsvRow& row : table.rows) words += reader.is_number(row.fields[2]) ? 0 : 1;
  if (words > 0) {
    std::vector<std::string> labels = different_labels(table);
    if (static_cast<int>(labels.size()) <= max_csv_classes)
      return label_by_words(table, std::move(labels), file, dataset);
    if (2 * words > table.rows.size()) {
      return Error{std::string(file) + " has more than " + std::to_string(max_csv_classes) +
                   " different labels in column 3; up to ten classes, or numbers, would be right"};
    }
  }
  Result<std::vector<double>> values = column_numbers(reader, table, 3);
  if (!values) return values.error();
  return label_by_numbers(table, std::move(values).value(), file, dataset);
}

/// Scales of the columns: the given ones, or those that take them to [-1, 1].
Status read_columns(const CsvReader& reader, const Table& table, bool has_heading, Dataset& dataset) {
  Result<std::vector<double>> x = column_numbers(reader, table, 1);
  if (!x) return x.error();
  Result<std::vector<double>> y = column_numbers(reader, table, 2);
  if (!y) return y.error();
  if (!has_heading) {
    dataset.x_scale = scale_of(x.value());
    dataset.y_scale = scale_of(y.value());
  }
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    dataset.x.push_back(dataset.x_scale.stored(x.value()[i]));
    dataset.x.push_back(dataset.y_scale.stored(y.value()[i]));
  }
  return {};
}

/// The class that a heading knows by name or number. Error: there is none.
Result<double> known_class(const CsvRow& row, std::string_view file, const Dataset& dataset) {
  for (int i = 0; i < dataset.classes; ++i) {
    const std::string name = dataset.class_names.empty() ? std::to_string(i) : dataset.class_names[i];
    if (row.fields[2] == name) return double(i);
  }
  return Error{csv_place(file, row.line, 3) + ": " + quoted(row.fields[2]) +
               " is none of the classes that line 1 names; one of these would be right"};
}

/// Labels or values of a file whose heading says what they are.
Status read_known_labels(const CsvReader& reader, const Table& table, std::string_view file,
                         Dataset& dataset) {
  const bool has_classes = dataset.task == Task::classification;
  for (const CsvRow& row : table.rows) {
    const Result<double> value = has_classes ? known_class(row, file, dataset) : reader.number(row, 3);
    if (!value) return value.error();
    dataset.value.push_back(has_classes ? value.value() : dataset.value_scale.stored(value.value()));
  }
  return {};
}

}  // namespace

Result<Dataset> parse_csv(std::string_view text, std::string_view file) {
  if (const Status status = check_text(text, file); !status) return status.error();
  Result<std::optional<Dataset>> heading = read_csv_heading(text, file);
  if (!heading) return heading.error();
  const bool has_heading = heading.value().has_value();
  CsvReader reader(text, file);
  const Result<Table> read =
      read_table(reader, {3, 2, max_csv_rows, "three columns, two numbers and a label or value,"}, file);
  if (!read) return read.error();
  const Table& table = read.value();
  if (table.rows.size() < 2) {
    return Error{std::string(file) + " has fewer than two rows of data; two or more would be right"};
  }
  Dataset dataset = std::move(heading.value()).value_or(Dataset{});
  if (!table.header.empty()) {
    dataset.x_name = table.header[0];
    dataset.y_name = table.header[1];
  }
  if (const Status status = read_columns(reader, table, has_heading, dataset); !status) return status.error();
  const auto read_rest = has_heading ? read_known_labels : read_labels;
  if (const Status status = read_rest(reader, table, file, dataset); !status) return status.error();
  const auto is_finite = [](double number) {
    return std::isfinite(number);
  };
  if (!std::all_of(dataset.x.begin(), dataset.x.end(), is_finite) ||
      !std::all_of(dataset.value.begin(), dataset.value.end(), is_finite)) {
    return Error{csv_place(file, 1) +
                 ": numbers are too large for the scales here; larger half ranges would be right"};
  }
  return dataset;
}

Result<std::vector<double>> parse_points_csv(std::string_view text, int columns, std::string_view file) {
  if (const Status status = check_text(text, file); !status) return status.error();
  CsvReader reader(text, file);
  const std::string words =
      std::to_string(columns) + (columns == 1 ? " number in each row" : " numbers in each row");
  const Result<Table> table = read_table(reader, {columns, columns, max_csv_points, words}, file);
  if (!table) return table.error();
  std::vector<double> points;
  for (const CsvRow& row : table.value().rows) {
    for (int column = 1; column <= columns; ++column) {
      const Result<double> number = reader.number(row, column);
      if (!number) return number.error();
      points.push_back(number.value());
    }
  }
  if (points.empty()) return Error{std::string(file) + " has no rows of data; one or more would be right"};
  return points;
}

}  // namespace crease::data
