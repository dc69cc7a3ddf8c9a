#include "chapters/fold/figure.h"

#include <array>
#include <string>

#include "chapters/fold/figure_counts.h"
#include "core/base/check.h"
#include "ui/column.h"
#include "ui/plot.h"

namespace crease::fold {
namespace {

constexpr float width_pt = 480, height_pt = 320, margin_pt = 12;
constexpr std::array<std::string_view, 1> names = {"counts"};

Result<chapters::Figure> make(const lab::Chapter& chapter, const chapters::FigureRequest& request) {
  const auto* model = dynamic_cast<const Model*>(&chapter);
  CREASE_CHECK(model != nullptr, "a chapter of this id");
  if (model->settings().experiment != Experiment::fold)
    return Error{"the figure counts belongs to another experiment; set experiment fold would be right"};
  const int neurons = 2 * model->settings().depth;
  chapters::Figure figure;
  figure.page.max = {request.width_pt > 0 ? request.width_pt : width_pt,
                     request.height_pt > 0 ? request.height_pt : height_pt};
  figure.title = "Pieces against neurons";
  figure.description = model->counts().pieces.back().text() + " straight pieces with " +
                       std::to_string(neurons) + " neurons in layers of two; one layer has at most " +
                       std::to_string(neurons + 1) + ".";
  figure.draw = [model, theme = ui::make_theme(request.theme),
                 page = figure.page](ui::FigurePainter& painter) {
    painter.fill_rect(page, theme.pane);
    draw_counts(painter, theme, ui::inset(page, margin_pt), *model, ui::nowhere);
  };
  return figure;
}

}  // namespace

chapters::FigureSource figure_source() {
  return {"fold", names, make};
}

}  // namespace crease::fold
