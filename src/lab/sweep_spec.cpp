#include "lab/sweep_spec.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "core/io/json.h"
#include "core/io/json_fields.h"
#include "core/io/json_writer.h"
#include "lab/sweep_hash.h"

namespace crease::lab {
namespace {

using io::Json;
using io::JsonFields;
using io::JsonMistake;

constexpr std::array<std::string_view, 7> root_names{"format", "version", "chapter", "settings",
                                                     "grid",   "steps",   "measure"};
constexpr std::array<std::string_view, 7> axis_names{"id", "name", "values", "from", "to", "by", "factor"};
constexpr std::array<std::string_view, 1> zip_names{"zip"};
constexpr std::array<std::string_view, 3> range_names{"from", "to", "by"};

constexpr std::size_t most_settings = 1000;
constexpr double most_values = 1'000'000;
constexpr std::int64_t most_steps = 1'000'000'000;
constexpr double largest_whole = 9007199254740992.0;  // 2^53: beyond it doubles skip integers
constexpr double largest = 1.7976931348623157e308;
constexpr io::RealRange any_number{-largest, largest, true, "a number such as 0.1"};

/// Whole numbers as such, so that a column says 8 and not 8.0 whatever the file says.
Value value_of(double number) {
  const bool is_whole = number == std::floor(number) && std::fabs(number) <= largest_whole;
  return is_whole ? Value(static_cast<std::int64_t>(number)) : Value(number);
}

/// Texts of one line, numbers, true and false; a list of numbers is the text "16,16".
std::optional<Value> read_value(const Json& json) {
  if (const bool* flag = json.get<bool>()) return Value(*flag);
  if (const auto* number = json.get<io::JsonNumber>()) return value_of(number->value);
  if (const auto* text = json.get<std::string>()) {
    if (text->find_first_of("\r\n") != std::string::npos) return std::nullopt;
    return Value(*text);
  }
  const auto* numbers = json.get<Json::Numbers>();
  if (!numbers && !(json.is_array() && json.size() == 0)) return std::nullopt;
  std::string list;
  for (std::size_t i = 0; numbers && i < numbers->size(); ++i)
    list += (i == 0 ? "" : ",") + to_text(value_of((*numbers)[i]));
  return Value(list);
}

constexpr const char* right_value = "a number, true, false, a text of one line or a list of numbers";

void report_value(JsonMistake& mistake, const Json& json, const std::string& path) {
  mistake.report(json, path + " is " + io::described(json) + "; " + right_value + " would be right");
}

void read_settings(JsonMistake& mistake, const Json& json, SweepSpec& spec) {
  const auto* object = json.get<io::JsonObject>();
  if (!object) {
    mistake.report(json, "settings is " + io::described(json) + "; an object {…} would be right");
    return;
  }
  for (std::size_t i = 0; i < object->names.size(); ++i) {
    const std::string path = io::json_field_path("settings", object->names[i]);
    const std::optional<Value> value = read_value(object->values[i]);
    if (!value) report_value(mistake, object->values[i], path);
    if (value) spec.settings.push_back({object->names[i], *value, {path, object->values[i].offset()}});
  }
}

void read_list(JsonMistake& mistake, const Json& list, SweepAxis& axis) {
  const std::string& path = axis.values_place.path;
  if (!list.is_array() || list.size() == 0) {
    mistake.report(list,
                   path + " is " + io::described(list) + "; a list of one or more values would be right");
    return;
  }
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Json json = list.element(i);
    const std::optional<Value> value = read_value(json);
    if (!value) {
      report_value(mistake, json, path + "[" + std::to_string(i) + "]");
      return;
    }
    axis.values.push_back(*value);
  }
}

/// from, from + by, ... or from, from factor, ..., as long as it is not beyond `to`. The last value may miss
/// it by rounding.
std::vector<double> range(double from, double to, double by, double factor) {
  constexpr double slack = 1e-9;
  std::vector<double> values;
  if (factor > 1) {
    for (double x = from; x <= to * (1 + slack); x *= factor) values.push_back(x);
    return values;
  }
  const double count = std::floor((to - from) / by * (1 + slack)) + 1;
  if (count > most_values) return {};
  for (double k = 0; k < count; ++k) values.push_back(from + k * by);
  return values;
}

/// Error: reported at `json`.
std::vector<double> read_range(JsonMistake& mistake, JsonFields& fields, const Json& json,
                               const std::string& path) {
  double from = 0, to = 0, by = 1, factor = 0;
  if (!fields.require("from", "\"from\":1") || !fields.require("to", "\"to\":50")) return {};
  fields.read("from", from, any_number);
  fields.read("to", to, any_number);
  fields.read("by", by, {0, largest, false, "a number above 0"});
  fields.read("factor", factor, {1, largest, false, "a number above 1"});
  if (const Json* both = fields.has("by") ? fields.find("factor") : nullptr)
    fields.report("factor", *both, "leaving it out beside \"by\"");
  if (mistake.any()) return {};
  if (factor > 1 && from <= 0) {
    mistake.report(json,
                   path + " multiplies from " + to_text(from) + " on; a \"from\" above 0 would be right");
    return {};
  }
  std::vector<double> values = from <= to ? range(from, to, by, factor) : std::vector<double>();
  if (values.empty() || static_cast<double>(values.size()) > most_values) {
    mistake.report(json, path + " goes from " + to_text(from) + " to " + to_text(to) +
                             "; one to a million values, upwards, would be right");
    return {};
  }
  return values;
}

SweepAxis read_axis(JsonMistake& mistake, const Json& json, const std::string& path) {
  SweepAxis axis;
  JsonFields fields(mistake, json, path, axis_names);
  const Json* id = fields.require("id", "\"id\":\"network.seed\"");
  if (!id) return axis;
  fields.read("id", axis.id, "the id of a setting, such as \"network.seed\",");
  axis.name = axis.id;
  fields.read("name", axis.name, "the heading of a column");
  axis.place = {path + ".id", id->offset()};
  const Json* values = fields.find("values");
  if (!values) {
    axis.values_place = {path, json.offset()};
    if (!fields.has("from"))
      mistake.report(json, path + " has no values; \"values\":[…] or \"from\":1,\"to\":50 would be right");
    for (const double x : read_range(mistake, fields, json, path)) axis.values.push_back(value_of(x));
    return axis;
  }
  axis.values_place = {path + ".values", values->offset()};
  for (const char* name : {"from", "to", "by", "factor"})
    if (const Json* other = fields.find(name))
      fields.report(name, *other, "leaving it out beside \"values\"");
  read_list(mistake, *values, axis);
  return axis;
}

SweepGroup read_group(JsonMistake& mistake, const Json& json, const std::string& path) {
  const auto* object = json.get<io::JsonObject>();
  const bool is_zip = object && std::count(object->names.begin(), object->names.end(), "zip") > 0;
  if (!is_zip) return {read_axis(mistake, json, path)};
  JsonFields fields(mistake, json, path, zip_names);
  SweepGroup group;
  const Json* list = fields.find("zip");
  if (!list) return group;
  if (!list->is_array() || list->size() == 0) {
    fields.report("zip", *list, "a list of axes that change together");
    return group;
  }
  for (std::size_t i = 0; i < list->size() && !mistake.any(); ++i) {
    group.push_back(read_axis(mistake, list->element(i), path + ".zip[" + std::to_string(i) + "]"));
    const std::size_t first = group.front().values.size(), here = group.back().values.size();
    if (here != first)
      mistake.report(list->element(i), group.back().values_place.path + " has " + std::to_string(here) +
                                           " values; as many as its neighbour, " + std::to_string(first) +
                                           ", would be right");
  }
  return group;
}

void read_grid(JsonMistake& mistake, const Json& json, SweepSpec& spec) {
  if (!json.is_array() || json.get<Json::Numbers>()) {
    mistake.report(json, "grid is " + io::described(json) + "; a list of axes {…} would be right");
    return;
  }
  double points = 1;
  for (std::size_t i = 0; i < json.size() && !mistake.any(); ++i) {
    spec.grid.push_back(read_group(mistake, json.element(i), "grid[" + std::to_string(i) + "]"));
    if (mistake.any()) return;
    points *= static_cast<double>(spec.grid.back().front().values.size());
  }
  if (points > static_cast<double>(most_sweep_points))
    mistake.report(json, "grid has " + to_text(points) + " points; at most " +
                             std::to_string(most_sweep_points) + " would be right");
}

void read_steps(JsonMistake& mistake, const Json& json, SweepSpec& spec) {
  std::vector<double> steps;
  if (json.get<io::JsonObject>()) {
    JsonFields fields(mistake, json, "steps", range_names);
    steps = read_range(mistake, fields, json, "steps");
  } else if (const auto* numbers = json.get<Json::Numbers>()) {
    steps = *numbers;
  }
  bool is_right = !steps.empty();
  for (std::size_t i = 0; is_right && i < steps.size(); ++i)
    is_right = steps[i] == std::floor(steps[i]) && steps[i] >= 0 && steps[i] <= double(most_steps) &&
               (i == 0 || steps[i - 1] < steps[i]);
  if (!is_right) {
    mistake.report(json, "steps is " + io::described(json) +
                             "; whole numbers from 0 on in ascending order, such as [0,100,1000], or "
                             "{\"from\":0,\"to\":1000,\"by\":100} would be right");
    return;
  }
  spec.steps.assign(steps.begin(), steps.end());
}

void read_measures(JsonMistake& mistake, const Json& json, SweepSpec& spec) {
  const auto* list = json.get<Json::Array>();
  if (!list || list->empty()) {
    mistake.report(json,
                   "measure is " + io::described(json) +
                       "; a list such as [\"cells\",{\"of\":\"distance\",\"points\":100}] would be right");
    return;
  }
  for (std::size_t i = 0; i < list->size() && !mistake.any(); ++i) {
    const Json& entry = (*list)[i];
    const std::string path = "measure[" + std::to_string(i) + "]";
    SweepMeasure measure;
    measure.place = {path, entry.offset()};
    if (const auto* readout = entry.get<std::string>()) {
      measure.name = *readout;
    } else {
      measure.network = read_network_measure(mistake, entry, path);
      measure.name = measure_name(*measure.network);
      if (const auto* object = entry.get<io::JsonObject>()) {
        const std::vector<std::string_view> names(object->names.begin(), object->names.end());
        JsonFields(mistake, entry, path, names).read("name", measure.name, "the heading of a column");
      }
    }
    spec.measures.push_back(std::move(measure));
  }
}

/// Every column has a heading of its own, of one line.
void check_headings(JsonMistake& mistake, std::string_view text, std::string_view file, const SweepSpec& spec,
                    std::string& problem) {
  std::set<std::string> seen{"point", "step"};
  const auto check = [&](const std::string& name, const SweepPlace& place) {
    const bool is_right = !name.empty() && name.find_first_of("\r\n") == std::string::npos;
    if (problem.empty() && !(is_right && seen.insert(name).second))
      problem = io::json_place(text, file, place.offset) + ": " + place.path +
                " gives a column the heading \"" + name + "\"; another \"name\" for it would be right";
  };
  if (mistake.any()) return;
  for (const SweepGroup& group : spec.grid)
    for (const SweepAxis& axis : group) check(axis.name, axis.place);
  for (const SweepMeasure& measure : spec.measures) check(measure.name, measure.place);
}

}  // namespace

std::int64_t SweepSpec::points() const {
  std::int64_t count = 1;
  for (const SweepGroup& group : grid) count *= static_cast<std::int64_t>(group.front().values.size());
  return count;
}

Result<SweepSpec> read_sweep_spec(std::string_view text, std::string_view file) {
  const Result<Json> root = io::parse_json(text, file, most_settings);
  if (!root) return root.error();
  JsonMistake mistake(text, file);
  JsonFields fields(mistake, root.value(), "", root_names);
  fields.read_format("crease-sweep", io::Presence::required);
  SweepSpec spec;
  if (const Json* chapter = fields.require("chapter", "\"chapter\":\"train-and-watch\"")) {
    spec.chapter_place = {"chapter", chapter->offset()};
    fields.read("chapter", spec.chapter, "the id of a chapter, such as \"train-and-watch\",");
  }
  if (const Json* settings = fields.find("settings")) read_settings(mistake, *settings, spec);
  if (const Json* grid = fields.find("grid")) read_grid(mistake, *grid, spec);
  if (const Json* steps = fields.find("steps")) {
    spec.steps_place = {"steps", steps->offset()};
    read_steps(mistake, *steps, spec);
  }
  if (const Json* measure = fields.require("measure", "\"measure\":[\"cells\"]"))
    read_measures(mistake, *measure, spec);
  if (mistake.any()) return mistake.error();
  std::string problem;
  check_headings(mistake, text, file, spec, problem);
  if (!problem.empty()) return Error{problem};
  spec.hash = sweep_hash(root.value());
  return spec;
}

}  // namespace crease::lab
