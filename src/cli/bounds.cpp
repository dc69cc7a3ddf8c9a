#include <numeric>

#include "cli/commands.h"
#include "cli/places.h"
#include "core/io/json_writer.h"
#include "core/regions/region_bounds.h"

namespace crease::cli {
namespace {

/// More would take seconds at worst; the numbers have thousands of digits by then.
constexpr int most_neurons = 16384;

std::string bounds_json(const regions::RegionBounds& bounds) {
  return io::JsonObjectWriter()
             .field("patterns", bounds.patterns.text())
             .field("one_layer", bounds.one_layer.text())
             .field("montufar2014", bounds.montufar2014.text())
             .field("montufar2017", bounds.montufar2017.text())
             .field("serra", bounds.serra.text())
             .finished() +
         "\n";
}

std::string bounds_text(const regions::RegionBounds& bounds) {
  return "patterns (at most)                       " + bounds.patterns.text() +
         "\nMontufar 2017 (at most)                  " + bounds.montufar2017.text() +
         "\nSerra and others 2018 (at most)          " + bounds.serra.text() +
         "\nMontufar and others 2014 (some have)     " + bounds.montufar2014.text() +
         "\none layer of as many neurons             " + bounds.one_layer.text() +
         "\nat random, in order of magnitude         " + bounds.hanin_rolnick + "\n";
}

}  // namespace

Result<Report> run(const BoundsOptions& options) {
  const Result<Widths> read = read_widths(options.widths);
  if (!read) return read.error();
  const Widths& widths = read.value();
  const int neurons = std::accumulate(widths.hidden.begin(), widths.hidden.end(), 0);
  if (neurons > most_neurons)
    return Error{"the hidden widths add up to " + std::to_string(neurons) + " neurons; at most " +
                 std::to_string(most_neurons) + " would be right"};
  const regions::RegionBounds bounds = regions::region_bounds(widths.inputs, widths.hidden);
  return Report{options.json ? bounds_json(bounds) : bounds_text(bounds), ""};
}

}  // namespace crease::cli
