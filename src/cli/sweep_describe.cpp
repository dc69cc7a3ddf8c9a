#include "cli/sweep_describe.h"

#include <algorithm>

#include "core/base/nearest_name.h"
#include "core/data/text.h"
#include "core/io/json_writer.h"

namespace crease::cli {
namespace {

std::string allowed(const lab::Parameter& parameter) {
  switch (parameter.type) {
    case lab::ParameterType::boolean:
      return "true or false";
    case lab::ParameterType::text:
      return "text";
    case lab::ParameterType::choice:
      break;
    case lab::ParameterType::integer:
    case lab::ParameterType::real:
      return std::string(parameter.type == lab::ParameterType::integer ? "whole, " : "") +
             lab::to_text(parameter.min) + " to " + lab::to_text(parameter.max);
  }
  std::string list;
  for (const lab::Choice& choice : parameter.choices) list += (list.empty() ? "" : " | ") + choice.id;
  return list;
}

std::string row(const std::string& id, const std::string& what, const std::string& value) {
  std::string text = "  " + id;
  text.resize(std::max<std::size_t>(text.size() + 2, 32), ' ');
  return text + what + (value.empty() ? "" : "; opens with " + value) + "\n";
}

}  // namespace

Result<Report> describe_subject(const std::string& name, const lab::SweepSubjects& subjects, bool json) {
  const std::vector<std::string_view> names(subjects.names.begin(), subjects.names.end());
  if (std::find(names.begin(), names.end(), name) == names.end())
    return Error{"there is no chapter " + data::quoted(name) + "; " + right_names(name, names) +
                 " would be right"};
  const std::unique_ptr<lab::Chapter> chapter = subjects.make(name);
  while (chapter->is_busy()) chapter->update(lab::EndlessBudget());
  io::JsonListWriter settings, readouts;
  std::string text = "settings\n";
  for (const lab::Parameter& parameter : chapter->parameters()) {
    const Result<lab::Value> value = chapter->get(parameter.id);
    const std::string now = value ? lab::to_text(value.value()) : "";
    text += row(parameter.id, allowed(parameter), now);
    settings.raw(io::JsonObjectWriter()
                     .field("id", parameter.id)
                     .field("allowed", allowed(parameter))
                     .field("value", now)
                     .finished());
  }
  text += "readouts\n";
  for (const lab::Readout& readout : chapter->readouts()) {
    text += row(readout.id, readout.sentence.empty() ? readout.label : readout.sentence, "");
    readouts.raw(io::JsonObjectWriter().field("id", readout.id).field("label", readout.label).finished());
  }
  if (!json) return Report{text, ""};
  return Report{io::JsonObjectWriter()
                        .field("chapter", name)
                        .raw("settings", settings.finished())
                        .raw("readouts", readouts.finished())
                        .finished() +
                    "\n",
                ""};
}

}  // namespace crease::cli
