#include "app/core_api.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/nn/forward.h"
#include "core/nn/network.h"
#include "core/nn/peak.h"
#include "core/nn/trainer.h"
#include "core/regions/subdivision.h"

using namespace crease;

struct CreaseSession {
  std::string error;
  std::optional<nn::Trainer> trainer;
  nn::Network network;  ///< the trainer's current one, copied when asked for
  regions::Subdivider subdivider;
  std::vector<double> cells_after_layer;
  CreaseRegions regions{};
};

namespace {

struct Names {
  const char *activation, *loss, *optimizer, *precision, *initializer;
};

template <class T>
Status take(std::optional<T> found, T& target, const char* field, const char* text) {
  if (!found) return Error{std::string(field) + ": \"" + text + "\" is not known."};
  target = *found;
  return {};
}

Status read_names(const Names& names, nn::TrainingOptions& options, nn::Activation& activation,
                  nn::Initializer& initializer) {
  const Status parts[] = {
      take(nn::activation_named(names.activation), activation, "activation", names.activation),
      take(nn::loss_named(names.loss), options.loss, "loss", names.loss),
      take(nn::optimizer_named(names.optimizer), options.optimizer, "optimizer", names.optimizer),
      take(nn::precision_named(names.precision), options.precision, "precision", names.precision),
      take(nn::initializer_named(names.initializer), initializer, "initializer", names.initializer)};
  for (const Status& part : parts)
    if (!part) return part;
  return {};
}

nn::TrainingOptions numbers(const CreaseOptions& from) {
  nn::TrainingOptions options;
  options.learning_rate = from.learning_rate;
  options.momentum = from.momentum;
  options.beta1 = from.beta1;
  options.beta2 = from.beta2;
  options.epsilon = from.epsilon;
  options.weight_decay = from.weight_decay;
  options.batch = static_cast<int>(from.batch);
  options.seed = static_cast<std::uint64_t>(from.seed);
  return options;
}

Result<nn::Architecture> read_architecture(std::span<const std::int32_t> widths, nn::Activation activation) {
  if (widths.size() < 2) return Error{"widths: needs at least an input and an output, such as [2, 16, 1]."};
  nn::Architecture architecture =
      nn::perceptron(widths.front(), widths.subspan(1, widths.size() - 2), widths.back(), activation);
  if (Status valid = nn::validate(architecture); !valid) return valid.error();
  return architecture;
}

Result<nn::Network> read_network(const nn::Architecture& architecture, std::span<const double> weights,
                                 nn::Initializer initializer, double bias_scale, std::uint64_t seed) {
  if (weights.empty()) return nn::initialize(architecture, initializer, bias_scale, seed);
  const std::size_t expected = architecture.parameter_count();
  if (weights.size() != expected)
    return Error{"weights: these widths need " + std::to_string(expected) + " numbers, not " +
                 std::to_string(weights.size()) + "."};
  return nn::Network{architecture, {weights.begin(), weights.end()}};
}

void refresh_network(CreaseSession& session) {
  session.trainer->copy_parameters(session.network.parameters);
}

void fill_regions(CreaseSession& session, const regions::Subdivision& cells, bool with_topology) {
  CreaseRegions& out = session.regions;
  out = {};
  session.cells_after_layer.assign(cells.cells_after_layer.begin(), cells.cells_after_layer.end());
  out.first_corner = cells.first_corner.data();
  out.x = cells.x.data();
  out.y = cells.y.data();
  out.edge_tag = cells.edge_tag.data();
  out.map = cells.map.empty() ? nullptr : &cells.map.front().a;
  out.cells_after_layer = session.cells_after_layer.data();
  out.cells = cells.cells();
  out.corners = static_cast<double>(cells.x.size());
  out.layers = static_cast<double>(cells.cells_after_layer.size());
  out.area = regions::total_area(cells);
  if (!with_topology) return;
  const regions::Adjacency shared = regions::adjacency(cells);
  out.vertices = static_cast<double>(shared.vertices);
  out.edges = static_cast<double>(shared.edges);
  out.linear_regions = regions::linear_regions(cells, shared).count;
}

Status begin(CreaseSession& session, std::span<const std::int32_t> widths, const Names& names,
             const CreaseOptions& from, std::span<const double> weights, const double* x, const double* y,
             std::size_t rows) {
  nn::TrainingOptions options = numbers(from);
  nn::Activation activation{};
  nn::Initializer initializer{};
  if (Status read = read_names(names, options, activation, initializer); !read) return read;
  Result<nn::Architecture> architecture = read_architecture(widths, activation);
  if (!architecture) return architecture.error();
  Result<nn::Network> network =
      read_network(architecture.value(), weights, initializer, from.bias_scale, options.seed);
  if (!network) return network.error();
  const std::size_t inputs = rows * static_cast<std::size_t>(widths.front());
  const std::size_t outputs = rows * static_cast<std::size_t>(widths.back());
  Result<nn::Trainer> trainer =
      nn::Trainer::create(network.value(), options, {{x, x + inputs}, {y, y + outputs}});
  if (!trainer) return trainer.error();
  session.network = std::move(network).value();
  session.trainer.emplace(std::move(trainer).value());
  return {};
}

}  // namespace

CreaseSession* crease_create(const std::int32_t* widths, std::int32_t width_count, const char* activation,
                             const char* loss, const char* optimizer, const char* precision,
                             const char* initializer, const CreaseOptions* options, const double* weights,
                             std::int32_t weight_count, const double* x, const double* y, std::int32_t rows) {
  auto* session = new CreaseSession;
  const Status begun = begin(*session, {widths, std::size_t(width_count)},
                             {activation, loss, optimizer, precision, initializer}, *options,
                             {weights, std::size_t(weight_count)}, x, y, std::size_t(rows));
  if (!begun) session->error = begun.error().message;
  return session;
}

void crease_destroy(CreaseSession* session) {
  delete session;
}

const char* crease_error(const CreaseSession* session) {
  return session->error.c_str();
}

std::int32_t crease_train(CreaseSession* session, std::int32_t steps) {
  const int taken = session->trainer->train(steps);
  session->error = session->trainer->divergence();
  return taken;
}

std::int32_t crease_parameter_count(const CreaseSession* session) {
  return static_cast<std::int32_t>(session->network.parameters.size());
}

void crease_parameters(const CreaseSession* session, double* parameters) {
  session->trainer->copy_parameters({parameters, session->network.parameters.size()});
}

void crease_predict(CreaseSession* session, const double* points, std::int32_t count, double* values) {
  refresh_network(*session);
  const std::size_t inputs = std::size_t(count) * session->network.architecture.input;
  const std::vector<double> result = nn::evaluate(session->network, {points, inputs});
  std::copy(result.begin(), result.end(), values);
}

const CreaseRegions* crease_regions(CreaseSession* session, double x0, double x1, double y0, double y1,
                                    bool with_topology) {
  session->error.clear();
  refresh_network(*session);
  const auto cells = session->subdivider.run(session->network, {}, regions::box(x0, x1, y0, y1));
  if (!cells) {
    session->error = cells.error().message;
    return nullptr;
  }
  fill_regions(*session, *cells.value(), with_topology);
  return &session->regions;
}

double crease_peak_registers(double iterations) {
  return nn::register_peak(nn::Precision::float32, static_cast<std::int64_t>(iterations)).flops;
}

double crease_peak_micro_kernel(double iterations) {
  return nn::product_peak(nn::Precision::float32, static_cast<int>(iterations)).flops;
}
