#include "chapters/train_and_watch/action_groups.h"

namespace crease::train_and_watch {
namespace {

struct Entry {
  std::string_view id;
  ActionPlace place;
};

constexpr const char *transport = "Transport", *picture = "Picture", *data = "Data", *network = "Network";

constexpr Entry entries[] = {
    {"play", {transport}},
    {"pause", {transport}},
    {"toggle_play", {transport}},
    {"step", {transport}},
    {"step10", {transport}},
    {"step_epoch", {transport}},
    {"rewind", {transport}},
    {"new_seed", {transport, "network.seed"}},
    {"reset_view", {picture}},
    {"set_window", {picture}},
    {"pan", {picture}},
    {"zoom", {picture}},
    {"pin", {picture, "picture.neuron"}},
    {"place_point", {data, "data.edits"}},
    {"move_point", {data, "data.edits"}},
    {"delete_point", {data, "data.edits"}},
    {"scatter_points", {data, "data.edits"}},
    {"erase_points", {data, "data.edits"}},
    {"clear_points", {data, "data.edits"}},
    {"restore_data", {data, "data.edits"}},
    {"load_csv", {data, "data.source"}},
    {"paste_data", {data, "data.source"}},
    {"save_data", {data}},
    {"load_weights", {network, "weights"}},
    {"add_layer", {network, "hidden.count"}},
    {"remove_layer", {network, "hidden.count"}},
    {"add_neuron", {network, "network.hidden"}},
    {"remove_neuron", {network, "network.hidden"}},
};

}  // namespace

ActionPlace place_of_action(std::string_view id) {
  for (const Entry& entry : entries)
    if (entry.id == id) return entry.place;
  return {};
}

}  // namespace crease::train_and_watch
