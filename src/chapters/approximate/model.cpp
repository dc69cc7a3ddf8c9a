#include "chapters/approximate/model.h"

#include <algorithm>
#include <array>
#include <utility>

#include "chapters/approximate/drawing.h"
#include "core/nn/forward.h"
#include "lab/number_words.h"

namespace crease::approximate {
namespace {

constexpr const char* count_id = "network.count";
constexpr double shown_width = 1e-6;  ///< of the enclosure that is shown

constexpr std::array<stage::ActionEntry, 6> action_entries = {{
    {"fewer", "Half as many", "Halves the number of bins or pieces.", "Network", count_id},
    {"more", "Twice as many", "Doubles the number of bins or pieces.", "Network", count_id},
    {"use_needed", "As many as needed",
     "Takes as many bins or pieces as the error that is asked for needs, once that is known.",
     "How many neurons?", count_id},
    {.id = "draw_over",
     .label = "Draw the target",
     .help = "Makes a drawing of the target, to be changed with the mouse or a finger.",
     .group = "Target"},
    {.id = "draw",
     .label = "Stroke",
     .help = "A straight part of a stroke: the drawn target follows it from one point to the other.",
     .group = "Target",
     .sets = "target.drawn",
     .is_hidden = true,
     .argument = "x,y,x,y",
     .is_stroke = true},
    {.id = "clear_drawing",
     .label = "Clear the drawing",
     .help = "Back to a flat line, to begin anew.",
     .group = "Target",
     .sets = "target.drawn"},
}};

Task task_of(const Settings& settings) {
  return {target_of(settings), settings.begin, settings.end};
}

/// Whether the error curves of both are the same.
bool has_same_study(const Settings& a, const Settings& b) {
  return has_same_target(a, b) && a.construction == b.construction && a.sharpness == b.sharpness;
}

/// Whether the same networks are trained for both.
bool has_same_starts(const Settings& a, const Settings& b) {
  return has_same_target(a, b) && is_sigmoid(a.construction) == is_sigmoid(b.construction) &&
         neurons_for(a.construction, a.count) == neurons_for(b.construction, b.count) &&
         a.starts == b.starts && a.steps == b.steps;
}

}  // namespace

Model::Model() : task_(task_of(settings())) {
  begin(nullptr);
}

void Model::begin(const Settings* before) {
  if (before == nullptr || !has_same_line(*before, settings())) begin_line(before);
  if (settings().is_on_square()) begin_square(before);
}

void Model::begin_square(const Settings* before) {
  constexpr int places = 96;
  const Settings& now = settings();
  if (before != nullptr && square_ && has_same_square(square_settings_, now)) return;
  const SquareTask task = surface_of(now);
  square_.emplace(task, now.plan(), places);
  Settings same_plan = now;
  same_plan.square = square_settings_.square;
  same_plan.bins = square_settings_.bins;
  same_plan.directions = square_settings_.directions;
  same_plan.ridge_pieces = square_settings_.ridge_pieces;
  if (before == nullptr || !square_study_ || !has_same_square(square_settings_, same_plan))
    square_study_.emplace(task, now.sharpness);
  square_settings_ = now;
}

void Model::begin_line(const Settings* before) {
  const Settings& now = settings();
  task_ = task_of(now);
  making_.emplace(task_, now.construction, now.count, now.sharpness);
  making_->come_near();
  Approximation made = making_->made();
  if (making_->is_done()) making_.reset();
  lipschitz_ = lipschitz_constant(task_);
  bound_ = error_bound(task_, now.construction, made, now.count, now.sharpness);
  if (before == nullptr || !has_same_starts(*before, now))
    starts_.emplace(task_, made.network.architecture, now.starts, now.steps);
  take(std::move(made));
  if (before == nullptr || !has_same_study(*before, now))
    study_.emplace(task_, now.construction, now.sharpness);
  study_->ask(now.epsilon);
}

/// What is drawn of a network, and its measurement.
void Model::take(Approximation made) {
  curves_ = sample(task_, made);
  draw_best_trained();
  measurement_.emplace(task_, std::move(made), shown_width);
}

std::span<const stage::ActionEntry> Model::own_actions() const {
  return action_entries;
}

/// On the square there is nothing to draw, and no number of neurons is searched for.
std::vector<lab::Action> Model::actions() const {
  std::vector<lab::Action> all = SettingsChapter::actions();
  for (lab::Action& action : all)
    if (settings().is_on_square() && (action.group == "Target" || action.group == "How many neurons?"))
      action.is_hidden = true;
  return all;
}

bool Model::is_possible(std::string_view action) const {
  if (settings().is_on_square()) return count_for(action).has_value();
  if (action == "draw_over") return !settings().is_drawn();
  if (action == "draw") return settings().is_drawn();
  if (action == "clear_drawing") return settings().is_drawn() && !is_flat(settings().drawn);
  return count_for(action).has_value();
}

/// The number of bins that an action asks for; none where it is not to be had now.
std::optional<int> Model::count_for(std::string_view action) const {
  const bool is_on_square = settings().is_on_square(),
             has_ridges = settings().square == SquareConstruction::ridges;
  const int now = !is_on_square ? settings().count : has_ridges ? settings().ridge_pieces : settings().bins;
  const int most = !is_on_square ? most_count : has_ridges ? most_ridge_pieces : most_bins;
  if (action == "more" && now < most) return std::min(most, 2 * now);
  if (action == "fewer" && now > 1) return now / 2;
  if (is_on_square) return std::nullopt;
  const Study::Answer& needed = study_->needed();
  if (action == "use_needed" && needed.kind == Study::Answer::Kind::found && needed.count != now)
    return needed.count;
  return std::nullopt;
}

Status Model::carry_out(std::string_view action, std::string_view argument) {
  Settings next = settings();
  if (const std::optional<int> count = count_for(action)) {
    const bool has_ridges = next.square == SquareConstruction::ridges;
    (!next.is_on_square() ? next.count : has_ridges ? next.ridge_pieces : next.bins) = *count;
  }
  if (action == "clear_drawing") next.drawn = {0, 0};
  if (action == "draw_over") {
    next.drawn = heights_of(task_.target, next.begin, next.end);
    next.target = "drawn";
  }
  if (action == "draw") {
    const Result<StrokePart> part = parse_stroke(argument);
    if (!part) return part.error();
    next.drawn = with_stroke(next.drawn, part.value(), next.begin, next.end);
  }
  change(next, false);
  return {};
}

bool Model::is_busy() const {
  return settings().is_on_square() ? !square_->is_done() || !square_study_->is_done() : is_line_busy();
}

bool Model::is_line_busy() const {
  return making_ || !measurement_->is_done() || !study_->is_done() || can_train();
}

/// A target without values everywhere cannot be trained on either.
bool Model::can_train() const {
  return !making_ && measurement_->is_done() && measurement_->trouble().empty() && !starts_->is_done();
}

void Model::draw_best_trained() {
  const Starts::Trained* best = starts_->best();
  best_trained_ = best == nullptr ? std::vector<double>() : nn::evaluate(best->network, curves_.x);
}

bool Model::update(const lab::Budget& budget) {
  if (!is_busy()) return false;
  if (!settings().is_on_square()) return update_line(budget);
  if (square_->advance(budget) && !budget.is_spent()) square_study_->advance(budget);
  return true;
}

/// What is shown is measured first.
bool Model::update_line(const lab::Budget& budget) {
  if (making_) {
    if (!making_->advance(budget)) return true;
    take(making_->made());
    making_.reset();
    if (budget.is_spent()) return true;
  }
  if (!measurement_->is_done() && (!measurement_->advance(budget) || budget.is_spent())) return true;
  if (!study_->is_done()) {
    study_->advance(budget);
    if (budget.is_spent()) return true;
  }
  if (can_train() && study_->is_done()) {
    const std::size_t before = starts_->trained().size();
    starts_->advance(budget);
    if (starts_->trained().size() != before) draw_best_trained();
  }
  return true;
}

std::optional<nn::Network> Model::exported_network() const {
  return settings().is_on_square() ? square_->network() : approximation().network;
}

std::optional<Distance> Model::distance() const {
  if (making_ || !measurement_->is_done() || !measurement_->trouble().empty()) return std::nullopt;
  return measurement_->distance();
}

std::string Model::message() const {
  const std::string& trouble = settings().is_on_square() ? square_->trouble() : measurement_->trouble();
  return trouble.empty() ? "" : lab::sentence("Nothing can be measured: " + trouble);
}

}  // namespace crease::approximate
