#include "chapters/train_and_watch/pair.h"

#include <algorithm>
#include <array>
#include <utility>

#include "chapters/train_and_watch/model_state.h"

namespace crease::train_and_watch {
namespace {

using lab::Touch;
using lab::Value;

constexpr std::string_view save_id = "save_network";
/// What changes the shape of one network.
constexpr std::array<std::string_view, 4> own_actions = {"add_layer", "remove_layer", "add_neuron",
                                                         "remove_neuron"};
/// Readouts that are the same for both networks.
constexpr std::array<std::string_view, 2> common_readouts = {"step", "points"};

template <class List>
bool contains(const List& list, std::string_view id) {
  return std::find(std::begin(list), std::end(list), id) != std::end(list);
}

bool is_for_b(std::string_view id) {
  return id.starts_with(Pair::prefix_of_b);
}

std::string_view without_prefix(std::string_view id) {
  return id.substr(Pair::prefix_of_b.size());
}

Error unknown_setting(std::string_view id) {
  return Error{"There is no setting called " + std::string(id.substr(0, 60)) + "."};
}

/// The settings of A with as many hidden layers as B has: what a layer of B is before it is set.
Settings grown(const Settings& a, std::size_t layers) {
  Settings settings = a;
  std::vector<HiddenLayer>& hidden = settings.network.hidden;
  hidden.resize(layers, hidden.empty() ? HiddenLayer() : hidden.back());
  return settings;
}

}  // namespace

bool is_own_setting(std::string_view id) {
  constexpr std::array<std::string_view, 5> stems = {"network.", "hidden.", "layer.", "weight.", "bias."};
  constexpr std::array<std::string_view, 3> common = {"training.speed", "training.stop_at_loss",
                                                      "training.stop_at_step"};
  if (id.starts_with("training.")) return !contains(common, id);
  return id == "picture.neuron" || std::any_of(stems.begin(), stems.end(),
                                               [id](std::string_view stem) { return id.starts_with(stem); });
}

Pair::Pair() : seen_a_(a_.beginnings()) {}
Pair::~Pair() = default;

lab::Command command_for_b(lab::Command command) {
  const bool is_b = command.kind == lab::Command::Kind::set
                        ? is_own_setting(command.id)
                        : command.id == save_id || contains(own_actions, command.id);
  if (is_b) command.id.insert(0, Pair::prefix_of_b);
  return command;
}

// --- What there is ---

lab::Parameter Pair::comparison() const {
  lab::Parameter parameter;
  parameter.id = is_on_id;
  parameter.label = "Two networks";
  parameter.help =
      "Trains a second network, B, beside this one, A: on the same points and step by step together. B "
      "begins "
      "as a copy of A; change one of its settings to see what that does. Both begin again from the first "
      "weights.";
  parameter.group = "Compare";
  parameter.type = lab::ParameterType::boolean;
  parameter.initial = false;
  return parameter;
}

std::vector<lab::Parameter> Pair::parameters() const {
  std::vector<lab::Parameter> parameters = a_.parameters();
  // After all that B is a copy of, and before what makes it differ: settings are set in this order.
  parameters.push_back(comparison());
  if (b_) append_b(parameters);
  return parameters;
}

/// B's own parameters; what A has is what each begins with.
void Pair::append_b(std::vector<lab::Parameter>& parameters) const {
  const Settings& settings = state_a().settings;
  const Settings copy = grown(settings, state_b().settings.network.hidden.size());
  for (const Setting& setting : state_b().table) {
    lab::Parameter parameter = setting.description;
    if (!is_own_setting(parameter.id)) continue;
    const bool is_layer = parameter.id.starts_with("layer.");
    // What only changes the view is set last, when nothing of it is copied.
    if (setting.effect > Effect::picture)
      parameter.initial = setting.read(is_layer ? copy : settings, setting.index);
    parameter.id.insert(0, prefix_of_b);
    parameter.group += " B";
    parameters.push_back(std::move(parameter));
  }
}

std::vector<lab::Action> Pair::actions() const {
  std::vector<lab::Action> actions = a_.actions();
  if (!b_) return actions;
  for (lab::Action& action : b_->actions()) {
    if (!contains(own_actions, action.id)) continue;
    action.id.insert(0, prefix_of_b);
    action.label += " (B)";
    actions.push_back(std::move(action));
  }
  actions.push_back({std::string(prefix_of_b) + std::string(save_id), "Save network B",
                     "Saves the weights of network B as a file, in the units at the axes."});
  return actions;
}

std::vector<lab::Readout> Pair::readouts() const {
  std::vector<lab::Readout> readouts = a_.readouts();
  if (!b_) return readouts;
  for (lab::Readout& readout : b_->readouts()) {
    if (contains(common_readouts, readout.id)) continue;
    readout.id.insert(0, prefix_of_b);
    readout.label += " of B";
    readouts.push_back(std::move(readout));
  }
  return readouts;
}

Result<Value> Pair::get(std::string_view id) const {
  if (id == is_on_id) return Value(b_ != nullptr);
  if (!is_for_b(id)) return a_.get(id);
  if (!b_ || !is_own_setting(without_prefix(id))) return unknown_setting(id);
  return b_->get(without_prefix(id));
}

Touch Pair::touch_of_set(std::string_view id) const {
  if (id == is_on_id) return Touch::experiment;
  if (!is_for_b(id)) return a_.touch_of_set(id);
  return b_ && is_own_setting(without_prefix(id)) ? b_->touch_of_set(without_prefix(id)) : Touch::nothing;
}

Touch Pair::touch_of_act(std::string_view id) const {
  if (!is_for_b(id)) return a_.touch_of_act(id);
  return b_ && contains(own_actions, without_prefix(id)) ? Touch::experiment : Touch::nothing;
}

std::string Pair::message() const {
  const std::string& a = a_.message();
  if (!b_ || a == b_->message()) return a;
  const std::string of_a = a.empty() ? "" : "Network A: " + a;
  if (b_->message().empty()) return of_a;
  return of_a + (a.empty() ? "" : " ") + "Network B: " + b_->message();
}

std::optional<SavedFile> Pair::take_saved_file() {
  std::optional<SavedFile> file = a_.take_saved_file();
  return file ? file : std::exchange(saved_file_, std::nullopt);
}

}  // namespace crease::train_and_watch
