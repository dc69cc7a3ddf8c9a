#include "chapters/stage/view_theorem.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "chapters/distance/local_complexity.h"
#include "chapters/distance/view_parts.h"
#include "lab/number_words.h"

namespace crease::distance {
namespace {

using stage::Check;
using stage::Verdict;

constexpr const char* bound_text =
    "In a network with random first weights the mean distance from a point to the nearest boundary is at "
    "least c/N, with N neurons and a number c that depends on the sizes of weights and biases: this is what "
    "Hanin and Rolnick (2019) prove. That it is not much larger either, and stays so through training, is "
    "measured and not proved.";
constexpr const char* step_text =
    "A short distance makes it neither hard nor easy to change the network's answer: the ball only says how "
    "far the network is one affine function. Both lengths are among what is checked now: how far the answer "
    "is kept in the "
    "direction of the step, and how far no neuron changes.";

constexpr const char* complexity_text =
    "Through long training, cells first gather around the data and then move away, to where the answer "
    "changes: "
    "this is what Humayun, Balestriero and Baraniuk (2024) report of deep networks, where they estimate how "
    "many "
    "are near. Here they are counted. It is measured and not proved.";

std::string number(double value) {
  return lab::significant_text(value, 3);
}

Check check_inside(const Model& model) {
  const std::optional<Certificate>& tried = model.certificate();
  if (!tried) return {Verdict::open, "The pinned point has no ball: it lies on a boundary, or none is near."};
  return {tried->kept == tried->directions ? Verdict::holds : Verdict::fails,
          "Just inside the ball, " + lab::whole_text(tried->kept) + " of " +
              lab::whole_text(tried->directions) + " random directions change no neuron."};
}

Check check_touching(const Model& model) {
  constexpr double nothing = 1e-10;
  const std::optional<Certificate>& tried = model.certificate();
  if (!tried) return {Verdict::open, "Where the ball touches: there is no ball."};
  const bool holds = tried->height_touching < nothing && tried->flips_beyond;
  return {
      holds ? Verdict::holds : Verdict::fails,
      "Where the ball touches, |z| of " + neuron_text(model.ball().nearest) + " is " +
          number(tried->height_touching) +
          (tried->flips_beyond ? ", and just beyond it changes." : ", but just beyond it does not change.")};
}

Check check_visible(const Model& model) {
  if (!model.visible()) return {Verdict::open, "The nearest visible boundary cannot be found."};
  const double visible = model.visible()->distance, nearest = model.ball().nearest.distance;
  if (!std::isfinite(visible)) return {Verdict::open, "The output has no bend to be seen."};
  return {visible >= nearest ? Verdict::holds : Verdict::fails,
          "The nearest boundary is at " + number(nearest) + ", the nearest at which the output bends at " +
              number(visible) + ": no nearer."};
}

Check check_step(const Model& model) {
  const AdversarialStep& step = model.adversarial();
  if (!step.has_direction) return {Verdict::open, "The output is flat here: no direction changes it."};
  if (!step.flip_length)
    return {Verdict::open, "In this direction the answer never changes, however far the step goes."};
  return {Verdict::open, "The answer changes after " + number(*step.flip_length) +
                             " (boundaries before it: " + lab::whole_text(step.walls_to_flip) +
                             "); the ball measured in the same way has the radius " + number(step.radius) +
                             "."};
}

Check check_answers(const Model& model) {
  const AdversarialStep& step = model.adversarial();
  return {Verdict::open,
          "Boundaries crossed by the step: " + lab::whole_text(step.walls) +
              ", visible: " + lab::whole_text(step.visible_walls) + ". The output is " +
              number(step.f_before) + " before and " + number(step.f_after) +
              (step.changes_answer() ? " after: another answer." : " after: the same answer.")};
}

Check check_study(const Study& study) {
  double least = INFINITY, most = 0;
  for (const Study::Row& row : study.rows()) {
    if (row.scaled.count() == 0) return {Verdict::open, "The random networks are not measured yet."};
    least = std::min(least, row.scaled.mean());
    most = std::max(most, row.scaled.mean());
  }
  return {Verdict::open, "In random networks of 32 to 128 neurons, N × distance lies between " +
                             number(least) + " and " + number(most) + "."};
}

Check check_complexity(const Model& model) {
  const std::vector<Record>& records = model.course().records();
  const LocalComplexity seen = local_complexity(records, model.course().is_done());
  // What is reported is of long training; that a shorter one does not show it contradicts nothing.
  const bool holds = seen.course == LocalComplexity::Course::gathered_and_left;
  return {holds ? Verdict::holds : Verdict::open,
          local_complexity_text(seen, records, model.settings().radius)};
}

}  // namespace

void draw_checks(const Frame& frame, ui::Column& column) {
  const Model& model = frame.model;
  const std::vector<Check> checks = {
      check_inside(model), check_touching(model),   check_visible(model),      check_answers(model),
      check_step(model),   check_complexity(model), check_study(model.study())};
  stage::draw_theorem(frame.theme, column, {}, checks);
}

void draw_theorem(const Frame& frame, ui::Column& column) {
  const std::vector<stage::Passage> passages = {
      {"The theorem", bound_text}, {"Near, but not fragile", step_text}, {"Cells and data", complexity_text}};
  stage::draw_theorem(frame.theme, column, passages, {});
}

}  // namespace crease::distance
