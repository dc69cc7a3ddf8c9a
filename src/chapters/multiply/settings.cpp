#include "chapters/multiply/settings.h"

#include <string>
#include <utility>

namespace crease::multiply {
namespace {

using Setting = stage::Setting<Settings>;

void add_factors(std::vector<Setting>& table) {
  table.push_back(stage::bound(
      stage::integer_parameter("Factors", "factors.count", "Factors n",
                               "How many numbers are multiplied. One layer needs twice as many neurons for "
                               "each further factor.",
                               2, most_factors),
      &Settings::factors));
  table.push_back(stage::bound(
      stage::real_parameter(
          "Factors", "factors.first", "x₁",
          "The first factor. From x₃ on the factors are 0.9 + 0.02 i (−1)ⁱ with i = 2, 3, …", -reach, reach),
      &Settings::first));
  table.push_back(stage::bound(
      stage::real_parameter("Factors", "factors.second", "x₂", "The second factor.", -reach, reach),
      &Settings::second));
}

Setting construction_setting() {
  return stage::bound(
      stage::choice_parameter(
          "Network", "network.construction", "Construction",
          "How the network is put together. Nothing is trained for it: each weight is written down.",
          {{"tree", "Tree of gates", "Four neurons multiply two numbers; pairs of pairs, log₂ n layers."},
           {"layers", "Groups in layers",
            "Each layer multiplies groups of about n^(1/k) factors, each with a neuron for every choice of "
            "signs."},
           {"shallow", "One layer", "All factors at once: 2ⁿ neurons, one for every choice of signs."},
           {"squares", "ReLU squares",
            "uv is a difference of two squares, and a sawtooth of ReLUs squares: no smooth activation is "
            "needed."}}),
      &Settings::construction);
}

Setting activation_setting(const Settings& now) {
  Setting setting;
  setting.description = stage::enabled_if(
      now.construction != Construction::squares,
      stage::choice_parameter(
          "Network", "network.activation", "Activation σ",
          "What every hidden neuron computes. A gate needs a derivative σ⁽ⁿ⁾(b) that is not 0.",
          {{"softplus", "Softplus", "log(1 + exp(z)): its second derivative is largest at 0, 1/4."},
           {"sigmoid", "Logistic",
            "1/(1 + exp(−z)): its second derivative is 0 at 0, so that b must be elsewhere."},
           {"tanh", "Tanh",
            "Odd, as the logistic function is up to a constant: its second derivative is 0 at 0."},
           {"gelu", "GELU", "zΦ(z): smooth, with its largest second derivative at 0."},
           {"relu", "ReLU", "Has no second derivative other than 0, and cannot be used in a gate."}}));
  setting.read = [](const Settings& settings) {
    return lab::Value(std::string(nn::name(settings.activation)));
  };
  setting.write = [](Settings& settings, const lab::Value& value) {
    const nn::Activation wanted = *nn::activation_named(std::get<std::string>(value));
    if (wanted == nn::Activation::relu)
      return Status(Error{
          "ReLU is straight on both sides of its corner: its second derivative is 0 wherever there is one, "
          "and the four neurons of a gate cancel. ReLU squares multiply with ReLU in another way."});
    settings.activation = wanted;
    return Status();
  };
  return setting;
}

void add_network(std::vector<Setting>& table, const Settings& now) {
  const bool has_gates = now.construction != Construction::squares;
  table.push_back(construction_setting());
  table.push_back(stage::bound(
      stage::enabled_if(now.construction == Construction::layers,
                        stage::integer_parameter("Network", "network.layers", "Layers k",
                                                 "Hidden layers; fewer where fewer are enough for n factors.",
                                                 2, most_layers)),
      &Settings::layers));
  table.push_back(activation_setting(now));
  table.push_back(stage::bound(
      stage::enabled_if(has_gates,
                        stage::logarithmic(stage::softly(
                            stage::real_parameter(
                                "Network", "network.lambda", "Scale λ",
                                "Every gate multiplies its factors by λ before σ, and divides by powers of λ "
                                "behind it. Smaller is more exact, until round-off takes over.",
                                least_lambda, most_lambda),
                            1e-6, 2))),
      &Settings::lambda));
  table.push_back(stage::bound(
      stage::enabled_if(
          has_gates, stage::boolean_parameter("Network", "network.best_point", "Best working point",
                                              "b where the derivative that counts is largest, for each size "
                                              "of group; otherwise the same b for all neurons.")),
      &Settings::has_best_point));
  table.push_back(stage::bound(
      stage::enabled_if(
          has_gates && !now.has_best_point,
          stage::real_parameter("Network", "network.point", "Working point b",
                                "The bias of every hidden neuron: around it σ is expanded.", -4, 4)),
      &Settings::point));
  table.push_back(stage::bound(
      stage::enabled_if(!has_gates, stage::integer_parameter(
                                        "Network", "network.folds", "Folds m",
                                        "Of each square: 2^m straight pieces, and a quarter of the error "
                                        "for each more.",
                                        1, most_folds)),
      &Settings::folds));
}

void add_training(std::vector<Setting>& table) {
  table.push_back(stage::bound(
      stage::softly(stage::integer_parameter(
                        "Training", "training.steps", "Steps",
                        "A network of the same shape, from random weights, takes so many steps of Adam on "
                        "random factors with their product as target; 32 rows a step.",
                        0, most_steps),
                    0, 10'000),
      &Settings::training_steps));
  table.push_back(stage::bound(
      stage::logarithmic(stage::softly(stage::real_parameter("Training", "training.rate", "Learning rate",
                                                             "The step size of Adam.", 1e-6, 1),
                                       1e-4, 0.1)),
      &Settings::rate));
  table.push_back(stage::bound(
      stage::softly(stage::integer_parameter(
                        "Training", "training.seed", "Seed",
                        "Chooses the first weights, the factors and the order of the rows.", 0, 1e9),
                    1, 20),
      &Settings::seed));
}

void add_picture(std::vector<Setting>& table) {
  table.push_back(stage::only_drawn(stage::bound(
      stage::logarithmic(stage::real_parameter("Picture", "picture.zoom", "Zoom",
                                               "Into the column of the one layer; the wheel does the same.",
                                               1, most_zoom)),
      &Settings::zoom)));
  table.push_back(stage::only_drawn(stage::bound(
      stage::real_parameter("Picture", "picture.place", "Place",
                            "The middle of what is seen of the column: 0 is its top, 1 its bottom.", 0, 1),
      &Settings::place)));
}

}  // namespace

std::vector<stage::Setting<Settings>> setting_table(const Settings& settings) {
  std::vector<Setting> table;
  add_factors(table);
  add_network(table, settings);
  add_training(table);
  add_picture(table);
  return table;
}

}  // namespace crease::multiply
