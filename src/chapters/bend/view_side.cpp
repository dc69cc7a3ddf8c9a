#include <algorithm>
#include <cmath>
#include <string>

#include "chapters/bend/view_parts.h"
#include "chapters/stage/view_theorem.h"
#include "lab/number_words.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::bend {
namespace {

constexpr std::size_t most_rows = 10;

std::string layer_text(int layer) {
  return "layer " + std::to_string(layer);
}

void paragraph(const Frame& frame, ui::Column& column, const std::string& text) {
  const float size = frame.theme.type.small;
  const float height = ui::paragraph_height(text, size, column.width());
  ui::draw_paragraph(frame.theme, column.take(height), text, frame.theme.text, size);
  column.skip(0.4f * size);
}

std::string question(const Model& model) {
  const Settings& settings = model.settings();
  if (!model.is_playing())
    return "A random neuron's boundary is drawn thick, those of all others thin and in one colour. Where two "
           "cross, "
           "at most one bends: the one in the later layer.";
  if (model.is_secret())
    return "Which layer is the thick one in? Where it bends, what it crosses is in an earlier layer; where "
           "the other "
           "one bends, in a later one. Straight: the first layer.";
  const std::string truth = "It is " + neuron_text(model.shown()) + ".";
  return (settings.answer == model.shown().layer + 1 ? "Right. " : "No. ") + truth;
}

void draw_answers(const Frame& frame, ui::Rect row) {
  const int layers = static_cast<int>(frame.model.settings().hidden.size());
  const float gap = 6,
              width = (row.width() - gap * static_cast<float>(layers - 1)) / static_cast<float>(layers);
  for (int layer = 1; layer <= layers; ++layer) {
    const std::string id = "guess" + std::to_string(layer), label = layer_text(layer);
    ui::ButtonSpec spec;
    spec.id = id.c_str();
    spec.label = label;
    spec.is_primary = true;
    spec.is_enabled = frame.stage.context.session.may_act("guess");
    if (ui::draw_button(frame.theme, ui::take_left(row, width), spec))
      frame.stage.context.commands.act("guess", std::to_string(layer));
    row.min.x += gap;
  }
}

/// The chain of bends from the neuron that was asked for down to the first layer.
void draw_reason(const Frame& frame, ui::Column& column) {
  const std::vector<Neuron>& chain = frame.model.chain();
  if (chain.size() == 1) paragraph(frame, column, "It is straight, and others bend where they cross it.");
  for (std::size_t i = 0; i + 1 < chain.size(); ++i)
    paragraph(frame, column,
              "Because " + neuron_text(chain[i]) + " bends at " + neuron_text(chain[i + 1]) + ".");
}

/// Three columns: text, angle, weight.
void draw_row(const Frame& frame, ui::Column& column, const std::string& first, const std::string& second,
              const std::string& third, bool is_head) {
  const ui::Theme& theme = frame.theme;
  ui::ScreenPainter painter;
  ui::Rect row = column.take(1.55f * theme.type.small);
  const float width = column.width();
  const ui::Colour colour = is_head ? theme.quiet : theme.text;
  ui::draw_label(painter, ui::take_right(row, 0.27f * width), third, colour, theme.type.small, ui::Font::sans,
                 ui::Align::right);
  ui::draw_label(painter, ui::take_right(row, 0.23f * width), second, colour, theme.type.small,
                 ui::Font::sans, ui::Align::right);
  ui::draw_label(painter, row, first, colour, theme.type.small);
}

}  // namespace

void draw_game(const Frame& frame, ui::Column& column) {
  const Model& model = frame.model;
  const ui::Theme& theme = frame.theme;
  stage::draw_heading(theme, column, "Guess the layer");
  paragraph(frame, column, question(model));
  const float height = std::max(28.0f, theme.metrics.control);
  if (model.is_secret()) {
    draw_answers(frame, column.take(height));
  } else {
    draw_reason(frame, column);
    ui::ButtonSpec spec;
    spec.id = "play_here";
    spec.label = "Next neuron";
    spec.is_primary = true;
    spec.is_enabled = frame.stage.context.session.may_act("play");
    const ui::Rect row = column.take(height);
    if (ui::draw_button(theme, ui::left_part(row, ui::button_width(theme, spec)), spec))
      frame.stage.context.commands.act("play");
  }
  column.skip(6);
  paragraph(frame, column,
            "Right so far: " + lab::whole_text(model.settings().right) + " of " +
                lab::whole_text(model.settings().asked));
}

void draw_bends(const Frame& frame, ui::Column& column) {
  const Model& model = frame.model;
  stage::draw_heading(frame.theme, column, "Bends of the boundary");
  if (model.is_secret()) return paragraph(frame, column, "Not told before the guess.");
  if (model.lines().empty()) return paragraph(frame, column, "This neuron has no boundary in view.");
  if (model.bends() == 0) return paragraph(frame, column, "In view it is straight.");
  draw_row(frame, column, "bent by", "angle", "weight", true);
  std::size_t rows = 0;
  for (const regions::BoundaryCrossing& crossing : model.crossings()) {
    if (crossing.turn <= regions::least_turn) continue;
    if (++rows > most_rows) break;
    draw_row(frame, column, neuron_text({crossing.layer, crossing.neuron}),
             lab::significant_text(degrees(crossing.turn)) + "°", lab::significant_text(crossing.weight),
             false);
  }
  if (const int more = model.bends() - static_cast<int>(most_rows); more > 0)
    paragraph(frame, column, "and " + lab::whole_text(more) + " more");
  if (const auto before = model.turn_before_edit(); before && model.settings().edit_delta != 0)
    paragraph(frame, column,
              "The chosen weight now turns it by " +
                  lab::significant_text(degrees(model.edited_bend()->turn), 4) + "°, and before by " +
                  lab::significant_text(degrees(*before), 4) + "°.");
}

void draw_dead(const Frame& frame, ui::Column& column) {
  const Study& study = frame.model.study();
  stage::draw_heading(frame.theme, column, "Dead neurons of a second layer");
  const auto exact = regions::dead_probability(2, study.width());
  draw_row(frame, column, "measured", lab::significant_text(study.share(), 4),
           "± " + lab::significant_text(study.standard_error(), 2), false);
  draw_row(frame, column, "exact", exact ? lab::significant_text(*exact, 5) : "–", "", false);
  paragraph(frame, column,
            "Random networks: " + lab::whole_text(study.drawn()) +
                ", neurons in the first layer: " + lab::whole_text(study.width()));
  if (!exact) paragraph(frame, column, "For more than three neurons there is no closed form here.");
}

}  // namespace crease::bend
