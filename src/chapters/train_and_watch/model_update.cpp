#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "chapters/train_and_watch/model_state.h"

namespace crease::train_and_watch {
namespace {

/// Multiplications and additions between two looks at the clock: well under a millisecond.
constexpr double chunk_work = 1.5e6;
/// Per step and parameter: forward and both halves of backward, a multiplication and an addition each.
constexpr double work_per_parameter = 6;
constexpr int most_steps_per_chunk = 500;

/// Of each update's budget, training gets at least this share while the picture is slow.
constexpr double least_training_share = 0.2;
/// How fast the estimate of the picture's share follows what was measured.
constexpr double share_memory = 0.7;

/// Multiplications that measuring may take in one update.
constexpr double measuring_work = 2e6;

/// While training plays, the end of the colour scale moves this share of its way in each measurement.
constexpr double scale_step = 0.2;
constexpr double smallest_scale = 1e-9;

constexpr std::int64_t no_end = std::numeric_limits<std::int64_t>::max();

int steps_per_chunk(const nn::Network& network, int batch) {
  const double work = work_per_parameter * double(batch) * static_cast<double>(network.parameters.size());
  return std::clamp(static_cast<int>(chunk_work / work), 1, most_steps_per_chunk);
}

}  // namespace

bool Model::State::is_busy() const {
  const bool may_train = (is_playing || steps_asked > 0) && run->has_rows();
  return may_train || is_picture_stale || is_drawing_stale || is_measurement_stale ||
         measurement.is_under_way() || (!is_playing && PictureMaker::can_be_finer(picture, pictured));
}

bool Model::State::update(const lab::Budget& budget) {
  train_within(budget);
  return look(budget);
}

bool Model::State::look(const lab::Budget& budget) {
  const std::uint64_t before = picture.revision;
  const double share_before = budget.share_spent();
  const bool may_be_finer = !is_playing && PictureMaker::can_be_finer(picture, pictured);
  if (is_picture_stale || may_be_finer) {
    refresh_picture();
    const double share = budget.share_spent() - share_before;
    picture_share = share_memory * picture_share + (1 - share_memory) * share;
  }
  if (is_drawing_stale) refresh_drawing();
  measure();
  return picture.revision != before;
}

double Model::State::training_end(double share) {
  return std::max(least_training_share, 1 - share);
}

/// Trains until what is left of the budget is needed for the picture; at least one slice.
void Model::State::train_within(const lab::Budget& budget) {
  const double end = training_end(picture_share);
  for (int wanted = next_slice(); wanted > 0; wanted = next_slice()) {
    train_slice(wanted);
    if (budget.share_spent() >= end) break;
  }
}

int Model::State::next_slice() const {
  if (!run->has_rows()) return 0;
  const int batch = std::min(settings.training.options.batch, std::max(experiment.points.train.size(), 1));
  const int chunk = steps_per_chunk(run->network(), batch);
  return static_cast<int>(std::min<std::int64_t>({chunk, steps_wanted(), steps_until_look()}));
}

int Model::State::train_slice(int wanted) {
  if (!is_repeating) history.drop_after(static_cast<double>(run->step()));
  const int taken = run->train(wanted);
  count_steps(taken);
  look_for_reasons_to_stop(wanted, taken);
  return taken;
}

/// How many steps may be taken now.
std::int64_t Model::State::steps_wanted() const {
  if (steps_asked > 0) return steps_asked;
  if (!is_playing) return 0;
  const std::int64_t last = settings.training.stop_at_step;
  const std::int64_t left = last > run->step() ? last - run->step() : no_end;
  if (settings.training.pace == Pace::fastest) return left;
  return std::min(left, static_cast<std::int64_t>(steps_due));
}

/// Where a loss to stop at is set, training looks after each epoch: at the same steps however updates are
/// sliced.
int Model::State::steps_until_look() const {
  return settings.training.stop_at_loss > 0 ? run->steps_to_epoch_end() : std::numeric_limits<int>::max();
}

bool Model::State::run_to(std::int64_t step, const lab::Budget& budget) {
  is_playing = false;
  steps_asked = std::max<std::int64_t>(0, step - run->step());
  is_repeating = true;
  train_within(budget);
  is_repeating = false;
  const bool is_there = steps_asked == 0 || !run->has_rows();
  steps_asked = 0;
  return is_there;
}

void Model::State::count_steps(int taken) {
  if (taken > 0) is_picture_stale = is_measurement_stale = true;
  if (steps_asked > 0) {
    steps_asked -= taken;
  } else {
    steps_due = std::max(0.0, steps_due - taken);
  }
}

void Model::State::look_for_reasons_to_stop(int wanted, int taken) {
  if (taken < wanted || !run->divergence().empty()) {
    is_picture_stale = is_measurement_stale = true;
    stop("Training diverged after step " + std::to_string(run->step()) +
         ": a number grew beyond all bounds. The last finite weights are kept; a smaller learning rate would "
         "help, or a rewind.");
    return;
  }
  if (is_playing && run->step() == settings.training.stop_at_step)
    stop("Paused at step " + std::to_string(run->step()) + ", as set.");
  const double goal = settings.training.stop_at_loss;
  const bool is_epoch_end = run->steps_to_epoch_end() == run->steps_per_epoch();
  if (!is_playing || goal <= 0 || !is_epoch_end) return;
  const double loss = nn::mean_loss(run->network(), experiment.loss, experiment.train);
  if (loss <= goal) stop("Paused at a training loss of " + lab::to_text(goal) + " or less, as set.");
}

void Model::State::stop(std::string reason) {
  is_playing = false;
  steps_asked = 0;
  steps_due = 0;
  message = std::move(reason);
}

void Model::State::refresh_picture() {
  pictured = run->network();
  picture.step = run->step();
  maker.make(pictured, settings.picture.window(), is_playing, picture);
  ++geometry_revision;
  hover.boundaries.assign(std::size_t(pictured.architecture.hidden_neurons()), std::nullopt);
  is_picture_stale = false;
  is_measurement_stale = true;  // the history counts the cells in view
  refresh_drawing();
}

void Model::State::refresh_drawing() {
  picture.output = std::min(settings.picture.output, experiment.outputs - 1);
  picture.colouring = colouring();
  ++picture.revision;
  is_drawing_stale = false;
}

std::string_view Model::State::colouring() const {
  const std::string& wish = settings.picture.colouring;
  if (wish != "auto") return wish;
  return experiment.outputs > 1 ? "winner" : "value";
}

void Model::State::measure() {
  if (is_measurement_stale && !measurement.is_under_way()) {
    constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
    measurement.begin(run->network(), run->step());
    measured_cells = picture.is_exact ? double(picture.cells->cells()) : nothing;
    measured_regions = picture.is_exact ? double(picture.linear_regions) : nothing;
    is_measurement_stale = false;
  }
  if (!measurement.advance(measuring_work)) return;
  record_measurement();
  adjust_value_scale();
  ++picture.revision;
}

void Model::State::record_measurement() {
  const Score& train = measurement.train();
  const Score& test = measurement.test();
  // Weights near the end of the number range can overflow the loss of a network that is itself finite.
  const bool is_overflow = experiment.points.train.size() > 0 && !std::isfinite(train.loss);
  if (is_overflow) return;
  history.record({static_cast<double>(measurement.step()), train.loss, test.loss, train.accuracy,
                  test.accuracy, measured_cells, measured_regions});
}

/// Follow the outputs at the training points: smoothly while they change in every frame, else at once.
void Model::State::adjust_value_scale() {
  const double share = is_playing ? scale_step : 1.0;
  const auto follow = [&](double& scale, double typical) {
    const double target = std::max(smallest_scale, typical);
    if (std::isfinite(target)) scale += share * (target - scale);
  };
  follow(picture.value_scale, measurement.typical_output(picture.output));
  follow(picture.margin_scale, measurement.typical_margin());
}

}  // namespace crease::train_and_watch
