#include "chapters/distance/settings.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "core/data/dataset.h"
#include "lab/number_words.h"

namespace crease::distance {
namespace {

using Setting = stage::Setting<Settings>;

constexpr double largest_seed = 9007199254740991.0;
constexpr double farthest_place = 1e6;
constexpr double smallest_window = 1e-9;

/// Two classes and no file: one output that says which.
Setting source_setting() {
  std::vector<lab::Choice> choices;
  for (const data::Source& source : data::sources())
    if (source.task == data::Task::classification && source.classes == 2 && !data::is_expression(source.id))
      choices.push_back({source.id, source.label, source.help});
  Setting setting;
  setting.description = stage::choice_parameter("Data", "data.source", "Points",
                                                "Which points the network learns.", std::move(choices));
  setting.read = [](const Settings& settings) {
    return lab::Value(settings.source);
  };
  setting.write = [](Settings& settings, const lab::Value& value) {
    settings.source = std::get<std::string>(value);
    return Status();
  };
  return setting;
}

void append_data(std::vector<Setting>& table) {
  table.push_back(source_setting());
  table.push_back(stage::bound(
      stage::integer_parameter("Data", "data.count", "How many",
                               "Points in all: one half is learned, the other half is only for testing.", 4,
                               400),
      &Settings::count));
  table.push_back(stage::bound(
      stage::real_parameter("Data", "data.noise", "Noise", "How far points stray from their shape.", 0, 1),
      &Settings::noise));
  table.push_back(stage::bound(
      stage::softly(stage::integer_parameter("Data", "data.seed", "Seed of the points",
                                             "The same seed gives the same points, on every computer.", 0,
                                             largest_seed),
                    0, 0),
      &Settings::data_seed));
}

Setting hidden_setting() {
  return stage::bound_widths(stage::text_parameter("Network", "network.hidden", "Hidden layers",
                                                   "How many ReLU neurons each hidden layer has: 16, 16 are "
                                                   "two layers. Up to four layers of up to 64."),
                             &Settings::hidden, most_layers, widest_layer);
}

void append_network(std::vector<Setting>& table) {
  table.push_back(hidden_setting());
  table.push_back(stage::bound(
      stage::softly(stage::real_parameter(
                        "Network", "network.bias_scale", "Scale of the first biases",
                        "Standard deviation of the biases before training. At 0 every boundary goes through "
                        "the origin.",
                        0, 100),
                    0, 2),
      &Settings::bias_scale));
  table.push_back(stage::bound(
      stage::softly(stage::integer_parameter("Network", "network.seed", "Seed of the first weights",
                                             "The same seed gives the same first weights, on every computer.",
                                             0, largest_seed),
                    0, 0),
      &Settings::seed));
}

void append_training(std::vector<Setting>& table) {
  table.push_back(stage::bound(
      stage::softly(
          stage::integer_parameter(
              "Training", "training.steps", "Steps",
              "How long the network is trained, in steps of Adam with batches of 32 points.", 0, most_steps),
          0, 10'000),
      &Settings::steps));
  table.push_back(
      stage::bound(stage::logarithmic(stage::softly(
                       stage::real_parameter("Training", "training.learning_rate", "Learning rate",
                                             "The size of a step of Adam.", 1e-6, 1),
                       1e-4, 0.1)),
                   &Settings::learning_rate));
  table.push_back(stage::bound(
      stage::softly(
          stage::real_parameter("Training", "training.weight_decay", "Weight decay",
                                "Adds this times the weight to the gradient of every weight.", 0, 1),
          0, 0.1),
      &Settings::weight_decay));
  table.push_back(stage::only_drawn(stage::bound(
      stage::logarithmic(stage::softly(
          stage::integer_parameter("Training", "training.shown", "Shown step",
                                   "The moment of training that is shown: the last one that was measured up "
                                   "to this step.",
                                   0, most_steps),
          1, most_steps)),
      &Settings::shown)));
}

void append_measuring(std::vector<Setting>& table) {
  table.push_back(stage::only_drawn(stage::bound(
      stage::choice_parameter(
          "Through training", "course.curve", "Curves", "What is drawn over the steps of training.",
          {{"cells_near", "Cells nearby", "How many cells lie within the radius of a point, on average."},
           {"scaled_distance", "N × distance",
            "The mean distance to the nearest boundary, times the number of neurons."},
           {"region_size", "Size of cells", "The median area of the cells that hold the points."}}),
      &Settings::curve)));
  table.push_back(stage::bound(
      stage::logarithmic(stage::softly(
          stage::real_parameter("Through training", "course.radius", "Radius nearby",
                                "Cells within this distance of a point count as nearby. They are counted "
                                "exactly, not sampled.",
                                0.001, 1),
          0.01, 0.5)),
      &Settings::radius));
  table.push_back(stage::only_drawn(
      stage::bound(stage::choice_parameter(
                       "Through training", "histogram.points", "Histogram of",
                       "The points whose distances the histogram counts.",
                       {{"train", "Training points", "The points that are learned."},
                        {"test", "Test points", "Points of the same kind that are not learned."},
                        {"random", "Random points", "Places drawn evenly from the square from −1 to 1."}}),
                   &Settings::places)));
}

void append_step(std::vector<Setting>& table) {
  table.push_back(stage::only_drawn(
      stage::bound(stage::choice_parameter(
                       "Adversarial step", "step.kind", "Direction",
                       "Which way the pinned point is moved to change the network's answer.",
                       {{"gradient", "Gradient",
                         "Along the gradient of the output: the steepest way by Euclidean length."},
                        {"sign", "Sign of the gradient",
                         "Every coordinate by the same amount: the steepest way in the maximum norm."}}),
                   &Settings::step_kind)));
  table.push_back(stage::only_drawn(stage::bound(
      stage::softly(stage::real_parameter("Adversarial step", "step.length", "Length",
                                          "How far the step goes: its Euclidean length along the gradient, "
                                          "the change of each coordinate along its sign.",
                                          0, 100),
                    0, 2),
      &Settings::step_length)));
}

void append_study(std::vector<Setting>& table) {
  table.push_back(stage::bound(
      stage::logarithmic(stage::softly(
          stage::integer_parameter("Random networks", "study.inputs", "Inputs",
                                   "The number of inputs of the random networks; the point is drawn from the "
                                   "standard normal distribution.",
                                   1, 784),
          1, 784)),
      &Settings::study_inputs));
  table.push_back(stage::bound(
      stage::softly(stage::real_parameter("Random networks", "study.bias_scale", "Scale of their biases",
                                          "Standard deviation of the biases; weights are He's.", 0, 100),
                    0, 2),
      &Settings::study_bias_scale));
  table.push_back(stage::bound(
      stage::logarithmic(stage::softly(
          stage::integer_parameter("Random networks", "study.networks", "Networks of each shape",
                                   "Four times as many halve the error bars.", 2, most_study_networks),
          10, most_study_networks)),
      &Settings::study_networks));
}

/// Text of some numbers, and back: for places and windows.
Setting numbers_setting(lab::Parameter parameter, std::vector<double> (*read)(const Settings&),
                        bool (*write)(Settings&, const std::vector<double>&), const char* wrong) {
  Setting setting;
  setting.description = std::move(parameter);
  setting.is_view = true;
  setting.read = [read](const Settings& settings) {
    std::string text;
    for (const double number : read(settings)) text += (text.empty() ? "" : ", ") + lab::to_text(number);
    return lab::Value(text);
  };
  setting.write = [write, wrong](Settings& settings, const lab::Value& value) {
    const Result<std::vector<double>> numbers = lab::parse_reals(std::get<std::string>(value));
    if (!numbers || !write(settings, numbers.value())) return Status(Error{wrong});
    return Status();
  };
  return setting;
}

bool is_near(double number) {
  return std::fabs(number) <= farthest_place;
}

Setting place_setting() {
  return numbers_setting(
      stage::text_parameter("Picture", "picture.place", "Pinned point",
                            "The point x₁, x₂ around which the circle is drawn and from which the step "
                            "starts. A click in the plane pins another one."),
      [](const Settings& settings) {
        return std::vector<double>{settings.place.x, settings.place.y};
      },
      [](Settings& settings, const std::vector<double>& numbers) {
        if (numbers.size() != 2 || !std::all_of(numbers.begin(), numbers.end(), is_near)) return false;
        settings.place = {numbers[0], numbers[1]};
        return true;
      },
      "The pinned point takes two numbers up to a million; \"0.1, 0.2\" would be right.");
}

Setting window_setting() {
  return numbers_setting(
      stage::text_parameter("Picture", "picture.window", "Part of the plane",
                            "From where to where x₁ and x₂ are seen. Dragging moves the plane, the wheel "
                            "zooms."),
      [](const Settings& settings) {
        const plane::Window& window = settings.window;
        return std::vector<double>{window.x0, window.x1, window.y0, window.y1};
      },
      [](Settings& settings, const std::vector<double>& n) {
        if (n.size() != 4 || !std::all_of(n.begin(), n.end(), is_near)) return false;
        if (!(n[1] - n[0] >= smallest_window && n[3] - n[2] >= smallest_window)) return false;
        settings.window = {n[0], n[1], n[2], n[3]};
        return true;
      },
      "The part of the plane takes four numbers, the smaller one of each pair first; \"-1, 1, -1, 1\" would "
      "be right.");
}

void append_picture(std::vector<Setting>& table) {
  table.push_back(place_setting());
  table.push_back(stage::only_drawn(stage::bound(
      stage::choice_parameter("Picture", "picture.norm", "Distance in",
                              "What the largest ball without a boundary looks like.",
                              {{"one", "Norm 1: a diamond", "|x₁| + |x₂|, sums of the changes."},
                               {"two", "Norm 2: a disc", "The usual, Euclidean distance."},
                               {"inf", "Norm ∞: a square", "The largest change of a coordinate."}}),
      &Settings::norm)));
  table.push_back(stage::only_drawn(stage::bound(
      stage::choice_parameter(
          "Picture", "picture.colouring", "Colours", "What the colour of a cell stands for.",
          {{"cell", "Cells", "A hue for each pattern of neurons that are on and off."},
           {"region", "Linear regions", "One colour where neighbouring cells have the same affine map."},
           {"value", "Output", "The network's output in the middle of each cell."}}),
      &Settings::colouring)));
  table.push_back(stage::only_drawn(
      stage::bound(stage::boolean_parameter("Picture", "picture.boundaries", "Boundaries",
                                            "The bent lines on which neurons change, coloured by layer."),
                   &Settings::has_boundaries)));
  table.push_back(
      stage::only_drawn(stage::bound(stage::boolean_parameter("Picture", "picture.points", "Points",
                                                              "Training points filled, test points hollow."),
                                     &Settings::has_points)));
  table.push_back(window_setting());
}

}  // namespace

bool has_same_course(const Settings& a, const Settings& b) {
  return a.source == b.source && a.count == b.count && a.noise == b.noise && a.data_seed == b.data_seed &&
         a.hidden == b.hidden && a.bias_scale == b.bias_scale && a.seed == b.seed && a.steps == b.steps &&
         a.learning_rate == b.learning_rate && a.weight_decay == b.weight_decay && a.radius == b.radius;
}

bool has_same_study(const Settings& a, const Settings& b) {
  return a.study_inputs == b.study_inputs && a.study_bias_scale == b.study_bias_scale &&
         a.study_networks == b.study_networks && a.seed == b.seed;
}

int neurons_of(const Settings& settings) {
  return std::accumulate(settings.hidden.begin(), settings.hidden.end(), 0);
}

std::vector<Setting> setting_table(const Settings&) {
  std::vector<Setting> table;
  table.reserve(32);
  append_data(table);
  append_network(table);
  append_training(table);
  append_step(table);
  append_measuring(table);
  append_study(table);
  append_picture(table);
  return table;
}

}  // namespace crease::distance
