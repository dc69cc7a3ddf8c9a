#include "core/regions/pieces.h"

#include <string>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/numbers.h"
#include "cli/places.h"
#include "core/io/json_writer.h"

namespace crease::cli {
namespace {

std::string pieces_json(const regions::Pieces& pieces) {
  return io::JsonObjectWriter()
             .whole("cells", pieces.cells())
             .whole("pieces", pieces.pieces())
             .raw("breakpoints", io::json_numbers(pieces.breakpoints))
             .finished() +
         "\n";
}

std::string pieces_text(const regions::Pieces& pieces) {
  std::string text = "cells        " + std::to_string(pieces.cells()) + "\npieces       " +
                     std::to_string(pieces.pieces()) + "\nbreakpoints ";
  for (const double breakpoint : pieces.breakpoints) text += " " + rounded(breakpoint);
  return text + (pieces.breakpoints.empty() ? " none\n" : "\n");
}

}  // namespace

Result<Report> run(const PiecesOptions& options) {
  const Result<nn::Network> network = load_bent_network(options.network, options.activation);
  if (!network) return network.error();
  const Result<regions::Line> line =
      read_line(options.segment, options.line, {options.network, network.value().architecture.input});
  if (!line) return line.error();
  const Result<regions::Pieces> pieces = regions::pieces_along(network.value(), line.value());
  if (!pieces) return too_large_there(options.network, pieces.error(), "--segment or in the network");
  return Report{options.json ? pieces_json(pieces.value()) : pieces_text(pieces.value()), ""};
}

}  // namespace crease::cli
