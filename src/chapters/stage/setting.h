#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "lab/parameter.h"

namespace crease::stage {

/// One parameter: its description under the settings of the moment, and how to read and write it.
template <class Settings>
struct Setting {
  lab::Parameter description;
  bool is_view = false;  ///< changes only what is drawn
  std::function<lab::Value(const Settings&)> read;
  /// Needs a value that lab::checked has accepted. Error: what else is wrong with it; nothing has changed.
  std::function<Status(Settings&, const lab::Value&)> write;
};

/// The setting with this id; null if there is none.
template <class Settings>
const Setting<Settings>* find_setting(const std::vector<Setting<Settings>>& table, std::string_view id) {
  for (const Setting<Settings>& setting : table)
    if (setting.description.id == id) return &setting;
  return nullptr;
}

/// What settings hold on the heap, for the memory that undo may take; settings without such a function hold
/// little.
template <class Settings>
std::size_t heap_bytes(const Settings& settings) {
  if constexpr (requires { settings.heap_bytes(); })
    return settings.heap_bytes();
  else
    return 0;
}

// Descriptions: sentence case, help in a sentence or two.
lab::Parameter boolean_parameter(const char* group, const char* id, const char* label, const char* help);
lab::Parameter integer_parameter(const char* group, const char* id, const char* label, const char* help,
                                 double min, double max);
lab::Parameter real_parameter(const char* group, const char* id, const char* label, const char* help,
                              double min, double max);
/// With the slider's range where that is narrower than what is allowed.
lab::Parameter softly(lab::Parameter parameter, double soft_min, double soft_max);
lab::Parameter logarithmic(lab::Parameter parameter);
lab::Parameter enabled_if(bool is_enabled, lab::Parameter parameter);
lab::Parameter text_parameter(const char* group, const char* id, const char* label, const char* help);
lab::Parameter choice_parameter(const char* group, const char* id, const char* label, const char* help,
                                std::vector<lab::Choice> choices);

/// Index of the chosen one. Needs a value that is one of the choices.
std::size_t index_of_choice(const std::vector<lab::Choice>& choices, const lab::Value& value);

/// A parameter that stands for a member of the settings. Enumerations count the choices in their order.
template <class Settings, class T>
Setting<Settings> bound(lab::Parameter parameter, T Settings::*member) {
  Setting<Settings> setting;
  if constexpr (std::is_enum_v<T>) {
    const std::vector<lab::Choice> choices = parameter.choices;
    setting.read = [member, choices](const Settings& settings) {
      return lab::Value(choices[static_cast<std::size_t>(settings.*member)].id);
    };
    setting.write = [member, choices](Settings& settings, const lab::Value& value) {
      settings.*member = static_cast<T>(index_of_choice(choices, value));
      return Status();
    };
  } else {
    using Stored = std::conditional_t<std::is_integral_v<T> && !std::is_same_v<T, bool>, std::int64_t, T>;
    setting.read = [member](const Settings& settings) {
      return lab::Value(static_cast<Stored>(settings.*member));
    };
    setting.write = [member](Settings& settings, const lab::Value& value) {
      settings.*member = static_cast<T>(std::get<Stored>(value));
      return Status();
    };
  }
  setting.description = std::move(parameter);
  return setting;
}

/// Widths of hidden layers as they are typed and shown: "16, 16".
std::string widths_text(const std::vector<int>& widths, std::string_view separator = ", ");
/// Error: how many there may be, and how wide.
Result<std::vector<int>> parse_widths(std::string_view text, int most_layers, int widest);

/// A text parameter that stands for the widths of hidden layers.
template <class Settings>
Setting<Settings> bound_widths(lab::Parameter parameter, std::vector<int> Settings::*member, int most_layers,
                               int widest) {
  Setting<Settings> setting;
  setting.description = std::move(parameter);
  setting.read = [member](const Settings& settings) {
    return lab::Value(widths_text(settings.*member));
  };
  setting.write = [member, most_layers, widest](Settings& settings, const lab::Value& value) {
    Result<std::vector<int>> widths = parse_widths(std::get<std::string>(value), most_layers, widest);
    if (!widths) return Status(widths.error());
    settings.*member = std::move(widths).value();
    return Status();
  };
  return setting;
}

/// A setting that changes only what is drawn.
template <class Settings>
Setting<Settings> only_drawn(Setting<Settings> setting) {
  setting.is_view = true;
  return setting;
}

}  // namespace crease::stage
