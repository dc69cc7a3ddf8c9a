#include "chapters/bend/settings.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "lab/number_words.h"

namespace crease::bend {
namespace {

using Setting = stage::Setting<Settings>;

constexpr double largest_seed = 9007199254740991.0;
constexpr double farthest_place = 1e6, smallest_window = 1e-9;
constexpr int most_rounds = 100'000;

Setting hidden_setting() {
  return stage::bound_widths(
      stage::text_parameter(
          "Network", "network.hidden", "Hidden layers",
          "How many ReLU neurons each hidden layer has: 6, 6 are two layers. Up to four layers of up to 16."),
      &Settings::hidden, most_layers, widest_layer);
}

void append_network(std::vector<Setting>& table) {
  table.push_back(hidden_setting());
  table.push_back(stage::bound(
      stage::softly(
          stage::real_parameter("Network", "network.bias_scale", "Scale of the biases",
                                "Standard deviation of the biases. At 0 every boundary of the first "
                                "layer goes through the origin.",
                                0, 100),
          0, 2),
      &Settings::bias_scale));
  table.push_back(stage::bound(
      stage::softly(stage::integer_parameter("Network", "network.seed", "Seed of the weights",
                                             "The same seed gives the same weights, on every computer.", 0,
                                             largest_seed),
                    0, 0),
      &Settings::seed));
}

void append_boundary(std::vector<Setting>& table) {
  table.push_back(stage::only_drawn(stage::bound(
      stage::integer_parameter("Boundary", "shown.layer", "Layer",
                               "The layer of the neuron whose boundary stands out. A click on a boundary "
                               "chooses it.",
                               1, most_layers),
      &Settings::shown_layer)));
  table.push_back(stage::only_drawn(stage::bound(
      stage::integer_parameter("Boundary", "shown.neuron", "Neuron",
                               "Which neuron of its layer; beyond the last one, the last one is meant.", 1,
                               widest_layer),
      &Settings::shown_neuron)));
}

void append_weight(const Settings& now, std::vector<Setting>& table) {
  const bool has_weights = now.hidden.size() > 1;
  table.push_back(stage::bound(
      stage::enabled_if(has_weights,
                        stage::integer_parameter("One weight", "edit.layer", "Into layer",
                                                 "The layer that the weight leads into.", 2, most_layers)),
      &Settings::edit_layer));
  table.push_back(stage::bound(
      stage::enabled_if(has_weights,
                        stage::integer_parameter("One weight", "edit.row", "To neuron",
                                                 "The neuron that the weight leads to.", 1, widest_layer)),
      &Settings::edit_row));
  table.push_back(stage::bound(
      stage::enabled_if(has_weights,
                        stage::integer_parameter("One weight", "edit.column", "From neuron",
                                                 "The neuron of the layer before that the weight comes from.",
                                                 1, widest_layer)),
      &Settings::edit_column));
  table.push_back(stage::bound(
      stage::enabled_if(
          has_weights,
          stage::softly(stage::real_parameter("One weight", "edit.delta", "Added to the weight",
                                              "Drag: the boundary turns differently where it crosses "
                                              "the boundary of that one neuron.",
                                              -100, 100),
                        -2, 2)),
      &Settings::edit_delta));
}

void append_study(std::vector<Setting>& table) {
  table.push_back(
      stage::bound(stage::integer_parameter("Dead neurons", "dead.width", "First layer",
                                            "How many neurons the first layer of the random networks has.", 1,
                                            widest_study),
                   &Settings::dead_width));
  table.push_back(
      stage::bound(stage::logarithmic(stage::softly(
                       stage::integer_parameter("Dead neurons", "dead.networks", "Random networks",
                                                "How many are drawn. Four times as many halve the error.",
                                                100, most_study_networks),
                       100, most_study_networks)),
                   &Settings::dead_networks));
}

void append_game(std::vector<Setting>& table) {
  const auto add = [&](const char* id, const char* label, const char* help, int Settings::*member, int most) {
    lab::Parameter parameter = stage::integer_parameter("Guess the layer", id, label, help, 0, most);
    parameter.is_hidden = true;  // the game is played by actions
    table.push_back(stage::only_drawn(stage::bound(std::move(parameter), member)));
  };
  add("game.round", "Round", "Which neuron is asked for; 0 while nobody plays.", &Settings::round,
      most_rounds);
  add("game.answer", "Answer", "The layer that was guessed in this round; 0 before the guess.",
      &Settings::answer, most_layers);
  add("game.right", "Right", "How many guesses were right.", &Settings::right, most_rounds);
  add("game.asked", "Asked", "How many guesses there were.", &Settings::asked, most_rounds);
}

bool is_near(double number) {
  return std::fabs(number) <= farthest_place;
}

Setting window_setting() {
  Setting setting;
  setting.is_view = true;
  setting.description = stage::text_parameter(
      "Picture", "picture.window", "Part of the plane",
      "From where to where x₁ and x₂ are seen. Dragging moves the plane, the wheel zooms.");
  setting.read = [](const Settings& settings) {
    const plane::Window& w = settings.window;
    return lab::Value(lab::to_text(w.x0) + ", " + lab::to_text(w.x1) + ", " + lab::to_text(w.y0) + ", " +
                      lab::to_text(w.y1));
  };
  setting.write = [](Settings& settings, const lab::Value& value) {
    const Result<std::vector<double>> parsed = lab::parse_reals(std::get<std::string>(value));
    const std::vector<double> n = parsed ? parsed.value() : std::vector<double>();
    const bool is_right = n.size() == 4 && std::all_of(n.begin(), n.end(), is_near) &&
                          n[1] - n[0] >= smallest_window && n[3] - n[2] >= smallest_window;
    if (!is_right)
      return Status(
          Error{"The part of the plane takes four numbers, the smaller one of each pair first; \"-1, 1, -1, "
                "1\" would be right."});
    settings.window = {n[0], n[1], n[2], n[3]};
    return Status();
  };
  return setting;
}

void append_picture(std::vector<Setting>& table) {
  table.push_back(stage::only_drawn(
      stage::bound(stage::boolean_parameter("Picture", "picture.others", "Other boundaries",
                                            "Those of all other neurons, thin and coloured by layer."),
                   &Settings::has_others)));
  table.push_back(stage::only_drawn(
      stage::bound(stage::boolean_parameter("Picture", "picture.cells", "Cells",
                                            "A hue for each pattern of neurons that are on and off."),
                   &Settings::has_cells)));
  table.push_back(window_setting());
}

}  // namespace

bool has_same_network(const Settings& a, const Settings& b) {
  return a.hidden == b.hidden && a.bias_scale == b.bias_scale && a.seed == b.seed &&
         a.edit_layer == b.edit_layer && a.edit_row == b.edit_row && a.edit_column == b.edit_column &&
         a.edit_delta == b.edit_delta;
}

bool has_same_study(const Settings& a, const Settings& b) {
  return a.dead_width == b.dead_width && a.dead_networks == b.dead_networks && a.seed == b.seed;
}

Settings fitted(Settings settings) {
  const int depth = static_cast<int>(settings.hidden.size());
  const auto width = [&](int layer) {
    return settings.hidden[static_cast<std::size_t>(layer - 1)];
  };
  settings.shown_layer = std::min(settings.shown_layer, depth);
  settings.shown_neuron = std::min(settings.shown_neuron, width(settings.shown_layer));
  if (depth < 2) return settings;
  settings.edit_layer = std::min(settings.edit_layer, depth);
  settings.edit_row = std::min(settings.edit_row, width(settings.edit_layer));
  settings.edit_column = std::min(settings.edit_column, width(settings.edit_layer - 1));
  return settings;
}

std::vector<Setting> setting_table(const Settings& settings) {
  std::vector<Setting> table;
  append_network(table);
  append_boundary(table);
  append_weight(settings, table);
  append_game(table);
  append_study(table);
  append_picture(table);
  return table;
}

}  // namespace crease::bend
