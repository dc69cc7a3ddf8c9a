#include <array>
#include <cmath>
#include <utility>

#include "chapters/train_and_watch/action_groups.h"
#include "chapters/train_and_watch/model_state.h"
#include "chapters/train_and_watch/point_edits.h"
#include "core/data/csv.h"
#include "lab/weights_text.h"

namespace crease::train_and_watch {
namespace {

using State = Model::State;
using lab::Takes;
using lab::Touch;
using lab::Value;

constexpr std::int64_t most_steps_at_once = 1'000'000'000;

struct Entry {
  const char* id;
  const char* label;
  const char* help;
  lab::Touch touch;
  Status (*run)(State&, std::string_view argument);
  bool (*is_enabled)(const State&) = nullptr;  ///< null: always
  const char* argument = "";                   ///< as in lab::Action, and so are the others
  lab::Takes takes = lab::Takes::line;
  bool is_hidden = false, is_stroke = false;
};

// --- Transport ---

Status play(State& state, std::string_view) {
  if (!state.run->has_rows())
    return Error{"There are no training points to learn from: place some, or choose a data set."};
  state.run->try_again();
  state.message.clear();
  state.steps_asked = 0;
  state.is_playing = true;
  return {};
}

Status pause(State& state, std::string_view) {
  state.is_playing = false;
  state.steps_asked = 0;
  state.steps_due = 0;
  return {};
}

Status toggle_play(State& state, std::string_view argument) {
  return state.is_playing ? pause(state, argument) : play(state, argument);
}

Status take_steps(State& state, std::int64_t count) {
  const std::int64_t asked = state.steps_asked;
  const Status status = play(state, "");
  if (!status) return status;
  state.is_playing = false;
  state.steps_asked = asked + count;
  return {};
}

Status step(State& state, std::string_view argument) {
  if (argument.empty()) return take_steps(state, 1);
  const Result<std::int64_t> count = lab::parse_integer(argument);
  if (!count || count.value() < 1 || count.value() > most_steps_at_once)
    return Error{"step takes how many steps to take, 1 to " + std::to_string(most_steps_at_once) + "."};
  return take_steps(state, count.value());
}

Status step10(State& state, std::string_view) {
  return take_steps(state, 10);
}

Status step_epoch(State& state, std::string_view) {
  return take_steps(state, state.run->steps_to_epoch_end());
}

Status rewind(State& state, std::string_view argument) {
  const Status paused = pause(state, argument);
  return paused ? state.restart_from_first_weights() : paused;
}

Status new_seed(State& state, std::string_view) {
  constexpr std::int64_t seeds = std::int64_t(1) << 32;
  Settings wanted = state.settings;
  wanted.network.seed = (wanted.network.seed + 1) % seeds;
  return state.adopt(std::move(wanted), Effect::restart);
}

bool has_rows(const State& state) {
  return state.run->has_rows();
}
bool may_play(const State& state) {
  return has_rows(state) && !state.is_playing;
}
bool may_pause(const State& state) {
  return state.is_playing || state.steps_asked > 0;
}

// --- Window ---

Result<std::vector<double>> numbers(std::string_view argument, std::size_t count, const char* form) {
  Result<std::vector<double>> values = lab::parse_reals(argument);
  if (values && values.value().size() == count) return values;
  return Error{std::string("Expected ") + form + "; \"" + std::string(argument.substr(0, 60)) + "\" is not."};
}

/// Sets a window through the described parameters, whose limits hold for it too.
Status show_window(State& state, double x, double y, double width, double height) {
  const PictureSettings before = state.settings.picture;
  const std::array<std::pair<const char*, double>, 4> values = {{{"picture.centre_x", x},
                                                                 {"picture.centre_y", y},
                                                                 {"picture.width", width},
                                                                 {"picture.height", height}}};
  for (const auto& [id, value] : values) {
    const Status status = state.write_setting(id, Value(value));
    if (status) continue;
    state.settings.picture = before;
    return status;
  }
  return {};
}

Status reset_view(State& state, std::string_view) {
  const PictureSettings first = first_settings().picture;
  Settings wanted = state.settings;
  PictureSettings& picture = wanted.picture;
  picture.centre_x = first.centre_x;
  picture.centre_y = first.centre_y;
  picture.width = first.width;
  picture.height = first.height;
  picture.yaw_degrees = first.yaw_degrees;
  picture.pitch_degrees = first.pitch_degrees;
  picture.camera_zoom = first.camera_zoom;
  picture.graph_height = first.graph_height;
  return state.adopt(std::move(wanted), Effect::picture);
}

Status set_window(State& state, std::string_view argument) {
  const auto v = numbers(argument, 4, "x0,x1,y0,y1");
  if (!v) return v.error();
  const double x0 = v.value()[0], x1 = v.value()[1], y0 = v.value()[2], y1 = v.value()[3];
  if (!(x0 < x1) || !(y0 < y1)) return Error{"A window needs x0 < x1 and y0 < y1."};
  return show_window(state, (x0 + x1) / 2, (y0 + y1) / 2, x1 - x0, y1 - y0);
}

Status pan(State& state, std::string_view argument) {
  const auto v = numbers(argument, 2, "dx,dy in data coordinates");
  if (!v) return v.error();
  const PictureSettings& picture = state.settings.picture;
  return show_window(state, picture.centre_x + v.value()[0], picture.centre_y + v.value()[1], picture.width,
                     picture.height);
}

/// Makes everything `factor` times as large about a point that stays where it is.
Status zoom(State& state, std::string_view argument) {
  const auto v = numbers(argument, 3, "factor,x,y");
  if (!v) return v.error();
  const double factor = v.value()[0], x = v.value()[1], y = v.value()[2];
  if (!(factor > 0)) return Error{"The factor to zoom by must be positive."};
  const PictureSettings& picture = state.settings.picture;
  return show_window(state, x + (picture.centre_x - x) / factor, y + (picture.centre_y - y) / factor,
                     picture.width / factor, picture.height / factor);
}

Status pin(State& state, std::string_view argument) {
  return state.write_setting("picture.neuron", Value(std::string(argument.empty() ? "-1" : argument)));
}

// --- Points ---

Status edit_points(State& state, const std::string& edit) {
  auto edits = parse_edits(state.settings.data.edits);
  if (!edits) return edits.error();
  const auto more = parse_edits(edit);
  if (!more) return more.error();
  for (const PointEdit& one : more.value()) append_edit(edits.value(), one);
  Settings wanted = state.settings;
  wanted.data.edits = to_text(edits.value());
  return state.adopt(std::move(wanted), Effect::points);
}

Status place_point(State& state, std::string_view argument) {
  return edit_points(state, "add " + std::string(argument));
}
Status move_point(State& state, std::string_view argument) {
  return edit_points(state, "move " + std::string(argument));
}
Status delete_point(State& state, std::string_view argument) {
  return edit_points(state, "delete " + std::string(argument));
}
Status scatter_points(State& state, std::string_view argument) {
  return edit_points(state, "scatter " + std::string(argument));
}
Status erase_points(State& state, std::string_view argument) {
  return edit_points(state, "erase " + std::string(argument));
}
Status clear_points(State& state, std::string_view) {
  state.is_playing = false;
  state.steps_asked = 0;
  return edit_points(state, "clear");
}
Status restore_data(State& state, std::string_view) {
  return state.write_setting("data.edits", Value(std::string()));
}
bool has_edits(const State& state) {
  return !state.settings.data.edits.empty();
}

Status load_csv(State& state, std::string_view argument) {
  Settings wanted = state.settings;
  wanted.data.csv = argument;
  wanted.data.edits.clear();
  wanted.data.request.source = csv_source;
  return state.adopt(std::move(wanted), Effect::data);
}

Status paste_data(State& state, std::string_view argument) {
  return load_csv(state, "Pasted points\n" + std::string(argument));
}

Status save_data(State& state, std::string_view) {
  state.saved_file = {"points.csv", data::write_csv(state.experiment.points, data::Rows::all)};
  return {};
}

// --- Network ---

Status load_weights(State& state, std::string_view argument) {
  const Result<lab::WeightsText> weights = lab::parse_weights(argument);
  if (!weights) return weights.error();
  return state.load_weights(weights.value().step, weights.value().parameters);
}

Status load_network(State& state, std::string_view argument) {
  return state.load_network(argument);
}

Status change_layers(State& state, int change) {
  const auto count = static_cast<std::int64_t>(state.settings.network.hidden.size()) + change;
  return state.write_setting("hidden.count", Value(count));
}
Status add_layer(State& state, std::string_view) {
  return change_layers(state, 1);
}
Status remove_layer(State& state, std::string_view) {
  return change_layers(state, -1);
}

Status change_width(State& state, std::string_view argument, int change) {
  const std::vector<HiddenLayer>& hidden = state.settings.network.hidden;
  const Result<std::int64_t> layer = lab::parse_integer(argument);
  if (!layer || layer.value() < 0 || layer.value() >= static_cast<std::int64_t>(hidden.size()))
    return Error{"Expected the number of a hidden layer, from 0; \"" + std::string(argument.substr(0, 60)) +
                 "\" is not."};
  const std::int64_t width = hidden[static_cast<std::size_t>(layer.value())].width + change;
  return state.write_setting("layer." + std::to_string(layer.value()) + ".width", Value(width));
}
Status add_neuron(State& state, std::string_view layer) {
  return change_width(state, layer, 1);
}
Status remove_neuron(State& state, std::string_view layer) {
  return change_width(state, layer, -1);
}
bool has_layers(const State& state) {
  return !state.settings.network.hidden.empty();
}

Status restore_settings(State& state, std::string_view argument) {
  const Status paused = pause(state, argument);
  return paused ? state.adopt(first_settings(), Effect::data) : paused;
}

constexpr Entry entries[] = {
    {"play", "Play", "Trains until you pause.", Touch::training, play, may_play},
    {"pause", "Pause", "Stops training; the weights stay as they are.", Touch::nothing, pause, may_pause},
    {"toggle_play", "Play or pause", "Plays if it is paused, pauses if it plays.", Touch::training,
     toggle_play, has_rows, "", Takes::line, true},
    {"step", "One step", "Takes one step and pauses. A number asks for that many steps.", Touch::training,
     step, has_rows},
    {"step10", "Ten steps", "Takes ten steps and pauses.", Touch::training, step10, has_rows},
    {"step_epoch", "One epoch", "Trains until each point has been looked at once more, and pauses.",
     Touch::training, step_epoch, has_rows},
    {"rewind", "Rewind to the first weights", "Back to step 0 and to the very same weights as at the start.",
     Touch::experiment, rewind},
    {"new_seed", "New first weights", "Draws other first weights, from the next seed, and starts again.",
     Touch::experiment, new_seed},
    {"reset_view", "Reset view", "Shows the whole of the data again, and turns the 3-D camera back.",
     Touch::view, reset_view},
    {"set_window", "Show a window", "Shows the part x0,x1,y0,y1 of the plane.", Touch::view, set_window,
     nullptr, "x0,x1,y0,y1"},
    {"pan", "Move the window", "Moves the window by dx,dy in data coordinates.", Touch::view, pan, nullptr,
     "dx,dy"},
    {"zoom", "Zoom", "Makes everything larger by a factor about a point: factor,x,y.", Touch::view, zoom,
     nullptr, "factor,x,y"},
    {"pin", "Pin a neuron",
     "Keeps a neuron's crease in view: its number, counted through the layers from 0, or nothing to let go.",
     Touch::view, pin, nullptr, "neuron"},
    {"place_point", "Place a point", "Adds a training point: x,y,label. Training goes on with it.",
     Touch::experiment, place_point, nullptr, "x,y,label"},
    {"move_point", "Move a point",
     "Moves a point: number,x,y, counted from 0 through the training points, then the test points.",
     Touch::experiment, move_point, nullptr, "number,x,y", Takes::line, false, true},
    {"delete_point", "Delete a point", "Takes a point away: its number, as for moving.", Touch::experiment,
     delete_point, nullptr, "number"},
    {"scatter_points", "Scatter points",
     "Adds training points spread over a disc: x,y,radius,count,label,seed. The same seed gives the same "
     "places.",
     Touch::experiment, scatter_points, nullptr, "x,y,radius,count,label,seed", Takes::line, false, true},
    {"erase_points", "Erase points",
     "Takes the points of a disc away: x,y,radius and 1 for training points, 2 for test points, 3 for both.",
     Touch::experiment, erase_points, nullptr, "x,y,radius,which", Takes::line, false, true},
    {"clear_points", "Clear all points", "Takes all points away and pauses, so that you can place your own.",
     Touch::experiment, clear_points},
    {"restore_data", "Restore the data", "Undoes all changes made to the points by hand.", Touch::experiment,
     restore_data, has_edits},
    {"load_csv", "Load a file",
     "Reads points from a CSV file: its name, a line break, then its text. Two columns of numbers and one "
     "with "
     "a label or a value.",
     Touch::experiment, load_csv, nullptr, "name, line break, text", Takes::file},
    {"load_weights", "Load weights",
     "Takes all weights and biases from a text, as weights of a step: step,precision,numbers in base64. "
     "Training goes on from there without the optimiser's memory.",
     Touch::experiment, load_weights, nullptr, "step,precision,base64", Takes::text, true},
    {"load_network", "Open a network",
     "Takes layers, weights and biases from the file of a network: its name, a line break, then its text. "
     "Training begins from them; rewinding draws the first weights of the seed again.",
     Touch::experiment, load_network, nullptr, "name, line break, text", Takes::file},
    {"paste_data", "Paste points", "Reads points from text in the form of a CSV file.", Touch::experiment,
     paste_data, nullptr, "text", Takes::text},
    {"save_data", "Save the points",
     "Saves all points, training points first, as a CSV file that reads back to the same points.",
     Touch::nothing, save_data},
    {"add_layer", "Add a layer", "Adds a hidden layer at the end and restarts training.", Touch::experiment,
     add_layer},
    {"remove_layer", "Remove a layer", "Takes the last hidden layer away and restarts training.",
     Touch::experiment, remove_layer, has_layers},
    {"add_neuron", "Add a neuron", "Widens a hidden layer (its number, from 0) and restarts training.",
     Touch::experiment, add_neuron, has_layers, "layer"},
    {"remove_neuron", "Remove a neuron", "Narrows a hidden layer (its number, from 0) and restarts training.",
     Touch::experiment, remove_neuron, has_layers, "layer"},
    {"restore_settings", "Restore all settings", "Everything as it was when the lab opened.",
     Touch::experiment, restore_settings},
};

}  // namespace

std::vector<lab::Action> Model::actions() const {
  std::vector<lab::Action> actions;
  for (const Entry& entry : entries) {
    const bool is_enabled = entry.is_enabled == nullptr || entry.is_enabled(*state_);
    const ActionPlace place = place_of_action(entry.id);
    actions.push_back({entry.id, entry.label, entry.help, is_enabled, entry.argument, entry.takes,
                       entry.is_hidden, place.group, place.sets, entry.is_stroke});
  }
  return actions;
}

Touch Model::touch_of_set(std::string_view id) const {
  const Setting* setting = find_setting(state_->table, id);
  if (setting == nullptr) return state_->find_parameter(id) ? Touch::experiment : Touch::nothing;
  return setting->effect <= Effect::picture ? Touch::view : Touch::experiment;
}

Touch Model::touch_of_act(std::string_view id) const {
  for (const Entry& entry : entries)
    if (id == entry.id) return entry.touch;
  return Touch::nothing;
}

Status Model::act(std::string_view id, std::string_view argument) {
  for (const Entry& entry : entries)
    if (id == entry.id) return entry.run(*state_, argument);
  return Error{"There is no action called " + std::string(id.substr(0, 60)) + "."};
}

}  // namespace crease::train_and_watch
