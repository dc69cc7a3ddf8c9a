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

}  // namespace crease::stage
