#include "lab/session_file.h"

#include <array>
#include <optional>
#include <utility>

#include "core/io/json_fields.h"
#include "core/io/json_writer.h"
#include "lab/session.h"

namespace crease::lab {
namespace {

using io::Json;
using io::JsonFields;
using io::JsonMistake;

constexpr std::string_view format = "crease-session";
constexpr double largest_step = 1e15;

std::string json_of(const Value& value) {
  if (const std::string* text = std::get_if<std::string>(&value)) {
    std::string json;
    io::append_json_text(json, *text);
    return json;
  }
  return to_text(value);
}

std::string json_of(const SettingValues& settings) {
  io::JsonObjectWriter object;
  for (const auto& [id, value] : settings) object.raw(id, json_of(value));
  return object.finished();
}

std::string json_of(const std::vector<Event>& events) {
  io::JsonListWriter list;
  for (const Event& event : events)
    list.raw(
        io::JsonObjectWriter().whole("step", event.step).field("command", to_line(event.command)).finished());
  return list.finished();
}

/// Numbers stay numbers, and whole ones whole: the chapter checks them against its description.
std::optional<Value> value_in(const Json& json) {
  if (const bool* flag = json.get<bool>()) return Value(*flag);
  if (const std::string* text = json.get<std::string>()) return Value(*text);
  const io::JsonNumber* number = json.get<io::JsonNumber>();
  if (number == nullptr) return std::nullopt;
  return Value(number->value);
}

void read_settings(JsonMistake& mistake, JsonFields& fields, std::string_view name, SettingValues& settings) {
  const Json* json = fields.find(name);
  if (json == nullptr) return;
  const io::JsonObject* object = json->get<io::JsonObject>();
  if (object == nullptr) return fields.report(name, *json, "an object of settings, {\"data.noise\": 0.1},");
  for (std::size_t i = 0; i < object->names.size(); ++i) {
    std::optional<Value> value = value_in(object->values[i]);
    const std::string path = io::json_field_path(fields.path_of(name), object->names[i]);
    if (!value)
      return mistake.report(object->values[i], path + " is " + io::described(object->values[i]) +
                                                   "; a number, a text, true or false would be right");
    settings.emplace_back(object->names[i], std::move(*value));
  }
}

void read_event(JsonMistake& mistake, const Json& json, const std::string& path, std::vector<Event>& events) {
  static constexpr std::array<std::string_view, 2> names = {"step", "command"};
  JsonFields fields(mistake, json, path, names);
  double step = 0;
  std::string line;
  fields.read("step", step, {0, largest_step, true, "a number of steps, 0 or more,"});
  fields.require("command", "\"set training.learning_rate 0.01\"");
  fields.read("command", line, "a command, \"set training.learning_rate 0.01\",");
  if (mistake.any()) return;
  Result<Command> command = parse_line(line);
  if (!command) return mistake.report(json, path + ".command: " + command.error().message);
  const auto whole = static_cast<std::int64_t>(step);
  if (!events.empty() && whole < events.back().step)
    return mistake.report(
        json, path + ".step is less than the one before; events stand in the order of their steps");
  events.push_back({whole, std::move(command).value()});
}

void read_events(JsonMistake& mistake, JsonFields& fields, std::vector<Event>& events) {
  const Json* json = fields.find("events");
  if (json == nullptr) return;
  if (!json->is_array()) return fields.report("events", *json, "a list of events");
  for (std::size_t i = 0; i < json->size() && !mistake.any(); ++i)
    read_event(mistake, json->element(i), "events[" + std::to_string(i) + "]", events);
}

/// What a session of a later version says about itself, before anything else in it is looked at.
Status check_version(const Json& json) {
  const io::JsonObject* object = json.get<io::JsonObject>();
  if (object == nullptr) return {};
  for (std::size_t i = 0; i < object->names.size(); ++i) {
    const io::JsonNumber* version = object->values[i].get<io::JsonNumber>();
    if (object->names[i] == "version" && version != nullptr && version->value > 1)
      return Error{"This session was made by a newer version of the lab (format " + to_text(version->value) +
                   "; this one reads format 1)."};
  }
  return {};
}

}  // namespace

SessionFile session_file(const Session& session, Weights weights) {
  SessionFile file{std::string(session.id()), {}, {}, session.step(), changed_settings(session, true)};
  const std::string numbers = weights == Weights::included ? session.weights() : "";
  if (numbers.empty()) {
    Journal journal = session.journal();
    file.settings = std::move(journal.start);
    file.events = std::move(journal.events);
  } else {
    file.settings = session.changed_settings_now();
    file.events = {{0, act_command("load_weights", numbers)}};
  }
  return file;
}

std::string write_session(const SessionFile& session) {
  io::JsonObjectWriter object;
  object.field("format", format).whole("version", 1).field("chapter", session.chapter);
  if (!session.settings.empty()) object.raw("settings", json_of(session.settings));
  if (!session.events.empty()) object.raw("events", json_of(session.events));
  if (session.step > 0) object.whole("step", session.step);
  if (!session.view.empty()) object.raw("view", json_of(session.view));
  return object.finished();
}

Result<SessionFile> read_session(std::string_view text, std::string_view file) {
  static constexpr std::array<std::string_view, 7> names = {"format", "version", "chapter", "settings",
                                                            "events", "step",    "view"};
  Result<Json> json = io::parse_json(text, file);
  if (!json) return json.error();
  if (const Status status = check_version(json.value()); !status) return status.error();
  JsonMistake mistake(text, file);
  JsonFields fields(mistake, json.value(), "", names);
  fields.read_format(format, io::Presence::required);
  SessionFile session;
  fields.require("chapter", "\"train-and-watch\"");
  fields.read("chapter", session.chapter, "the id of a chapter, \"train-and-watch\",");
  read_settings(mistake, fields, "settings", session.settings);
  read_events(mistake, fields, session.events);
  double step = 0;
  fields.read("step", step, {0, largest_step, true, "a number of steps, 0 or more,"});
  session.step = static_cast<std::int64_t>(step);
  read_settings(mistake, fields, "view", session.view);
  if (mistake.any()) return mistake.error();
  return session;
}

}  // namespace crease::lab
