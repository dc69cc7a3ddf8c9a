#include <cmath>
#include <string>

#include "chapters/approximate/view_parts.h"
#include "lab/number_words.h"
#include "ui/icons.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

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

enum class Verdict : std::uint8_t { holds, fails, open };

struct Check {
  Verdict verdict;
  std::string sentence;
};

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

float draw_check(const ui::Theme& theme, ui::Rect line, const Check& check) {
  const float size = theme.type.small, indent = 1.75f * size;
  ui::ScreenPainter painter;
  const ui::Vec at = {line.min.x + size / 2, line.min.y + 0.7f * size};
  if (check.verdict == Verdict::holds) ui::draw_icon(painter, ui::Icon::check, at, size, theme.accent);
  if (check.verdict == Verdict::fails) ui::draw_icon(painter, ui::Icon::close, at, size, theme.warning);
  if (check.verdict == Verdict::open) painter.circle(at, 0.18f * size, theme.quiet, {theme.quiet, 0, 0});
  return ui::draw_paragraph(theme, {{line.min.x + indent, line.min.y}, line.max}, check.sentence, theme.text,
                            size);
}

void draw_heading(const ui::Theme& theme, ui::Column& column, std::string_view text) {
  ui::ScreenPainter painter;
  ui::draw_label(painter, column.take(1.9f * theme.type.body), text, theme.text, theme.type.body,
                 ui::Font::sans_bold);
}

}  // namespace

float draw_theorem(const Frame& frame, ui::Rect room) {
  const ui::Theme& theme = frame.theme;
  const Model& model = frame.model;
  ui::Column column(room);
  draw_heading(theme, column, "The theorem");
  const char* statement = is_sigmoid(model.settings().construction) ? sigmoid_theorem : relu_theorem;
  column.skip(ui::draw_paragraph(theme, column.take(0), statement, theme.quiet, theme.type.small));
  column.skip(theme.metrics.gap);
  draw_heading(theme, column, "Checked now");
  for (const Check& check : {check_hypothesis(model), check_bound(model), check_epsilon(model)}) {
    column.skip(draw_check(theme, column.take(0), check));
    column.skip(theme.metrics.gap / 2);
  }
  return column.y() - room.min.y;
}

}  // namespace crease::approximate
