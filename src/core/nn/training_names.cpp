#include "core/nn/name_table.h"
#include "core/nn/trainer.h"

namespace crease::nn {

namespace {

constexpr NameTable<Loss, 3> losses{{{Loss::squared_error, "squared_error"},
                                     {Loss::logistic, "logistic"},
                                     {Loss::softmax_cross_entropy, "softmax_cross_entropy"}}};
constexpr NameTable<Optimizer, 3> optimizers{
    {{Optimizer::sgd, "sgd"}, {Optimizer::momentum, "momentum"}, {Optimizer::adam, "adam"}}};
constexpr NameTable<Precision, 2> precisions{
    {{Precision::float32, "float32"}, {Precision::float64, "float64"}}};
constexpr NameTable<Initializer, 4> initializers{{{Initializer::he_normal, "he_normal"},
                                                  {Initializer::he_uniform, "he_uniform"},
                                                  {Initializer::glorot_normal, "glorot_normal"},
                                                  {Initializer::glorot_uniform, "glorot_uniform"}}};

}  // namespace

std::string_view name(Loss loss) {
  return losses.name(loss);
}
std::string_view name(Optimizer optimizer) {
  return optimizers.name(optimizer);
}
std::string_view name(Precision precision) {
  return precisions.name(precision);
}
std::string_view name(Initializer initializer) {
  return initializers.name(initializer);
}

std::optional<Loss> loss_named(std::string_view text) {
  return losses.named(text);
}
std::optional<Optimizer> optimizer_named(std::string_view text) {
  return optimizers.named(text);
}
std::optional<Precision> precision_named(std::string_view text) {
  return precisions.named(text);
}
std::optional<Initializer> initializer_named(std::string_view text) {
  return initializers.named(text);
}

}  // namespace crease::nn
