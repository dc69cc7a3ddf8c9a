#include "chapters/images/model.h"

#include <algorithm>
#include <utility>

#include "core/base/check.h"
#include "core/base/real_functions.h"
#include "core/nn/forward.h"

namespace crease::images {

struct Model::Moment final : lab::Memento {
  std::shared_ptr<const lab::Memento> settings;
  std::optional<Experiment::Memory> experiment;
  std::optional<History> history;

  std::size_t bytes() const override {
    return sizeof(*this) + settings->bytes() + (experiment ? experiment->bytes() : 0) +
           (history ? history->bytes() : 0);
  }
};

Model::Model() {
  begin(nullptr);
}
Model::~Model() = default;

void Model::use_assets(std::shared_ptr<lab::Assets> assets) {
  gallery_.use(std::move(assets));
  take_images();
}

/// Asks for the images of the settings; takes them if they have come.
void Model::take_images() {
  if (gallery_.look(settings().collection) && images() != nullptr) start_training();
}

void Model::begin(const Settings* before) {
  stop();
  const bool is_same = before != nullptr && have_same_training(*before, settings());
  if (!is_same || experiment_ == nullptr || experiment_->step() > 0) {
    experiment_.reset();
    history_ = {};
    latest_ = {};
    measurement_.cancel();
    take_images();
    if (experiment_ == nullptr && images() != nullptr) start_training();
  }
  take_view();
}

void Model::start_training() {
  experiment_ = std::make_unique<Experiment>(settings(), *images());
  take_view();
}

/// The slice of the settings; measurements of another one are dropped.
void Model::take_view() {
  const Settings now = settings();
  const bool is_other_slice = !slice_ || now.corner != viewed_.corner || now.collection != viewed_.collection;
  viewed_ = now;
  is_window_stale_ = true;
  if (images() == nullptr) {
    slice_.reset();
    slice_trouble_.clear();
    picture_.cells = nullptr;
    ++picture_.revision;
    return;
  }
  if (!is_other_slice) return;
  Result<ImageSlice> slice = slice_of(now, *images());
  slice_trouble_ = slice ? "" : slice.error().message;
  measurement_.cancel();
  slice_.reset();
  if (slice) slice_.emplace(std::move(slice).value());
  history_.forget_slice();
  latest_ = {};
}

Status Model::set(std::string_view id, const lab::Value& value) {
  Status status = SettingsChapter::set(id, value);
  if (status && !have_same_window(viewed_, settings())) take_view();
  return status;
}

void Model::stop() {
  is_playing_ = false;
  steps_asked_ = 0;
}

double Model::epoch() const {
  return experiment_ ? static_cast<double>(step()) / experiment_->steps_per_epoch() : 0;
}

std::optional<nn::Network> Model::exported_network() const {
  return experiment_ ? std::optional(experiment_->network()) : std::nullopt;
}

std::shared_ptr<const lab::Memento> Model::remember(lab::Records records) const {
  auto moment = std::make_shared<Moment>();
  moment->settings = SettingsChapter::remember(records);
  if (experiment_) moment->experiment = experiment_->remember();
  if (records == lab::Records::included) moment->history = history_;
  return moment;
}

/// Where the images have come since then, the moment is that of the first weights.
void Model::recall(const lab::Memento& memento) {
  const auto* moment = dynamic_cast<const Moment*>(&memento);
  CREASE_CHECK(moment != nullptr, "a moment of this chapter");
  const Settings before = settings();
  std::unique_ptr<Experiment> kept = std::move(experiment_);
  const History recorded = history_;
  SettingsChapter::recall(*moment->settings);
  const bool is_same = have_same_training(before, settings());
  if (is_same && kept) experiment_ = std::move(kept);
  if (experiment_ && moment->experiment)
    experiment_->recall(*moment->experiment);
  else if (experiment_ && experiment_->step() > 0)
    start_training();
  history_ = moment->history ? *moment->history : is_same ? recorded : History();
  if (!moment->history && before.corner != settings().corner) history_.forget_slice();
  latest_ = {};
  measurement_.cancel();
  is_window_stale_ = true;
}

std::vector<double> Model::probabilities(regions::Point place) const {
  if (!experiment_ || !slice_) return {};
  std::vector<double> outputs = nn::evaluate(experiment_->network(), slice_->point_at(place));
  const double largest = *std::max_element(outputs.begin(), outputs.end());
  double sum = 0;
  for (double& each : outputs) sum += each = exp(each - largest);
  for (double& each : outputs) each /= sum;
  return outputs;
}

std::string Model::message() const {
  if (!gallery_.trouble(settings().collection).empty()) return gallery_.trouble(settings().collection);
  if (images() == nullptr) return is_waiting() ? "" : "The images are not on this machine.";
  if (!slice_trouble_.empty()) return slice_trouble_ + " Choose other images.";
  if (experiment_ && !experiment_->divergence().empty())
    return "Training diverged after step " + std::to_string(step()) +
           ": a number grew beyond all bounds. The last finite weights are kept; a smaller learning rate "
           "would help, or a rewind.";
  return picture_.notice;
}

}  // namespace crease::images
