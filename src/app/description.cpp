#include "app/description.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <variant>

#include "app/json_text.h"
#include "chapters/table_of_contents.h"

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

/// Writes in one language what there is to say.
class Writer {
 public:
  explicit Writer(const lab::Words& words) : words_(words) {}

  void write_chapter(const lab::Chapter& chapter);
  void write_readouts(const lab::Chapter& chapter);
  void write_place(const lab::Place& place);
  void write_tables(std::span<const lab::Table> tables);
  const std::string& text() const { return out_.text(); }

 private:
  void field(std::string_view name, std::string_view english) {
    out_.field(name, json_string(words_.translate(english)));
  }
  void write_texts(std::span<const std::string> texts);
  void write_label(const std::string& id, const std::string& label, const std::string& help);
  void write_choices(const lab::Parameter& parameter);
  void write_limits(const lab::Parameter& parameter);
  void write_parameter(const lab::Chapter& chapter, const lab::Parameter& parameter);
  void write_actions(const lab::Chapter& chapter);
  void write_contents();

  const lab::Words& words_;
  JsonWriter out_;
};

void Writer::write_label(const std::string& id, const std::string& label, const std::string& help) {
  out_.field("id", json_string(id));
  field("label", label);
  field("help", help);
}

void Writer::write_texts(std::span<const std::string> texts) {
  out_.begin('[');
  for (const std::string& text : texts) out_.element(json_string(words_.translate(text)));
  out_.end(']');
}

void Writer::write_choices(const lab::Parameter& parameter) {
  out_.name("choices");
  out_.begin('[');
  for (const lab::Choice& choice : parameter.choices) {
    out_.begin('{');
    write_label(choice.id, choice.label, choice.help);
    out_.end('}');
  }
  out_.end(']');
}

void Writer::write_limits(const lab::Parameter& parameter) {
  out_.field("min", json_number(parameter.min));
  out_.field("max", json_number(parameter.max));
  out_.field("softMin", json_number(parameter.soft_min));
  out_.field("softMax", json_number(parameter.soft_max));
}

void Writer::write_parameter(const lab::Chapter& chapter, const lab::Parameter& parameter) {
  out_.begin('{');
  write_label(parameter.id, parameter.label, parameter.help);
  field("group", parameter.group);
  field("unit", parameter.unit);
  out_.field("type", json_string(type_name(parameter.type)));
  write_limits(parameter);
  out_.field("isLogarithmic", json_bool(parameter.is_logarithmic));
  out_.field("isAdvanced", json_bool(parameter.is_advanced));
  out_.field("isHidden", json_bool(parameter.is_hidden));
  out_.field("isLocked", json_bool(parameter.is_locked));
  out_.field("isEnabled", json_bool(parameter.is_enabled));
  if (!parameter.choices.empty()) write_choices(parameter);
  out_.field("initial", json_value(parameter.initial));
  const Result<lab::Value> value = chapter.get(parameter.id);
  out_.field("value", value ? json_value(value.value()) : "null");
  out_.end('}');
}

void Writer::write_readouts(const lab::Chapter& chapter) {
  out_.begin('[');
  for (const lab::Readout& readout : chapter.readouts()) {
    out_.begin('{');
    out_.field("id", json_string(readout.id));
    field("label", readout.label);
    field("unit", readout.unit);
    out_.field("value", json_number(readout.value));
    field("text", readout.text);
    field("sentence", readout.sentence);
    out_.end('}');
  }
  out_.end(']');
}

void Writer::write_actions(const lab::Chapter& chapter) {
  out_.begin('[');
  for (const lab::Action& action : chapter.actions()) {
    out_.begin('{');
    write_label(action.id, action.label, action.help);
    field("group", action.group);
    out_.field("isEnabled", json_bool(action.is_enabled));
    out_.field("isHidden", json_bool(action.is_hidden));
    field("argument", action.argument);
    out_.field("takes", json_string(name_of(action.takes)));
    out_.end('}');
  }
  out_.end(']');
}

/// The chapters that there are.
void Writer::write_contents() {
  out_.begin('[');
  for (const chapters::Entry& entry : chapters::table_of_contents()) {
    out_.begin('{');
    out_.field("id", json_string(entry.id));
    field("title", entry.title);
    field("summary", entry.summary);
    out_.end('}');
  }
  out_.end(']');
}

void Writer::write_chapter(const lab::Chapter& chapter) {
  out_.begin('{');
  out_.name("chapter");
  out_.begin('{');
  out_.field("id", json_string(chapter.id()));
  field("title", chapter.title());
  out_.end('}');
  out_.name("chapters");
  write_contents();
  out_.field("language", json_string(words_.language()));
  out_.name("parameters");
  out_.begin('[');
  for (const lab::Parameter& parameter : chapter.parameters()) write_parameter(chapter, parameter);
  out_.end(']');
  out_.name("actions");
  write_actions(chapter);
  out_.name("readouts");
  write_readouts(chapter);
  out_.end('}');
}

void Writer::write_place(const lab::Place& place) {
  out_.begin('{');
  out_.field("at", json_string(place.at));
  out_.name("lines");
  write_texts(place.lines);
  out_.name("ways");
  out_.begin('[');
  for (const lab::Place::Way& way : place.ways) {
    out_.begin('{');
    out_.field("to", json_string(way.to));
    field("label", way.label);
    out_.field("angle", json_number(way.angle));
    out_.end('}');
  }
  out_.end(']');
  out_.end('}');
}

void Writer::write_tables(std::span<const lab::Table> tables) {
  out_.begin('[');
  for (const lab::Table& table : tables) {
    out_.begin('{');
    out_.field("id", json_string(table.id));
    field("title", table.title);
    field("help", table.help);
    out_.name("columns");
    write_texts(table.columns);
    out_.name("rows");
    out_.begin('[');
    for (const std::vector<std::string>& row : table.rows) write_texts(row);
    out_.end(']');
    out_.end('}');
  }
  out_.end(']');
}

/// "Training loss" within a sentence: "training loss". Other languages have an entry of their own for that
/// where it differs, for not all begin nouns with a small letter.
std::string within_sentence(const std::string& label, const lab::Words& words) {
  std::string inside = label;
  const bool begins_a_word = label.size() > 1 && label[1] >= 'a' && label[1] <= 'z';
  if (begins_a_word && label[0] >= 'A' && label[0] <= 'Z')
    inside[0] = static_cast<char>(label[0] - 'A' + 'a');
  if (words.language() == "en") return inside;
  return words.translated(words.has(inside) ? inside : label);
}

/// What changes seldom or follows from the rest: not worth saying again and again.
bool is_background(std::string_view id) {
  constexpr std::array<std::string_view, 6> background = {"epoch",      "test_loss", "test_accuracy",
                                                          "cell_bound", "neurons",   "parameters"};
  if (id.starts_with("b.")) id.remove_prefix(2);  // of a second network
  return std::find(background.begin(), background.end(), id) != background.end();
}

}  // namespace

std::string describe_json(const lab::Chapter& chapter, const lab::Words& words) {
  Writer writer(words);
  writer.write_chapter(chapter);
  return writer.text();
}

std::string readouts_json(const lab::Chapter& chapter, const lab::Words& words) {
  Writer writer(words);
  writer.write_readouts(chapter);
  return writer.text();
}

std::string place_json(const std::optional<lab::Place>& place, const lab::Words& words) {
  if (!place) return "null";
  Writer writer(words);
  writer.write_place(*place);
  return writer.text();
}

std::string tables_json(std::span<const lab::Table> tables, const lab::Words& words) {
  Writer writer(words);
  writer.write_tables(tables);
  return writer.text();
}

std::string state_sentence(const lab::Chapter& chapter, const lab::Words& words) {
  std::string sentence;
  for (const lab::Readout& readout : chapter.readouts()) {
    if (readout.text.empty() || is_background(readout.id)) continue;
    sentence +=
        sentence.empty() ? words.translated(readout.label) : ", " + within_sentence(readout.label, words);
    sentence += ' ' + words.translated(readout.text);
    if (!readout.unit.empty()) sentence += ' ' + words.translated(readout.unit);
  }
  return sentence.empty() ? sentence : sentence + '.';
}

}  // namespace crease::app
