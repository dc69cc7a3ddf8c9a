#include "chapters/fold/settings.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace crease::fold {
namespace {

using constructions::Fold;
using Setting = stage::Setting<Settings>;
using Table = std::vector<Setting>;

constexpr double finest = 1.0 / (std::int64_t(1) << deepest);  ///< 2^-50: every window begins at a multiple
constexpr double most_number = 2147483647;

Setting experiment_setting() {
  return stage::bound(
      stage::choice_parameter(
          "Experiment", "experiment", "Experiment", "What is done with folds.",
          {{"fold", "Fold a segment", "Layer folds over layer: drag the creases, and zoom to the teeth."},
           {"disturb", "Disturb a weight", "One weight moves by ε, and teeth die."},
           {"train", "Train it", "Networks learn the sawtooth from points, deep and shallow."},
           {"sheet", "Fold a sheet", "The same with a square: absolute values of two ReLUs each."}}),
      &Settings::experiment);
}

Setting creases_setting(bool is_shown) {
  Setting setting;
  setting.description = stage::enabled_if(
      is_shown,
      stage::text_parameter("Network", "fold.creases", "Own creases",
                            "Per fold the crease and the heights at 0, at the crease and at 1, such as "
                            "“0.5 0 1 0; 0.3”. What is not said is the tent. Or drag the handles."));
  setting.read = [](const Settings& settings) {
    return lab::Value(folds_text(settings.own));
  };
  setting.write = [](Settings& settings, const lab::Value& value) {
    Result<std::vector<Fold>> folds = parse_folds(std::get<std::string>(value));
    if (!folds) return Status(folds.error());
    settings.own = std::move(folds).value();
    return Status();
  };
  return setting;
}

void add_fold(Table& table, const Settings& now) {
  const bool is_fold = now.experiment == Experiment::fold, is_disturb = now.experiment == Experiment::disturb;
  table.push_back(stage::bound(
      stage::enabled_if(
          is_fold || is_disturb,
          stage::integer_parameter("Network", "fold.depth", "Folds d",
                                   "Hidden layers of two neurons each: every one folds once.", 1, deepest)),
      &Settings::depth));
  table.push_back(creases_setting(is_fold || is_disturb));
  Setting zoom = stage::bound(
      stage::enabled_if(is_fold || is_disturb,
                        stage::integer_parameter("Window", "zoom.exponent", "Zoom k",
                                                 "The window is 2⁻ᵏ wide. In the plots a drag moves it, and "
                                                 "the wheel zooms.",
                                                 0, most_zoom)),
      &Settings::zoom);
  zoom.write = [](Settings& settings, const lab::Value& value) {
    set_window(settings, settings.zoom_begin, static_cast<int>(std::get<std::int64_t>(value)));
    return Status();
  };
  table.push_back(zoom);
  Setting begin = stage::bound(
      stage::enabled_if((is_fold || is_disturb) && now.zoom > 0,
                        stage::real_parameter("Window", "zoom.begin", "From x",
                                              "Where the window begins, to a multiple of 2⁻⁵⁰.", 0, 1)),
      &Settings::zoom_begin);
  begin.write = [](Settings& settings, const lab::Value& value) {
    set_window(settings, std::get<double>(value), settings.zoom);
    return Status();
  };
  table.push_back(begin);
}

void add_random(Table& table, const Settings& now) {
  const bool is_shown = now.experiment == Experiment::fold;
  const char* group = "Random networks";
  table.push_back(stage::bound(
      stage::enabled_if(is_shown,
                        stage::integer_parameter(group, "random.width", "Width",
                                                 "Neurons per layer of the random networks. As narrow as "
                                                 "the sawtooth, 2, most of them end up constant.",
                                                 1, 32)),
      &Settings::random_width));
  table.push_back(stage::bound(
      stage::enabled_if(is_shown, stage::integer_parameter(group, "random.seeds", "Networks",
                                                           "How many are counted for each size.", 2, 400)),
      &Settings::random_seeds));
  table.push_back(stage::bound(
      stage::enabled_if(is_shown, stage::softly(stage::integer_parameter(group, "random.seed", "First seed",
                                                                         "The others follow it one by one.",
                                                                         0, most_number),
                                                0, 1000)),
      &Settings::random_seed));
}

Setting number_setting(const Settings& now) {
  Setting setting =
      stage::bound(stage::enabled_if(now.experiment == Experiment::disturb,
                                     stage::choice_parameter("Weight", "disturb.number", "Weight",
                                                             "Which number of the layer moves.",
                                                             {{"w11", "Neuron 1, first input", ""},
                                                              {"w12", "Neuron 1, second input", ""},
                                                              {"w21", "Neuron 2, first input", ""},
                                                              {"w22", "Neuron 2, second input", ""},
                                                              {"b1", "Bias of neuron 1", ""},
                                                              {"b2", "Bias of neuron 2", ""}})),
                   &Settings::disturbed_number);
  return setting;
}

void add_disturbance(Table& table, const Settings& now) {
  const bool is_shown = now.experiment == Experiment::disturb;
  table.push_back(stage::bound(
      stage::enabled_if(is_shown,
                        stage::softly(stage::integer_parameter(
                                          "Weight", "disturb.layer", "Layer",
                                          "Whose weight moves; the last one is the output. Deeper than there "
                                          "are layers means the output.",
                                          1, deepest_disturbed + 1),
                                      1, std::min(now.depth, deepest_disturbed) + 1)),
      &Settings::disturbed_layer));
  table.push_back(number_setting(now));
  table.push_back(stage::bound(
      stage::enabled_if(is_shown, stage::logarithmic(stage::softly(
                                      stage::real_parameter("Weight", "disturb.epsilon", "ε",
                                                            "What is added to the weight.", 1e-9, 1),
                                      1e-6, 1))),
      &Settings::epsilon));
}

void add_training(Table& table, const Settings& now) {
  const bool is_shown = now.experiment == Experiment::train;
  const auto add = [&](lab::Parameter parameter, auto member) {
    table.push_back(stage::bound(stage::enabled_if(is_shown, std::move(parameter)), member));
  };
  const char* group = "Training";
  std::vector<lab::Choice> choices = {{"deep", "", "As deep as the sawtooth; first weights as usual."},
                                      {"same", "", "2d neurons: as many numbers as the sawtooth has."},
                                      {"enough", "", "As many neurons as pieces: some weights fit exactly."},
                                      {"solution", "", "Starts from the sawtooth itself, with noise."}};
  for (std::size_t i = 0; i < choices.size(); ++i) choices[i].label = runner_labels[i];
  table.push_back(stage::only_drawn(stage::bound(
      stage::enabled_if(is_shown, stage::choice_parameter("Network", "train.network", "Network",
                                                          "Which of the four is told about and saved.",
                                                          std::move(choices))),
      &Settings::chosen)));
  add(stage::integer_parameter(group, "train.depth", "Folds d", "The sawtooth that is learned has 2ᵈ pieces.",
                               1, deepest_trained),
      &Settings::train_depth);
  add(stage::integer_parameter(group, "train.width", "Width of the deep one",
                               "Neurons per layer; two are enough to write the sawtooth down.", 2, 32),
      &Settings::train_width);
  add(stage::logarithmic(stage::softly(
          stage::real_parameter(group, "train.rate", "Learning rate", "Of Adam, the same for all.", 1e-6, 1),
          1e-4, 0.1)),
      &Settings::train_rate);
  add(stage::logarithmic(
          stage::softly(stage::real_parameter(group, "train.noise", "Noise σ",
                                              "Standard deviation of what is added to every number of the "
                                              "exact network before it trains.",
                                              1e-9, 1),
                        1e-5, 0.3)),
      &Settings::train_noise);
  add(stage::logarithmic(stage::integer_parameter(group, "train.steps", "Steps",
                                                  "Steps of 64 points each, of every network.", 100, 50000)),
      &Settings::train_steps);
  add(stage::softly(
          stage::integer_parameter(group, "train.seed", "Seed",
                                   "Of first weights, noise, and the order of the points.", 0, most_number),
          0, 1000),
      &Settings::train_seed);
}

void add_sheet(Table& table, const Settings& now) {
  const bool is_shown = now.experiment == Experiment::sheet;
  table.push_back(stage::bound(
      stage::enabled_if(is_shown,
                        stage::integer_parameter("Network", "sheet.folds", "Folds",
                                                 "Hidden layers: each folds the sheet along one line.", 1,
                                                 most_sheet_folds)),
      &Settings::sheet_folds));
  table.push_back(stage::bound(
      stage::enabled_if(
          is_shown,
          stage::real_parameter("Network", "sheet.turn", "Turn",
                                "By how many degrees each line is turned against the one before.", 0, 180)),
      &Settings::sheet_turn_deg));
  table.back().description.unit = "°";
  table.push_back(stage::bound(
      stage::enabled_if(
          is_shown, stage::real_parameter("Network", "sheet.place", "Offset",
                                          "Where the lines cross the folded sheet: 0 in its middle, −1 and "
                                          "1 at its ends.",
                                          -0.9, 0.9)),
      &Settings::sheet_place));
}

Result<Fold> parse_fold(std::string_view text) {
  Fold fold;
  double* const numbers[] = {&fold.crease, &fold.left, &fold.top, &fold.right};
  std::size_t count = 0;
  for (const std::string_view word : lab::split_text(text, ' ')) {
    if (word.empty()) continue;
    if (count == std::size(numbers)) return Error{"a fold takes four numbers at most"};
    const Result<double> number = lab::parse_real(word);
    if (!number) return number.error();
    *numbers[count++] = number.value();
  }
  if (const Status status = constructions::check_fold(fold); !status) return status.error();
  return fold;
}

}  // namespace

std::vector<Fold> folds_of(const Settings& settings) {
  std::vector<Fold> folds = settings.own;
  folds.resize(static_cast<std::size_t>(settings.depth));
  return folds;
}

double zoom_end(const Settings& settings) {
  return settings.zoom_begin + std::ldexp(1, -settings.zoom);
}

void set_window(Settings& settings, double begin, int zoom) {
  settings.zoom = std::clamp(zoom, 0, most_zoom);
  const double snapped = std::round(begin / finest) * finest;
  settings.zoom_begin = std::clamp(snapped, 0.0, 1 - std::ldexp(1, -settings.zoom));
}

Result<std::vector<Fold>> parse_folds(std::string_view text) {
  std::vector<Fold> folds;
  for (const std::string_view part : lab::split_text(text, ';')) {
    const Result<Fold> fold = parse_fold(part);
    if (!fold) return Error{"fold " + std::to_string(folds.size() + 1) + ": " + fold.error().message};
    folds.push_back(fold.value());
  }
  if (folds.size() > static_cast<std::size_t>(deepest))
    return Error{"there are at most " + std::to_string(deepest) + " folds"};
  while (!folds.empty() && folds.back() == Fold()) folds.pop_back();
  return folds;
}

std::string folds_text(std::vector<Fold> folds) {
  while (!folds.empty() && folds.back() == Fold()) folds.pop_back();
  std::string text;
  for (const Fold& fold : folds) {
    if (!text.empty()) text += "; ";
    text += lab::to_text(fold.crease);
    const Fold upright{fold.crease};
    if (fold == upright) continue;
    for (const double height : {fold.left, fold.top, fold.right}) text += " " + lab::to_text(height);
  }
  return text;
}

Table setting_table(const Settings& settings) {
  Table table = {experiment_setting()};
  add_fold(table, settings);
  add_random(table, settings);
  add_disturbance(table, settings);
  add_training(table, settings);
  add_sheet(table, settings);
  return table;
}

}  // namespace crease::fold
