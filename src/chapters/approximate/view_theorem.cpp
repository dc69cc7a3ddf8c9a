#include "chapters/stage/view_theorem.h"

#include <array>
#include <cmath>
#include <string>

#include "chapters/approximate/view_parts.h"
#include "lab/number_words.h"

namespace crease::approximate {
namespace {

constexpr const char* sigmoid_theorem =
    "Sums of neurons a σ(wx + b) come as close as one likes to every continuous function on a closed "
    "segment: if "
    "σ is continuous and rises from 0 to 1 (Cybenko 1989), or if it is continuous, bounded and not constant "
    "(Hornik 1991). The proofs show that such sums exist and construct none. The steps here are the usual "
    "picture that goes with them.";
constexpr const char* relu_theorem =
    "ReLU is not bounded, so the theorems about bounded neurons do not speak of it. It is covered by Leshno, "
    "Lin, "
    "Pinkus and Schocken (1993): neurons with an activation that is no polynomial come as close as one likes "
    "to "
    "every continuous function. On a segment the broken lines here show it directly.";

using stage::Check;
using stage::Verdict;

std::string number(double value) {
  return lab::significant_text(value, 4);
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
    return {Verdict::open, "For an error of " + asked + ": N is being searched."};
  if (answer.kind == Kind::out_of_reach)
    return {Verdict::fails, "For an error of " + asked + ": N = " + lab::whole_text(most_count) +
                                " is not enough, it leaves " + number(study.distances().at(most_count).high) +
                                "."};
  std::string sentence = "For an error of " + asked + ": N = " + lab::whole_text(answer.count) + " leaves " +
                         number(study.distances().at(answer.count).high);
  if (answer.count > 1)
    sentence += ", one fewer leaves " + number(study.distances().at(answer.count - 1).high);
  return {Verdict::holds, sentence + "."};
}

}  // namespace

void draw_theorem(const Frame& frame, ui::Column& column) {
  const Model& model = frame.model;
  const bool is_bounded = is_sigmoid(model.settings().construction);
  const std::array<stage::Passage, 1> passages = {
      {{"The theorem", is_bounded ? sigmoid_theorem : relu_theorem}}};
  const std::array<Check, 3> checks = {check_hypothesis(model), check_bound(model), check_epsilon(model)};
  stage::draw_theorem(frame.theme, column, passages, checks);
}

}  // namespace crease::approximate
