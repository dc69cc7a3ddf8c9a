#include "chapters/approximate/settings.h"

#include <array>
#include <cmath>
#include <utility>

#include "core/base/expression.h"
#include "lab/number_words.h"

namespace crease::approximate {
namespace {

using Setting = stage::Setting<Settings>;

struct Target {
  const char *id, *formula, *label, *help;
};

constexpr std::array<Target, 6> targets = {{
    {"sine", "sin(2*pi*x)", "sin(2πx)", "One smooth wave on the segment from 0 to 1."},
    {"parabola", "x^2", "x²",
     "The simplest curve that bends everywhere alike: equal pieces are the best ones."},
    {"kink", "abs(x - 0.4)", "|x − 0.4|",
     "Two straight lines: a single ReLU can make the kink, sums of smooth steps only come near."},
    {"chirp", "sin(20*x^2)", "sin(20x²)",
     "A wave that becomes faster: equal pieces waste neurons where little happens."},
    {"peak", "1/(1 + 100*(x - 0.5)^2)", "1/(1 + 100(x − ½)²)",
     "A narrow peak on flat ground: knots should gather around it."},
    {"rise", "sin(3*x) + sin(17*x)/3", "sin(3x) + sin(17x)/3", "A slow wave with a faster one on it."},
}};
constexpr const char* typed_id = "typed";

constexpr double most_sharpness = 1000;

Setting target_setting() {
  std::vector<lab::Choice> choices;
  for (const Target& target : targets) choices.push_back({target.id, target.label, target.help});
  choices.push_back({typed_id, "A formula of your own", "Any formula in x."});
  Setting setting;
  setting.description = stage::choice_parameter(
      "Target", "target.function", "Function",
      "The function that the network is to follow, on a segment of the number line.", std::move(choices));
  setting.read = [](const Settings& settings) {
    return lab::Value(settings.target);
  };
  setting.write = [](Settings& settings, const lab::Value& value) {
    settings.target = std::get<std::string>(value);
    return Status();
  };
  return setting;
}

Setting typed_setting(const Settings& now) {
  Setting setting = stage::bound(
      stage::enabled_if(
          now.target == typed_id,
          stage::text_parameter(
              "Target", "target.formula", "Formula",
              "A formula in x, such as sin(3x) + |x|/2 or exp(-x²). Powers are written with ^.")),
      &Settings::typed);
  setting.write = [](Settings& settings, const lab::Value& value) {
    const std::string& text = std::get<std::string>(value);
    const Result<Expression> parsed = Expression::parse(text, 1);
    if (!parsed) return Status(Error{lab::sentence("Formula: " + parsed.error().message)});
    settings.typed = text;
    return Status();
  };
  return setting;
}

Setting segment_setting() {
  Setting setting;
  setting.description = stage::text_parameter("Target", "target.segment", "From, to",
                                              "The two ends of the segment on which the error is measured.");
  setting.read = [](const Settings& settings) {
    return lab::Value(lab::to_text(settings.begin) + ", " + lab::to_text(settings.end));
  };
  setting.write = [](Settings& settings, const lab::Value& value) {
    constexpr double largest = 1e6, narrowest = 1e-6;
    const Result<std::vector<double>> ends = lab::parse_reals(std::get<std::string>(value));
    const bool is_right = ends && ends.value().size() == 2 && std::fabs(ends.value()[0]) <= largest &&
                          std::fabs(ends.value()[1]) <= largest &&
                          ends.value()[1] - ends.value()[0] >= narrowest;
    if (!is_right)
      return Status(Error{"The segment takes two numbers, the smaller one first; \"0, 1\" would be right."});
    settings.begin = ends.value()[0];
    settings.end = ends.value()[1];
    return Status();
  };
  return setting;
}

Setting construction_setting() {
  return stage::bound(
      stage::choice_parameter(
          "Network", "network.construction", "Construction",
          "How the weights are written down. Nothing is trained here: each weight follows from the target.",
          {{"steps", "Sigmoid steps",
            "From bin to bin a steep sigmoid climbs by the difference: N − 1 neurons."},
           {"bumps", "Sigmoid bumps",
            "On each bin a bump, the difference of two sigmoids: 2N neurons. At both ends of the segment the "
            "bumps reach only half the height, and more neurons do not help."},
           {"uniform", "ReLU, equal pieces",
            "N straight pieces of equal width through the graph: N neurons."},
           {"greedy", "ReLU, greedy knots", "One knot after the other, each where the line is farthest off."},
           {"optimal", "ReLU, best knots",
            "The broken line with N pieces that comes closest of all; it need not touch the graph."}}),
      &Settings::construction);
}

Setting count_setting(const Settings& now) {
  const bool has_bins = is_sigmoid(now.construction);
  return stage::bound(
      stage::softly(
          stage::integer_parameter("Network", "network.count", has_bins ? "Bins" : "Pieces",
                                   "N: into how many parts the segment is cut. Each costs a neuron or two.",
                                   1, most_count),
          1, 64),
      &Settings::count);
}

Setting sharpness_setting(const Settings& now) {
  lab::Parameter parameter = stage::real_parameter(
      "Network", "network.sharpness", "Sharpness kh",
      "The steepness k of every sigmoid times the width h of a bin. Only this product matters: "
      "below 1 the steps run into each other, from 10 on they are as good as sharp.",
      0.1, most_sharpness);
  return stage::bound(
      stage::enabled_if(is_sigmoid(now.construction), stage::logarithmic(stage::softly(parameter, 0.5, 50))),
      &Settings::sharpness);
}

Setting epsilon_setting() {
  lab::Parameter parameter = stage::real_parameter(
      "How many neurons?", "question.epsilon", "Error ε",
      "How far off the network may be at the worst place. The number of neurons that suffices is "
      "searched for, and each answer is measured.",
      1e-9, 1e9);
  return stage::bound(stage::logarithmic(stage::softly(parameter, 0.001, 1)), &Settings::epsilon);
}

Setting neurons_setting() {
  return stage::only_drawn(stage::bound(
      stage::choice_parameter(
          "Picture", "picture.neurons", "Neurons", "What is drawn of the single neurons behind the sum.",
          {{"stacked", "Added one by one", "The sums of the first neurons: how the network is put together."},
           {"apart", "Each by itself", "What each neuron adds to the sum, as a curve of its own."},
           {"hidden", "Not drawn", "The target and the network alone."}}),
      &Settings::neurons));
}

}  // namespace

bool is_sigmoid(Construction construction) {
  return construction == Construction::steps || construction == Construction::bumps;
}

std::string formula_of(const Settings& settings) {
  for (const Target& target : targets)
    if (settings.target == target.id) return target.formula;
  return settings.typed;
}

std::vector<Setting> setting_table(const Settings& settings) {
  return {target_setting(),        typed_setting(settings),     segment_setting(), construction_setting(),
          count_setting(settings), sharpness_setting(settings), epsilon_setting(), neurons_setting()};
}

}  // namespace crease::approximate
