#include "chapters/approximate/settings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "core/base/expression.h"
#include "lab/number_words.h"

namespace crease::approximate {
namespace {

using lab::Choice;
using lab::Parameter;
using lab::ParameterType;
using lab::Value;

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

constexpr std::array<const char*, 5> construction_ids = {"steps", "bumps", "uniform", "greedy", "optimal"};
constexpr std::array<const char*, 3> neuron_ids = {"stacked", "apart", "hidden"};

template <class Enumeration, std::size_t n>
Enumeration named(const std::array<const char*, n>& ids, const Value& value) {
  const auto found = std::find(ids.begin(), ids.end(), std::get<std::string>(value));
  return static_cast<Enumeration>(found - ids.begin());
}

Parameter described(const char* id, const char* label, const char* group, ParameterType type,
                    const char* help) {
  Parameter parameter;
  parameter.id = id;
  parameter.label = label;
  parameter.group = group;
  parameter.type = type;
  parameter.help = help;
  return parameter;
}

Setting target_setting() {
  Setting setting;
  setting.description =
      described("target.function", "Function", "Target", ParameterType::choice,
                "The function that the network is to follow, on a segment of the number line.");
  for (const Target& target : targets)
    setting.description.choices.push_back({target.id, target.label, target.help});
  setting.description.choices.push_back({typed_id, "A formula of your own", "Any formula in x."});
  setting.read = [](const Settings& settings) {
    return Value(settings.target);
  };
  setting.write = [](Settings& settings, const Value& value) {
    settings.target = std::get<std::string>(value);
    return Status();
  };
  return setting;
}

Setting typed_setting(const Settings& now) {
  Setting setting;
  setting.description =
      described("target.formula", "Formula", "Target", ParameterType::text,
                "A formula in x, such as sin(3x) + |x|/2 or exp(-x²). Powers are written with ^.");
  setting.description.is_enabled = now.target == typed_id;
  setting.read = [](const Settings& settings) {
    return Value(settings.typed);
  };
  setting.write = [](Settings& settings, const Value& value) {
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
  setting.description = described("target.segment", "From, to", "Target", ParameterType::text,
                                  "The two ends of the segment on which the error is measured.");
  setting.read = [](const Settings& settings) {
    return Value(lab::to_text(settings.begin) + ", " + lab::to_text(settings.end));
  };
  setting.write = [](Settings& settings, const Value& value) {
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
  Setting setting;
  setting.description = described(
      "network.construction", "Construction", "Network", ParameterType::choice,
      "How the weights are written down. Nothing is trained here: each weight follows from the target.");
  setting.description.choices = {
      {"steps", "Sigmoid steps", "From bin to bin a steep sigmoid climbs by the difference: N − 1 neurons."},
      {"bumps", "Sigmoid bumps",
       "On each bin a bump, the difference of two sigmoids: 2N neurons. At both ends of the segment the "
       "bumps reach only half the height, and more neurons do not help."},
      {"uniform", "ReLU, equal pieces", "N straight pieces of equal width through the graph: N neurons."},
      {"greedy", "ReLU, greedy knots", "One knot after the other, each where the line is farthest off."},
      {"optimal", "ReLU, best knots",
       "The broken line with N pieces that comes closest of all; it need not touch the graph."}};
  setting.read = [](const Settings& settings) {
    return Value(std::string(construction_ids[static_cast<std::size_t>(settings.construction)]));
  };
  setting.write = [](Settings& settings, const Value& value) {
    settings.construction = named<Construction>(construction_ids, value);
    return Status();
  };
  return setting;
}

Setting count_setting(const Settings& now) {
  Setting setting;
  const bool has_bins = is_sigmoid(now.construction);
  setting.description =
      described("network.count", has_bins ? "Bins" : "Pieces", "Network", ParameterType::integer,
                "N: into how many parts the segment is cut. Each costs a neuron or two.");
  setting.description.min = 1;
  setting.description.max = most_count;
  setting.description.soft_min = 1;
  setting.description.soft_max = 64;
  setting.read = [](const Settings& settings) {
    return Value(std::int64_t(settings.count));
  };
  setting.write = [](Settings& settings, const Value& value) {
    settings.count = static_cast<int>(std::get<std::int64_t>(value));
    return Status();
  };
  return setting;
}

Setting sharpness_setting(const Settings& now) {
  Setting setting;
  setting.description =
      described("network.sharpness", "Sharpness kh", "Network", ParameterType::real,
                "The steepness k of every sigmoid times the width h of a bin. Only this product matters: "
                "below 1 the steps run into each other, from 10 on they are as good as sharp.");
  Parameter& parameter = setting.description;
  parameter.min = 0.1;
  parameter.max = 1000;
  parameter.soft_min = 0.5;
  parameter.soft_max = 50;
  parameter.is_logarithmic = true;
  parameter.is_enabled = is_sigmoid(now.construction);
  setting.read = [](const Settings& settings) {
    return Value(settings.sharpness);
  };
  setting.write = [](Settings& settings, const Value& value) {
    settings.sharpness = std::get<double>(value);
    return Status();
  };
  return setting;
}

Setting epsilon_setting() {
  Setting setting;
  setting.description =
      described("question.epsilon", "Error ε", "How many neurons?", ParameterType::real,
                "How far off the network may be at the worst place. The number of neurons that suffices is "
                "searched for, and each answer is measured.");
  Parameter& parameter = setting.description;
  parameter.min = 1e-9;
  parameter.max = 1e9;
  parameter.soft_min = 0.001;
  parameter.soft_max = 1;
  parameter.is_logarithmic = true;
  setting.read = [](const Settings& settings) {
    return Value(settings.epsilon);
  };
  setting.write = [](Settings& settings, const Value& value) {
    settings.epsilon = std::get<double>(value);
    return Status();
  };
  return setting;
}

Setting neurons_setting() {
  Setting setting;
  setting.description = described("picture.neurons", "Neurons", "Picture", ParameterType::choice,
                                  "What is drawn of the single neurons behind the sum.");
  setting.description.choices = {
      {"stacked", "Added one by one", "The sums of the first neurons: how the network is put together."},
      {"apart", "Each by itself", "What each neuron adds to the sum, as a curve of its own."},
      {"hidden", "Not drawn", "The target and the network alone."}};
  setting.is_view = true;
  setting.read = [](const Settings& settings) {
    return Value(std::string(neuron_ids[static_cast<std::size_t>(settings.neurons)]));
  };
  setting.write = [](Settings& settings, const Value& value) {
    settings.neurons = named<Neurons>(neuron_ids, value);
    return Status();
  };
  return setting;
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
  std::vector<Setting> table = {target_setting(),       typed_setting(settings), segment_setting(),
                                construction_setting(), count_setting(settings), sharpness_setting(settings),
                                epsilon_setting(),      neurons_setting()};
  const Settings first;
  for (Setting& setting : table) setting.description.initial = setting.read(first);
  return table;
}

}  // namespace crease::approximate
