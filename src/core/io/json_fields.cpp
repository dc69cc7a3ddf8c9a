#include "core/io/json_fields.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/nearest_name.h"
#include "core/data/text.h"

namespace crease::io {

void JsonMistake::report(const Json& value, const std::string& sentence) {
  if (!any()) sentence_ = json_place(text_, file_, value.offset()) + ": " + sentence;
}

JsonFields::JsonFields(JsonMistake& mistake, const Json& value, std::string path,
                       std::span<const std::string_view> names)
    : mistake_(mistake), value_(value), path_(std::move(path)) {
  if (mistake.any()) return;
  object_ = value.get<JsonObject>();
  if (!object_) {
    mistake.report(value, (path_.empty() ? "the file holds " : path_ + " is ") + described(value) +
                              "; an object {…} would be right");
    return;
  }
  for (std::size_t i = 0; i < object_->names.size(); ++i) {
    const std::string& name = object_->names[i];
    if (std::find(names.begin(), names.end(), name) != names.end()) continue;
    mistake.report(object_->values[i], "the field " + path_of(name) + " is unknown; " +
                                           right_names(name, names) + " would be right");
    return;
  }
}

const Json* JsonFields::find(std::string_view name) const {
  if (!object_ || mistake_.any()) return nullptr;
  const auto at = std::find(object_->names.begin(), object_->names.end(), name);
  return at == object_->names.end() ? nullptr : &object_->values[at - object_->names.begin()];
}

const Json* JsonFields::require(std::string_view name, std::string_view example) {
  const Json* value = find(name);
  if (!value) {
    mistake_.report(
        value_, "the field " + path_of(name) + " is missing; " + std::string(example) + " would be right");
  }
  return value;
}

void JsonFields::read_format(std::string_view format, Presence presence) {
  const std::string wanted = "\"" + std::string(format) + "\"";
  const bool is_required = presence == Presence::required;
  const Json* name = is_required ? require("format", "\"format\":" + wanted) : find("format");
  if (name) {
    const auto* text = name->get<std::string>();
    if (!text || *text != format) report("format", *name, wanted);
  }
  const Json* version = is_required ? require("version", "\"version\":1") : find("version");
  if (version && !is_whole(*version, 1, 1)) report("version", *version, "1");
}

void JsonFields::read(std::string_view name, int& target, int min, int max) {
  const Json* value = find(name);
  if (!value) return;
  if (!is_whole(*value, min, max)) {
    report(name, *value, "a whole number from " + std::to_string(min) + " to " + std::to_string(max));
    return;
  }
  target = static_cast<int>(value->get<JsonNumber>()->value);
}

void JsonFields::read(std::string_view name, std::uint64_t& target) {
  const Json* value = find(name);
  if (!value) return;
  const auto* number = value->get<JsonNumber>();
  if (!number || !number->is_whole) {
    report(name, *value, "a whole number from 0 to 18446744073709551615");
    return;
  }
  target = number->whole;
}

void JsonFields::read(std::string_view name, double& target, const RealRange& range) {
  const Json* value = find(name);
  if (!value) return;
  const auto* number = value->get<JsonNumber>();
  const bool is_inside = number && number->value <= range.max &&
                         (range.includes_min ? number->value >= range.min : number->value > range.min);
  if (!is_inside) {
    report(name, *value, std::string(range.words));
    return;
  }
  target = number->value;
}

void JsonFields::read(std::string_view name, std::string& target, std::string_view words) {
  const Json* value = find(name);
  if (!value) return;
  const auto* text = value->get<std::string>();
  if (!text || text->empty()) {
    report(name, *value, std::string(words));
    return;
  }
  target = *text;
}

void JsonFields::read_choice(std::string_view name, int& target, std::span<const std::string_view> names) {
  const Json* value = find(name);
  if (!value) return;
  const auto* text = value->get<std::string>();
  const auto at = text ? std::find(names.begin(), names.end(), *text) : names.end();
  if (at == names.end()) {
    report(name, *value, right_names(text ? *text : "", names));
    return;
  }
  target = static_cast<int>(at - names.begin());
}

void JsonFields::report(std::string_view name, const Json& value, const std::string& right) {
  mistake_.report(value, path_of(name) + " is " + described(value) + "; " + right + " would be right");
}

bool is_whole(const Json& value, double min, double max) {
  const auto* number = value.get<JsonNumber>();
  return number && number->value >= min && number->value <= max && number->value == std::floor(number->value);
}

}  // namespace crease::io
