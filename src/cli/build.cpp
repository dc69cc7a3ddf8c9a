#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "cli/build_constructions.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "core/base/nearest_name.h"
#include "core/data/text.h"
#include "core/io/json_writer.h"
#include "core/io/network_formats.h"

namespace crease::cli {
namespace {

struct Construction {
  std::string_view name;
  std::vector<std::string_view> options;
  Result<Built> (*build)(const BuildOptions&);
};

const std::vector<Construction>& constructions_known() {
  static const std::vector<Construction> known = {
      {"sawtooth", {"--depth"}, build_sawtooth},
      {"square", {"--depth"}, build_square},
      {"hats", {"--target", "--segment", "--knots", "--placement"}, build_hats},
      {"cybenko", {"--target", "--segment", "--bins", "--steepness", "--form"}, build_cybenko},
      {"boxes", {"--target", "--segment", "--bins", "--steepness", "--form"}, build_boxes},
      {"ridges", {"--target", "--segment", "--directions", "--knots"}, build_ridges},
      {"product",
       {"--inputs", "--form", "--layers", "--activation", "--scale", "--working-point"},
       build_product}};
  return known;
}

/// What was given, by option.
std::vector<std::pair<std::string_view, const std::string*>> given(const BuildOptions& o) {
  std::vector<std::pair<std::string_view, const std::string*>> all = {{"--depth", &o.depth},
                                                                      {"--target", &o.target},
                                                                      {"--segment", &o.segment},
                                                                      {"--knots", &o.knots},
                                                                      {"--directions", &o.directions},
                                                                      {"--placement", &o.placement},
                                                                      {"--bins", &o.bins},
                                                                      {"--steepness", &o.steepness},
                                                                      {"--form", &o.form},
                                                                      {"--inputs", &o.inputs},
                                                                      {"--layers", &o.layers},
                                                                      {"--activation", &o.activation},
                                                                      {"--scale", &o.scale},
                                                                      {"--working-point", &o.working_point}};
  std::erase_if(all, [](const auto& option) { return option.second->empty(); });
  return all;
}

Status check_options(const Construction& construction, const BuildOptions& options) {
  for (const auto& [option, value] : given(options)) {
    const auto& own = construction.options;
    if (std::find(own.begin(), own.end(), option) == own.end())
      return Error{std::string(construction.name) + " takes no " + std::string(option) + "; " +
                   right_names(option, own) + " would be right"};
  }
  return {};
}

std::string sizes_json(const Built& built) {
  const nn::Architecture& architecture = built.network.architecture;
  io::JsonObjectWriter json;
  json.whole("neurons", architecture.hidden_neurons())
      .whole("layers", architecture.depth() - 1)
      .whole("parameters", static_cast<std::int64_t>(architecture.parameter_count()));
  if (built.scale) json.number("scale", *built.scale);
  return json.finished() + "\n";
}

Result<Built> build(const BuildOptions& options) {
  std::vector<std::string_view> names;
  for (const Construction& construction : constructions_known()) {
    if (construction.name == options.name) {
      if (const Status status = check_options(construction, options); !status) return status.error();
      return construction.build(options);
    }
    names.push_back(construction.name);
  }
  return Error{"there is no construction " + data::quoted(options.name) + "; " +
               right_names(options.name, names) + " would be right"};
}

}  // namespace

Result<Report> run(const BuildOptions& options) {
  if (!options.out.empty())
    if (const Status status = io::check_ending(options.out); !status) return status.error();
  const Result<Built> built = build(options);
  if (!built) return Error{"build " + options.name + ": " + built.error().message};
  if (!options.out.empty()) {
    const Result<std::string> bytes = io::write_any_network(built.value().network, options.out);
    if (!bytes) return bytes.error();
    if (const Status status = write_file(options.out, bytes.value()); !status) return status.error();
  }
  return Report{sizes_json(built.value()), ""};
}

}  // namespace crease::cli
