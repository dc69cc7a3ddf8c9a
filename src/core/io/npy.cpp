#include "core/io/npy.h"

#include <array>
#include <optional>

#include "core/data/text.h"
#include "core/io/npy_header.h"
#include "core/io/number_bytes.h"

namespace crease::io {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::string_view npy_magic = "\x93NUMPY"sv;
constexpr std::size_t version_size = npy_magic.size() + 2;
constexpr std::size_t alignment = 64;

struct Encoding {
  NumberType type;
  ByteOrder order;
};

std::optional<Encoding> encoding_named(std::string_view text) {
  if (text.size() != 3 || (text[0] != '<' && text[0] != '>') || text[1] != 'f') return std::nullopt;
  const ByteOrder order = text[0] == '>' ? ByteOrder::big : ByteOrder::little;
  if (text[2] == '2') return Encoding{NumberType::float16, order};
  if (text[2] == '4') return Encoding{NumberType::float32, order};
  if (text[2] == '8') return Encoding{NumberType::float64, order};
  return std::nullopt;
}

Error wrong(std::string_view array, const std::string& sentence) {
  return Error{std::string(array) + " " + sentence};
}

/// Takes npy_magic, version and header off the front.
Result<NpyHeader> take_header(std::string_view& bytes, std::string_view array) {
  if (bytes.size() < version_size || !bytes.starts_with(npy_magic)) {
    return wrong(array, "is not an array of NumPy; bytes that begin with \\x93NUMPY would be right");
  }
  const auto version = static_cast<unsigned char>(bytes[npy_magic.size()]);
  if (version < 1 || version > 3) {
    return wrong(array, "has format version " + std::to_string(version) + "; 1, 2 or 3 would be right");
  }
  const std::size_t length_size = version == 1 ? 2 : 4;
  const std::uint64_t length = whole_from(bytes.substr(version_size, length_size));
  bytes.remove_prefix(std::min(bytes.size(), version_size + length_size));
  if (length > bytes.size()) {
    return wrong(array, "has a header of " + std::to_string(length) + " bytes by its own account and " +
                            std::to_string(bytes.size()) +
                            " bytes to come; a header within it would be right");
  }
  const std::string_view text = bytes.substr(0, length);
  bytes.remove_prefix(length);
  std::optional<NpyHeader> header = read_npy_header(text);
  if (header) return std::move(*header);
  return wrong(
      array, "has the header " + data::quoted(text) +
                 "; one such as {'descr': '<f8', 'fortran_order': False, 'shape': (16, 2), } would be right");
}

/// Values in rows from a matrix in columns.
std::vector<double> in_rows(const std::vector<double>& columns, std::size_t rows) {
  std::vector<double> out;
  out.reserve(columns.size());
  const std::size_t width = columns.size() / rows;
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t column = 0; column < width; ++column) out.push_back(columns[column * rows + row]);
  }
  return out;
}

}  // namespace

Result<Tensor> read_npy(std::string_view bytes, std::string_view array, std::string name) {
  Result<NpyHeader> header = take_header(bytes, array);
  if (!header) return header.error();
  const std::optional<Encoding> encoding = encoding_named(header.value().type);
  if (!encoding) {
    return wrong(array, "has numbers of type " + data::quoted(header.value().type) +
                            "; float16, float32 or float64 (\"<f2\", \"<f4\", \"<f8\") would be right");
  }
  Tensor tensor{std::move(name), header.value().shape, {}};
  if (tensor.shape.size() > 2) {
    return wrong(array, "has shape " + shape_text(tensor.shape) + "; (out, in) or (out) would be right");
  }
  const std::uint64_t count = number_count(tensor.shape);
  const std::size_t size = byte_count(encoding->type);
  if (count > most_tensor_numbers || count * size != bytes.size()) {
    return wrong(array, "has " + std::to_string(bytes.size()) +
                            " bytes of numbers, which is not what shape " + shape_text(tensor.shape) +
                            " of " + header.value().type + " has; as many as that would be right");
  }
  tensor.values.reserve(count);
  for (std::size_t at = 0; at < bytes.size(); at += size) {
    tensor.values.push_back(number_from(bytes.substr(at, size), encoding->type, encoding->order));
  }
  if (header.value().in_columns && tensor.shape.size() == 2 && count > 0) {
    tensor.values = in_rows(tensor.values, tensor.shape[0]);
  }
  return tensor;
}

std::string write_npy(const TensorView& tensor, bool is_float32) {
  std::string header =
      "{'descr': '" + std::string(is_float32 ? "<f4" : "<f8") + "', 'fortran_order': False, 'shape': ";
  // A tuple of one is (16,) in Python.
  header +=
      tensor.shape.size() == 1 ? "(" + std::to_string(tensor.shape[0]) + ",)" : shape_text(tensor.shape);
  header += ", }";
  const std::size_t before = version_size + 2 + header.size() + 1;
  header.append((alignment - before % alignment) % alignment, ' ');
  header += '\n';
  std::string out(npy_magic);
  out += "\1\0"sv;
  append_whole(out, header.size(), 2);
  out += header;
  for (const double value : tensor.values) append_number(out, value, is_float32);
  return out;
}

}  // namespace crease::io
