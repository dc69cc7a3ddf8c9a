#include "app/description.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <variant>

#include "app/json_text.h"

namespace crease::app {
namespace {

std::string json_bool(bool value) {
  return value ? "true" : "false";
}

std::string json_value(const lab::Value& value) {
  if (const bool* truth = std::get_if<bool>(&value)) return json_bool(*truth);
  if (const std::int64_t* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
  if (const double* real = std::get_if<double>(&value)) return json_number(*real);
  return json_string(std::get<std::string>(value));
}

std::string type_name(lab::ParameterType type) {
  switch (type) {
    case lab::ParameterType::boolean:
      return "boolean";
    case lab::ParameterType::integer:
      return "integer";
    case lab::ParameterType::real:
      return "real";
    case lab::ParameterType::choice:
      return "choice";
    case lab::ParameterType::text:
      return "text";
  }
  return "text";
}

std::string name_of(lab::Takes takes) {
  return takes == lab::Takes::file ? "file" : takes == lab::Takes::text ? "text" : "line";
}

void write_label(JsonWriter& out, const std::string& id, const std::string& label, const std::string& help) {
  out.field("id", json_string(id));
  out.field("label", json_string(label));
  out.field("help", json_string(help));
}

void write_texts(JsonWriter& out, std::span<const std::string> texts) {
  out.begin('[');
  for (const std::string& text : texts) out.element(json_string(text));
  out.end(']');
}

void write_choices(JsonWriter& out, const lab::Parameter& parameter) {
  out.name("choices");
  out.begin('[');
  for (const lab::Choice& choice : parameter.choices) {
    out.begin('{');
    write_label(out, choice.id, choice.label, choice.help);
    out.end('}');
  }
  out.end(']');
}

void write_parameter(JsonWriter& out, const lab::Chapter& chapter, const lab::Parameter& parameter) {
  out.begin('{');
  write_label(out, parameter.id, parameter.label, parameter.help);
  out.field("group", json_string(parameter.group));
  out.field("unit", json_string(parameter.unit));
  out.field("type", json_string(type_name(parameter.type)));
  out.field("min", json_number(parameter.min));
  out.field("max", json_number(parameter.max));
  out.field("softMin", json_number(parameter.soft_min));
  out.field("softMax", json_number(parameter.soft_max));
  out.field("isLogarithmic", json_bool(parameter.is_logarithmic));
  out.field("isAdvanced", json_bool(parameter.is_advanced));
  out.field("isHidden", json_bool(parameter.is_hidden));
  out.field("isLocked", json_bool(parameter.is_locked));
  out.field("isEnabled", json_bool(parameter.is_enabled));
  if (!parameter.choices.empty()) write_choices(out, parameter);
  out.field("initial", json_value(parameter.initial));
  const Result<lab::Value> value = chapter.get(parameter.id);
  out.field("value", value ? json_value(value.value()) : "null");
  out.end('}');
}

void write_readouts(JsonWriter& out, const lab::Chapter& chapter) {
  out.begin('[');
  for (const lab::Readout& readout : chapter.readouts()) {
    out.begin('{');
    out.field("id", json_string(readout.id));
    out.field("label", json_string(readout.label));
    out.field("unit", json_string(readout.unit));
    out.field("value", json_number(readout.value));
    out.field("text", json_string(readout.text));
    out.field("sentence", json_string(readout.sentence));
    out.end('}');
  }
  out.end(']');
}

void write_actions(JsonWriter& out, const lab::Chapter& chapter) {
  out.begin('[');
  for (const lab::Action& action : chapter.actions()) {
    out.begin('{');
    write_label(out, action.id, action.label, action.help);
    out.field("group", json_string(action.group));
    out.field("isEnabled", json_bool(action.is_enabled));
    out.field("isHidden", json_bool(action.is_hidden));
    out.field("argument", json_string(action.argument));
    out.field("takes", json_string(name_of(action.takes)));
    out.end('}');
  }
  out.end(']');
}

/// "Training loss" within a sentence: "training loss".
std::string within_sentence(std::string label) {
  const bool begins_a_word = label.size() > 1 && label[1] >= 'a' && label[1] <= 'z';
  if (begins_a_word && label[0] >= 'A' && label[0] <= 'Z') label[0] = static_cast<char>(label[0] - 'A' + 'a');
  return label;
}

/// What changes seldom or follows from the rest: not worth saying again and again.
bool is_background(std::string_view id) {
  constexpr std::array<std::string_view, 6> background = {"epoch",      "test_loss", "test_accuracy",
                                                          "cell_bound", "neurons",   "parameters"};
  return std::find(background.begin(), background.end(), id) != background.end();
}

}  // namespace

std::string describe_json(const lab::Chapter& chapter) {
  JsonWriter out;
  out.begin('{');
  out.name("chapter");
  out.begin('{');
  out.field("id", json_string(chapter.id()));
  out.field("title", json_string(chapter.title()));
  out.end('}');
  out.name("parameters");
  out.begin('[');
  for (const lab::Parameter& parameter : chapter.parameters()) write_parameter(out, chapter, parameter);
  out.end(']');
  out.name("actions");
  write_actions(out, chapter);
  out.name("readouts");
  write_readouts(out, chapter);
  out.end('}');
  return out.text();
}

std::string readouts_json(const lab::Chapter& chapter) {
  JsonWriter out;
  write_readouts(out, chapter);
  return out.text();
}

std::string place_json(const std::optional<lab::Place>& place) {
  if (!place) return "null";
  JsonWriter out;
  out.begin('{');
  out.field("at", json_string(place->at));
  out.name("lines");
  write_texts(out, place->lines);
  out.name("ways");
  out.begin('[');
  for (const lab::Place::Way& way : place->ways) {
    out.begin('{');
    out.field("to", json_string(way.to));
    out.field("label", json_string(way.label));
    out.field("angle", json_number(way.angle));
    out.end('}');
  }
  out.end(']');
  out.end('}');
  return out.text();
}

std::string tables_json(std::span<const lab::Table> tables) {
  JsonWriter out;
  out.begin('[');
  for (const lab::Table& table : tables) {
    out.begin('{');
    out.field("id", json_string(table.id));
    out.field("title", json_string(table.title));
    out.field("help", json_string(table.help));
    out.name("columns");
    write_texts(out, table.columns);
    out.name("rows");
    out.begin('[');
    for (const std::vector<std::string>& row : table.rows) write_texts(out, row);
    out.end(']');
    out.end('}');
  }
  out.end(']');
  return out.text();
}

std::string state_sentence(const lab::Chapter& chapter) {
  std::string sentence;
  for (const lab::Readout& readout : chapter.readouts()) {
    if (readout.text.empty() || is_background(readout.id)) continue;
    sentence += sentence.empty() ? readout.label : ", " + within_sentence(readout.label);
    sentence += ' ' + readout.text;
    if (!readout.unit.empty()) sentence += ' ' + readout.unit;
  }
  return sentence.empty() ? sentence : sentence + '.';
}

}  // namespace crease::app
