#include "core/io/safetensors.h"

#include <algorithm>
#include <array>
#include <span>

#include "core/base/check.h"
#include "core/data/text.h"
#include "core/io/json_fields.h"
#include "core/io/json_writer.h"
#include "core/io/number_bytes.h"

namespace crease::io {
namespace {

constexpr std::string_view metadata_name = "__metadata__";
constexpr std::size_t length_bytes = 8;
constexpr std::size_t most_header_bytes = 100'000'000;  ///< as in the reference implementation
constexpr std::size_t most_tensors = 4096;
constexpr double most_bytes = 0x1p40;  ///< more than any file has that can be read

constexpr std::array<std::string_view, 3> tensor_names{"dtype", "shape", "data_offsets"};
/// In the order of NumberType.
constexpr std::array<std::string_view, 4> type_names{"F16", "BF16", "F32", "F64"};

/// Where in the data a tensor lies.
struct Range {
  std::string name;
  std::uint64_t begin, end;
};

class SafetensorsReader {
 public:
  SafetensorsReader(std::string_view header, std::string_view data, std::string_view file)
      : place_(std::string(file) + ", header"), mistake_(header, place_), data_(data), file_(file) {}
  SafetensorsReader(const SafetensorsReader&) = delete;

  Result<TensorFile> read(const Json& root);

 private:
  void read_metadata(const Json& value);
  void read_tensor(const std::string& name, const Json& value);
  std::vector<std::uint64_t> read_wholes(JsonFields& fields, std::string_view name, std::string_view right);
  void read_values(const Json& value, Tensor tensor, NumberType type, const Range& range);
  Status check_ranges();

  std::string place_;  // which mistake_ looks at
  JsonMistake mistake_;
  std::string_view data_, file_;
  TensorFile out_;
  std::vector<Range> ranges_;
  std::uint64_t numbers_ = 0;
};

void SafetensorsReader::read_metadata(const Json& value) {
  const auto* object = value.get<JsonObject>();
  if (!object) {
    mistake_.report(value, "__metadata__ is " + described(value) + "; an object of texts would be right");
    return;
  }
  for (std::size_t i = 0; i < object->names.size(); ++i) {
    const auto* text = object->values[i].get<std::string>();
    if (!text) {
      mistake_.report(object->values[i], json_field_path(metadata_name, object->names[i]) + " is " +
                                             described(object->values[i]) + "; a text would be right");
      return;
    }
    if (object->names[i] == "activation") out_.activation = *text;
  }
}

std::vector<std::uint64_t> SafetensorsReader::read_wholes(JsonFields& fields, std::string_view name,
                                                          std::string_view right) {
  std::vector<std::uint64_t> wholes;
  const Json* list = fields.require(name, right);
  if (!list) return wholes;
  for (std::size_t i = 0; i < list->size(); ++i) {
    const Json element = list->element(i);
    if (!is_whole(element, 0, most_bytes)) break;
    wholes.push_back(static_cast<std::uint64_t>(element.get<JsonNumber>()->value));
  }
  if (!list->is_array() || wholes.size() != list->size()) {
    fields.report(name, *list, "a list of whole numbers such as " + std::string(right));
  }
  return wholes;
}

void SafetensorsReader::read_tensor(const std::string& name, const Json& value) {
  JsonFields fields(mistake_, value, json_field_path("", name), tensor_names);
  int type = 0;
  fields.require("dtype", "\"dtype\":\"F64\"");
  fields.read_choice("dtype", type, type_names);
  Tensor tensor{name, read_wholes(fields, "shape", "[16, 2]"), {}};
  const std::vector<std::uint64_t> offsets = read_wholes(fields, "data_offsets", "[0, 256]");
  if (mistake_.any()) return;
  if (offsets.size() != 2 || offsets[0] > offsets[1] || offsets[1] > data_.size()) {
    const std::string found = shape_text(std::span(offsets).first(std::min<std::size_t>(offsets.size(), 3)));
    mistake_.report(*fields.find("data_offsets"),
                    fields.path_of("data_offsets") + " is [" + found.substr(1, found.size() - 2) +
                        "]; [begin, end] within the " + std::to_string(data_.size()) +
                        " bytes of numbers in the file would be right");
    return;
  }
  read_values(value, std::move(tensor), static_cast<NumberType>(type), {name, offsets[0], offsets[1]});
}

void SafetensorsReader::read_values(const Json& value, Tensor tensor, NumberType type, const Range& range) {
  const std::uint64_t count = number_count(tensor.shape);
  const std::uint64_t bytes = count * byte_count(type);
  numbers_ += count;
  const std::string named = "tensor " + data::quoted(tensor.name);
  if (count > most_tensor_numbers || numbers_ > most_tensor_numbers) {
    mistake_.report(value, named + " is the one with which there are more than " +
                               std::to_string(most_tensor_numbers) + " numbers; fewer would be right");
  } else if (bytes != range.end - range.begin) {
    mistake_.report(value, named + " has " + std::to_string(range.end - range.begin) + " bytes; " +
                               std::to_string(bytes) + " for shape " + shape_text(tensor.shape) + " of " +
                               std::string(type_names[static_cast<std::size_t>(type)]) + " would be right");
  } else {
    tensor.values.reserve(count);
    for (std::uint64_t at = range.begin; at < range.end; at += byte_count(type)) {
      tensor.values.push_back(number_from(data_.substr(at, byte_count(type)), type));
    }
    out_.tensors.push_back(std::move(tensor));
    ranges_.push_back(range);
  }
}

/// The format demands it: nothing hides between tensors, and no two are the same bytes.
Status SafetensorsReader::check_ranges() {
  std::sort(ranges_.begin(), ranges_.end(), [](const Range& a, const Range& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
  });
  std::uint64_t end = 0;
  for (const Range& range : ranges_) {
    if (range.begin != end) {
      return Error{std::string(file_) + ": tensor " + data::quoted(range.name) + " begins at byte " +
                   std::to_string(range.begin) + " of the numbers; " + std::to_string(end) +
                   ", where the one before ends, would be right"};
    }
    end = range.end;
  }
  if (end == data_.size()) return {};
  return Error{std::string(file_) + " has " + std::to_string(data_.size()) + " bytes of numbers; " +
               std::to_string(end) + ", as many as its tensors have, would be right"};
}

Result<TensorFile> SafetensorsReader::read(const Json& root) {
  const auto* object = root.get<JsonObject>();
  if (!object) {
    mistake_.report(root, "the header is " + described(root) + "; an object of tensors would be right");
    return mistake_.error();
  }
  for (std::size_t i = 0; i < object->names.size() && !mistake_.any(); ++i) {
    if (object->names[i] == metadata_name) {
      read_metadata(object->values[i]);
    } else {
      read_tensor(object->names[i], object->values[i]);
    }
  }
  if (mistake_.any()) return mistake_.error();
  if (const Status status = check_ranges(); !status) return status.error();
  return std::move(out_);
}

}  // namespace

Result<TensorFile> read_safetensors(std::string_view bytes, std::string_view file) {
  const std::string name(file);
  if (bytes.size() < length_bytes) {
    return Error{name +
                 " ends within the eight bytes that say how long its header is; the whole file would be "
                 "right"};
  }
  const std::uint64_t length = whole_from(bytes.substr(0, length_bytes));
  if (length > bytes.size() - length_bytes || length > most_header_bytes) {
    return Error{name + " has a header of " + std::to_string(length) + " bytes by its own account; at most " +
                 std::to_string(std::min(bytes.size() - length_bytes, most_header_bytes)) +
                 ", as there are in the file, would be right"};
  }
  const std::string_view header = bytes.substr(length_bytes, length);
  const Result<Json> root = parse_json(header, name + ", header", most_tensors);
  if (!root) return root.error();
  return SafetensorsReader(header, bytes.substr(length_bytes + length), file).read(root.value());
}

std::string write_safetensors(const nn::Network& network, nn::Precision precision) {
  const bool is_float32 = precision == nn::Precision::float32;
  const std::string metadata = JsonObjectWriter()
                                   .field("format", "pt")
                                   .field("activation", activation_text(network.architecture))
                                   .finished();
  JsonObjectWriter header;
  header.raw(metadata_name, metadata);
  std::string data;
  for (const TensorView& tensor : tensors_of(network)) {
    const std::size_t begin = data.size();
    for (const double value : tensor.values) append_number(data, value, is_float32);
    JsonListWriter shape, offsets;
    for (const std::uint64_t length : tensor.shape) shape.raw(std::to_string(length));
    for (const std::size_t offset : {begin, data.size()}) offsets.raw(std::to_string(offset));
    header.raw(tensor.name, JsonObjectWriter()
                                .field("dtype", is_float32 ? "F32" : "F64")
                                .raw("shape", shape.finished())
                                .raw("data_offsets", offsets.finished())
                                .finished());
  }
  std::string text = header.finished();
  text.append((length_bytes - text.size() % length_bytes) % length_bytes,
              ' ');  // numbers begin at a multiple of 8
  std::string out;
  append_whole(out, text.size(), length_bytes);
  return out + text + data;
}

}  // namespace crease::io
