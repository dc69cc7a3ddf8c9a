#include "chapters/train_and_watch/model.h"

#include <algorithm>
#include <utility>

#include "chapters/train_and_watch/model_state.h"

namespace crease::train_and_watch {
namespace {

/// A pause longer than this (a hidden page) is not caught up with.
constexpr double longest_pause_s = 0.25;

/// At a rising pace: this many steps in the first second; from then on the number of steps grows e-fold in
/// each second (the rate is the step count), so that the first folds can be watched and the last ones are not
/// waited for.
constexpr double first_steps_per_second = 120;

/// Steps per second that the pace allows now; 0: no bound but time.
double allowed_rate(const TrainingSettings& training, std::int64_t step) {
  switch (training.pace) {
    case Pace::rising:
      return std::max(first_steps_per_second, static_cast<double>(step));
    case Pace::fixed:
      return training.steps_per_second;
    case Pace::fastest:
      break;
  }
  return 0;
}

}  // namespace

Model::Model() : state_(std::make_unique<State>()) {}
Model::~Model() = default;

std::vector<lab::Parameter> Model::parameters() const {
  std::vector<lab::Parameter> parameters;
  parameters.reserve(state_->table.size());
  for (const Setting& setting : state_->table) parameters.push_back(setting.description);
  return parameters;
}

std::optional<lab::Parameter> Model::parameter(std::string_view id) const {
  const Setting* setting = find_setting(state_->table, id);
  return setting != nullptr ? std::optional(setting->description) : std::nullopt;
}

Result<lab::Value> Model::get(std::string_view id) const {
  if (const Setting* setting = find_setting(state_->table, id))
    return setting->read(state_->settings, setting->index);
  const Result<ParameterPlace> place = state_->find_parameter(id);
  if (place) return lab::Value(state_->run->network().parameters[place.value().index]);
  const bool is_meant = id.substr(0, 7) == "weight." || id.substr(0, 5) == "bias.";
  if (is_meant) return place.error();
  return Error{"There is no setting called " + std::string(id.substr(0, 60)) + "."};
}

Status Model::set(std::string_view id, const lab::Value& value) {
  const bool is_parameter = id.substr(0, 7) == "weight." || id.substr(0, 5) == "bias.";
  if (!is_parameter) return state_->write_setting(id, value);
  const Result<ParameterPlace> place = state_->find_parameter(id);
  if (!place) return place.error();
  return state_->write_parameter(place.value(), value);
}

void Model::advance(double seconds) {
  const double rate = allowed_rate(state_->settings.training, state_->run->step());
  if (!state_->is_playing || rate <= 0 || !(seconds > 0)) return;
  // What could not be done in time is dropped, but one step is always kept: slow speeds need many frames for
  // one.
  const double most = std::max(1.0, longest_pause_s * rate);
  state_->steps_due = std::min(state_->steps_due + rate * std::min(seconds, longest_pause_s), most);
}

bool Model::update(const lab::Budget& budget) {
  return state_->update(budget);
}
bool Model::is_busy() const {
  return state_->is_busy();
}

const Settings& Model::settings() const {
  return state_->settings;
}
const nn::Network& Model::network() const {
  return state_->run->network();
}
const data::Split& Model::data() const {
  return state_->experiment.points;
}
const Picture& Model::picture() const {
  return state_->picture;
}
const History& Model::history() const {
  return state_->history.history();
}
bool Model::is_playing() const {
  return state_->is_playing;
}
std::int64_t Model::step() const {
  return state_->run->step();
}
int Model::steps_per_epoch() const {
  return state_->run->steps_per_epoch();
}
std::optional<SavedFile> Model::take_saved_file() {
  return std::exchange(state_->saved_file, std::nullopt);
}

const std::string& Model::message() const {
  return state_->message;
}

std::int32_t Model::cell_at(regions::Point point) const {
  const Picture& picture = state_->picture;
  return picture.cells == nullptr ? regions::no_cell : regions::cell_at(*picture.cells, point);
}

regions::NearestBoundary Model::nearest_boundary(regions::Point point) const {
  if (!state_->picture.is_exact) return {};
  return regions::nearest_boundary(state_->pictured, {}, point);
}

const std::vector<regions::Polyline>& Model::neuron_boundary(int neuron) const {
  static const std::vector<regions::Polyline> nothing;
  auto& cache = state_->hover.boundaries;
  const bool exists = neuron >= 0 && neuron < static_cast<int>(cache.size());
  if (!exists || state_->picture.cells == nullptr) return nothing;
  std::optional<std::vector<regions::Polyline>>& lines = cache[neuron];
  if (!lines) lines = regions::boundaries(state_->pictured, {}, *state_->picture.cells, neuron);
  return *lines;
}

std::span<const float> Model::neuron_pictures(int side) const {
  return state_->hover.neurons.get(state_->pictured, state_->picture.window, side, state_->geometry_revision,
                                   !state_->is_playing);
}

}  // namespace crease::train_and_watch
