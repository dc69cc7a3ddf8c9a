#include <span>
#include <vector>

#include "cli/commands.h"
#include "cli/files.h"
#include "core/base/number_text.h"
#include "core/data/csv.h"
#include "core/io/json_writer.h"
#include "core/nn/forward.h"

namespace crease::cli {
namespace {

std::string values_json(std::span<const double> values, int outputs) {
  io::JsonListWriter rows;
  for (std::size_t row = 0; row < values.size(); row += outputs) {
    rows.raw(io::json_numbers(values.subspan(row, outputs)));
  }
  return io::JsonObjectWriter().raw("values", rows.finished()).finished() + "\n";
}

std::string values_csv(std::span<const double> values, int outputs) {
  std::string text;
  for (std::size_t i = 0; i < values.size(); ++i) {
    text += shortest(values[i]);
    text += (i + 1) % outputs == 0 ? '\n' : ',';
  }
  return text;
}

}  // namespace

Result<Report> run(const EvalOptions& options) {
  if (options.points.empty()) {
    return Error{"eval needs points; crease eval NET.json --points POINTS.csv would be right"};
  }
  const Result<nn::Network> network = load_network(options.network, options.activation);
  if (!network) return network.error();
  const Result<std::string> text = read_file(options.points);
  if (!text) return text.error();
  const nn::Architecture& architecture = network.value().architecture;
  const Result<std::vector<double>> points =
      data::parse_points_csv(text.value(), architecture.input, options.points);
  if (!points) return points.error();
  const std::vector<double> values = nn::evaluate(network.value(), points.value());
  const int outputs = architecture.output();
  return Report{options.json ? values_json(values, outputs) : values_csv(values, outputs), ""};
}

}  // namespace crease::cli
