#include "chapters/images/settings.h"

#include <numeric>
#include <utility>

namespace crease::images {
namespace {

using lab::Value;
using stage::bound;
using stage::only_drawn;
using Setting = stage::Setting<Settings>;

constexpr double largest_seed = 4294967295.0, largest_bias = 10, largest_rate = 10;
constexpr int fewest_images = 10, largest_batch = 1024;

Setting hidden_setting() {
  return stage::bound_widths(stage::text_parameter("Network", "network.hidden", "Hidden layers",
                                                   "How many ReLU neurons each hidden layer has, such as "
                                                   "\"128, 128\". Before them are the 784 pixels, "
                                                   "behind them 10 outputs, one per class."),
                             &Settings::hidden, most_layers, widest_layer);
}

Setting corner_setting(std::size_t which) {
  constexpr std::array<const char*, 3> labels = {"First image", "Second image", "Third image"};
  Setting setting;
  setting.description = stage::integer_parameter(
      "Slice", corner_ids[which], labels[which],
      "Its number in the collection, from 0. The slice is the plane through the three images.", 0,
      most_images - 1);
  setting.read = [which](const Settings& settings) {
    return Value(std::int64_t(settings.corner[which]));
  };
  setting.write = [which](Settings& settings, const Value& value) {
    settings.corner[which] = static_cast<int>(std::get<std::int64_t>(value));
    return Status();
  };
  return only_drawn(std::move(setting));
}

void append_data(const Settings& settings, std::vector<Setting>& table) {
  table.push_back(bound(
      stage::choice_parameter(
          "Data", "data.collection", "Images", "What is to be told apart: ten classes of 28 × 28 pixels.",
          {{"digits", "Digits", "10 000 digits of MNIST, written by hand."},
           {"fashion", "Clothes", "6 000 images of Fashion-MNIST, ten kinds of clothes."}}),
      &Settings::collection));
  table.push_back(bound(
      stage::logarithmic(stage::softly(
          stage::integer_parameter(
              "Data", "data.train_count", "Training images",
              "How many images the network learns from. The last 1 000 of the collection, a fifth of a small "
              "one, are never trained on: they are the test images.",
              fewest_images, most_images),
          fewest_images, settings.collection == Collection::digits ? 9000 : 5000)),
      &Settings::train_count));
  table.push_back(bound(
      stage::real_parameter("Data", "data.random_share", "Random labels",
                            "The share of training images whose class is replaced by one drawn at random. "
                            "What the network then learns it can only know by heart; test images keep "
                            "their true classes.",
                            0, 1),
      &Settings::random_share));
}

void append_training(std::vector<Setting>& table) {
  table.push_back(hidden_setting());
  table.push_back(bound(stage::logarithmic(stage::softly(
                            stage::real_parameter("Network", "network.bias_scale", "First biases",
                                                  "Standard deviation of the biases before training. The "
                                                  "weights are drawn as He et al. propose: variance 2 / "
                                                  "inputs. 0.001 is what Hanin and Rolnick took.",
                                                  1e-9, largest_bias),
                            1e-6, 1)),
                        &Settings::bias_scale));
  table.push_back(bound(stage::softly(stage::integer_parameter("Network", "network.seed", "Seed",
                                                               "Another seed draws other first weights and "
                                                               "another order of the images.",
                                                               0, largest_seed),
                                      0, 100),
                        &Settings::seed));
  table.push_back(bound(stage::choice_parameter(
                            "Training", "training.optimizer", "Optimiser", "How each step follows the slope.",
                            {{"sgd", "Gradient descent", "Weights move against the gradient."},
                             {"momentum", "Momentum", "Steps add up while they agree (0.9)."},
                             {"adam", "Adam", "Each weight has a step size of its own."}}),
                        &Settings::optimizer));
  table.push_back(bound(stage::logarithmic(stage::softly(
                            stage::real_parameter("Training", "training.learning_rate", "Learning rate",
                                                  "How far one step goes.", 1e-9, largest_rate),
                            1e-5, 1)),
                        &Settings::learning_rate));
  table.push_back(bound(
      stage::logarithmic(stage::softly(
          stage::integer_parameter("Training", "training.batch", "Batch",
                                   "From how many images each step takes its gradient.", 1, largest_batch),
          1, 256)),
      &Settings::batch));
}

void append_view(std::vector<Setting>& table) {
  for (std::size_t which = 0; which < corner_ids.size(); ++which) table.push_back(corner_setting(which));
  table.push_back(only_drawn(bound(
      stage::choice_parameter(
          "Picture", "picture.colouring", "Colours", "What the colour of a cell says.",
          {{"cells", "Cells", "Each cell has a tint of its own, which it keeps while its neurons stay."},
           {"classes", "Classes", "The class that the network names, with the largest output."},
           {"confidence", "Certainty", "The class, the stronger the surer the network is of it."}}),
      &Settings::colouring)));
  table.push_back(only_drawn(
      bound(stage::boolean_parameter("Picture", "picture.boundaries", "Boundaries",
                                     "The lines on which a neuron switches, coloured by its layer."),
            &Settings::has_boundaries)));
  table.push_back(only_drawn(bound(
      stage::boolean_parameter("Picture", "picture.decision", "Decision boundaries",
                               "The lines on which the network's answer changes from one class to another."),
      &Settings::has_decision)));
  const auto add_hidden = [&](const char* id, const char* label, double Settings::*member, double min,
                              double max) {
    Setting setting = only_drawn(bound(
        stage::real_parameter("Picture", id, label,
                              "Which part of the slice is shown, in half widths of the whole.", min, max),
        member));
    setting.description.is_hidden = true;
    table.push_back(std::move(setting));
  };
  add_hidden("picture.centre_x", "Centre, across", &Settings::centre_x, -1, 1);
  add_hidden("picture.centre_y", "Centre, up", &Settings::centre_y, -1, 1);
  add_hidden("picture.zoom", "Zoom", &Settings::zoom, 1, largest_zoom);
}

}  // namespace

const char* file_of(Collection collection) {
  return collection == Collection::digits ? "images-digits.bin" : "images-fashion.bin";
}

int hidden_neurons(const Settings& settings) {
  return std::accumulate(settings.hidden.begin(), settings.hidden.end(), 0);
}

bool have_same_training(const Settings& a, const Settings& b) {
  return a.collection == b.collection && a.train_count == b.train_count && a.random_share == b.random_share &&
         a.hidden == b.hidden && a.bias_scale == b.bias_scale && a.seed == b.seed &&
         a.optimizer == b.optimizer && a.learning_rate == b.learning_rate && a.batch == b.batch;
}

bool have_same_window(const Settings& a, const Settings& b) {
  return a.corner == b.corner && a.centre_x == b.centre_x && a.centre_y == b.centre_y && a.zoom == b.zoom;
}

std::vector<Setting> setting_table(const Settings& settings) {
  std::vector<Setting> table;
  append_data(settings, table);
  append_training(table);
  append_view(table);
  return table;
}

}  // namespace crease::images
