#include "chapters/train_and_watch/experiment.h"

#include <algorithm>

#include "chapters/train_and_watch/point_edits.h"
#include "core/data/csv.h"

namespace crease::train_and_watch {
namespace {

/// Weights, gradients and the optimiser's memory must fit into the browser's heap together.
constexpr std::size_t most_parameters = 1'000'000;

Result<data::Split> points_of_file(const DataSettings& settings) {
  const std::size_t end = settings.csv.find('\n');
  if (settings.csv.empty() || end == std::string::npos)
    return Error{"No file is loaded yet: drop one on the page, or open one."};
  const std::string name = settings.csv.substr(0, end);
  const std::string_view content = std::string_view(settings.csv).substr(end + 1);
  const Result<data::Dataset> all = data::parse_csv(content, name);
  if (!all) return all.error();
  return data::split(all.value(), settings.request.train_share, settings.request.seed);
}

Result<data::Split> points_before_edits(const DataSettings& settings) {
  if (settings.request.source == csv_source) return points_of_file(settings);
  data::Request request = settings.request;
  if (is_measured(settings)) request.count = data::max_count;  // all there are
  return data::generate(request);
}

bool is_regression(const data::Dataset& points) {
  return points.task == data::Task::regression;
}

}  // namespace

Result<data::Split> make_points(const DataSettings& settings) {
  Result<data::Split> points = points_before_edits(settings);
  if (!points) return points;
  const Result<std::vector<PointEdit>> edits = parse_edits(settings.edits);
  if (!edits) return edits.error();
  for (const PointEdit& edit : edits.value()) {
    const Status status = apply_edit(points.value(), edit);
    if (!status) return status.error();
  }
  return points;
}

nn::Loss suitable_loss(std::optional<nn::Loss> wish, const data::Dataset& points) {
  if (is_regression(points)) return nn::Loss::squared_error;
  return wish.value_or(points.classes > 2 ? nn::Loss::softmax_cross_entropy : nn::Loss::logistic);
}

std::string loss_notice(std::optional<nn::Loss> wish, const data::Dataset& points) {
  if (!wish || *wish == suitable_loss(wish, points)) return "";
  return "These points carry values, not classes: the squared error is used instead.";
}

int output_count(nn::Loss loss, const data::Dataset& points) {
  if (is_regression(points)) return 1;
  const bool one_per_class = loss == nn::Loss::softmax_cross_entropy || points.classes > 2;
  return one_per_class ? points.classes : 1;
}

nn::Architecture make_architecture(const NetworkSettings& settings, int outputs) {
  nn::Architecture architecture;
  architecture.input = 2;
  for (const HiddenLayer& hidden : settings.hidden)
    architecture.layers.push_back({hidden.width, hidden.activation, settings.negative_slope});
  architecture.layers.push_back({outputs, nn::Activation::linear, nn::default_negative_slope});
  return architecture;
}

Result<nn::Network> first_network(const NetworkSettings& settings, int outputs) {
  const nn::Architecture architecture = make_architecture(settings, outputs);
  const Status status = nn::validate(architecture);
  if (!status) return status.error();
  if (architecture.parameter_count() > most_parameters)
    return Error{"This network has " + std::to_string(architecture.parameter_count()) +
                 " parameters; the lab holds at most " + std::to_string(most_parameters) + "."};
  return nn::initialize(architecture, settings.initializer, settings.bias_scale,
                        static_cast<std::uint64_t>(settings.seed));
}

nn::TrainingOptions make_options(const TrainingSettings& settings, nn::Loss loss, int rows) {
  nn::TrainingOptions options = settings.options;
  options.loss = loss;
  options.batch = std::clamp(options.batch, 1, std::max(rows, 1));
  return options;
}

}  // namespace crease::train_and_watch
