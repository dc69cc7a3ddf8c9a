#include "chapters/train_and_watch/model_state.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "lab/number_words.h"

namespace crease::train_and_watch {
namespace {

/// By hand, a weight may be this large: deep networks of such weights still compute in double.
constexpr double largest_parameter = 1e6;

/// Rows for the loss. The experiment was made to fit, so this cannot fail.
nn::Samples samples_of(const data::Dataset& points, nn::Loss loss, int outputs) {
  Result<nn::Samples> samples = data::training_samples(points, loss, outputs);
  CREASE_CHECK(samples.ok(), "loss and outputs follow the data");
  return std::move(samples).value();
}

Experiment experiment_of(data::Split points, const TrainingSettings& settings) {
  Experiment next;
  next.points = std::move(points);
  next.loss = suitable_loss(settings.loss, next.points.train);
  next.outputs = output_count(next.loss, next.points.train);
  next.train = samples_of(next.points.train, next.loss, next.outputs);
  next.test = samples_of(next.points.test, next.loss, next.outputs);
  return next;
}

}  // namespace

Model::State::State() {
  const Status status = adopt(first_settings(), Effect::data);
  CREASE_CHECK(status.ok(), "the first settings are valid");
}

/// The experiment under `wanted` settings; the points are made again only where they change.
Result<Experiment> Model::State::make_experiment(const Settings& wanted, Effect effect) const {
  if (effect != Effect::data && effect != Effect::points)
    return experiment_of(experiment.points, wanted.training);
  Result<data::Split> points = make_points(wanted.data);
  if (!points) return points.error();
  return experiment_of(std::move(points).value(), wanted.training);
}

Result<TrainingRun> Model::State::make_run(const Settings& wanted, const Experiment& next,
                                           bool is_restart) const {
  const int rows = next.points.train.size();
  const nn::TrainingOptions options = make_options(wanted.training, next.loss, rows);
  if (!is_restart) return run->continued(options, next.train);
  Result<nn::Network> network = first_network(wanted.network, next.outputs);
  if (!network) return network.error();
  return TrainingRun::begin(std::move(network).value(), options, next.train);
}

Status Model::State::adopt(Settings wanted, Effect effect) {
  const Status status = try_to_adopt(std::move(wanted), effect);
  return status ? status : Status(Error{lab::sentence(status.error().message)});
}

Status Model::State::try_to_adopt(Settings wanted, Effect effect) {
  if (effect >= Effect::tuning && run) history.drop_after(static_cast<double>(run->step()));
  if (effect == Effect::tuning && run) {
    run->set_learning_rate(wanted.training.options.learning_rate);
    run->set_weight_decay(wanted.training.options.weight_decay);
  }
  if (effect <= Effect::tuning) {
    is_picture_stale |= effect == Effect::picture;
    is_drawing_stale = true;
    settings = std::move(wanted);
    refresh_table();
    return {};
  }
  Result<Experiment> next = make_experiment(wanted, effect);
  if (!next) return next.error();
  const bool is_new_shape = !run || next.value().outputs != experiment.outputs;
  const bool is_restart = effect == Effect::restart || effect == Effect::data || is_new_shape;
  Result<TrainingRun> next_run = make_run(wanted, next.value(), is_restart);
  if (!next_run) return next_run.error();
  commit(std::move(wanted), std::move(next).value(), std::move(next_run).value(), is_restart);
  return {};
}

void Model::State::commit(Settings wanted, std::optional<Experiment> next, TrainingRun next_run,
                          bool is_restart) {
  settings = std::move(wanted);
  if (next) experiment = std::move(*next);
  measurement.set_points(experiment.points, experiment.train, experiment.test, experiment.loss);
  run.emplace(std::move(next_run));
  if (is_restart) ++beginnings, clear_training();
  if (settings.picture.neuron >= neurons()) settings.picture.neuron = -1;
  message = loss_notice(settings.training.loss, experiment.points.train);
  is_picture_stale = is_drawing_stale = is_measurement_stale = true;
  refresh_table();
  // Cells of another shape of network would not fit what the view asks about them.
  if (pictured.architecture != run->network().architecture) refresh_picture();
}

int Model::State::neurons() const {
  const nn::Architecture& architecture = run->network().architecture;
  return architecture.hidden_neurons() + architecture.output();
}

void Model::State::clear_training() {
  history.clear();
  steps_asked = 0;
  steps_due = 0;
}

Status Model::State::restart_from_first_weights() {
  return adopt(settings, Effect::restart);
}

void Model::State::refresh_table() {
  table = setting_table(settings);
  for (Setting& setting : table) {
    lab::Parameter& description = setting.description;
    if (description.id == "picture.neuron") description.max = neurons() - 1;
    if (description.id == "picture.3d_height")
      description.is_enabled = settings.picture.is_3d && experiment.outputs > 1;
    if (description.id != "picture.output") continue;
    description.max = std::max(settings.picture.output, experiment.outputs - 1);
    description.is_enabled = experiment.outputs > 1;
  }
}

Status Model::State::write_setting(std::string_view id, const lab::Value& value) {
  const Setting* setting = find_setting(table, id);
  if (setting == nullptr) return Error{"There is no setting called " + std::string(id.substr(0, 60)) + "."};
  const Result<lab::Value> allowed = lab::checked(setting->description, value);
  if (!allowed) return allowed.error();
  // What is set already needs no restart: a session that is read back sets everything.
  if (allowed.value() == setting->read(settings, setting->index)) return {};
  Settings wanted = settings;
  const Status status = setting->write(wanted, setting->index, allowed.value());
  if (!status) return status;
  return adopt(std::move(wanted), setting->effect);
}

Status Model::State::write_parameter(const ParameterPlace& place, const lab::Value& value) {
  lab::Parameter description;
  description.id = place.column < 0 ? "A bias" : "A weight";
  description.min = -largest_parameter;
  description.max = largest_parameter;
  const Result<lab::Value> allowed = lab::checked(description, value);
  if (!allowed) return allowed.error();
  history.drop_after(static_cast<double>(run->step()));
  run->set_parameter(place.index, std::get<double>(allowed.value()));
  is_picture_stale = is_measurement_stale = true;
  return {};
}

Result<ParameterPlace> Model::State::find_parameter(std::string_view id) const {
  const nn::Architecture& architecture = run->network().architecture;
  const std::vector<std::string_view> parts = lab::split_text(id, '.');
  const bool is_weight = parts.size() == 4 && parts[0] == "weight";
  const bool is_bias = parts.size() == 3 && parts[0] == "bias";
  std::vector<int> numbers;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const Result<std::int64_t> number = lab::parse_integer(parts[i]);
    const bool is_index = number && number.value() >= 0 && number.value() < std::numeric_limits<int>::max();
    if (is_index) numbers.push_back(static_cast<int>(number.value()));
  }
  const auto is_below = [](int number, int end) {
    return number < end;
  };
  const bool is_named = (is_weight || is_bias) && numbers.size() + 1 == parts.size();
  if (!is_named || !is_below(numbers[0], architecture.depth()) ||
      !is_below(numbers[1], architecture.layers[numbers[0]].width) ||
      (is_weight && !is_below(numbers[2], architecture.fan_in(numbers[0]))))
    return Error{"The network has no " + std::string(id.substr(0, 60)) +
                 "; weights are weight.<layer>.<neuron>.<input>, biases bias.<layer>.<neuron>, all from 0."};
  ParameterPlace place{numbers[0], numbers[1], is_weight ? numbers[2] : -1, 0};
  const std::size_t row = static_cast<std::size_t>(place.row);
  place.index = is_weight ? architecture.weight_offset(place.layer) + row * architecture.fan_in(place.layer) +
                                place.column
                          : architecture.bias_offset(place.layer) + row;
  return place;
}

}  // namespace crease::train_and_watch
