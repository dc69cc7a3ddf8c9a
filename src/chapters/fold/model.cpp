#include "chapters/fold/model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "chapters/fold/corners.h"
#include "core/base/check.h"
#include "core/base/rng.h"
#include "core/nn/forward.h"
#include "core/regions/pieces.h"

namespace crease::fold {
namespace {

using constructions::Fold;

constexpr std::array<stage::ActionEntry, 6> action_entries = {{
    {"fewer", "One fold fewer", "Takes the last layer away.", "Network"},
    {"more", "One fold more", "Adds a layer that folds once more.", "Network"},
    {"zoom_out", "Zoom out", "A window twice as wide.", "Window", "zoom.exponent"},
    {"zoom_in", "Zoom in", "The middle half of the window.", "Window", "zoom.exponent"},
    {"straighten", "All tents again", "Every fold in the middle, to the full height: the sawtooth.",
     "Network", "fold.creases"},
    {"show", "Show a window", "The window from x on, 2⁻ᵏ wide.", "Window", "", true, "x,k", true},
}};

constexpr int places_asked = 512;
constexpr double thinnest_piece = 1e-12;  ///< what rounding may add to folds whose numbers are not dyadic

bool is_same_network(const Settings& a, const Settings& b) {
  return a.depth == b.depth && a.own == b.own;
}

bool is_same_training(const Settings& a, const Settings& b) {
  return a.train_depth == b.train_depth && a.train_width == b.train_width && a.train_steps == b.train_steps &&
         a.train_rate == b.train_rate && a.train_noise == b.train_noise && a.train_seed == b.train_seed;
}

bool is_same_random(const Settings& a, const Settings& b) {
  return a.random_width == b.random_width && a.random_seeds == b.random_seeds &&
         a.random_seed == b.random_seed;
}

int wide_pieces(const nn::Network& network) {
  const std::vector<double> corners = corners_of(network);
  int pieces = 0;
  for (std::size_t i = 1; i < corners.size(); ++i)
    pieces += corners[i] - corners[i - 1] > thinnest_piece ? 1 : 0;
  return pieces;
}

int pieces_on_line(const nn::Network& network) {
  const auto pieces = regions::pieces_along(network, {{0}, {1}, -HUGE_VAL, HUGE_VAL});
  CREASE_CHECK(pieces.ok(), "a ReLU network on a line");
  return pieces.value().pieces();
}

/// At how many of the places j / 2^d, chosen at random, a sawtooth is exactly j mod 2.
int count_exact(const nn::Network& sawtooth, int depth) {
  Random random(static_cast<std::uint64_t>(depth));
  std::vector<double> x;
  std::vector<std::uint64_t> numbers;
  for (int i = 0; i < places_asked; ++i) {
    numbers.push_back(random.next_u64() >> (64 - depth));
    x.push_back(std::ldexp(static_cast<double>(numbers.back()), -depth));
  }
  const std::vector<double> y = nn::evaluate(sawtooth, x);
  int exact = 0;
  for (std::size_t i = 0; i < y.size(); ++i) exact += y[i] == static_cast<double>(numbers[i] % 2) ? 1 : 0;
  return exact;
}

/// The setting that "more" and "fewer" change, and its largest value.
std::pair<int Settings::*, int> folds_setting(Experiment experiment) {
  if (experiment == Experiment::train) return {&Settings::train_depth, deepest_trained};
  if (experiment == Experiment::sheet) return {&Settings::sheet_folds, most_sheet_folds};
  return {&Settings::depth, deepest};
}

}  // namespace

Model::Model() {
  begin(nullptr);
}

void Model::begin_folds() {
  const Settings& now = settings();
  folds_ = folds_of(now);
  is_sawtooth_ = std::all_of(folds_.begin(), folds_.end(), [](const Fold& fold) { return fold == Fold(); });
  counts_ = constructions::count_folds(folds_, 0, 1);
  network_ = constructions::folded(folds_);
  measured_pieces_.reset();
  whole_line_pieces_.reset();
  labels_.reset();
  asked_places_ = is_sawtooth_ ? places_asked : 0;
  exact_places_ = is_sawtooth_ ? count_exact(network_, now.depth) : 0;
}

/// Measures to a depth that stays within a frame, and a number that the layer has.
void Model::begin_disturbance(const Settings* before) {
  const Settings& now = settings();
  if (now.experiment != Experiment::disturb) return disturbance_.reset();
  const bool is_same = before != nullptr && disturbance_ && is_same_network(*before, now) &&
                       before->disturbed_layer == now.disturbed_layer &&
                       before->disturbed_number == now.disturbed_number;
  if (!is_same) {
    std::vector<Fold> folds = folds_;
    folds.resize(static_cast<std::size_t>(std::min(now.depth, deepest_disturbed)));
    nn::Network network = constructions::folded(folds);
    std::optional<std::size_t> parameter =
        disturbed_parameter(network.architecture, now.disturbed_layer, now.disturbed_number);
    has_other_number_ = !parameter;
    if (!parameter) parameter = disturbed_parameter(network.architecture, now.disturbed_layer, Number::w11);
    disturbance_.emplace(std::move(network), *parameter);
  }
  disturbance_->ask(now.epsilon);
}

void Model::begin(const Settings* before) {
  const Settings& now = settings();
  const bool is_same_net = before != nullptr && is_same_network(*before, now);
  if (!is_same_net) begin_folds();
  if (!is_same_net || before->zoom != now.zoom || before->zoom_begin != now.zoom_begin) {
    window_counts_ = constructions::count_folds(folds_, now.zoom_begin, zoom_end(now));
    graphs_ = constructions::fold_graphs(folds_, now.zoom_begin, zoom_end(now), most_drawn_cells);
  }
  if (before == nullptr || !is_same_random(*before, now))
    random_.emplace(now.random_width, now.random_seeds, static_cast<std::uint64_t>(now.random_seed));
  begin_disturbance(before);
  if (now.experiment != Experiment::train)
    race_.reset();
  else if (before == nullptr || !race_ || !is_same_training(*before, now))
    race_.emplace(now);
  if (now.experiment != Experiment::sheet)
    sheet_.reset();
  else
    sheet_ = make_sheet(now);
}

std::span<const stage::ActionEntry> Model::own_actions() const {
  return action_entries;
}

/// The settings behind an action without an argument; none where they would be the same.
std::optional<Settings> Model::after(std::string_view action) const {
  Settings next = settings();
  const auto [member, most] = folds_setting(next.experiment);
  const double width = std::ldexp(1, -next.zoom);
  if (action == "more") next.*member = std::min(most, next.*member + 1);
  if (action == "fewer") next.*member = std::max(1, next.*member - 1);
  if (action == "straighten") next.own.clear();
  if (action == "zoom_in") set_window(next, next.zoom_begin + width / 4, next.zoom + 1);
  if (action == "zoom_out") set_window(next, next.zoom_begin - width / 2, next.zoom - 1);
  const bool zooms = action.substr(0, 5) == "zoom_";
  const bool has_window = next.experiment == Experiment::fold || next.experiment == Experiment::disturb;
  if (next == settings() || (zooms && (!has_window || next.zoom == settings().zoom))) return std::nullopt;
  return next;
}

bool Model::is_possible(std::string_view action) const {
  return action == "show" || after(action).has_value();
}

Status Model::carry_out(std::string_view action, std::string_view argument) {
  if (action != "show") {
    change(*after(action), false);
    return {};
  }
  const auto numbers = lab::parse_reals(argument);
  if (!numbers) return numbers.error();
  const std::vector<double>& given = numbers.value();
  if (given.size() != 2 || given[1] != std::floor(given[1]) || given[1] < 0 || given[1] > most_zoom)
    return Error{"show takes where the window begins, and a whole number k from 0 to 47: x,k"};
  Settings next = settings();
  set_window(next, given[0], static_cast<int>(given[1]));
  change(next, false);
  return {};
}

bool Model::wants_measure() const {
  if (settings().experiment != Experiment::fold) return false;
  const bool wants_pieces = !measured_pieces_ || (is_sawtooth_ && !whole_line_pieces_);
  return !labels_ || (settings().depth <= deepest_measured && wants_pieces);
}

/// One of the things that are measured, in the order in which they take longer.
void Model::measure() {
  if (!labels_)
    labels_ = study_labels(network_of_labels(), std::min(settings().depth, most_label_folds));
  else if (!measured_pieces_)
    measured_pieces_ = wide_pieces(network_);
  else
    whole_line_pieces_ = pieces_on_line(network_);
}

/// The folds, as many as there are points for.
nn::Network Model::network_of_labels() const {
  std::vector<Fold> folds = folds_;
  folds.resize(std::min(folds.size(), static_cast<std::size_t>(most_label_folds)));
  return constructions::folded(folds);
}

bool Model::is_busy() const {
  switch (settings().experiment) {
    case Experiment::fold:
      return wants_measure() || !random_->is_done();
    case Experiment::disturb:
      return !disturbance_->is_done();
    case Experiment::train:
      return !race_->is_done();
    case Experiment::sheet:
      break;
  }
  return false;
}

bool Model::update(const lab::Budget& budget) {
  if (!is_busy()) return false;
  if (disturbance_) disturbance_->advance(budget);
  if (race_) race_->advance(budget);
  if (settings().experiment != Experiment::fold) return true;
  while (wants_measure()) {
    measure();
    if (budget.is_spent()) return true;
  }
  random_->advance(budget);
  return true;
}

std::optional<nn::Network> Model::exported_network() const {
  if (disturbance_) return disturbance_->moved(settings().epsilon);
  if (race_) return race_->runners()[static_cast<std::size_t>(settings().chosen)].network;
  if (sheet_) return sheet_->folded.network;
  return network_;
}

std::string Model::message() const {
  if (!disturbance_) return "";
  if (settings().depth > deepest_disturbed)
    return "Deeper networks are not followed when a weight moves: this one has 12 folds.";
  if (has_other_number_) return "This layer has no such weight: the first one of neuron 1 moves.";
  return "";
}

}  // namespace crease::fold
