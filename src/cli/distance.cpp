#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <vector>

#include "cli/commands.h"
#include "cli/files.h"
#include "core/base/number_text.h"
#include "core/data/csv.h"
#include "core/data/text.h"
#include "core/io/json_writer.h"
#include "core/nn/forward.h"
#include "core/regions/boundary_distance.h"

namespace crease::cli {
namespace {

using Distances = std::vector<regions::BoundaryDistance>;

Result<regions::Norm> read_norm(const std::string& text) {
  if (text == "1") return regions::Norm::one;
  if (text == "2") return regions::Norm::two;
  if (text == "inf") return regions::Norm::infinity;
  return Error{"--norm is " + data::quoted(text) + "; 1, 2 or inf would be right"};
}

bool has_finite_values(const nn::Network& network, std::span<const double> point) {
  const nn::Trace trace = nn::trace(network, point);
  return std::all_of(trace.z.begin(), trace.z.end(), [](const std::vector<double>& layer) {
    return std::all_of(layer.begin(), layer.end(), [](double z) { return std::isfinite(z); });
  });
}

Result<Distances> distances_of(const nn::Network& network, std::span<const double> points, regions::Norm norm,
                               bool visible) {
  const auto inputs = static_cast<std::size_t>(network.architecture.input);
  regions::CellMaps maps(network);
  Distances distances;
  for (std::size_t first = 0; first < points.size(); first += inputs) {
    const std::span<const double> point = points.subspan(first, inputs);
    if (!has_finite_values(network, point))
      return Error{
          "point " + std::to_string(first / inputs + 1) +
          ": the network's values overflow there; a point nearer to 0 or smaller weights would be right"};
    if (!visible) {
      distances.push_back(regions::boundary_distance(maps, point, norm));
      continue;
    }
    const auto found = regions::visible_distance(network, point, norm);
    if (!found) return Error{"point " + std::to_string(first / inputs + 1) + ": " + found.error().message};
    distances.push_back(found.value());
  }
  return distances;
}

std::string distances_json(const Distances& distances) {
  io::JsonListWriter numbers, neurons;
  for (const regions::BoundaryDistance& nearest : distances) {
    numbers.number(nearest.distance);
    neurons.raw("[" + std::to_string(nearest.layer) + "," + std::to_string(nearest.neuron) + "]");
  }
  return io::JsonObjectWriter()
             .raw("distance", numbers.finished())
             .raw("neuron", neurons.finished())
             .finished() +
         "\n";
}

std::string distances_csv(const Distances& distances) {
  std::string text = "distance,layer,neuron\n";
  for (const regions::BoundaryDistance& nearest : distances)
    text += shortest(nearest.distance) + "," + std::to_string(nearest.layer) + "," +
            std::to_string(nearest.neuron) + "\n";
  return text;
}

}  // namespace

Result<Report> run(const DistanceOptions& options) {
  if (options.points.empty())
    return Error{"distance needs points; crease distance NET.json --points POINTS.csv would be right"};
  const Result<regions::Norm> norm = read_norm(options.norm);
  if (!norm) return norm.error();
  const Result<nn::Network> network = load_bent_network(options.network, options.activation);
  if (!network) return network.error();
  const int inputs = network.value().architecture.input;
  const Result<std::string> text = read_file(options.points);
  if (!text) return text.error();
  const Result<std::vector<double>> points = data::parse_points_csv(text.value(), inputs, options.points);
  if (!points) return points.error();
  const auto distances = distances_of(network.value(), points.value(), norm.value(), options.visible);
  if (!distances) return Error{options.network + ", " + distances.error().message};
  return Report{(options.json ? distances_json : distances_csv)(distances.value()), ""};
}

}  // namespace crease::cli
