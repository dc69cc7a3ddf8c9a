#include "core/constructions/sup_error.h"

#include <string>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/numbers.h"
#include "core/base/number_text.h"
#include "core/io/json_writer.h"

namespace crease::cli {
namespace {

/// Why the enclosure is wider than one millionth of the error; empty if it is not.
std::string note_on(const constructions::SupError& found) {
  constexpr double promised = 1e-6;  // in the help on sup-error
  if (found.high - found.low <= promised * found.high) return "";
  const std::string reached = "the error is between " + shortest(found.low) + " and " + shortest(found.high) +
                              ", which is wider than one millionth of it: ";
  if (found.is_cut_short)
    return reached +
           "the search came to the bound of its work, as it does where a network bends too often or curves "
           "too steeply; a shorter --segment takes less";
  return reached +
         "what is left are roundings of the network and of --target, and, if it jumps, of where it does";
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
  const auto segment = read_segment(options.segment.empty() ? "0,1" : options.segment);
  if (!segment) return segment.error();
  const Result<constructions::Curve> target = read_target(options.target, segment.value());
  if (!target) return target.error();
  const auto error =
      constructions::sup_error(network.value(), target.value(), segment.value().begin, segment.value().end);
  if (!error) return Error{error.error().message + "; another --segment, or --target, would be right"};
  const constructions::SupError& found = error.value();
  const std::string note = note_on(found);
  if (!options.json)
    return Report{"sup error  " + rounded(found.high) + " at x = " + rounded(found.at) + "\nbetween    " +
                      shortest(found.low) + "\nand        " + shortest(found.high) + "\n",
                  "", note};
  return Report{io::JsonObjectWriter()
                        .number("lo", found.low)
                        .number("hi", found.high)
                        .number("at", found.at)
                        .finished() +
                    "\n",
                "", note};
}

}  // namespace crease::cli
