#include "chapters/distance/figure.h"

#include <array>
#include <string>
#include <vector>

#include "chapters/distance/figure_plane.h"
#include "chapters/distance/figure_plots.h"
#include "chapters/figure_kinds.h"

namespace crease::distance {
namespace {

using chapters::Caption;
using Kind = chapters::FigureKind<Model>;

Result<Caption> caption_of_plane(const Model& model) {
  std::vector<std::string> sentences = {
      "The filled ball around the pinned point is the largest one that no boundary enters.", " "};
  if (model.cut().is_there()) sentences.insert(sentences.end(), {counts_text(model), ". "});
  const std::vector<std::string> now = chapters::told(model.readouts());
  sentences.insert(sentences.end(), now.begin(), now.end());
  return Caption{"Distances to boundaries in the plane", std::move(sentences)};
}

Result<Caption> caption_of_histogram(const Model& model) {
  const int neurons = neurons_of(model.settings()), points = model.histogram().distance.count();
  if (points == 0) return Caption{"N × distance", {"No boundary is near the points."}};
  return Caption{"N × distance",
                 {"How far " + std::to_string(points) + " points are from the nearest boundary, times " +
                  std::to_string(neurons) + " neurons: now, before training, and as an exponential law."}};
}

Result<Caption> caption_of_course(const Model& model) {
  return Caption{
      title_of(model.settings().curve),
      {"Over the steps of training, measured at " + std::to_string(model.course().records().size()) +
       " of them, near training points, test points and random places."}};
}

Result<Caption> caption_of_random(const Model& model) {
  return Caption{
      "N × distance in random networks",
      {"Means with standard errors, over " + std::to_string(model.study().rows().front().scaled.count()) +
       " networks in each row: it hardly depends on width and depth."}};
}

void draw_plane(ui::FigurePainter& painter, const ui::Theme& theme, ui::Rect room, const Model& model) {
  const plane::Palette palette(theme);
  const std::optional<Ball> hovered;
  const plane::PlanePicture picture = plane_picture(painter, palette, model, hovered);
  plane::draw_plane(painter, theme, plane::arrange_page(painter, theme, room, picture), picture);
}

void draw_random(const stage::Canvas& canvas, ui::Rect room, const Model& model) {
  ui::Column column(room);
  const float rows = room.height() - random_head_height(canvas.theme);
  draw_random_networks(canvas, column, model, rows / static_cast<float>(model.study().rows().size()));
}

constexpr std::array kinds = {
    Kind{"plane", 560, 640, caption_of_plane, draw_plane, &ui::Theme::ground},
    Kind{"histogram", 480, 280, caption_of_histogram, stage::draw_alone<draw_histogram>},
    Kind{"course", 480, 280, caption_of_course, stage::draw_alone<draw_course>},
    Kind{"random", 480, 180, caption_of_random, stage::draw_alone<draw_random>}};

}  // namespace

chapters::FigureSource figure_source() {
  return chapters::source_of<kinds>("distance");
}

}  // namespace crease::distance
