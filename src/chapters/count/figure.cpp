#include "chapters/count/figure.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "chapters/count/figure_bounds.h"
#include "chapters/count/figure_experiment.h"
#include "chapters/figure_kinds.h"
#include "ui/label.h"

namespace crease::count {
namespace {

using chapters::Caption;
using Kind = chapters::FigureKind<Model>;

struct Look {
  const char *title, *sentence;
  ui::Vec size_pt;
};

Look look_of(const Settings& settings) {
  switch (settings.experiment) {
    case Experiment::race:
      return {"Race of depths",
              "Random networks of equal size and different depth, counted exactly on the whole line: means "
              "with standard errors, and distributions.",
              {560, 520}};
    case Experiment::windows:
      return {
          "Cells in the square, as a multiple of N²/2",
          "Random networks of equal size and different depth, counted exactly in squares of growing size.",
          {560, 360}};
    case Experiment::biases:
      return {"Mean number of cells",
              "Random networks of equal size and different depth, counted exactly while all biases are "
              "scaled: on the whole line, and dashed from −1 to 1.",
              {640, 360}};
    case Experiment::training:
      return {"Cells while networks learn",
              "Networks of equal size and different depth, counted exactly while they learn, and their loss.",
              {560, 520}};
    case Experiment::beat:
      return {"A network with many cells",
              "The output along the line, where neurons of each layer turn on or off, the climb of the "
              "count, and all weights.",
              {640, 560}};
    case Experiment::look:
      break;
  }
  if (settings.part == Part::plane)
    return {"Cells of the square",
            "The cells of a random network; a line is where a neuron turns on or off, in the colour of its "
            "layer.",
            {480, 504}};
  return {"Output along the line",
          "The output of a random network, and where neurons of each layer turn on or off.",
          {560, 400}};
}

Result<Caption> caption_of_experiment(const Model& model) {
  const std::string trouble = model.message();
  if (!trouble.empty()) return Error{trouble};
  const Look look = look_of(model.settings());
  std::vector<std::string> sentences = {look.sentence, " "};
  const std::vector<std::string> now = chapters::told(model.readouts());
  sentences.insert(sentences.end(), now.begin(), now.end());
  return Caption{look.title, std::move(sentences), look.size_pt};
}

Result<Caption> caption_of_bounds(const Model& model) {
  std::vector<std::string> sentences = {shape_text(model), ". "};
  const std::vector<BoundRow> rows = bound_rows(model);
  for (const BoundRow& row : rows)
    sentences.insert(sentences.end(), {row.label, ": ", row.text, &row == &rows.back() ? "." : "; "});
  return Caption{"Counted and possible", std::move(sentences)};
}

void draw_middle(const stage::Canvas& canvas, ui::Rect room, const Model& model) {
  draw_experiment({canvas, model}, room);
}

void draw_bounds(const stage::Canvas& canvas, ui::Rect room, const Model& model) {
  const ui::Theme& theme = canvas.theme;
  ui::Column column(room);
  ui::draw_label(canvas.painter, column.take(1.75f * theme.type.small), "Counted and possible", theme.text,
                 theme.type.small, ui::Font::sans_bold);
  ui::draw_label(canvas.painter, column.take(1.75f * theme.type.small), shape_text(model), theme.quiet,
                 theme.type.small);
  column.skip(theme.metrics.gap);
  const auto rows = static_cast<float>(bound_rows(model).size());
  draw_bound_rows(canvas, column, model,
                  std::max(0.0f, (room.max.y - column.y()) / rows - bound_row_height(theme)));
}

constexpr std::array kinds = {
    Kind{"experiment", 560, 520, caption_of_experiment, stage::draw_alone<draw_middle>, &ui::Theme::ground},
    Kind{"bounds", 420, 376, caption_of_bounds, stage::draw_alone<draw_bounds>}};

}  // namespace

void draw_experiment(const Drawing& drawing, ui::Rect room) {
  switch (drawing.model.settings().experiment) {
    case Experiment::race:
      return draw_race(drawing, room);
    case Experiment::windows:
    case Experiment::biases:
      return draw_sweep(drawing, room);
    case Experiment::training:
      return draw_training(drawing, room);
    case Experiment::beat:
      return draw_beat(drawing, room);
    case Experiment::look:
      return draw_look(drawing, room);
  }
}

chapters::FigureSource figure_source() {
  return chapters::source_of<kinds>("count");
}

}  // namespace crease::count
