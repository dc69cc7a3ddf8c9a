#include "chapters/train_and_watch/setting_table.h"

#include <utility>

namespace crease::train_and_watch {
namespace {

lab::Parameter named(lab::ParameterType type, std::string id, std::string label, std::string help) {
  lab::Parameter parameter;
  parameter.type = type;
  parameter.id = std::move(id);
  parameter.label = std::move(label);
  parameter.help = std::move(help);
  return parameter;
}

lab::Parameter limited(lab::Parameter parameter, double min, double max, double soft_min, double soft_max) {
  parameter.min = min;
  parameter.max = max;
  parameter.soft_min = soft_min;
  parameter.soft_max = soft_max;
  return parameter;
}

}  // namespace

std::vector<Setting> setting_table(const Settings& settings) {
  std::vector<Setting> table;
  append_data_settings(settings, table);
  append_network_settings(settings, table);
  append_training_settings(settings, table);
  append_picture_settings(settings, table);
  const Settings first = first_settings();
  for (Setting& setting : table) setting.description.initial = setting.read(first, setting.index);
  return table;
}

const Setting* find_setting(const std::vector<Setting>& table, std::string_view id) {
  for (const Setting& setting : table)
    if (setting.description.id == id) return &setting;
  return nullptr;
}

lab::Parameter real_parameter(std::string id, std::string label, double min, double max, double soft_min,
                              double soft_max, std::string help) {
  return limited(named(lab::ParameterType::real, std::move(id), std::move(label), std::move(help)), min, max,
                 soft_min, soft_max);
}

lab::Parameter integer_parameter(std::string id, std::string label, double min, double max, double soft_min,
                                 double soft_max, std::string help) {
  return limited(named(lab::ParameterType::integer, std::move(id), std::move(label), std::move(help)), min,
                 max, soft_min, soft_max);
}

lab::Parameter choice_parameter(std::string id, std::string label, std::vector<lab::Choice> choices,
                                std::string help) {
  lab::Parameter parameter =
      named(lab::ParameterType::choice, std::move(id), std::move(label), std::move(help));
  parameter.choices = std::move(choices);
  return parameter;
}

lab::Parameter boolean_parameter(std::string id, std::string label, std::string help) {
  return named(lab::ParameterType::boolean, std::move(id), std::move(label), std::move(help));
}

lab::Parameter text_parameter(std::string id, std::string label, std::string help) {
  return named(lab::ParameterType::text, std::move(id), std::move(label), std::move(help));
}

}  // namespace crease::train_and_watch
