#include "core/regions/pieces.h"

#include <limits>
#include <optional>
#include <vector>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/numbers.h"
#include "core/data/text.h"
#include "core/io/json_writer.h"

namespace crease::cli {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

Result<regions::Line> segment_of_inputs(const PiecesOptions& options) {
  if (options.line && !options.segment.empty()) {
    return Error{"--line is the whole line of inputs; --line or --segment alone would be right"};
  }
  if (options.line) return regions::Line{{0}, {1}, -infinity, infinity};
  const std::string text = options.segment.empty() ? "-1,1" : options.segment;
  const std::optional<std::vector<double>> ends = comma_numbers(text);
  if (!ends || ends->size() != 2 || !((*ends)[0] < (*ends)[1])) {
    return Error{"--segment is " + data::quoted(text) +
                 "; two numbers in ascending order, such as -1,1, would be right"};
  }
  return regions::Line{{0}, {1}, (*ends)[0], (*ends)[1]};
}

Result<regions::Line> line_between_points(const PiecesOptions& options, int inputs) {
  const auto points = semicolon_points(options.segment, inputs);
  if (!points || points->size() != 2) {
    return Error{(options.segment.empty() ? options.network + " has " + std::to_string(inputs) + " inputs"
                                          : "--segment is " + data::quoted(options.segment)) +
                 "; --segment \"p;q\" with two points of " + std::to_string(inputs) +
                 " comma-separated numbers would be right"};
  }
  regions::Line line{(*points)[0], (*points)[1], options.line ? -infinity : 0, options.line ? infinity : 1};
  bool is_point = true;
  for (int i = 0; i < inputs; ++i) {
    line.direction[i] -= line.origin[i];
    is_point = is_point && line.direction[i] == 0;
  }
  if (is_point) {
    return Error{"--segment is " + data::quoted(options.segment) + "; two different points would be right"};
  }
  return line;
}

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
  const Result<nn::Network> network = load_network(options.network, options.activation);
  if (!network) return network.error();
  const int inputs = network.value().architecture.input;
  const Result<regions::Line> line =
      inputs == 1 ? segment_of_inputs(options) : line_between_points(options, inputs);
  if (!line) return line.error();
  const Result<regions::Pieces> pieces = regions::pieces_along(network.value(), line.value());
  if (!pieces) return Error{options.network + ": " + pieces.error().message};
  return Report{options.json ? pieces_json(pieces.value()) : pieces_text(pieces.value()), ""};
}

}  // namespace crease::cli
