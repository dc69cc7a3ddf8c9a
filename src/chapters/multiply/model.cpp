#include "chapters/multiply/model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "chapters/multiply/subject.h"
#include "core/constructions/products_by_squares.h"
#include "lab/number_words.h"

namespace crease::multiply {
namespace {

constexpr int steps_of_train = 2000;
/// The slope is that of the errors between these two sizes, above what rounding does.
constexpr double largest_of_slope = 0.02, above_rounding = 100;
/// Rounding is compared from a hundredth to a fifth of the best lambda.
constexpr double far_below = 5, farthest_below = 100;

constexpr std::array<stage::ActionEntry, 4> action_entries = {{
    {.id = "fewer",
     .label = "One factor fewer",
     .help = "Multiplies one number fewer.",
     .group = "Factors",
     .sets = "factors.count"},
    {.id = "more",
     .label = "One factor more",
     .help = "Multiplies one number more.",
     .group = "Factors",
     .sets = "factors.count"},
    {.id = "take_best",
     .label = "Best λ",
     .help = "Takes the λ where the error is forecast to be smallest in double.",
     .group = "Network",
     .sets = "network.lambda"},
    {.id = "train",
     .label = "Train",
     .help = "Trains a network of the same shape for 2000 steps more, from random weights.",
     .group = "Training",
     .sets = "training.steps"},
}};

bool has_gates(const Settings& settings) {
  return settings.construction != Construction::squares;
}

template <class T>
std::optional<T> kept(Result<T> result) {
  if (!result) return std::nullopt;
  return std::move(result).value();
}

}  // namespace

Model::Model() {
  begin(nullptr);
}

void Model::begin(const Settings* before) {
  const Settings& now = settings();
  factors_ = factors_of(now);
  product_ = product_of(factors_);
  multiply();
  if (before == nullptr || !curve_->is_of(now)) curve_.emplace(now);
  diagram_settings_ = now.construction == Construction::shallow ? with(now, Construction::tree) : now;
  diagram_ = diagram_of(diagram_settings_);
  counts_ = count_lines(now);
  square_check_.reset();
  if (!has_gates(now)) square_check_ = check_squares(now.folds);
  begin_training(before == nullptr);
}

/// The value, and what can be said of it beforehand.
void Model::multiply() {
  const Settings& now = settings();
  rough_value_.reset();
  forecast_.reset();
  rough_forecast_.reset();
  const Result<double> value = value_of(now, factors_, nn::Precision::float64);
  trouble_ = value ? "" : value.error().message;
  value_ = kept(value);
  if (!has_gates(now) || !value) return;
  rough_value_ = kept(value_of(now, factors_, nn::Precision::float32));
  forecast_ = kept(constructions::forecast(plan_of(now), factors_, nn::Precision::float64));
  rough_forecast_ = kept(constructions::forecast(plan_of(now), factors_, nn::Precision::float32));
}

void Model::begin_training(bool is_all_new) {
  const Settings& now = settings();
  construction_loss_.reset();
  can_train_ = multiply::can_train(now);
  if (now.training_steps == 0 || !can_train_) {
    training_.reset();
    return;
  }
  if (is_all_new || !training_ || !training_->is_of(now)) training_.emplace(now);
  training_->ask(now.training_steps);
  if (const Result<nn::Network> network = network_of(now))
    construction_loss_ = unexplained_share(network.value(), training_->fresh_rows());
}

bool Model::is_busy() const {
  return !curve_->is_done() || (training_ && !training_->is_done());
}

/// The curve first: it takes less. A slice of something is done in any case.
bool Model::update(const lab::Budget& budget) {
  if (!is_busy()) return false;
  const bool had_curve = curve_->is_done();
  if (!had_curve) curve_->advance(budget);
  const bool has_time = had_curve || (curve_->is_done() && !budget.is_spent());
  if (has_time && training_) training_->advance(budget);
  return true;
}

std::optional<nn::Network> Model::exported_network() const {
  return kept(network_of(settings()));
}

std::optional<double> Model::error() const {
  if (!value_) return std::nullopt;
  return error_of(*value_, product_);
}

std::optional<double> Model::error_bound() const {
  if (settings().construction != Construction::squares) return std::nullopt;
  const double bound = constructions::square_product_bound(factors_, settings().folds, reach);
  if (!std::isfinite(bound)) return std::nullopt;
  return product_ == 0 ? bound : bound / std::fabs(product_);
}

std::optional<double> Model::rough_error() const {
  if (!rough_value_) return std::nullopt;
  return error_of(*rough_value_, product_);
}

std::int64_t Model::neurons() const {
  return neurons_of(settings(), settings().factors);
}

std::optional<double> Model::slope() const {
  if (!forecast_ || !(std::fabs(forecast_->truncation(1)) > 0)) return std::nullopt;
  const double top = std::sqrt(largest_of_slope / std::fabs(forecast_->truncation(1)));
  double bottom = top;
  constexpr double step = 0.9;
  while (bottom > least_lambda && std::fabs(forecast_->truncation(bottom * step)) >
                                      above_rounding * forecast_->rounding(bottom * step))
    bottom *= step;
  return curve_->slope(bottom, top);
}

std::optional<double> Model::rounding_ratio() const {
  if (!forecast_ || !curve_->is_done()) return std::nullopt;
  const double best = forecast_->best_lambda();
  std::vector<double> ratios;
  for (std::size_t i = 0; i < curve_->x().size(); ++i) {
    const double lambda = curve_->x()[i], error = curve_->in_double()[i];
    if (lambda > best / far_below || lambda < best / farthest_below || !std::isfinite(error)) continue;
    ratios.push_back(error / forecast_->rounding(lambda));
  }
  if (ratios.empty()) return std::nullopt;
  const auto middle = ratios.begin() + static_cast<std::ptrdiff_t>(ratios.size() / 2);
  std::nth_element(ratios.begin(), middle, ratios.end());
  return *middle;
}

double Model::largest_on_the_way() const {
  std::vector<double> u = factors_;
  double largest = 0;
  while (u.size() > 1) {
    for (const double factor : u) largest = std::max(largest, std::fabs(factor));
    for (std::size_t i = 0; 2 * i < u.size(); ++i)
      u[i] = u[2 * i] * (2 * i + 1 < u.size() ? u[2 * i + 1] : 1);
    u.resize((u.size() + 1) / 2);
  }
  return largest;
}

std::string Model::message() const {
  return trouble_.empty() ? "" : lab::sentence("There is no such network: " + trouble_);
}

std::span<const stage::ActionEntry> Model::own_actions() const {
  return action_entries;
}

bool Model::is_possible(std::string_view action) const {
  const Settings& now = settings();
  if (action == "fewer") return now.factors > 2;
  if (action == "more") return now.factors < most_factors;
  if (action == "train") return can_train_ && now.training_steps < most_steps;
  return forecast_ && forecast_->best_lambda() > least_lambda && forecast_->best_lambda() < most_lambda;
}

Status Model::carry_out(std::string_view action, std::string_view argument) {
  static_cast<void>(argument);
  const Settings& now = settings();
  if (action == "take_best") return set("network.lambda", forecast_->best_lambda());
  if (action == "train")
    return set("training.steps", std::int64_t(std::min(most_steps, now.training_steps + steps_of_train)));
  return set("factors.count", std::int64_t(now.factors + (action == "more" ? 1 : -1)));
}

}  // namespace crease::multiply
