#include "chapters/train_and_watch/action_groups.h"

namespace crease::train_and_watch {
namespace {

struct Placed {
  std::string_view id;
  ActionPlace place;
};

constexpr const char *of_transport = "Transport", *of_picture = "Picture", *of_data = "Data",
                     *of_network = "Network";

constexpr Placed places[] = {
    {"play", {of_transport}},
    {"pause", {of_transport}},
    {"toggle_play", {of_transport}},
    {"step", {of_transport}},
    {"step10", {of_transport}},
    {"step_epoch", {of_transport}},
    {"rewind", {of_transport}},
    {"new_seed", {of_transport, "network.seed"}},
    {"reset_view", {of_picture}},
    {"set_window", {of_picture}},
    {"pan", {of_picture}},
    {"zoom", {of_picture}},
    {"pin", {of_picture, "picture.neuron"}},
    {"place_point", {of_data, "data.edits"}},
    {"move_point", {of_data, "data.edits"}},
    {"delete_point", {of_data, "data.edits"}},
    {"scatter_points", {of_data, "data.edits"}},
    {"erase_points", {of_data, "data.edits"}},
    {"clear_points", {of_data, "data.edits"}},
    {"restore_data", {of_data, "data.edits"}},
    {"load_csv", {of_data, "data.source"}},
    {"paste_data", {of_data, "data.source"}},
    {"save_data", {of_data}},
    {"load_weights", {of_network, "weights"}},
    {"load_network", {of_network, "network.hidden"}},
    {"add_layer", {of_network, "hidden.count"}},
    {"remove_layer", {of_network, "hidden.count"}},
    {"add_neuron", {of_network, "network.hidden"}},
    {"remove_neuron", {of_network, "network.hidden"}},
};

}  // namespace

ActionPlace place_of_action(std::string_view id) {
  for (const Placed& placed : places)
    if (placed.id == id) return placed.place;
  return {};
}

}  // namespace crease::train_and_watch
