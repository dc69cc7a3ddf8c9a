#include <array>
#include <string>

#include "core/regions/plane_through.h"
#include "lab/sweep_measure.h"

// The text of measures: {"of": "cells", "box": [-1, 1, -1, 1]}.
namespace crease::lab {
namespace {

using io::Json;
using io::JsonFields;
using Of = NetworkMeasure::Of;
using Where = NetworkMeasure::Where;
using Vectors = std::vector<std::vector<double>>;

constexpr std::array<std::string_view, 3> of_names{"cells", "linear_regions", "distance"};
constexpr std::array<std::string_view, 3> where_names{"line", "segment", "box"};
constexpr std::array<std::string_view, 2> law_names{"normal", "uniform"};
constexpr std::array<std::string_view, 9> count_names{"of",  "name",    "scaled", "line",  "segment",
                                                      "box", "through", "slice",  "random"};
constexpr std::array<std::string_view, 8> distance_names{"of",      "name",   "scaled", "norm",
                                                         "visible", "points", "law",    "seed"};
constexpr int most_points = 1'000'000;

void read_flag(JsonFields& fields, std::string_view name, bool& target) {
  const Json* value = fields.find(name);
  if (!value) return;
  if (const bool* flag = value->get<bool>())
    target = *flag;
  else
    fields.report(name, *value, "true or false");
}

/// A list of `count` points (0: any number of them); empty after a mistake.
Vectors read_vectors(JsonFields& fields, std::string_view name, std::size_t count, const std::string& right) {
  const Json* value = fields.find(name);
  if (!value) return {};
  Vectors vectors;
  const auto* list = value->get<Json::Array>();
  for (std::size_t i = 0; list && i < list->size(); ++i)
    if (const auto* numbers = (*list)[i].get<Json::Numbers>()) vectors.push_back(*numbers);
  const bool is_right =
      list && vectors.size() == list->size() && !vectors.empty() && (count == 0 || vectors.size() == count);
  if (is_right) return vectors;
  fields.report(name, *value, right);
  return {};
}

/// [a, b] or [x0, x1, y0, y1], ascending in pairs.
void read_ends(JsonFields& fields, std::string_view name, std::size_t count, const std::string& right,
               std::vector<double>& ends) {
  const Json* value = fields.find(name);
  if (!value) return;
  const auto* numbers = value->get<Json::Numbers>();
  bool is_right = numbers && numbers->size() == count;
  for (std::size_t i = 0; is_right && i < count; i += 2) is_right = (*numbers)[i] < (*numbers)[i + 1];
  if (is_right)
    ends = *numbers;
  else
    fields.report(name, *value, right);
}

/// Exactly one of "line", "segment" and "box" says where.
void read_where(io::JsonMistake& mistake, JsonFields& fields, const Json& value, const std::string& path,
                NetworkMeasure& measure) {
  int given = 0;
  for (std::size_t i = 0; i < where_names.size(); ++i) {
    if (!fields.has(where_names[i])) continue;
    measure.where = static_cast<Where>(i);
    ++given;
  }
  if (given != 1) {
    mistake.report(value, path + " needs one of \"line\":true, \"segment\":[a,b] and \"box\":[x0,x1,y0,y1]");
    return;
  }
  bool is_line = true;
  read_flag(fields, "line", is_line);
  if (!is_line) fields.report("line", *fields.find("line"), "true");
  read_ends(fields, "segment", 2, "two numbers in ascending order, such as [-1,1],", measure.ends);
  read_ends(fields, "box", 4, "x0,x1,y0,y1 with x0 < x1 and y0 < y1, such as [-1,1,-1,1],", measure.ends);
}

void read_frame(JsonFields& fields, NetworkMeasure& measure) {
  const bool is_box = measure.where == Where::box;
  const std::string_view right = is_box ? "slice" : "through", wrong = is_box ? "through" : "slice";
  const std::string vectors = is_box ? "an origin and two directions, [[0,0,0],[1,0,0],[0,1,0]],"
                                     : "two points, such as [[0,0],[1,1]],";
  if (const Json* value = fields.find(wrong))
    fields.report(wrong, *value, "\"" + std::string(right) + "\", " + vectors);
  measure.frame = read_vectors(fields, right, is_box ? 3 : 2, vectors);
  if (!is_box && measure.frame.size() == 2 && measure.frame[0] == measure.frame[1])
    fields.report(right, *fields.find(right), "two different points");
  const bool is_plane = is_box && measure.frame.size() == 3 && !measure.frame[1].empty() &&
                        measure.frame[1].size() == measure.frame[2].size();
  if (is_plane && regions::are_parallel(measure.frame[1], measure.frame[2]))
    fields.report(right, *fields.find(right), "two directions that are not parallel");
  const Json* random = fields.find("random");
  if (!random) return;
  if (!measure.frame.empty()) fields.report("random", *random, "leaving it out beside points");
  std::uint64_t seed = 0;
  fields.read("random", seed);
  measure.random = seed;
}

void read_distance(JsonFields& fields, NetworkMeasure& measure) {
  if (const Json* norm = fields.find("norm")) {
    const auto* text = norm->get<std::string>();
    if (io::is_whole(*norm, 1, 1))
      measure.norm = regions::Norm::one;
    else if (text && *text == "inf")
      measure.norm = regions::Norm::infinity;
    else if (!io::is_whole(*norm, 2, 2))
      fields.report("norm", *norm, "1, 2 or \"inf\"");
  }
  read_flag(fields, "visible", measure.is_visible);
  const Json* points = fields.find("points");
  if (points && points->is_array())
    measure.at = read_vectors(fields, "points", 0, "a number of points, or a list such as [[0,0],[1,1]],");
  else
    fields.read("points", measure.points, 1, most_points);
  for (const char* name : {"law", "seed"}) {
    const Json* value = measure.at.empty() ? nullptr : fields.find(name);
    if (value) fields.report(name, *value, "leaving it out beside a list of points");
  }
  int law = 0;
  fields.read_choice("law", law, law_names);
  measure.law = static_cast<NetworkMeasure::Law>(law);
  fields.read("seed", measure.seed);
}

/// What is measured decides which other fields there are.
Of read_of(io::JsonMistake& mistake, const Json& value, const std::string& path) {
  std::vector<std::string_view> any;
  if (const auto* object = value.get<io::JsonObject>())
    any.assign(object->names.begin(), object->names.end());
  JsonFields fields(mistake, value, path, any);
  int of = 0;
  if (fields.require("of", "\"of\":\"cells\"")) fields.read_choice("of", of, of_names);
  return static_cast<Of>(of);
}

}  // namespace

NetworkMeasure read_network_measure(io::JsonMistake& mistake, const Json& value, const std::string& path) {
  NetworkMeasure measure;
  measure.of = read_of(mistake, value, path);
  const bool is_distance = measure.of == Of::distance;
  const std::span<const std::string_view> names =
      is_distance ? std::span<const std::string_view>(distance_names) : count_names;
  JsonFields fields(mistake, value, path, names);
  read_flag(fields, "scaled", measure.is_scaled);
  if (mistake.any()) return measure;
  if (is_distance) {
    read_distance(fields, measure);
    return measure;
  }
  read_where(mistake, fields, value, path, measure);
  read_frame(fields, measure);
  return measure;
}

}  // namespace crease::lab
