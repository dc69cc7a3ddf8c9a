#include "core/io/choices.h"

#include <array>

namespace crease::io {
namespace {

template <class Enumeration, std::size_t count>
std::array<std::string_view, count> names_of() {
  std::array<std::string_view, count> names;
  for (std::size_t i = 0; i < count; ++i) names[i] = nn::name(static_cast<Enumeration>(i));
  return names;
}

}  // namespace

std::span<const std::string_view> activation_names() {
  static const auto names = names_of<nn::Activation, nn::activation_count>();
  return names;
}

std::span<const std::string_view> loss_names() {
  static const auto names = names_of<nn::Loss, 3>();
  return names;
}

std::span<const std::string_view> optimizer_names() {
  static const auto names = names_of<nn::Optimizer, 3>();
  return names;
}

std::span<const std::string_view> precision_names() {
  static const auto names = names_of<nn::Precision, 2>();
  return names;
}

std::span<const std::string_view> initializer_names() {
  static const auto names = names_of<nn::Initializer, 4>();
  return names;
}

}  // namespace crease::io
