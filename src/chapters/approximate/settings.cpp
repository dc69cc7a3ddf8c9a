#include "chapters/approximate/settings.h"

#include <array>
#include <cmath>
#include <utility>

#include "chapters/approximate/drawing.h"
#include "core/base/check.h"
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
constexpr std::array<Target, 5> surfaces = {{
    {"hill", "exp(-6*(x^2+y^2))", "exp(−6(x² + y²))", "A hill in the middle, and nothing around it."},
    {"saddle", "x*y", "xy", "A saddle: the product of both numbers."},
    {"ring", "cos(7*sqrt(x^2+y^2))", "cos(7√(x² + y²))", "Waves in rings around the middle."},
    {"wave", "sin(4*(x+y))", "sin(4(x + y))",
     "A wave in one direction: a single ridge function is all of it, where there is one at 45°."},
    {"pits", "sin(5*x)*sin(5*y)", "sin(5x) sin(5y)", "Hills and pits in turn, as on an egg box."},
}};

constexpr const char *drawn_id = "drawn", *typed_id = "typed";

constexpr double most_sharpness = 1000;

Setting target_setting() {
  std::vector<lab::Choice> choices;
  for (const Target& target : targets) choices.push_back({target.id, target.label, target.help});
  choices.push_back({drawn_id, "Drawn by hand", "Drawn into the plot with the mouse or a finger."});
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

Setting drawn_setting(const Settings& now) {
  Setting setting;
  setting.description = stage::enabled_if(
      now.is_drawn(),
      stage::text_parameter(
          "Target", "target.drawn", "Heights",
          "What is drawn into the plot: heights at equal distances over the segment, joined by "
          "straight lines. Typed, \"0, 1, 0\" is a roof."));
  setting.read = [](const Settings& settings) {
    return lab::Value(heights_text(settings.drawn));
  };
  setting.write = [](Settings& settings, const lab::Value& value) {
    Result<std::vector<double>> heights = parse_heights(std::get<std::string>(value));
    if (!heights) return Status(heights.error());
    settings.drawn = std::move(heights).value();
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

Setting experiment_setting() {
  return stage::bound(stage::choice_parameter(
                          "Target", "experiment", "Inputs",
                          "Functions of one number, or of two: on a square, boxes need two hidden layers.",
                          {{"line", "x", "One number, and one hidden layer."},
                           {"square", "x and y", "Two numbers, and one hidden layer or two."}}),
                      &Settings::experiment);
}

Setting surface_setting() {
  std::vector<lab::Choice> choices;
  for (const Target& target : surfaces) choices.push_back({target.id, target.label, target.help});
  choices.push_back({typed_id, "A formula of your own", "Any formula in x and y."});
  return stage::bound(
      stage::choice_parameter("Target", "surface.function", "Function",
                              "The function that the network is to follow, on the square from "
                              "−1 to 1 in x and y.",
                              std::move(choices)),
      &Settings::surface);
}

Setting typed_surface_setting(const Settings& now) {
  Setting setting = stage::bound(
      stage::enabled_if(now.surface == typed_id,
                        stage::text_parameter("Target", "surface.formula", "Formula",
                                              "A formula in x and y, such as x*y or max(|x|, |y|).")),
      &Settings::typed_surface);
  setting.write = [](Settings& settings, const lab::Value& value) {
    const std::string& text = std::get<std::string>(value);
    const Result<Expression> parsed = Expression::parse(text, 2);
    if (!parsed) return Status(Error{lab::sentence("Formula: " + parsed.error().message)});
    settings.typed_surface = text;
    return Status();
  };
  return setting;
}

Setting square_setting() {
  return stage::bound(
      stage::choice_parameter(
          "Network", "square.construction", "Construction",
          "How the weights are written down. Nothing is trained here: each weight follows from the target.",
          {{"boxes", "Boxes, two layers",
            "A neuron of the second layer for each box of a grid: on where two bumps of the first layer "
            "meet. "
            "Where four boxes meet, all four are off, and the network is 0."},
           {"corners", "Corners, two layers",
            "A neuron of the second layer for each corner: on above and to the right of it. It adds what the "
            "target's values differ there, so that there are no holes."},
           {"ridges", "Ridges, one layer",
            "Broken lines along some directions, added up: one hidden layer of ReLUs. Their heights are "
            "those "
            "with the least squares of errors."}}),
      &Settings::square);
}

Setting bins_setting(const Settings& now) {
  return stage::bound(stage::enabled_if(now.square != SquareConstruction::ridges,
                                        stage::integer_parameter(
                                            "Network", "square.bins", "Bins along a side",
                                            "N: the square is cut into N × N boxes, each with a neuron of "
                                            "the second layer.",
                                            1, most_bins)),
                      &Settings::bins);
}

Setting directions_setting(const Settings& now) {
  return stage::bound(
      stage::enabled_if(now.square == SquareConstruction::ridges,
                        stage::integer_parameter("Network", "square.directions", "Directions",
                                                 "Along how many directions there are ridges; they share out "
                                                 "the half circle.",
                                                 1, most_directions)),
      &Settings::directions);
}

Setting ridge_pieces_setting(const Settings& now) {
  return stage::bound(stage::enabled_if(now.square == SquareConstruction::ridges,
                                        stage::integer_parameter(
                                            "Network", "square.pieces", "Pieces along each",
                                            "Straight pieces of the broken line along each direction, each "
                                            "with a neuron.",
                                            1, most_ridge_pieces)),
                      &Settings::ridge_pieces);
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

bool has_sigmoids(const Settings& now) {
  return now.is_on_square() ? now.square != SquareConstruction::ridges : is_sigmoid(now.construction);
}

Setting sharpness_setting(const Settings& now) {
  lab::Parameter parameter = stage::real_parameter(
      "Network", "network.sharpness", "Sharpness kh",
      "The steepness k of every sigmoid times the width h of a bin. Only this product matters: "
      "below 1 the steps run into each other, from 10 on they are as good as sharp.",
      0.1, most_sharpness);
  return stage::bound(
      stage::enabled_if(has_sigmoids(now), stage::logarithmic(stage::softly(parameter, 0.5, 50))),
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

Setting starts_setting() {
  return stage::bound(
      stage::integer_parameter(
          "Train it", "training.starts", "Random starts",
          "So many networks with as many neurons as the construction has are trained instead, from random "
          "weights, to see whether training finds what can be written down. 0: none.",
          0, most_starts),
      &Settings::starts);
}

Setting steps_setting(const Settings& now) {
  return stage::bound(
      stage::enabled_if(now.starts > 0,
                        stage::logarithmic(stage::integer_parameter(
                            "Train it", "training.steps", "Steps",
                            "Steps of Adam from each start, with the squared error at 128 places.",
                            fewest_steps, most_steps))),
      &Settings::steps);
}

Setting trained_setting(const Settings& now) {
  return stage::only_drawn(stage::bound(
      stage::enabled_if(now.starts > 0,
                        stage::boolean_parameter("Picture", "picture.trained", "Best trained network",
                                                 "Draws the trained network with the smallest error.")),
      &Settings::shows_trained));
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

constructions::Curve target_of(const Settings& settings) {
  if (settings.is_drawn()) return constructions::Curve::through(settings.drawn, settings.begin, settings.end);
  std::string formula = settings.typed;
  for (const Target& target : targets)
    if (settings.target == target.id) formula = target.formula;
  Result<Expression> target = Expression::parse(formula, 1);
  CREASE_CHECK(target.ok(), "formulas are read before they become settings");
  return std::move(target).value();
}

SquareTask surface_of(const Settings& settings) {
  std::string formula = settings.typed_surface;
  for (const Target& target : surfaces)
    if (settings.surface == target.id) formula = target.formula;
  Result<Expression> target = Expression::parse(formula, 2);
  CREASE_CHECK(target.ok(), "formulas are read before they become settings");
  return {std::move(target).value()};
}

bool has_same_square(const Settings& a, const Settings& b) {
  return a.plan() == b.plan() && a.surface == b.surface &&
         (a.surface != typed_id || a.typed_surface == b.typed_surface);
}

bool has_same_line(const Settings& a, const Settings& b) {
  Settings same = a;
  same.experiment = b.experiment;
  same.surface = b.surface;
  same.typed_surface = b.typed_surface;
  same.square = b.square;
  same.bins = b.bins;
  same.directions = b.directions;
  same.ridge_pieces = b.ridge_pieces;
  return same == b;
}

bool has_same_target(const Settings& a, const Settings& b) {
  return a.target == b.target && a.begin == b.begin && a.end == b.end &&
         (a.target != typed_id || a.typed == b.typed) && (!a.is_drawn() || a.drawn == b.drawn);
}

/// What belongs to the other experiment does not apply.
std::vector<Setting> setting_table(const Settings& settings) {
  const bool is_on_square = settings.is_on_square();
  std::vector<Setting> table = {experiment_setting()};
  const auto add = [&](bool is_here, std::vector<Setting> some) {
    for (Setting& each : some) {
      each.description.is_enabled = each.description.is_enabled && is_here;
      table.push_back(std::move(each));
    }
  };
  add(!is_on_square, {target_setting(), drawn_setting(settings), typed_setting(settings), segment_setting(),
                      construction_setting(), count_setting(settings)});
  add(is_on_square, {surface_setting(), typed_surface_setting(settings), square_setting(),
                     bins_setting(settings), directions_setting(settings), ridge_pieces_setting(settings)});
  add(true, {sharpness_setting(settings)});
  add(!is_on_square, {epsilon_setting(), starts_setting(), steps_setting(settings), neurons_setting(),
                      trained_setting(settings)});
  return table;
}

}  // namespace crease::approximate
