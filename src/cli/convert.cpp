#include <optional>

#include "cli/commands.h"
#include "cli/files.h"
#include "core/base/nearest_name.h"
#include "core/data/text.h"
#include "core/io/choices.h"
#include "core/io/json_writer.h"
#include "core/io/network_formats.h"
#include "core/io/tensors.h"

namespace crease::cli {
namespace {

Result<io::WriteOptions> write_options(const ConvertOptions& options) {
  io::WriteOptions out;
  if (options.precision.empty()) return out;
  const std::optional<nn::Precision> precision = nn::precision_named(options.precision);
  if (!precision) {
    return Error{"--precision is " + data::quoted(options.precision) + "; " +
                 right_names(options.precision, io::precision_names()) + " would be right"};
  }
  out.precision = *precision;
  return out;
}

std::string summary(const nn::Architecture& architecture, const std::string& out) {
  std::string widths = std::to_string(architecture.input);
  for (const nn::Layer& layer : architecture.layers) widths += "," + std::to_string(layer.width);
  return "network      " + widths + "\nactivation   " + io::activation_text(architecture) +
         "\nparameters   " + std::to_string(architecture.parameter_count()) + "\nwritten      " + out + "\n";
}

std::string summary_json(const nn::Architecture& architecture, const std::string& out) {
  io::JsonListWriter widths;
  widths.raw(std::to_string(architecture.input));
  for (const nn::Layer& layer : architecture.layers) widths.raw(std::to_string(layer.width));
  return io::JsonObjectWriter()
             .raw("widths", widths.finished())
             .field("activation", io::activation_text(architecture))
             .whole("parameters", static_cast<std::int64_t>(architecture.parameter_count()))
             .field("out", out)
             .finished() +
         "\n";
}

}  // namespace

Result<Report> run(const ConvertOptions& options) {
  if (options.out.empty()) {
    return Error{
        "convert needs a file to write; crease convert NET.json --out NET.safetensors would be right"};
  }
  if (const Status status = io::check_ending(options.out); !status) return status.error();
  const Result<io::WriteOptions> how = write_options(options);
  if (!how) return how.error();
  const Result<nn::Network> network = load_network(options.network, options.activation);
  if (!network) return network.error();
  const Result<std::string> bytes = io::write_any_network(network.value(), options.out, how.value());
  if (!bytes) return bytes.error();
  if (const Status status = write_file(options.out, bytes.value()); !status) return status.error();
  const auto report = options.json ? summary_json : summary;
  return Report{report(network.value().architecture, options.out), ""};
}

}  // namespace crease::cli
