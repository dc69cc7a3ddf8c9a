#include "core/nn/activation.h"

#include "core/nn/name_table.h"

namespace crease::nn {

namespace {

constexpr NameTable<Activation, activation_count> names{{{Activation::linear, "linear"},
                                                         {Activation::relu, "relu"},
                                                         {Activation::leaky_relu, "leaky_relu"},
                                                         {Activation::hard_tanh, "hard_tanh"},
                                                         {Activation::tanh, "tanh"},
                                                         {Activation::sigmoid, "sigmoid"},
                                                         {Activation::softplus, "softplus"},
                                                         {Activation::gelu, "gelu"}}};

}  // namespace

std::string_view name(Activation activation) {
  return names.name(activation);
}

std::optional<Activation> activation_named(std::string_view text) {
  return names.named(text);
}

bool is_piecewise_linear(Activation activation) {
  return activation == Activation::linear || activation == Activation::relu ||
         activation == Activation::leaky_relu || activation == Activation::hard_tanh;
}

}  // namespace crease::nn
