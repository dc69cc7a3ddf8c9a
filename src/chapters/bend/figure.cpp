#include "chapters/bend/figure.h"

#include <array>
#include <string>
#include <vector>

#include "chapters/bend/figure_plane.h"
#include "chapters/figure_kinds.h"

namespace crease::bend {
namespace {

using Kind = chapters::FigureKind<Model>;

/// A question has its mark already.
Result<chapters::Caption> caption_of(const Model& model) {
  std::vector<std::string> sentences = {shown_text(model), model.is_secret() ? " " : ". "};
  sentences.emplace_back(
      "A dot marks each bend: there it crosses the boundary of a neuron in an earlier layer.");
  sentences.emplace_back(" ");
  const std::vector<std::string> now = chapters::told(model.readouts());
  sentences.insert(sentences.end(), now.begin(), now.end());
  return chapters::Caption{"The boundary of a neuron and its bends", std::move(sentences)};
}

void draw_plane(ui::FigurePainter& painter, const ui::Theme& theme, ui::Rect room, const Model& model) {
  const plane::Palette palette(theme);
  const plane::PlanePicture picture = plane_picture(painter, palette, model, std::nullopt);
  plane::draw_plane(painter, theme, plane::arrange_page(painter, theme, room, picture), picture);
}

constexpr std::array kinds = {Kind{"plane", 560, 640, caption_of, draw_plane, &ui::Theme::ground}};

}  // namespace

chapters::FigureSource figure_source() {
  return chapters::source_of<kinds>("bend");
}

}  // namespace crease::bend
