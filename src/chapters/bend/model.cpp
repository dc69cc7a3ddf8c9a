#include "chapters/bend/model.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/nn/trainer.h"
#include "lab/number_words.h"

namespace crease::bend {
namespace {

constexpr int last_round = 100'000;

constexpr std::array<stage::ActionEntry, 10> action_entries = {{
    {"show", "Show a boundary", "Lets the boundary of another neuron stand out.", "Boundary", "", true,
     "layer,neuron"},
    {"choose", "Choose a weight", "Chooses the weight that is dragged, as it was drawn.", "One weight", "",
     true, "layer,row,column"},
    {"play", "Next neuron", "Shows the boundary of a random neuron among all others, which have one colour.",
     "Guess the layer"},
    {"guess", "Guess", "Says which layer the neuron is in.", "Guess the layer", "", true, "layer"},
    {"layer1", "Layer 1", "Guesses the first layer.", "Guess the layer"},
    {"layer2", "Layer 2", "Guesses the second layer.", "Guess the layer"},
    {"layer3", "Layer 3", "Guesses the third layer.", "Guess the layer"},
    {"layer4", "Layer 4", "Guesses the fourth layer.", "Guess the layer"},
    {"stop", "Stop the game", "Shows all boundaries again; the score stays.", "Guess the layer"},
    {"reset_window", "Whole plane", "Shows the square around the origin again.", "Picture", "picture.window"},
}};

nn::Network network_of(const Settings& asked) {
  nn::Network network =
      nn::initialize(nn::perceptron(2, asked.hidden, 1, nn::Activation::relu), nn::Initializer::he_normal,
                     asked.bias_scale, static_cast<std::uint64_t>(asked.seed));
  const Settings now = fitted(asked);
  if (now.hidden.size() < 2) return network;
  const int layer = now.edit_layer - 1, fan_in = network.architecture.fan_in(layer);
  network.weight(layer)[std::size_t((now.edit_row - 1) * fan_in + now.edit_column - 1)] += now.edit_delta;
  return network;
}

/// Whole numbers, as many as are named.
std::optional<std::vector<int>> whole_numbers(std::string_view text, std::size_t count) {
  const Result<std::vector<double>> parsed = lab::parse_reals(text);
  if (!parsed || parsed.value().size() != count) return std::nullopt;
  std::vector<int> numbers;
  for (const double number : parsed.value()) {
    if (!(number >= 1 && number <= widest_layer && number == std::floor(number))) return std::nullopt;
    numbers.push_back(static_cast<int>(number));
  }
  return numbers;
}

/// The layer that "layer1" to "layer4" guess; 0 for other actions.
int guessed_by(std::string_view action) {
  return action.starts_with("layer") ? action.back() - '0' : 0;
}

bool is_bent_by(const regions::BoundaryCrossing& crossing, const Settings& fit) {
  return crossing.is_earlier && crossing.layer == fit.edit_layer - 2 &&
         crossing.neuron == fit.edit_column - 1;
}

}  // namespace

std::string neuron_text(Neuron neuron) {
  return "neuron " + std::to_string(neuron.index + 1) + " of layer " + std::to_string(neuron.layer + 1);
}

double degrees(double radians) {
  return radians * (180 / 3.141592653589793);
}

Model::Model() {
  begin(nullptr);
}

void Model::begin(const Settings* before) {
  const Settings& now = settings();
  if (before == nullptr || !has_same_study(*before, now)) study_.emplace(now);
  if (before == nullptr || !has_same_network(*before, now)) network_ = network_of(now);
  look();
}

std::span<const stage::ActionEntry> Model::own_actions() const {
  return action_entries;
}

Status Model::set(std::string_view id, const lab::Value& value) {
  const Status status = SettingsChapter::set(id, value);
  is_stale_ = true;
  return status;
}

lab::Touch Model::touch_of_act(std::string_view id) const {
  const bool is_own = stage::find_action(action_entries, id) != nullptr && !stage::is_common_action(id);
  return is_own && id != "choose" ? lab::Touch::view : SettingsChapter::touch_of_act(id);
}

bool Model::is_possible(std::string_view action) const {
  if (action == "play") return settings().round < last_round;
  if (action == "guess") return is_secret();
  if (const int layer = guessed_by(action); layer > 0)
    return is_secret() && layer <= static_cast<int>(settings().hidden.size());
  if (action == "stop") return is_playing();
  if (action == "choose") return settings().hidden.size() > 1;
  if (action == "reset_window") return !(settings().window == Settings().window);
  return true;
}

Status Model::carry_out(std::string_view action, std::string_view argument) {
  if (action == "guess") return guess(argument);
  if (const int layer = guessed_by(action); layer > 0) return guess(std::to_string(layer));
  if (action == "show" || action == "choose") return choose(argument, action == "show");
  Settings next = settings();
  if (action == "reset_window") next.window = Settings().window;
  if (action == "stop") next.round = next.answer = 0;
  if (action == "play") {
    ++next.round;
    next.answer = 0;
    next.window = Settings().window;
  }
  change(next, true);
  is_stale_ = true;
  return {};
}

/// A boundary, or a weight between two neighbouring layers.
Status Model::choose(std::string_view argument, bool is_boundary) {
  Settings next = settings();
  const std::optional<std::vector<int>> n = whole_numbers(argument, is_boundary ? 2 : 3);
  const int depth = static_cast<int>(next.hidden.size());
  const bool is_right = n && (*n)[0] >= (is_boundary ? 1 : 2) && (*n)[0] <= depth &&
                        (*n)[1] <= next.hidden[std::size_t((*n)[0] - 1)] &&
                        (is_boundary || (*n)[2] <= next.hidden[std::size_t((*n)[0] - 2)]);
  if (!is_right)
    return Error{is_boundary ? "The network has no such neuron; show 2,1 is neuron 1 of layer 2."
                             : "The network has no such weight; choose 2,1,3 leads into neuron 1 of layer 2, "
                               "from neuron 3 of layer 1."};
  if (is_boundary) {
    next.shown_layer = (*n)[0];
    next.shown_neuron = (*n)[1];
  } else {
    next.edit_layer = (*n)[0];
    next.edit_row = (*n)[1];
    next.edit_column = (*n)[2];
    next.edit_delta = 0;
  }
  change(next, is_boundary);
  is_stale_ = true;
  return {};
}

Status Model::guess(std::string_view argument) {
  const std::optional<std::vector<int>> layer = whole_numbers(argument, 1);
  const int depth = static_cast<int>(settings().hidden.size());
  if (!layer || layer->front() > depth)
    return Error{"A guess is the number of a hidden layer, from 1 to " + std::to_string(depth) + "."};
  Settings next = settings();
  next.answer = layer->front();
  next.asked = std::min(next.asked + 1, last_round);
  next.right = std::min(next.right + (asked_for().neuron.layer + 1 == next.answer), last_round);
  change(next, true);
  is_stale_ = true;
  return {};
}

/// The same for a round of a network, whatever is seen now.
Riddle Model::asked_for() const {
  plane::Cut whole;
  if (!whole.make(network_, Settings().window)) return {};
  return riddle_of_round(riddles(network_, whole.boundaries()), static_cast<std::uint64_t>(settings().seed),
                         settings().round);
}

bool Model::update(const lab::Budget& budget) {
  if (!is_busy()) return false;
  if (is_stale_) look();
  if (!study_->is_done() && !budget.is_spent()) study_->advance(budget);
  return true;
}

void Model::look() {
  is_stale_ = false;
  const Settings fit = fitted(settings());
  const Riddle riddle = is_playing() ? asked_for() : Riddle{{fit.shown_layer - 1, fit.shown_neuron - 1}, {}};
  shown_ = riddle.neuron;
  chain_ = is_secret() ? std::vector<Neuron>() : riddle.chain;
  lines_.clear();
  crossings_.clear();
  tally_ = {};
  empty_ = 0;
  turn_before_.reset();
  const Status status = cut_.make(network_, settings().window);
  trouble_ = status ? "" : status.error().message;
  if (!status) return;
  std::vector<Neuron> seen;
  for (const regions::Polyline& line : cut_.boundaries()) {
    const Neuron neuron = {line.layer, line.neuron};
    if (seen.empty() || !(seen.back() == neuron)) seen.push_back(neuron);
    if (!(neuron == shown_)) continue;
    lines_.push_back(line);
    for (const regions::BoundaryCrossing& crossing : regions::crossings_along(network_, line))
      crossings_.push_back(crossing);
  }
  empty_ = network_.architecture.hidden_neurons() - static_cast<int>(seen.size());
  tally_ = regions::tally_crossings(network_, cut_.boundaries());
  measure_without_edit();
}

int Model::bends() const {
  return static_cast<int>(std::count_if(crossings_.begin(), crossings_.end(), [](const auto& crossing) {
    return crossing.turn > regions::least_turn;
  }));
}

int Model::closed_lines() const {
  return static_cast<int>(
      std::count_if(lines_.begin(), lines_.end(), [](const auto& line) { return line.closed; }));
}

const regions::BoundaryCrossing* Model::edited_bend() const {
  const Settings fit = fitted(settings());
  if (settings().hidden.size() < 2 || !(shown_ == Neuron{fit.edit_layer - 1, fit.edit_row - 1}))
    return nullptr;
  for (const regions::BoundaryCrossing& crossing : crossings_)
    if (is_bent_by(crossing, fit)) return &crossing;
  return nullptr;
}

/// The bend of the same boundary at the same neuron before the weight was dragged.
void Model::measure_without_edit() {
  if (edited_bend() == nullptr) return;
  Settings plain = settings();
  plain.edit_delta = 0;
  const nn::Network network = network_of(plain);
  plane::Cut cut;
  if (!cut.make(network, settings().window)) return;
  for (const regions::Polyline& line : cut.boundaries()) {
    if (!(Neuron{line.layer, line.neuron} == shown_)) continue;
    for (const regions::BoundaryCrossing& crossing : regions::crossings_along(network, line))
      if (!turn_before_ && is_bent_by(crossing, fitted(plain))) turn_before_ = crossing.turn;
  }
}

std::string Model::message() const {
  return trouble_.empty() ? "" : lab::sentence("The cells cannot be drawn: " + trouble_);
}

}  // namespace crease::bend
