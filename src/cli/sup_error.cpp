#include "core/constructions/sup_error.h"

#include <limits>
#include <vector>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/numbers.h"
#include "core/base/number_text.h"
#include "core/io/json_writer.h"
#include "core/regions/pieces.h"

namespace crease::cli {
namespace {

/// Networks that may bend more often than this are searched without knowing where.
constexpr double most_bends = 1 << 20;

/// Where the network bends on the segment; empty where that is not known beforehand.
std::vector<double> breakpoints_of(const nn::Network& network, const Segment& segment) {
  double most = 1;  // Serra, Tjandraatmadja and Ramalingam 2018, for one input
  for (const nn::Layer& layer : network.architecture.layers) most *= layer.width + 1;
  if (!network.architecture.is_piecewise_linear() || most > most_bends) return {};
  const auto pieces = regions::pieces_along(network, {{0}, {1}, segment.begin, segment.end});
  return pieces ? pieces.value().breakpoints : std::vector<double>();
}

}  // namespace

Result<Report> run(const SupErrorOptions& options) {
  if (options.target.empty())
    return Error{"sup-error needs a target; --target \"sin(2*pi*x)\" would be right"};
  const Result<nn::Network> network = load_network(options.network, options.activation);
  if (!network) return network.error();
  const nn::Architecture& architecture = network.value().architecture;
  if (architecture.input != 1 || architecture.output() != 1)
    return Error{options.network + " has " + std::to_string(architecture.input) + " inputs and " +
                 std::to_string(architecture.output()) + " outputs; one of each would be right"};
  const Result<Expression> target = read_target(options.target);
  if (!target) return target.error();
  const auto segment = read_segment(options.segment.empty() ? "0,1" : options.segment);
  if (!segment) return segment.error();
  const auto error =
      constructions::sup_error(network.value(), target.value(), segment.value().begin, segment.value().end,
                               breakpoints_of(network.value(), segment.value()));
  if (!error) return error.error();
  const constructions::SupError& found = error.value();
  const std::string warning =
      found.is_tight ? ""
                     : "the enclosure is wider than one millionth of the error: it is all that is certain";
  if (!options.json)
    return Report{"sup error  " + rounded(found.high) + " at x = " + rounded(found.at) + "\nbetween    " +
                      shortest(found.low) + "\nand        " + shortest(found.high) + "\n",
                  warning};
  return Report{io::JsonObjectWriter()
                        .number("lo", found.low)
                        .number("hi", found.high)
                        .number("at", found.at)
                        .finished() +
                    "\n",
                warning};
}

}  // namespace crease::cli
