#include "chapters/fold/figure.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "chapters/figure_kinds.h"
#include "chapters/fold/figure_experiment.h"

namespace crease::fold {
namespace {

using chapters::Caption;
using Kind = chapters::FigureKind<Model>;

Caption with_readouts(const char* title, const char* sentence, ui::Vec size_pt, const Model& model) {
  std::vector<std::string> sentences = {sentence, " "};
  const std::vector<std::string> now = chapters::told(model.readouts());
  sentences.insert(sentences.end(), now.begin(), now.end());
  return {title, std::move(sentences), size_pt};
}

Result<Caption> caption_of_experiment(const Model& model) {
  if (model.disturbance() != nullptr)
    return with_readouts("Before and after",
                         "The network before one of its weights moves and after, and how far they are apart.",
                         {640, 480}, model);
  if (model.race() != nullptr)
    return with_readouts("Networks that train", "Four networks, each over the sawtooth that it learns.",
                         {640, 520}, model);
  if (model.sheet() != nullptr)
    return with_readouts("A folded sheet",
                         "The sheet unfolded, with its creases by layer, and folded, seen from above.",
                         {720, 384}, model);
  return with_readouts("Folds and heights",
                       "Row by row what a layer does to the height before it, and the height after it.",
                       {640, 520}, model);
}

Result<Caption> caption_of_counts(const Model& model) {
  if (model.disturbance() != nullptr)
    return with_readouts("What is left", "Of the network when one weight moves by ε.", {480, 480}, model);
  if (model.race() != nullptr)
    return with_readouts("Error and pieces", "Of four networks that learn a sawtooth, over the steps.",
                         {480, 480}, model);
  if (model.sheet() != nullptr)
    return with_readouts("Cells against folds", "Beside what as many straight lines cut a plane into.", {},
                         model);
  const int neurons = 2 * model.settings().depth;
  return Caption{"Pieces against neurons",
                 {model.counts().pieces.back().text() + " straight pieces with " + std::to_string(neurons) +
                  " neurons in layers of two; one layer has at most " + std::to_string(neurons + 1) + "."}};
}

void draw_middle(const stage::Canvas& canvas, ui::Rect room, const Model& model) {
  draw_experiment({canvas, model}, room);
}

void draw_side(const stage::Canvas& canvas, ui::Rect room, const Model& model) {
  draw_beside({canvas, model}, room);
}

constexpr std::array kinds = {
    Kind{"experiment", 640, 520, caption_of_experiment, stage::draw_alone<draw_middle>, &ui::Theme::ground},
    Kind{"counts", 480, 320, caption_of_counts, stage::draw_alone<draw_side>}};

}  // namespace

void draw_experiment(const Drawing& drawing, ui::Rect room) {
  if (drawing.model.disturbance() != nullptr) return draw_disturbed(drawing, room);
  if (drawing.model.race() != nullptr) return draw_runners(drawing, room);
  if (drawing.model.sheet() != nullptr) return draw_sheet(drawing, room);
  draw_rows(drawing, room);
}

void draw_beside(const Drawing& drawing, ui::Rect room) {
  if (drawing.model.disturbance() != nullptr) return draw_damage(drawing, room);
  if (drawing.model.race() != nullptr) return draw_race(drawing, room);
  if (drawing.model.sheet() != nullptr) return draw_sheet_counts(drawing, room);
  draw_counts(drawing, room);
}

chapters::FigureSource figure_source() {
  return chapters::source_of<kinds>("fold");
}

}  // namespace crease::fold
