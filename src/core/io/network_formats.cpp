#include "core/io/network_formats.h"

#include <algorithm>
#include <cmath>

#include "core/base/check.h"
#include "core/base/number_text.h"
#include "core/data/text.h"
#include "core/io/network_file.h"
#include "core/io/npz.h"
#include "core/io/number_bytes.h"
#include "core/io/onnx.h"
#include "core/io/python_code.h"
#include "core/io/safetensors.h"
#include "core/io/tensors.h"

namespace crease::io {
namespace {

using std::string_view_literals::operator""sv;

using Writer = std::string (*)(const nn::Network&, nn::Precision);

std::string write_json(const nn::Network& network, nn::Precision) {
  return write_network(network);
}

struct Format {
  std::string_view ending;
  Writer write;
};

/// The first ending that fits is the one.
constexpr Format formats[] = {{".json", write_json},     {".safetensors", write_safetensors},
                              {".npz", write_npz},       {".onnx", write_onnx},
                              {".numpy.py", numpy_code}, {".py", torch_code}};

constexpr std::string_view right_endings =
    "an ending .json, .safetensors, .npz, .onnx, .py (PyTorch) or .numpy.py would be right";

const Format* format_of(std::string_view path) {
  for (const Format& format : formats) {
    if (path.ends_with(format.ending)) return &format;
  }
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return name.find('.') == std::string_view::npos ? &formats[0] : nullptr;
}

/// Eight bytes of text are at least 0x0909090909090909 as a number. Where the length is damaged, the bracket
/// after it still tells.
bool is_safetensors(std::string_view bytes) {
  constexpr std::size_t length_bytes = 8;
  constexpr std::uint64_t longest = std::uint64_t{1} << 48;
  if (bytes.size() < length_bytes) return false;
  const std::string_view length = bytes.substr(0, length_bytes);
  if (whole_from(length) < longest) return true;
  const bool is_text = std::all_of(length.begin(), length.end(), [](char c) { return c >= 9 && c < 127; });
  return !is_text && bytes.size() > length_bytes && bytes[length_bytes] == '{';
}

/// What is recognised and not read.
struct Unread {
  std::string_view beginning, sentence;
};

constexpr std::string_view right_formats =
    "a network file of crease, a .safetensors or an .npz of PyTorch's state_dict would be right";

constexpr std::string_view is_pickle = " is a pickle, which is a program and is not run; ";

/// None of these is the beginning of a safetensors file whose header is shorter than a megabyte.
constexpr Unread unread[] = {
    {"\x93NUMPY"sv,
     " is a single array of NumPy; an .npz of all weights and biases, as numpy.savez writes it, "
     "would be right"},
    {"\x80\2\x8A"sv, is_pickle},
    {"\x80\2}"sv, is_pickle},
    {"\x80\4\x95"sv, is_pickle},
    {"\x80\5\x95"sv, is_pickle},
    {"\x89HDF"sv, " is an HDF5 file, which crease does not read; "},
    {"\x08\x07\x12"sv, " is an ONNX model, which crease writes and does not read; "},
    {"\x08\x08\x12"sv, " is an ONNX model, which crease writes and does not read; "},
};

std::string refusal(std::string_view bytes) {
  for (const Unread& format : unread) {
    if (!bytes.starts_with(format.beginning)) continue;
    std::string sentence(format.sentence);
    return sentence.ends_with("; ") ? sentence + std::string(right_formats) : sentence;
  }
  return "";
}

Result<nn::Network> read_tensors(const Result<TensorFile>& tensors, std::string_view file) {
  if (!tensors) return tensors.error();
  Result<nn::Network> network = network_of(tensors.value(), file);
  if (!network || tensors.value().activation.empty()) return network;
  const Status status = set_activations(network.value().architecture, tensors.value().activation,
                                        std::string(file) + ": the activation in the file");
  if (!status) return status.error();
  return network;
}

Result<nn::Network> read_by_content(std::string_view bytes, std::string_view file) {
  if (bytes.starts_with("PK\3\4"sv) || bytes.starts_with("PK\5\6"sv)) {
    return read_tensors(read_npz(bytes, file), file);
  }
  if (const std::string sentence = refusal(bytes); !sentence.empty()) {
    return Error{std::string(file) + sentence};
  }
  if (is_safetensors(bytes)) return read_tensors(read_safetensors(bytes, file), file);
  return read_network(bytes, file);
}

/// The nearest network with float32 parameters. Error: the first parameter beyond them.
Result<nn::Network> in_float32(nn::Network network, std::string_view path) {
  for (double& parameter : network.parameters) {
    const auto rounded = static_cast<float>(parameter);
    if (!std::isfinite(rounded)) {
      return Error{std::string(path) + ": the network has a parameter " + shortest(parameter) +
                   ", which is beyond float32; float64 would be right"};
    }
    parameter = rounded;
  }
  return network;
}

}  // namespace

Result<nn::Network> read_any_network(std::string_view bytes, std::string_view file,
                                     const ReadOptions& options) {
  Result<nn::Network> network = read_by_content(bytes, file);
  if (!network || options.activation.empty()) return network;
  const Status status = set_activations(network.value().architecture, options.activation, "--activation");
  if (!status) return status.error();
  return network;
}

Status check_ending(std::string_view path) {
  if (format_of(path)) return {};
  return Error{std::string(path) + " ends in no format that is known; " + std::string(right_endings)};
}

Result<std::string> write_any_network(const nn::Network& network, std::string_view path,
                                      const WriteOptions& options) {
  if (const Status status = check_ending(path); !status) return status.error();
  for (const double parameter : network.parameters) {
    CREASE_CHECK(std::isfinite(parameter), "a file holds finite parameters");
  }
  const Writer write = format_of(path)->write;
  if (options.precision == nn::Precision::float64) return write(network, options.precision);
  const Result<nn::Network> rounded = in_float32(network, path);
  if (!rounded) return rounded.error();
  return write(rounded.value(), options.precision);
}

}  // namespace crease::io
