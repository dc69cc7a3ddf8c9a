#include "chapters/images/figure.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "chapters/figure_kinds.h"
#include "chapters/images/figure_mesh.h"
#include "chapters/images/figure_parts.h"
#include "core/base/number_text.h"

namespace crease::images {
namespace {

using chapters::Caption;
using Kind = chapters::FigureKind<Model>;

constexpr float legend_pt = 24, legend_gap_pt = 8;

class SliceFigure {
 public:
  SliceFigure(const Model& model, const ui::Theme& theme, ui::Rect square)
      : model_(model), theme_(theme), square_(square) {}

  void draw(ui::FigurePainter& painter) const {
    painter.fill_rect(square_, theme_.ground);
    painter.push_clip(square_);
    draw_cells(painter);
    const Settings& settings = model_.settings();
    std::vector<render::Segment> segments;
    build_lines(model_.picture(), theme_, {settings.has_boundaries, settings.has_decision, square_.width()},
                segments);
    draw_segments(painter, segments);
    painter.begin_group("corners");
    draw_corners(painter, theme_, square_, model_);
    painter.end_group();
    painter.pop_clip();
  }

 private:
  ui::Vec at(float x, float y) const {
    return {square_.min.x + (x + 1) / 2 * square_.width(), square_.min.y + (1 - y) / 2 * square_.height()};
  }
  /// The mesh is made of fans: triangles that begin with the same corner are one convex part.
  void draw_cells(ui::FigurePainter& painter) const {
    render::FillMesh mesh;
    FillBuilder().build(model_.picture(), model_.settings().colouring, Tints(theme_), mesh);
    std::vector<ui::Vec> corners;
    corners.reserve(mesh.vertices.size());
    for (const render::FillVertex& vertex : mesh.vertices) corners.push_back(at(vertex.x, vertex.y));
    std::vector<ui::Patch> patches;
    for (std::size_t i = 0; i < mesh.triangles.size(); i += 3) {
      const std::size_t first = mesh.triangles[i], last = mesh.triangles[i + 2];
      const bool goes_on = i > 0 && mesh.triangles[i - 3] == first;
      if (!goes_on) patches.push_back({{}, mesh.vertices[first].tint, -1, {}, {}});
      patches.back().corners = {corners.data() + first, last - first + 1};
    }
    painter.begin_group("cells");
    painter.mosaic(patches, {});
    painter.end_group();
  }

  /// Neighbours in the list that look the same are painted as one shape.
  void draw_segments(ui::FigurePainter& painter, const std::vector<render::Segment>& segments) const {
    std::vector<ui::LinePiece> pieces;
    for (std::size_t i = 0; i < segments.size(); ++i) {
      const render::Segment& segment = segments[i];
      pieces.push_back({at(segment.x0, segment.y0), at(segment.x1, segment.y1)});
      const bool is_last = i + 1 == segments.size() || segments[i + 1].colour != segment.colour ||
                           segments[i + 1].width_pt != segment.width_pt;
      if (!is_last) continue;
      painter.pieces(pieces, {segment.colour, segment.width_pt, 0});
      pieces.clear();
    }
  }

  const Model& model_;
  const ui::Theme& theme_;
  ui::Rect square_;
};

/// Nothing is there without a slice.
Result<Caption> caption_of(const Model& model, const char* title, const char* sentence) {
  if (model.slice() == nullptr || model.picture().cells == nullptr)
    return Error{"there is no slice to draw: " + model.message()};
  std::vector<std::string> sentences = {sentence, " "};
  const std::vector<std::string> now = chapters::told(model.readouts());
  sentences.insert(sentences.end(), now.begin(), now.end());
  return Caption{title, std::move(sentences)};
}

Result<Caption> caption_of_slice(const Model& model) {
  return caption_of(model, "A slice through three images",
                    "The cells of a network in the plane through three images.");
}

Result<Caption> caption_of_mixture(const Model& model) {
  return caption_of(model, "The mixture",
                    "The mixture of the three images in their middle, and which classes the network sees in "
                    "it.");
}

Result<Caption> caption_of_line(const Model& model) {
  return caption_of(model, "From the first image to the second",
                    "The outputs of the network while the first image becomes the second; marks below are "
                    "where a neuron switches.");
}

Result<Caption> caption_of_course(const Model& model) {
  if (model.history().step.size() < 2)
    return Error{
        "there is no course of training to draw; a state that repeats its training from step 0 would be "
        "right"};
  return caption_of(model, "The course of training",
                    "Accuracy, counts and distances over the steps of training.");
}

void draw_slice(ui::FigurePainter& painter, const ui::Theme& theme, ui::Rect room, const Model& model) {
  const float below = legend_pt + legend_gap_pt, side = std::min(room.width(), room.height() - below);
  ui::Rect square = ui::middle_part(room, side, side + below);
  const ui::Rect legend = ui::take_bottom(square, legend_pt);
  square.max.y -= legend_gap_pt;
  SliceFigure(model, theme, square).draw(painter);
  draw_legend({painter, theme, stage::Onlooker()}, legend, model);
}

void draw_middle(const stage::Canvas& canvas, ui::Rect room, const Model& model) {
  draw_mixture(canvas, room, model, std::nullopt);
}

constexpr std::array kinds = {Kind{"slice", 504, 536, caption_of_slice, draw_slice, &ui::Theme::ground},
                              Kind{"mixture", 400, 136, caption_of_mixture, stage::draw_alone<draw_middle>},
                              Kind{"line", 480, 260, caption_of_line, stage::draw_alone<draw_line_plot>},
                              Kind{"course", 480, 600, caption_of_course, stage::draw_alone<draw_history>}};

bool shows_course(std::string_view name) {
  return name == "course";
}

Result<std::string> csv(const lab::Chapter& chapter) {
  const auto& model = dynamic_cast<const Model&>(chapter);
  const History& history = model.history();
  const std::array<const std::vector<double>*, 6> columns = {&history.step,          &history.train_accuracy,
                                                             &history.test_accuracy, &history.cells,
                                                             &history.line_cells,    &history.distance};
  std::string text = "step,train_accuracy,test_accuracy,cells,line_cells,distance\n";
  for (std::size_t row = 0; row < history.step.size(); ++row)
    for (const std::vector<double>* column : columns) {
      const double value = (*column)[row];
      if (std::isfinite(value)) text += shortest(value);
      text += column == columns.back() ? '\n' : ',';
    }
  return text;
}

}  // namespace

chapters::FigureSource figure_source() {
  chapters::FigureSource source = chapters::source_of<kinds>("images");
  source.needs_course = shows_course;
  source.csv = csv;
  return source;
}

}  // namespace crease::images
