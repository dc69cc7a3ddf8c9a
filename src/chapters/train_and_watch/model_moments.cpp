#include <string>
#include <utility>

#include "chapters/train_and_watch/model_state.h"
#include "core/data/units.h"
#include "lab/weights_text.h"

namespace crease::train_and_watch {
namespace {

std::size_t text_bytes(const Settings& settings) {
  return settings.data.csv.size() + settings.data.edits.size() +
         settings.network.hidden.size() * sizeof(HiddenLayer);
}

}  // namespace

std::size_t Moment::bytes() const {
  return sizeof(*this) + text_bytes(settings) + run.bytes() + (history ? history->bytes() : 0);
}

std::shared_ptr<const Moment> Model::State::remember(lab::Records records) const {
  auto moment = std::make_shared<Moment>();
  moment->settings = settings;
  moment->run = run->remember();
  moment->value_scale = picture.value_scale;
  if (records == lab::Records::included) moment->history = history;
  return moment;
}

/// What was valid then is valid now: points, architecture and options are functions of the settings.
void Model::State::recall(const Moment& moment) {
  is_playing = false;
  steps_asked = 0;
  steps_due = 0;
  const bool same_points =
      moment.settings.data == settings.data && moment.settings.training.loss == settings.training.loss;
  Result<Experiment> next = make_experiment(moment.settings, same_points ? Effect::trainer : Effect::data);
  CREASE_CHECK(next.ok(), "the points of a moment can be made again");
  const nn::TrainingOptions options =
      make_options(moment.settings.training, next.value().loss, next.value().points.train.size());
  Result<TrainingRun> next_run = TrainingRun::recalled(moment.run, options, next.value().train);
  CREASE_CHECK(next_run.ok(), "the options of a moment are valid");
  commit(moment.settings, std::move(next).value(), std::move(next_run).value(), false);
  picture.value_scale = moment.value_scale;
  if (moment.history) history = *moment.history;
}

Status Model::State::load_weights(std::int64_t step, std::span<const double> parameters) {
  const std::size_t wanted = run->network().parameters.size();
  if (parameters.size() != wanted)
    return Error{"This network has " + std::to_string(wanted) + " parameters; " +
                 std::to_string(parameters.size()) + " were given."};
  const nn::TrainingOptions options =
      make_options(settings.training, experiment.loss, experiment.points.train.size());
  nn::Network network = run->network();
  network.parameters.assign(parameters.begin(), parameters.end());
  Result<TrainingRun> next = TrainingRun::begin(std::move(network), options, experiment.train);
  if (!next) return next.error();
  next.value().count_from(step);
  run.emplace(std::move(next).value());
  clear_training();
  is_picture_stale = is_measurement_stale = true;
  return {};
}

std::shared_ptr<const lab::Memento> Model::remember(lab::Records records) const {
  return state_->remember(records);
}

void Model::recall(const lab::Memento& memento) {
  const auto* moment = dynamic_cast<const Moment*>(&memento);
  CREASE_CHECK(moment != nullptr, "the memento is one of this chapter");
  state_->recall(*moment);
}

bool Model::run_to(std::int64_t step, const lab::Budget& budget) {
  return state_->run_to(step, budget);
}

std::string Model::weights() const {
  return lab::to_text(lab::WeightsText{step(), network().parameters});
}

std::optional<nn::Network> Model::exported_network() const {
  return data::in_measured_units(network(), data().train);
}

std::uint64_t Model::beginnings() const {
  return state_->beginnings;
}

}  // namespace crease::train_and_watch
