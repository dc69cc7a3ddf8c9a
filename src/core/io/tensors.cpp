#include "core/io/tensors.h"

#include <algorithm>
#include <cmath>

#include "core/base/number_text.h"
#include "core/data/text.h"

namespace crease::io {
namespace {

constexpr std::string_view example = "names such as \"0.weight\", \"0.bias\", \"2.weight\" would be right";

/// The tensors of one linear layer: those whose names differ in nothing but their last word.
struct LayerTensors {
  std::string stem;  ///< "net.0." of "net.0.weight"
  const Tensor* weight = nullptr;
  const Tensor* bias = nullptr;
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Takes a run of digits off the front, without leading zeros.
std::string_view take_digits(std::string_view& text) {
  std::size_t end = 0;
  while (end < text.size() && is_digit(text[end])) ++end;
  std::string_view digits = text.substr(0, end);
  text.remove_prefix(end);
  while (digits.size() > 1 && digits[0] == '0') digits.remove_prefix(1);
  return digits;
}

/// -1, 0, 1 as a comes before, with, or after b, runs of digits compared as numbers. `alike` becomes false
/// where anything but a number differs.
int compare_naturally(std::string_view a, std::string_view b, bool& alike) {
  int order = 0;
  while (!a.empty() && !b.empty()) {
    if (is_digit(a[0]) && is_digit(b[0])) {
      const std::string_view x = take_digits(a), y = take_digits(b);
      const int digits = x.size() != y.size() ? (x.size() < y.size() ? -1 : 1) : x.compare(y);
      if (order == 0) order = (digits > 0) - (digits < 0);
      continue;
    }
    if (a[0] != b[0]) alike = false;
    if (order == 0) order = (a[0] > b[0]) - (a[0] < b[0]);
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  if (a.size() != b.size()) alike = false;
  return order != 0 ? order : int(!a.empty()) - int(!b.empty());
}

bool is_last_word(std::string_view name, std::string_view word) {
  return name == word || (name.ends_with(word) && name[name.size() - word.size() - 1] == '.');
}

/// Reads the tensors of one file as a chain of layers.
class Chain {
 public:
  explicit Chain(std::string_view file) : file_(file) {}

  Status collect(const std::vector<Tensor>& tensors);
  Status sort();
  Status append(const LayerTensors& tensors, nn::Network& network) const;
  const std::vector<LayerTensors>& layers() const { return layers_; }

 private:
  Status add(const Tensor& tensor);
  Status check_weight(const LayerTensors& tensors, const nn::Network& network) const;
  Status check_bias(const LayerTensors& tensors) const;
  Status check_finite(const Tensor& tensor) const;
  Error wrong(const Tensor& tensor, const std::string& sentence) const {
    return Error{std::string(file_) + ": tensor " + data::quoted(tensor.name) + " " + sentence};
  }

  std::string_view file_;
  std::vector<LayerTensors> layers_;
};

Status Chain::add(const Tensor& tensor) {
  const std::string_view name = tensor.name;
  const bool is_weight = is_last_word(name, "weight");
  if (!is_weight && !is_last_word(name, "bias")) {
    return wrong(tensor, "is neither weight nor bias of a linear layer; " + std::string(example));
  }
  const std::string stem(name.substr(0, name.size() - (is_weight ? 6 : 4)));
  auto layer = std::find_if(layers_.begin(), layers_.end(),
                            [&](const LayerTensors& known) { return known.stem == stem; });
  if (layer == layers_.end()) layer = layers_.insert(layer, LayerTensors{stem, nullptr, nullptr});
  const Tensor*& place = is_weight ? layer->weight : layer->bias;
  if (place) return wrong(tensor, "appears twice; once would be right");
  place = &tensor;
  return {};
}

Status Chain::collect(const std::vector<Tensor>& tensors) {
  for (const Tensor& tensor : tensors) {
    if (const Status status = add(tensor); !status) return status;
  }
  if (layers_.empty()) return Error{std::string(file_) + " holds no tensors; " + std::string(example)};
  for (const LayerTensors& layer : layers_) {
    if (!layer.weight) {
      return wrong(*layer.bias,
                   "has no weight; " + data::quoted(layer.stem + "weight") + " beside it would be right");
    }
  }
  return {};
}

Status Chain::sort() {
  bool alike = true;
  std::sort(layers_.begin(), layers_.end(), [](const LayerTensors& a, const LayerTensors& b) {
    bool ignored = true;
    return compare_naturally(a.stem, b.stem, ignored) < 0;
  });
  for (std::size_t i = 1; i < layers_.size(); ++i) {
    const LayerTensors &a = layers_[i - 1], &b = layers_[i];
    if (compare_naturally(a.stem, b.stem, alike) < 0 && alike) continue;
    return wrong(*b.weight, "and " + data::quoted(a.weight->name) +
                                " do not differ in a number alone, which would tell their order; " +
                                std::string(example));
  }
  return {};
}

Status Chain::check_weight(const LayerTensors& tensors, const nn::Network& network) const {
  const Tensor& weight = *tensors.weight;
  const auto& shape = weight.shape;
  const bool is_first = network.architecture.layers.empty();
  const std::string has = "has shape " + shape_text(shape) + "; ";
  if (shape.size() != 2 || shape[0] == 0 || shape[1] == 0) {
    return wrong(weight, has +
                             "(out, in), with one row or more for neurons and one column or more for inputs, "
                             "would be right");
  }
  if (!is_first && shape[1] != std::uint64_t(network.architecture.output())) {
    const std::string before = std::to_string(network.architecture.output());
    return wrong(weight, has + "(" + std::to_string(shape[0]) + ", " + before +
                             "), a column for each of the " + before +
                             " neurons of the layer before, would be right");
  }
  return check_finite(weight);
}

Status Chain::check_bias(const LayerTensors& tensors) const {
  if (!tensors.bias) return {};
  const std::vector<std::uint64_t> right{tensors.weight->shape[0]};
  if (tensors.bias->shape != right) {
    return wrong(*tensors.bias, "has shape " + shape_text(tensors.bias->shape) + "; " + shape_text(right) +
                                    ", a number for each row of " + data::quoted(tensors.weight->name) +
                                    ", would be right");
  }
  return check_finite(*tensors.bias);
}

Status Chain::check_finite(const Tensor& tensor) const {
  for (std::size_t i = 0; i < tensor.values.size(); ++i) {
    if (std::isfinite(tensor.values[i])) continue;
    const std::size_t columns = tensor.shape.back();
    const std::string place = tensor.shape.size() == 1 ? "[" + std::to_string(i) + "]"
                                                       : "[" + std::to_string(i / columns) + ", " +
                                                             std::to_string(i % columns) + "]";
    return wrong(tensor, "is not finite at " + place + "; a finite number would be right");
  }
  return {};
}

Status Chain::append(const LayerTensors& tensors, nn::Network& network) const {
  if (const Status status = check_weight(tensors, network); !status) return status;
  if (const Status status = check_bias(tensors); !status) return status;
  const Tensor& weight = *tensors.weight;
  nn::Architecture& architecture = network.architecture;
  if (architecture.layers.empty()) architecture.input = static_cast<int>(weight.shape[1]);
  nn::Layer layer;
  layer.width = static_cast<int>(weight.shape[0]);
  architecture.layers.push_back(layer);
  auto& parameters = network.parameters;
  parameters.insert(parameters.end(), weight.values.begin(), weight.values.end());
  if (tensors.bias) {
    parameters.insert(parameters.end(), tensors.bias->values.begin(), tensors.bias->values.end());
  } else {
    parameters.insert(parameters.end(), weight.shape[0], 0.0);
  }
  return {};
}

}  // namespace

std::vector<TensorView> tensors_of(const nn::Network& network) {
  std::vector<TensorView> tensors;
  for (int l = 0; l < network.architecture.depth(); ++l) {
    const auto width = static_cast<std::uint64_t>(network.architecture.layers[l].width);
    const auto fan_in = static_cast<std::uint64_t>(network.architecture.fan_in(l));
    const std::string stem = std::to_string(2 * l) + ".";
    tensors.push_back({stem + "weight", {width, fan_in}, network.weight(l)});
    tensors.push_back({stem + "bias", {width}, network.bias(l)});
  }
  return tensors;
}

Result<nn::Network> network_of(const TensorFile& tensors, std::string_view file) {
  Chain chain(file);
  if (const Status status = chain.collect(tensors.tensors); !status) return status.error();
  if (const Status status = chain.sort(); !status) return status.error();
  nn::Network network;
  for (const LayerTensors& layer : chain.layers()) {
    if (const Status status = chain.append(layer, network); !status) return status.error();
  }
  network.architecture.layers.back().activation = nn::Activation::linear;
  if (const Status valid = nn::validate(network.architecture); !valid) {
    return Error{std::string(file) + ": " + valid.error().message};
  }
  return network;
}

std::string shape_text(std::span<const std::uint64_t> shape) {
  std::string text = "(";
  for (std::size_t i = 0; i < shape.size(); ++i) text += (i > 0 ? ", " : "") + std::to_string(shape[i]);
  return text + ")";
}

std::uint64_t number_count(std::span<const std::uint64_t> shape) {
  std::uint64_t count = 1;
  for (const std::uint64_t length : shape) {
    if (length == 0) return 0;
    count = count > most_tensor_numbers / length ? most_tensor_numbers + 1 : count * length;
  }
  return count;
}

}  // namespace crease::io
