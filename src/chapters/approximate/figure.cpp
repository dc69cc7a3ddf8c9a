#include "chapters/approximate/figure.h"

#include <array>
#include <string>

#include "chapters/approximate/figure_graph.h"
#include "chapters/approximate/figure_square.h"
#include "chapters/approximate/figure_study.h"
#include "chapters/figure_kinds.h"
#include "lab/number_words.h"

namespace crease::approximate {
namespace {

using chapters::Caption;
using Kind = chapters::FigureKind<Model>;

constexpr float square_height_pt = 620;

std::string error_text(const Model& model) {
  const std::string trouble = model.message();
  if (!trouble.empty()) return trouble;
  if (model.settings().is_on_square())
    return "With " + lab::whole_text(neurons_for(model.settings().plan())) +
           " neurons the largest error on a grid is " +
           lab::significant_text(model.square().largest_error(), 4) + ".";
  const std::optional<Distance> distance = model.distance();
  if (!distance) return "The largest error cannot be measured.";
  return "With " + lab::whole_text(model.approximation().network.architecture.hidden_neurons()) +
         " neurons the largest error is " + lab::significant_text(distance->high, 4) + ".";
}

void draw_graph_or_square(ui::FigurePainter& painter, const ui::Theme& theme, ui::Rect room,
                          const Model& model) {
  if (!model.settings().is_on_square()) return draw_graph(painter, theme, room, model, ui::nowhere);
  const DrawPixels draw_pixels = [&](ui::Rect rect, const ui::Pixels& pixels) {
    painter.image(rect, pixels);
  };
  draw_square(painter, draw_pixels, theme, room, model, std::nullopt);
}

void draw_errors(ui::FigurePainter& painter, const ui::Theme& theme, ui::Rect room, const Model& model) {
  if (model.settings().is_on_square()) return draw_square_study(painter, theme, room, model);
  draw_study(painter, theme, room, model, ui::nowhere);
}

Result<Caption> caption_of_graph(const Model& model) {
  const bool is_on_square = model.settings().is_on_square();
  return Caption{"Target and network", {error_text(model)}, {0, is_on_square ? square_height_pt : 0}};
}

Result<Caption> caption_of_errors(const Model& model) {
  const bool is_on_square = model.settings().is_on_square();
  return Caption{is_on_square ? "Error against neurons" : "Error against N", {error_text(model)}};
}

constexpr std::array kinds = {Kind{"approximation", 560, 420, caption_of_graph, draw_graph_or_square},
                              Kind{"errors", 560, 420, caption_of_errors, draw_errors}};

}  // namespace

chapters::FigureSource figure_source() {
  return chapters::source_of<kinds>("approximate");
}

}  // namespace crease::approximate
