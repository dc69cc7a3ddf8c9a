#include "chapters/multiply/figure.h"

#include <array>
#include <string>
#include <utility>

#include "chapters/figure_kinds.h"
#include "chapters/multiply/figure_counts.h"
#include "chapters/multiply/figure_errors.h"
#include "chapters/multiply/figure_losses.h"
#include "chapters/multiply/figure_networks.h"
#include "lab/number_words.h"
#include "ui/column.h"
#include "ui/label.h"

namespace crease::multiply {
namespace {

constexpr float gap_pt = 16;

using chapters::Caption;
using Kind = chapters::FigureKind<Model>;

/// Title, picture, caption.
struct Panel {
  ui::Rect head, picture, foot;

  Panel(const ui::Theme& theme, ui::Rect room)
      : head(ui::take_top(room, 1.6f * theme.type.small)),
        picture(room),
        foot(ui::take_bottom(picture, 1.6f * theme.type.small)) {}

  void draw_texts(ui::Painter& painter, const ui::Theme& theme, const std::string& title,
                  const std::string& caption) const {
    ui::draw_label(painter, head, title, theme.text, theme.type.small, ui::Font::sans_bold);
    ui::draw_label(painter, foot, caption, theme.quiet, theme.type.small - 1);
  }
};

void draw_errors(ui::FigurePainter& painter, const ui::Theme& theme, ui::Rect room, const Model& model) {
  const ErrorPlot errors(theme, model);
  errors.draw(painter, room, errors.place_now());
}

void draw_networks(ui::FigurePainter& painter, const ui::Theme& theme, ui::Rect room, const Model& model) {
  const ui::Rect left = ui::take_left(room, room.width() / 2);
  const Panel layer(theme, {left.min, {left.max.x - gap_pt / 2, left.max.y}});
  layer.draw_texts(painter, theme, one_layer_title(model), one_layer_caption(model, layer.picture));
  painter.push_clip(layer.picture);
  draw_one_layer_picture(painter, theme, layer.picture, model);
  painter.pop_clip();
  const Panel chosen(theme, {{room.min.x + gap_pt / 2, room.min.y}, room.max});
  chosen.draw_texts(painter, theme, chosen_title(painter, theme, model, chosen.head.width()), chosen_caption);
  draw_chosen_picture(painter, theme, chosen.picture, model);
}

void draw_counts(ui::FigurePainter& painter, const ui::Theme& theme, ui::Rect room, const Model& model) {
  const auto rows = static_cast<float>(model.counts().size());
  ui::Column column(ui::take_bottom(room, rows * count_row_height(theme)));
  draw_count_plot(painter, theme, room, model);
  for (std::size_t i = 0; i < model.counts().size(); ++i)
    draw_count_row(painter, theme, column.take(count_row_height(theme)), model, i);
}

/// What is multiplied by how many neurons, and how well.
std::vector<std::string> description_of(const Model& model) {
  const auto count = [](double value) {
    return lab::whole_text(value);
  };
  std::vector<std::string> pieces = {"For n = " + count(model.settings().factors) + " one layer has " +
                                     count(static_cast<double>(std::int64_t(1) << model.settings().factors)) +
                                     " neurons."};
  for (const lab::Readout& readout : model.readouts()) {
    if (readout.text.empty()) continue;
    pieces.insert(pieces.end(), {pieces.size() == 1 ? " " : ", ", readout.label, " ", readout.text});
  }
  pieces.emplace_back(".");
  return pieces;
}

Result<Caption> caption_of_errors(const Model& model) {
  return Caption{"The error of a product", description_of(model)};
}

Result<Caption> caption_of_networks(const Model& model) {
  return Caption{"Two networks that multiply", description_of(model)};
}

Result<Caption> caption_of_counts(const Model& model) {
  return Caption{"Neurons against n", description_of(model)};
}

Result<Caption> caption_of_training(const Model& model) {
  if (model.training() == nullptr)
    return Error{"nothing is trained, so there is no loss to draw; training.steps 1000 would be right"};
  return Caption{"The loss of a trained network", description_of(model)};
}

void draw_loss(const stage::Canvas& canvas, ui::Rect room, const Model& model) {
  draw_losses(canvas, room, model, *model.training());
}

constexpr std::array kinds = {Kind{"errors", 560, 340, caption_of_errors, draw_errors},
                              Kind{"networks", 720, 420, caption_of_networks, draw_networks},
                              Kind{"counts", 420, 380, caption_of_counts, draw_counts},
                              Kind{"training", 480, 280, caption_of_training, stage::draw_alone<draw_loss>}};

}  // namespace

chapters::FigureSource figure_source() {
  return chapters::source_of<kinds>("multiply");
}

}  // namespace crease::multiply
