#include "chapters/stage/view_theorem.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "chapters/fold/view_parts.h"
#include "core/regions/region_bounds.h"
#include "lab/number_words.h"

namespace crease::fold {
namespace {

using stage::Check;
using stage::Passage;
using stage::Verdict;

std::string number(double value) {
  return lab::significant_text(value, 4);
}

std::string whole(double value) {
  return value < 1e9 ? lab::whole_text(value) : lab::significant_text(value, 4);
}

Verdict holds_if(bool is_so) {
  return is_so ? Verdict::holds : Verdict::fails;
}

bool is_at_most(const Natural& p, const Natural& q) {
  const std::string a = p.text(), b = q.text();
  return a.size() != b.size() ? a.size() < b.size() : a <= b;
}

// --- Folds of a segment ----------------------------------------------------------------------------------

std::vector<Passage> fold_passages() {
  return {
      {"The folds",
       "Two neurons make the tent T(x) = 2 relu(x) − 4 relu(x − ½): it folds [0, 1] in the middle. Applied d "
       "times, layer after layer, it has 2ᵈ straight pieces on [0, 1], which are 2ᵈ⁻¹ peaks; on the whole "
       "line 2ᵈ + 2 from d = 2 on. All its numbers are dyadic, so nothing is rounded."},
      {"", "One layer of N neurons bends at most N times: N + 1 pieces, for whatever weights."},
      {"Telgarsky 2015",
       "For every k there are 2ᵏ labelled points of [0, 1] on which some network with two nodes in each of "
       "2k layers makes no error, while every ReLU network with l layers of at most 2^((k − 3)/l − 1) nodes "
       "is wrong on a sixth of them or more."},
      {"Hanin and Rolnick 2019",
       "At initialisation, the average number of regions along a line grows linearly in the number of "
       "neurons, however they are arranged in layers."}};
}

Check check_exact(const Model& model) {
  if (model.asked_places() == 0)
    return {Verdict::open, "Creases that were moved are not dyadic: values are rounded to 16 digits."};
  return {holds_if(model.exact_places() == model.asked_places()),
          "At " + whole(model.exact_places()) + " of " + whole(model.asked_places()) +
              " places j/2ᵈ chosen at random, f is exactly 0 for even j and 1 for odd j."};
}

Check check_measured(const Model& model) {
  if (model.settings().depth > deepest_measured)
    return {Verdict::open,
            "Beyond 14 folds the pieces are too many to list; they are counted by the images "
            "of the segment's ends and creases, exactly."};
  const std::optional<int> measured = model.measured_pieces();
  if (!measured) return {Verdict::open, "The line algorithm is counting."};
  const Natural& told = model.counts().pieces.back();
  return {holds_if(Natural(static_cast<std::uint64_t>(*measured)) == told),
          "The line algorithm finds " + whole(*measured) + " pieces on [0, 1]; the folds say " +
              whole(told.to_double()) + "."};
}

Check check_whole_line(const Model& model) {
  if (!model.whole_line_pieces()) return {Verdict::open, "Pieces on the whole line are not counted here."};
  const int depth = model.settings().depth;
  const int expected = depth == 1 ? 3 : (1 << depth) + 2;
  return {holds_if(*model.whole_line_pieces() == expected),
          "On the whole line there are " + whole(*model.whole_line_pieces()) + " pieces; " + whole(expected) +
              " are claimed."};
}

/// By the bound of region_bounds.h, which is exact for one input.
Check check_most(const Model& model) {
  const std::vector<int> widths(static_cast<std::size_t>(model.settings().depth), 2);
  const Natural most = regions::region_bounds(1, widths).serra;
  const Natural& pieces = model.counts().pieces.back();
  return {holds_if(is_at_most(pieces, most)),
          whole(pieces.to_double()) + " pieces are no more than " + whole(most.to_double()) +
              ", the bound of Serra, Tjandraatmadja and Ramalingam (2018) for these layers: the sawtooth is "
              "not the network with the most pieces."};
}

Check check_one_layer(const Model& model) {
  const int neurons = 2 * model.settings().depth;
  const double pieces = model.counts().pieces.back().to_double();
  return {holds_if(pieces > neurons + 1), "Deep wins: " + whole(pieces) + " pieces with " + whole(neurons) +
                                              " neurons. One layer has " + whole(neurons + 1) +
                                              " with as many, and needs " + whole(std::max(0.0, pieces - 1)) +
                                              " neurons for them."};
}

/// That the folds are right, and that too few neurons are wrong on a sixth or more.
std::vector<Check> check_labels(const Model& model) {
  const std::optional<LabelStudy>& study = model.labels();
  if (!study) return {{Verdict::open, "Points with alternating labels are being counted."}};
  const std::string of_points = " of " + whole(study->points) + " points j/2ᵏ";
  std::vector<Check> checks = {
      {holds_if(study->wrong == 0), "Folded " + whole(study->k) + " times, the network is wrong on " +
                                        whole(study->wrong) + of_points + " with alternating labels."}};
  if (!study->neurons) {
    checks.push_back(
        {Verdict::open, "For k up to 4 Telgarsky's theorem speaks of no network: 2^(k − 4) < 1."});
    return checks;
  }
  checks.push_back(
      {holds_if(6 * study->layer_wrong >= study->points && study->layer_wrong >= study->layer_least),
       "One layer of " + whole(*study->neurons) + " neurons that follows the first teeth is wrong on " +
           whole(study->layer_wrong) + of_points + "; by its crossings of ½ at least " +
           whole(study->layer_least) + ", and a sixth is claimed."});
  if (study->most_layers == 0) return checks;
  checks.push_back({holds_if(6 * study->folded_wrong >= study->points),
                    "Folded at most " + whole(study->most_layers) + " times only, it is wrong on " +
                        whole(study->folded_wrong) + of_points + " or more; a sixth is claimed."});
  return checks;
}

Check check_random(const Model& model) {
  if (!model.random().is_done()) return {Verdict::open, "Random networks are being counted."};
  const RandomStudy::Point& last = model.random().points().back();
  const double off = std::fabs(last.pieces.mean - (last.neurons + 1));
  const bool is_near = off <= std::max(3 * last.pieces.standard_error, 0.1 * last.neurons);
  return {holds_if(is_near), "Random networks have about N + 1 pieces: " + number(last.pieces.mean) + " ± " +
                                 lab::significant_text(last.pieces.standard_error, 2) +
                                 " on average for N = " + whole(last.neurons) + " in layers of " +
                                 whole(model.random().width()) + "."};
}

// --- A weight that moves ---------------------------------------------------------------------------------

std::vector<Passage> disturb_passages() {
  return {{"Why teeth die",
           "Every fold doubles slopes. What a weight of layer l adds to a height is multiplied by up to 2 "
           "in every layer behind: ε in the first layer becomes about 2ᵈε. A tooth that no longer reaches "
           "½ is lost, for whoever reads the network by that height."},
          {"", "So a network as deep as that is neither found nor kept by small random steps."}};
}

/// What an ε on this number can do to the sawtooth at most: T has slopes of ±2 or 0, reads neuron 1 times 2
/// and neuron 2 times 4; inputs of a layer are at most 1 and 1/2.
double largest_effect(const Settings& settings, int depth) {
  const Number which = settings.disturbed_number;
  const bool is_second = which == Number::w21 || which == Number::w22 || which == Number::b2;
  const bool reads_second = which == Number::w12 || which == Number::w22;
  const double input = reads_second ? 0.5 : 1;
  if (settings.disturbed_layer > depth) return input * settings.epsilon;
  return (is_second ? 4 : 2) * input * std::ldexp(settings.epsilon, depth - settings.disturbed_layer);
}

std::vector<Check> disturb_checks(const Model& model) {
  const Disturbance& disturbance = *model.disturbance();
  const std::optional<Damage>& now = disturbance.now();
  if (!now) return {{Verdict::open, "The moved network is being measured."}};
  const Damage& whole_network = disturbance.whole();
  std::vector<Check> checks = {
      {holds_if(now->crossings >= whole_network.crossings), "All teeth stand: the height ½ is crossed " +
                                                                whole(now->crossings) + " times, before " +
                                                                whole(whole_network.crossings) + "."},
      {holds_if(now->pieces >= whole_network.pieces),
       "All pieces stay: " + whole(now->pieces) + ", before " + whole(whole_network.pieces) + "."}};
  if (!model.is_sawtooth() || !model.message().empty()) return checks;
  const double bound = largest_effect(model.settings(), disturbance.network().architecture.depth() - 1);
  checks.push_back({holds_if(now->sup_change <= bound * (1 + 1e-9) + 1e-12),
                    "The largest change " + number(now->sup_change) + " stays within " + number(bound) +
                        ", which the slopes behind the weight allow."});
  return checks;
}

// --- Training --------------------------------------------------------------------------------------------

std::vector<Passage> train_passages() {
  return {{"Expressible is not learnable",
           "The sawtooth is written down with two neurons per layer. Four networks learn it from points: as "
           "deep as it is; one layer of the same size; one layer with enough neurons; and the sawtooth "
           "itself with a little noise."},
          {"",
           "One layer of N neurons crosses the height ½ at most N + 1 times, so of 2ᵈ points with "
           "alternating labels it has at least (2ᵈ − N − 2)/2 on the wrong side, however it is trained."}};
}

Check check_learned(const Model& model, std::size_t which) {
  const Race& race = *model.race();
  const Runner& runner = race.runners()[which];
  const bool is_learned = runner.error.back() < race.error_of_half() / 10;
  return {race.is_done() || is_learned ? holds_if(is_learned) : Verdict::open,
          "Error less than a tenth of that of ½: " + std::string(runner_labels[which]) + " has " +
              number(runner.error.back() / race.error_of_half()) + " of it."};
}

Check check_shallow(const Model& model) {
  const Race& race = *model.race();
  const int points = 1 << race.depth(), neurons = 2 * race.depth();
  const int least = std::max(0, (points - neurons - 1) / 2);
  const double wrong = race.runners()[1].wrong * points;
  return {holds_if(wrong >= least), "One layer of " + whole(neurons) + " neurons is wrong on " +
                                        whole(wrong) + " of " + whole(points) + " points; at least " +
                                        whole(least) + " must be."};
}

// --- The sheet -------------------------------------------------------------------------------------------

std::vector<Passage> sheet_passages() {
  return {{"Folding a plane",
           "|u| = relu(u) + relu(−u) lays one side of a line over the other. A third neuron carries the "
           "place along the line on; it never bends. Each fold cuts every part in two at most: 2ᵈ cells "
           "after d folds, and unfolded, a pattern of creases that bend at the creases before."},
          {"",
           "One layer bends along straight lines only, and d lines cut a plane into at most "
           "1 + d + d(d − 1)/2 parts."}};
}

std::vector<Check> sheet_checks(const Model& model) {
  const Sheet& sheet = *model.sheet();
  const int folds = model.settings().sheet_folds, straight = 1 + folds + folds * (folds - 1) / 2;
  std::vector<Check> checks = {
      {holds_if(sheet.cells <= 1 << folds),
       whole(sheet.cells) + " cells are no more than " + whole(1 << folds) + "."},
      {holds_if(sheet.cells == static_cast<int>(sheet.folded.flaps.size())),
       "The exact subdivision of the network finds " + whole(sheet.cells) + " cells, folding the paper " +
           whole(static_cast<double>(sheet.folded.flaps.size())) + " parts."},
      {holds_if(sheet.cells > straight), "Folds win: " + whole(sheet.cells) + " cells, and " +
                                             whole(straight) + " for as many straight lines."}};
  if (sheet.slivers > 0)
    checks.push_back({Verdict::open, "Left out: " + whole(sheet.slivers) +
                                         " slivers that rounding makes where creases meet in a point."});
  return checks;
}

}  // namespace

void draw_theorem(const Frame& frame, ui::Column& column) {
  const Model& model = frame.model;
  std::vector<Passage> passages;
  std::vector<Check> checks;
  if (model.disturbance() != nullptr) {
    passages = disturb_passages();
    checks = disturb_checks(model);
  } else if (model.race() != nullptr) {
    passages = train_passages();
    for (std::size_t which = 0; which < 4; ++which) checks.push_back(check_learned(model, which));
    checks.push_back(check_shallow(model));
  } else if (model.sheet() != nullptr) {
    passages = sheet_passages();
    checks = sheet_checks(model);
  } else {
    passages = fold_passages();
    checks = {check_exact(model), check_measured(model), check_one_layer(model), check_most(model),
              check_random(model)};
    if (model.is_sawtooth()) checks.push_back(check_whole_line(model));
    for (Check& check : check_labels(model)) checks.push_back(std::move(check));
  }
  stage::draw_theorem(frame.theme, column, passages, checks);
}

}  // namespace crease::fold
