#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/numbers.h"
#include "cli/places.h"
#include "core/data/text.h"
#include "core/io/json_writer.h"
#include "core/regions/bends.h"
#include "core/regions/boundaries.h"
#include "core/regions/subdivision.h"

namespace crease::cli {
namespace {

struct NeuronPlace {
  int layer = 0, neuron = 0;
  int through_layers = 0;  ///< counted through the layers
};

/// "0", "0 and 2", "0, 1 and 3": the layers whose neurons bend; empty: none.
std::string bending_layers(const nn::Architecture& architecture) {
  std::vector<std::string> layers;
  for (int l = 0; l < architecture.depth(); ++l)
    if (regions::bends_of(architecture.layers[l]).count > 0) layers.push_back(std::to_string(l));
  std::string names;
  for (std::size_t i = 0; i < layers.size(); ++i)
    names += (i == 0 ? "" : i + 1 == layers.size() ? " and " : ", ") + layers[i];
  return (layers.size() == 1 ? "layer " : "layers ") + names;
}

/// The set where a neuron is zero is its boundary only if it bends there.
Status check_bends(const NeuronPlace& neuron, const nn::Architecture& architecture,
                   const BoundaryOptions& options) {
  if (regions::bends_of(architecture.layers[neuron.layer]).count > 0) return {};
  const bool any = std::any_of(architecture.layers.begin(), architecture.layers.end(),
                               [](const nn::Layer& layer) { return regions::bends_of(layer).count > 0; });
  return Error{
      "--neuron is " + data::quoted(options.neuron) + " and layer " + std::to_string(neuron.layer) + " of " +
      options.network + " is linear, so its neurons have no breakpoint and no boundary; " +
      (any ? "a neuron of " + bending_layers(architecture) : "a network with relu, leaky_relu or hard_tanh") +
      " would be right"};
}

/// --neuron l,j, both from 0.
Result<NeuronPlace> read_neuron(const std::string& text, const nn::Architecture& architecture,
                                const std::string& file) {
  const auto numbers = comma_numbers(text);
  const bool is_pair = numbers && numbers->size() == 2;
  int first = 0;
  for (int l = 0; l < architecture.depth(); ++l) {
    const int width = architecture.layers[l].width;
    for (int j = 0; is_pair && j < width; ++j)
      if ((*numbers)[0] == l && (*numbers)[1] == j) return NeuronPlace{l, j, first + j};
    first += width;
  }
  const std::string found = text.empty() ? "--neuron is missing" : "--neuron is " + data::quoted(text);
  if (!is_pair) return Error{found + "; layer and neuron, both counted from 0, such as 0,0 would be right"};
  const double layer = (*numbers)[0];
  if (layer >= 0 && layer < architecture.depth() && layer == std::floor(layer))
    return Error{found + " and layer " + rounded(layer) + " of " + file + " has neurons 0 to " +
                 std::to_string(architecture.layers[static_cast<int>(layer)].width - 1)};
  return Error{found + " and " + file + " has layers 0 to " + std::to_string(architecture.depth() - 1)};
}

double length_of(const regions::Polyline& line) {
  double length = 0;
  const std::size_t count = line.points.size();
  for (std::size_t i = 0; i + (line.closed ? 0 : 1) < count; ++i) {
    const regions::Point &p = line.points[i], &q = line.points[(i + 1) % count];
    const double dx = q.x - p.x, dy = q.y - p.y;
    length += std::sqrt(dx * dx + dy * dy);
  }
  return length;
}

double length_of(const std::vector<regions::Polyline>& lines) {
  double length = 0;
  for (const regions::Polyline& line : lines) length += length_of(line);
  return length;
}

std::string component_json(const regions::Polyline& line, bool several_breakpoints) {
  io::JsonListWriter points;
  for (const regions::Point& point : line.points)
    points.raw(io::json_numbers(std::vector<double>{point.x, point.y}));
  io::JsonObjectWriter component;
  component.raw("closed", line.closed ? "true" : "false");
  if (several_breakpoints) component.whole("breakpoint", line.breakpoint);
  return component.raw("points", points.finished()).finished();
}

std::string boundary_json(const std::vector<regions::Polyline>& lines, bool several_breakpoints) {
  io::JsonListWriter components;
  for (const regions::Polyline& line : lines) components.raw(component_json(line, several_breakpoints));
  return io::JsonObjectWriter()
             .raw("components", components.finished())
             .number("length", length_of(lines))
             .finished() +
         "\n";
}

std::string boundary_text(const std::vector<regions::Polyline>& lines, bool) {
  std::string text =
      "components  " + std::to_string(lines.size()) + "\nlength      " + rounded(length_of(lines)) + "\n";
  for (const regions::Polyline& line : lines) {
    text += line.closed ? "closed" : "open  ";
    for (const regions::Point& point : line.points)
      text += " (" + rounded(point.x) + ", " + rounded(point.y) + ")";
    text += "\n";
  }
  return text;
}

}  // namespace

Result<Report> run(const BoundaryOptions& options) {
  const Result<nn::Network> network = load_bent_network(options.network, options.activation);
  if (!network) return network.error();
  const nn::Architecture& architecture = network.value().architecture;
  const Result<regions::Slice> slice = read_slice(options.slice, {options.network, architecture.input});
  if (!slice) return slice.error();
  const auto box = read_box(options.box);
  if (!box) return box.error();
  const Result<NeuronPlace> neuron = read_neuron(options.neuron, architecture, options.network);
  if (!neuron) return neuron.error();
  if (const Status status = check_bends(neuron.value(), architecture, options); !status)
    return status.error();
  regions::Subdivider subdivider;
  const auto cells = subdivider.run(network.value(), slice.value(), box.value());
  if (!cells)
    return too_large_there(options.network, cells.error(), places_of(options.slice) + " or in the network");
  const std::vector<regions::Polyline> lines =
      regions::boundaries(*cells.value(), regions::adjacency(*cells.value()), neuron.value().through_layers);
  const bool several = regions::bends_of(architecture.layers[neuron.value().layer]).count > 1;
  return Report{(options.json ? boundary_json : boundary_text)(lines, several), ""};
}

}  // namespace crease::cli
