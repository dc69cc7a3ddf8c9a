#include "chapters/stage/view_theorem.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "chapters/bend/view_parts.h"
#include "lab/number_words.h"

namespace crease::bend {
namespace {

using stage::Check;
using stage::Verdict;

constexpr const char* where_text =
    "The boundary of a neuron in the first layer is a straight line. In a later layer it bends exactly where "
    "it "
    "crosses the boundary of an earlier neuron that reaches it through neurons that are on. Neurons of its "
    "own "
    "layer and of later ones leave it straight.";
constexpr const char* rule_text =
    "So where two boundaries cross, at most one of them bends, and that is the deeper one. What is straight "
    "everywhere looks like the first layer; chains of bends tell the others apart.";
constexpr const char* weight_text =
    "At a bend the gradient of z jumps by a multiple of the gradient of what bends it. For neighbouring "
    "layers "
    "this multiple is the weight between the two neurons: the bend gives the weight away.";
constexpr const char* shape_text =
    "From the second layer on a boundary may have several components, may be a closed curve, or may be "
    "empty: "
    "then the neuron is always on or always off. Off everywhere, or dead, it is with probability 1/2ⁿ⁺¹ for "
    "n "
    "first neurons up to the number of inputs, and 5/64 for three neurons and two inputs, if weights and "
    "biases "
    "are independent and symmetric.";

std::string number(double value) {
  return lab::significant_text(value, 3);
}

Check check_rule(const regions::CrossingTally& tally) {
  if (tally.crossings == 0) return {Verdict::open, "Boundaries of different layers do not cross in view."};
  const bool holds = tally.earlier_bends == 0;
  return {holds ? Verdict::holds : Verdict::fails,
          "Crossings of different layers: " + lab::whole_text(tally.crossings) +
              "; the deeper boundary bends at " + lab::whole_text(tally.deeper_bends) +
              ", the earlier one at " + lab::whole_text(tally.earlier_bends) + "."};
}

Check check_within(const regions::CrossingTally& tally) {
  if (tally.within_layer == 0) return {Verdict::open, "Boundaries of the same layer do not cross in view."};
  return {tally.within_bends == 0 ? Verdict::holds : Verdict::fails,
          "Crossings within a layer: " + lab::whole_text(tally.within_layer) +
              "; bends there: " + lab::whole_text(tally.within_bends) + "."};
}

Check check_weights(const Model& model) {
  constexpr double nothing = 1e-9;
  if (model.is_secret()) return {Verdict::open, "Its bends are not told before the guess."};
  int measured = 0;
  double worst = 0;
  for (const regions::BoundaryCrossing& crossing : model.crossings()) {
    if (!crossing.is_earlier) continue;
    ++measured;
    const double size = std::max(1.0, std::fabs(crossing.path_weight));
    worst =
        std::max({worst, std::fabs(crossing.weight - crossing.path_weight) / size, crossing.off_parallel});
  }
  if (measured == 0) return {Verdict::open, "The boundary crosses no earlier one in view."};
  return {worst < nothing ? Verdict::holds : Verdict::fails,
          "Weights from the jumps at crossings of earlier boundaries: " + lab::whole_text(measured) +
              "; the largest difference from the network's own is " + number(worst) + "."};
}

Check check_dead(const Study& study) {
  const auto exact = regions::dead_probability(2, study.width());
  if (!exact || !study.is_done()) return {Verdict::open, "Dead neurons: nothing to compare yet."};
  const double error = std::sqrt(*exact * (1 - *exact) / study.drawn());
  const double away = std::fabs(study.share() - *exact) / error;
  return {away < 4 ? Verdict::holds : Verdict::fails,
          "The measured share of dead neurons is " + number(away) + " standard errors from the exact one."};
}

Check check_shape(const Model& model) {
  return {
      Verdict::open,
      "Components of this boundary in view: " + lab::whole_text(static_cast<double>(model.lines().size())) +
          ", closed: " + lab::whole_text(model.closed_lines()) +
          "; neurons without a boundary in view: " + lab::whole_text(model.empty_boundaries()) + "."};
}

}  // namespace

void draw_theorem(const Frame& frame, ui::Column& column) {
  const Model& model = frame.model;
  const std::vector<stage::Passage> passages = {{"Where boundaries bend", where_text},
                                                {"The crossing rule", rule_text},
                                                {"A bend gives a weight away", weight_text},
                                                {"Components, curves, nothing", shape_text}};
  const std::vector<Check> checks = {check_rule(model.tally()), check_within(model.tally()),
                                     check_weights(model), check_shape(model), check_dead(model.study())};
  stage::draw_theorem(frame.theme, column, passages, checks);
}

}  // namespace crease::bend
