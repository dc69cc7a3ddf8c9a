#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "chapters/count/settings.h"
#include "lab/weights_text.h"

namespace crease::count {
namespace {

using Setting = stage::Setting<Settings>;
using stage::bound;
using stage::choice_parameter;
using stage::enabled_if;
using stage::integer_parameter;
using stage::logarithmic;
using stage::only_drawn;
using stage::real_parameter;
using stage::softly;

Setting experiment_setting() {
  return bound(
      choice_parameter(
          "Experiment", "experiment", "Experiment", "What is counted, and how it is shown.",
          {{"race", "Race of depths",
            "Random networks with equally many neurons and different depth, one after another: the mean "
            "number of cells on a whole line."},
           {"windows", "Growing windows",
            "The mean number of cells in squares of growing size: whether depth matters depends on how far "
            "one looks."},
           {"biases", "Scale of the biases",
            "The mean number of cells on the whole line, which does not depend on the size of the biases, "
            "and "
            "on the segment from −1 to 1, which does."},
           {"training", "Through training", "The number of cells while networks of several depths learn."},
           {"beat", "Beat it",
            "One network, and more and more cells: change its weights by hand, let them climb a gradient, or "
            "start from a sawtooth."},
           {"look", "One network", "A single random network along a line or on a plane, with its cells."}}),
      &Settings::experiment);
}

Setting size_setting(const Settings& now) {
  return bound(enabled_if(!is_single(now.experiment),
                          choice_parameter(
                              "Network", "network.neurons", "Neurons N",
                              "Hidden neurons of every network, shared out over 1, 2, 4 or 8 "
                              "layers of equal width.",
                              {{"16", "16", ""}, {"32", "32", ""}, {"64", "64", ""}, {"128", "128", ""}})),
               &Settings::size);
}

Setting inputs_setting(const Settings& now) {
  const bool is_free = now.experiment == Experiment::race || now.experiment == Experiment::windows ||
                       now.experiment == Experiment::look;
  return bound(
      enabled_if(
          is_free,
          softly(
              integer_parameter(
                  "Network", "network.inputs", "Inputs",
                  "With more inputs than the line or plane has dimensions, it lies in the space of inputs at "
                  "random: origin and directions are drawn from the normal law. A plane has at least two.",
                  1, 784),
              1, 100)),
      &Settings::inputs);
}

/// None: too many neurons, or no widths.
std::optional<std::vector<int>> read_widths(const std::string& text) {
  const Result<std::vector<int>> hidden = stage::parse_widths(text, most_layers, most_single_neurons);
  if (!hidden || std::accumulate(hidden.value().begin(), hidden.value().end(), 0) > most_single_neurons)
    return std::nullopt;
  return hidden.value();
}

/// Empty, or what the start needs that the widths do not give.
std::string mismatch(Start start, const std::vector<int>& hidden) {
  const int least = *std::min_element(hidden.begin(), hidden.end());
  if (start == Start::sawtooth && least < 2) return "The sawtooth needs at least two neurons in every layer.";
  if (start == Start::zigzag && least < 3) return "The zigzag needs at least three neurons in every layer.";
  return "";
}

Setting hidden_setting(const Settings& now) {
  Setting setting;
  setting.description = enabled_if(
      is_single(now.experiment),
      stage::text_parameter("Network", "network.hidden", "Hidden widths",
                            "Neurons of each hidden layer, up to 8 layers and 64 neurons in all."));
  setting.read = [](const Settings& settings) {
    return lab::Value(stage::widths_text(settings.hidden, ","));
  };
  setting.write = [](Settings& settings, const lab::Value& value) {
    const auto hidden = read_widths(std::get<std::string>(value));
    if (!hidden)
      return Status(
          Error{"Hidden widths are whole numbers from 1 on, at most 8 layers and 64 neurons in all; "
                "\"8,8\" would be right."});
    if (std::string wrong = mismatch(settings.start, *hidden); !wrong.empty())
      return Status(Error{std::move(wrong)});
    if (*hidden == settings.hidden) return Status();
    settings.hidden = *hidden;
    settings.by_hand.clear();
    settings.record.clear();
    settings.ascent_steps = 0;
    if (settings.start == Start::by_hand) settings.start = Start::random;
    return Status();
  };
  return setting;
}

Setting bias_setting(const Settings& now) {
  return bound(
      enabled_if(now.experiment != Experiment::biases,
                 logarithmic(softly(real_parameter("Network", "network.bias_scale", "Scale of biases",
                                                   "The standard deviation of the first biases. "
                                                   "Weights are drawn after He, with variance 2 over "
                                                   "the number of neurons before.",
                                                   1e-6, 1e6),
                                    0.001, 100))),
      &Settings::bias_scale);
}

Setting seed_setting() {
  return bound(softly(integer_parameter("Network", "network.seed", "Seed",
                                        "The first of the seeds from which the networks are drawn. The same "
                                        "seed gives the same networks, to the bit.",
                                        0, most_seed),
                      0, 100),
               &Settings::seed);
}

Setting nets_setting(const char* id, Experiment of, int Settings::*member, double most, double soft,
                     const Settings& now) {
  lab::Parameter parameter =
      integer_parameter("Experiment", id, "Networks per depth",
                        "How many random networks are made and counted for each depth. The error of a mean "
                        "falls with the square root of this number.",
                        2, most);
  return bound(enabled_if(now.experiment == of, logarithmic(softly(parameter, 2, soft))), member);
}

Setting lesson_setting(const Settings& now) {
  return bound(
      enabled_if(now.experiment == Experiment::training,
                 choice_parameter("Training", "training.lesson", "Task", "What the networks learn.",
                                  {{"sine", "A wave", "One input: sin(2πx) at 64 places from −1 to 1."},
                                   {"random_values", "Random values",
                                    "One input: 32 values without any rule, which can only be memorised."},
                                   {"spirals", "Two spirals", "Two inputs, two classes."},
                                   {"random_labels", "Random labels",
                                    "Two inputs: 100 points with labels that were drawn at random."}})),
      &Settings::lesson);
}

std::vector<Setting> training_settings(const Settings& now) {
  const bool is_shown = now.experiment == Experiment::training;
  return {
      lesson_setting(now),
      bound(enabled_if(is_shown,
                       logarithmic(softly(integer_parameter("Training", "training.steps", "Steps",
                                                            "Steps of Adam, on 32 points each.", 10, 100000),
                                          100, 10000))),
            &Settings::training_steps),
      bound(enabled_if(is_shown, logarithmic(softly(real_parameter("Training", "training.learning_rate",
                                                                   "Learning rate", "Of Adam.", 1e-6, 1),
                                                    1e-4, 0.1))),
            &Settings::learning_rate),
      only_drawn(bound(
          enabled_if(is_shown,
                     choice_parameter("Training", "training.where", "Counted",
                                      "Which cells the curves show; both are counted.",
                                      {{"everywhere", "everywhere",
                                        "On the whole line; on the plane, out to 1000 times as far as the "
                                        "data."},
                                       {"data", "where the data is", "From −1 to 1 in each input."}})),
          &Settings::where))};
}

std::vector<Setting> look_settings(const Settings& now) {
  const bool is_look = now.experiment == Experiment::look;
  return {bound(enabled_if(is_look, choice_parameter(
                                        "Picture", "look.part", "Shown", "Where the network is looked at.",
                                        {{"line", "along a line", ""}, {"plane", "on a plane", ""}})),
                &Settings::part),
          bound(enabled_if(is_single(now.experiment),
                           logarithmic(softly(real_parameter("Picture", "look.radius", "Window ±",
                                                             "The picture shows the line from minus to plus "
                                                             "this, or the square.",
                                                             1e-3, 1e5),
                                              0.1, 1000))),
                &Settings::radius)};
}

Setting start_setting(const Settings& now) {
  Setting setting =
      bound(enabled_if(
                now.experiment == Experiment::beat,
                choice_parameter("Beat it", "beat.start", "Start from", "The network before any climbing.",
                                 {{"random", "a random network", ""},
                                  {"sawtooth", "the sawtooth",
                                   "In every layer two neurons fold the line in half; the others stay "
                                   "random. Each layer doubles the folds."},
                                  {"zigzag", "the zigzag",
                                   "Every layer folds as often as it can: this reaches the largest number "
                                   "that is possible at all."},
                                  {"by_hand", "weights by hand", "The weights as they were changed last."}})),
            &Settings::start);
  setting.write = [write = setting.write](Settings& settings, const lab::Value& value) {
    Settings next = settings;
    if (const Status status = write(next, value); !status) return status;
    if (std::string wrong = mismatch(next.start, next.hidden); !wrong.empty())
      return Status(Error{std::move(wrong)});
    if (next.start != settings.start) next.ascent_steps = 0;
    settings = std::move(next);
    return Status();
  };
  return setting;
}

/// Weights that have no control of their own, but belong to the state: one after another, or nothing.
Setting weights_setting(const char* id, const char* label, std::vector<double> Settings::*member) {
  Setting setting;
  setting.description = stage::text_parameter("Beat it", id, label, "All weights and biases, or nothing.");
  setting.description.is_hidden = true;
  setting.read = [member](const Settings& settings) {
    return lab::Value((settings.*member).empty() ? "" : lab::to_text(lab::WeightsText{0, settings.*member}));
  };
  setting.write = [member](Settings& settings, const lab::Value& value) {
    const std::string& text = std::get<std::string>(value);
    std::vector<double> weights;
    if (!text.empty()) {
      Result<lab::WeightsText> read = lab::parse_weights(text);
      if (!read) return Status(read.error());
      weights = std::move(read.value().parameters);
    }
    if (!weights.empty() && weights.size() != parameter_count(settings.hidden))
      return Status(Error{"The network has " + std::to_string(parameter_count(settings.hidden)) +
                          " weights and biases, and as many numbers would be right."});
    settings.*member = std::move(weights);
    return Status();
  };
  return setting;
}

std::vector<Setting> beat_settings(const Settings& now) {
  const bool is_shown = now.experiment == Experiment::beat;
  return {
      start_setting(now),
      bound(enabled_if(is_shown, softly(integer_parameter("Beat it", "beat.steps", "Steps of climbing",
                                                          "How far the weights have climbed the gradient of "
                                                          "the smoothed count, by Adam.",
                                                          0, most_ascent_steps),
                                        0, 1000)),
            &Settings::ascent_steps),
      bound(enabled_if(is_shown, logarithmic(softly(
                                     real_parameter("Beat it", "beat.temperature", "Temperature T",
                                                    "How smooth the smoothed count is: a neuron that "
                                                    "comes within about T of changing its sign counts in "
                                                    "part. As T falls it becomes the exact count.",
                                                    1e-3, 100),
                                     0.01, 3))),
            &Settings::temperature),
      bound(enabled_if(is_shown, logarithmic(softly(real_parameter("Beat it", "beat.rate", "Step size",
                                                                   "Of Adam: about how much each weight "
                                                                   "changes in a step.",
                                                                   1e-5, 1),
                                                    1e-3, 0.1))),
            &Settings::ascent_rate),
      weights_setting("beat.by_hand", "Weights by hand", &Settings::by_hand),
      weights_setting("beat.record", "Record", &Settings::record)};
}

Setting shown_depth_setting(const Settings& now) {
  return only_drawn(bound(
      enabled_if(
          !is_single(now.experiment),
          choice_parameter(
              "Picture", "picture.depth", "Bounds for", "The depth whose counts stand beside the bounds.",
              {{"1", "1 layer", ""}, {"2", "2 layers", ""}, {"4", "4 layers", ""}, {"8", "8 layers", ""}})),
      &Settings::shown_depth));
}

}  // namespace

std::vector<Setting> setting_table(const Settings& now) {
  std::vector<Setting> table = {
      experiment_setting(),
      nets_setting("race.networks", Experiment::race, &Settings::race_nets, most_race_nets, 100000, now),
      nets_setting("windows.networks", Experiment::windows, &Settings::window_nets, most_window_nets, 200,
                   now),
      nets_setting("biases.networks", Experiment::biases, &Settings::bias_nets, most_bias_nets, 1000, now),
      nets_setting("training.networks", Experiment::training, &Settings::training_nets, most_training_nets,
                   20, now),
      size_setting(now),
      hidden_setting(now),
      inputs_setting(now),
      bias_setting(now),
      seed_setting()};
  for (const std::vector<Setting>& more : {training_settings(now), beat_settings(now), look_settings(now)})
    table.insert(table.end(), more.begin(), more.end());
  table.push_back(shown_depth_setting(now));
  return table;
}

}  // namespace crease::count
