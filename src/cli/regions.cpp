#include <chrono>
#include <vector>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/numbers.h"
#include "cli/places.h"
#include "core/io/json_writer.h"
#include "core/regions/subdivision.h"

namespace crease::cli {
namespace {

/// A subdivision and what was counted on it.
struct Counted {
  const regions::Subdivision& cells;
  regions::Adjacency adjacency;
  std::int32_t linear_regions;
  double seconds;
};

/// Pieces of the neurons of each layer that bends or lies before one, a character per neuron.
std::vector<std::string> pattern_of(const nn::Architecture& architecture, const regions::Subdivision& cells,
                                    std::int32_t cell) {
  std::vector<std::string> layers;
  int neuron = 0;
  for (std::size_t layer = 0; layer < cells.cells_after_layer.size(); ++layer) {
    std::string pieces;
    for (int i = 0; i < architecture.layers[layer].width; ++i, ++neuron) {
      pieces += static_cast<char>('0' + cells.piece(cell, neuron));
    }
    layers.push_back(pieces);
  }
  return layers;
}

std::string cell_json(const nn::Architecture& architecture, const regions::Subdivision& cells,
                      std::int32_t cell) {
  io::JsonListWriter polygon, pattern, maps;
  for (int i = cells.first_corner[cell]; i < cells.first_corner[cell + 1]; ++i) {
    polygon.raw(io::json_numbers(std::vector<double>{cells.x[i], cells.y[i]}));
  }
  for (const std::string& layer : pattern_of(architecture, cells, cell)) pattern.raw('"' + layer + '"');
  for (int k = 0; k < cells.outputs; ++k) {
    const regions::AffineMap& map = cells.map[std::size_t(cell) * cells.outputs + k];
    maps.raw(io::json_numbers(std::vector<double>{map.a, map.b, map.c}));
  }
  return io::JsonObjectWriter()
      .raw("polygon", polygon.finished())
      .raw("pattern", pattern.finished())
      .raw("map", maps.finished())
      .finished();
}

std::string report_json(const nn::Architecture& architecture, const Counted& counted, bool with_cells) {
  const regions::Subdivision& cells = counted.cells;
  io::JsonListWriter after_layer;
  for (const std::int64_t count : cells.cells_after_layer) after_layer.raw(std::to_string(count));
  io::JsonObjectWriter report;
  report.whole("cells", cells.cells())
      .whole("linear_regions", counted.linear_regions)
      .raw("cells_after_layer", after_layer.finished())
      .number("area", regions::total_area(cells))
      .whole("vertices", counted.adjacency.vertices)
      .whole("edges", counted.adjacency.edges)
      .number("seconds", counted.seconds);
  if (with_cells) {
    io::JsonListWriter polygons;
    for (std::int32_t cell = 0; cell < cells.cells(); ++cell) {
      polygons.raw("\n" + cell_json(architecture, cells, cell));
    }
    report.raw("polygons", polygons.finished());
  }
  return report.finished() + "\n";
}

std::string cell_text(const nn::Architecture& architecture, const regions::Subdivision& cells,
                      std::int32_t cell) {
  std::string text = "\ncell " + std::to_string(cell + 1) + "\n  pattern";
  for (const std::string& layer : pattern_of(architecture, cells, cell)) text += " " + layer;
  for (int k = 0; k < cells.outputs; ++k) {
    const regions::AffineMap& map = cells.map[std::size_t(cell) * cells.outputs + k];
    text += "\n  output " + std::to_string(k + 1) + " = " + rounded(map.a) + " s + " + rounded(map.b) +
            " t + " + rounded(map.c);
  }
  text += "\n  polygon";
  for (int i = cells.first_corner[cell]; i < cells.first_corner[cell + 1]; ++i) {
    text += " (" + rounded(cells.x[i]) + ", " + rounded(cells.y[i]) + ")";
  }
  return text + "\n";
}

std::string report_text(const nn::Architecture& architecture, const Counted& counted, bool with_cells) {
  const regions::Subdivision& cells = counted.cells;
  std::string after_layer;
  for (const std::int64_t count : cells.cells_after_layer) after_layer += " " + std::to_string(count);
  std::string text = "cells               " + std::to_string(cells.cells()) + "\nlinear regions      " +
                     std::to_string(counted.linear_regions) + "\ncells after layer  " + after_layer +
                     "\narea                " + rounded(regions::total_area(cells)) +
                     "\nvertices            " + std::to_string(counted.adjacency.vertices) +
                     "\nedges               " + std::to_string(counted.adjacency.edges) +
                     "\nseconds             " + rounded(counted.seconds) + "\n";
  for (std::int32_t cell = 0; with_cells && cell < cells.cells(); ++cell) {
    text += cell_text(architecture, cells, cell);
  }
  return text;
}

}  // namespace

Result<Report> run(const RegionsOptions& options) {
  const Result<nn::Network> network = load_bent_network(options.network, options.activation);
  if (!network) return network.error();
  const nn::Architecture& architecture = network.value().architecture;
  const Result<regions::Slice> slice = read_slice(options.slice, {options.network, architecture.input});
  if (!slice) return slice.error();
  const Result<std::vector<regions::Point>> box = read_box(options.box);
  if (!box) return box.error();
  regions::Subdivider subdivider;
  const auto begin = std::chrono::steady_clock::now();
  const auto cells = subdivider.run(network.value(), slice.value(), box.value());
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begin;
  if (!cells)
    return too_large_there(options.network, cells.error(), places_of(options.slice) + " or in the network");
  Counted counted{*cells.value(), regions::adjacency(*cells.value()), 0, elapsed.count()};
  counted.linear_regions = regions::linear_regions(counted.cells, counted.adjacency).count;
  const auto report = options.json ? report_json : report_text;
  return Report{report(architecture, counted, options.cells), ""};
}

}  // namespace crease::cli
