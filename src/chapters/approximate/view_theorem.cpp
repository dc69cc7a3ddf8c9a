#include "chapters/stage/view_theorem.h"

#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "chapters/approximate/view_parts.h"
#include "lab/number_words.h"
#include "ui/widgets.h"

namespace crease::approximate {
namespace {

constexpr const char* sigmoid_theorem =
    "Sums of neurons a σ(wx + b) come as close as one likes to every continuous function on a "
    "closed segment: if σ is continuous and leads from 0 to 1 (Cybenko 1989), or if it is "
    "continuous, bounded and not constant (Hornik 1991). Where the second is said under the first "
    "name, the theorem is Hornik's. The proofs show that such sums exist and construct none. The "
    "steps here are the usual picture that goes with them.";
constexpr const char* relu_theorem =
    "ReLU is not bounded, so the theorems about bounded neurons do not speak of it. It is covered "
    "by Leshno, Lin, Pinkus and Schocken (1993): neurons with an activation that is no polynomial "
    "come as close as one likes to every continuous function. On a segment the broken lines here "
    "show it directly.";
constexpr const char* steps_formula =
    "The segment is cut at a₀, a₁, …, aₙ into bins of width h with middles m₁, m₂, …: F(x) = "
    "f(m₁) + (f(m₂) − f(m₁)) σ(k(x − a₁)) + (f(m₃) − f(m₂)) σ(k(x − a₂)) + …, N − 1 neurons. "
    "Where no slope of f exceeds L, steps leave at most L h/2 as k grows; what a finite k adds "
    "depends on k h alone.";
constexpr const char* bumps_formula =
    "The segment is cut at a₀, a₁, …, aₙ into bins with middles m₁, m₂, …: F(x) = f(m₁) (σ(k(x − "
    "a₀)) − σ(k(x − a₁))) + f(m₂) (σ(k(x − a₁)) − σ(k(x − a₂))) + …, 2N neurons. At an end of the "
    "segment there is only half a bump: half of |f| stays as error there, however large N and k "
    "are.";
constexpr const char* lines_formula =
    "With knots x₀ < x₁ < … and s₁, s₂, … the slopes of F between them: F(x) = F(x₀) + s₁ "
    "relu(x − x₀) + (s₂ − s₁) relu(x − x₁) + …, one neuron for every straight piece. Even knots "
    "at distances h leave at most h²/8 · max |f″|; the best K pieces leave about (∫√|f″|)²/(16 "
    "K²).";

using stage::Check;
using stage::Verdict;

std::string number(double value) {
  return lab::significant_text(value, 4);
}

const char* formula_of(Construction construction) {
  if (construction == Construction::steps) return steps_formula;
  return construction == Construction::bumps ? bumps_formula : lines_formula;
}

/// Slopes with a bound make a function continuous.
Check check_hypothesis(const Model& model) {
  if (!std::isfinite(model.lipschitz()))
    return {Verdict::open, "Whether the target is continuous: no bound of its slopes was found."};
  return {Verdict::holds,
          "The target is continuous: no slope on the segment exceeds " + number(model.lipschitz()) + "."};
}

Check check_bound(const Model& model) {
  const std::optional<Distance> distance = model.distance();
  if (!distance) return {Verdict::open, "The error is not measured yet."};
  if (!std::isfinite(model.bound()))
    return {Verdict::open,
            "The error is " + number(distance->high) + "; there is no bound to compare it with."};
  const bool holds = distance->high <= model.bound() * (1 + 1e-9);
  return {holds ? Verdict::holds : Verdict::fails,
          "The error " + number(distance->high) +
              (holds ? " stays within the bound " : " exceeds the bound ") + number(model.bound()) + "."};
}

Check check_epsilon(const Model& model) {
  using Kind = Study::Answer::Kind;
  const Study& study = model.study();
  const Study::Answer& answer = study.needed();
  const std::string asked = lab::to_text(model.settings().epsilon);
  if (answer.kind == Kind::searching)
    return {Verdict::open, "For an error of " + asked + ": N is being searched for."};
  if (answer.kind == Kind::out_of_reach)
    return {Verdict::open, "For an error of " + asked + ": N = " + lab::whole_text(most_count) +
                               ", the largest that is tried, is not enough; it leaves at least " +
                               number(study.measured(most_count)->low) + "."};
  std::string sentence = "For an error of " + asked + ": N = " + lab::whole_text(answer.count) + " leaves " +
                         number(study.measured(answer.count)->high) + " at most";
  if (answer.count > 1)
    sentence += ", one fewer leaves at least " + number(study.measured(answer.count - 1)->low);
  return {Verdict::holds, sentence + "."};
}

/// What can be written down need not be what training finds: an observation, which no theorem speaks of.
std::string training_text(const Model& model) {
  const Starts& starts = model.starts();
  const Starts::Trained* best = starts.best();
  const std::optional<Distance> distance = model.distance();
  if (best == nullptr || !starts.is_done() || !distance || !(distance->high > 0))
    return "Whether training finds a network as good as the construction is not known yet.";
  const double ratio = best->distance.high / distance->high;
  const std::string found = "The best of " + lab::whole_text(starts.starts()) + " random starts comes to " +
                            number(ratio) + " times the construction's error. ";
  return found + (ratio <= 1 ? "Training found a network that is at least as good."
                             : "That a network exists does not mean that training finds it.");
}

}  // namespace

void draw_theorem(const Frame& frame, ui::Column& column) {
  const Model& model = frame.model;
  const Construction construction = model.settings().construction;
  const std::array<stage::Passage, 2> passages = {
      {{"The theorem", is_sigmoid(construction) ? sigmoid_theorem : relu_theorem},
       {"The construction", formula_of(construction)}}};
  const std::vector<Check> checks = {check_hypothesis(model), check_bound(model), check_epsilon(model)};
  stage::draw_theorem(frame.theme, column, passages, checks);
  if (model.settings().starts == 0) return;
  column.skip(frame.theme.metrics.gap);
  stage::draw_heading(frame.theme, column, "Observed");
  column.skip(ui::draw_paragraph(frame.theme, column.take(0), training_text(model), frame.theme.text,
                                 frame.theme.type.small));
}

}  // namespace crease::approximate
