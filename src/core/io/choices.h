#pragma once

#include <span>
#include <string_view>

#include "core/io/json_fields.h"
#include "core/nn/activation.h"
#include "core/nn/trainer.h"

/// The names that files may use for each enumeration, in the order of its values.
namespace crease::io {

std::span<const std::string_view> activation_names();
std::span<const std::string_view> loss_names();
std::span<const std::string_view> optimizer_names();
std::span<const std::string_view> precision_names();
std::span<const std::string_view> initializer_names();

/// Reads an enumeration by name; leaves the target alone where the field is missing.
template <class Enumeration>
void read_named(JsonFields& fields, std::string_view field, std::span<const std::string_view> names,
                Enumeration& target) {
  int index = static_cast<int>(target);
  fields.read_choice(field, index, names);
  target = static_cast<Enumeration>(index);
}

}  // namespace crease::io
