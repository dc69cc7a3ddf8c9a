#include "chapters/stage/setting.h"

#include <algorithm>

namespace crease::stage {
namespace {

lab::Parameter described(const char* group, const char* id, const char* label, const char* help,
                         lab::ParameterType type) {
  lab::Parameter parameter;
  parameter.id = id;
  parameter.label = label;
  parameter.help = help;
  parameter.group = group;
  parameter.type = type;
  return parameter;
}

lab::Parameter within(lab::Parameter parameter, double min, double max) {
  parameter.min = min;
  parameter.max = max;
  return softly(std::move(parameter), min, max);
}

}  // namespace

lab::Parameter boolean_parameter(const char* group, const char* id, const char* label, const char* help) {
  return described(group, id, label, help, lab::ParameterType::boolean);
}

lab::Parameter integer_parameter(const char* group, const char* id, const char* label, const char* help,
                                 double min, double max) {
  return within(described(group, id, label, help, lab::ParameterType::integer), min, max);
}

lab::Parameter real_parameter(const char* group, const char* id, const char* label, const char* help,
                              double min, double max) {
  return within(described(group, id, label, help, lab::ParameterType::real), min, max);
}

lab::Parameter softly(lab::Parameter parameter, double soft_min, double soft_max) {
  parameter.soft_min = soft_min;
  parameter.soft_max = soft_max;
  return parameter;
}

lab::Parameter logarithmic(lab::Parameter parameter) {
  parameter.is_logarithmic = true;
  return parameter;
}

lab::Parameter enabled_if(bool is_enabled, lab::Parameter parameter) {
  parameter.is_enabled = is_enabled;
  return parameter;
}

lab::Parameter text_parameter(const char* group, const char* id, const char* label, const char* help) {
  return described(group, id, label, help, lab::ParameterType::text);
}

lab::Parameter choice_parameter(const char* group, const char* id, const char* label, const char* help,
                                std::vector<lab::Choice> choices) {
  lab::Parameter parameter = described(group, id, label, help, lab::ParameterType::choice);
  parameter.choices = std::move(choices);
  return parameter;
}

std::size_t index_of_choice(const std::vector<lab::Choice>& choices, const lab::Value& value) {
  const std::string& wanted = std::get<std::string>(value);
  const auto found = std::find_if(choices.begin(), choices.end(),
                                  [&](const lab::Choice& choice) { return choice.id == wanted; });
  return static_cast<std::size_t>(found - choices.begin());
}

std::string widths_text(const std::vector<int>& widths, std::string_view separator) {
  std::string text;
  for (const int width : widths) {
    if (!text.empty()) text += separator;
    text += std::to_string(width);
  }
  return text;
}

Result<std::vector<int>> parse_widths(std::string_view text, int most_layers, int widest) {
  std::vector<int> widths;
  bool is_right = true;
  for (const std::string_view part : lab::split_text(text, ',')) {
    const Result<std::int64_t> width = lab::parse_integer(part);
    is_right = is_right && width && width.value() >= 1 && width.value() <= widest;
    if (is_right) widths.push_back(static_cast<int>(width.value()));
  }
  if (is_right && !widths.empty() && widths.size() <= static_cast<std::size_t>(most_layers)) return widths;
  return Error{"Hidden layers are 1 to " + std::to_string(most_layers) + " whole numbers from 1 to " +
               std::to_string(widest) + " with commas between them; \"6, 6\" would be right."};
}

}  // namespace crease::stage
