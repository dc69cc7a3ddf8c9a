#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace crease::nn {

enum class Activation : std::uint8_t { linear, relu, leaky_relu, hard_tanh, tanh, sigmoid, softplus, gelu };

inline constexpr int activation_count = 8;

/// The name used in files and commands: "linear", "relu", "leaky_relu", "hard_tanh", "tanh", ...
std::string_view name(Activation activation);

/// The activation with that name; empty for an unknown one.
std::optional<Activation> activation_named(std::string_view text);

/// Whether the activation is piecewise linear, so that exact regions exist.
bool is_piecewise_linear(Activation activation);

}  // namespace crease::nn
