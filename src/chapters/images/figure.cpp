#include "chapters/images/figure.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "chapters/images/figure_mesh.h"
#include "chapters/images/model.h"
#include "core/base/number_text.h"
#include "ui/colour.h"

namespace crease::images {
namespace {

constexpr std::array<std::string_view, 1> names = {"slice"};
constexpr float usual_side_pt = 480, marker_pt = 4, image_share = 0.1f, image_away = 0.75f;

class SliceFigure {
 public:
  SliceFigure(const Model& model, ui::ThemeKind kind, ui::Rect page)
      : model_(model), theme_(ui::make_theme(kind)), page_(page) {}

  void draw(ui::FigurePainter& painter) const {
    painter.fill_rect(page_, theme_.ground);
    painter.push_clip(page_);
    draw_cells(painter);
    const Settings& settings = model_.settings();
    std::vector<render::Segment> segments;
    build_lines(model_.picture(), theme_, {settings.has_boundaries, settings.has_decision, page_.width()},
                segments);
    draw_segments(painter, segments);
    for (std::size_t i = 0; i < 3; ++i) draw_image(painter, i);
    painter.pop_clip();
  }

 private:
  ui::Vec at(float x, float y) const {
    return {page_.min.x + (x + 1) / 2 * page_.width(), page_.min.y + (1 - y) / 2 * page_.height()};
  }
  ui::Vec at(regions::Point place) const {
    const MeshFrame frame{model_.picture().window};
    return at(frame.x(place.x), frame.y(place.y));
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

  void draw_image(ui::FigurePainter& painter, std::size_t which) const {
    const ImageSlice& slice = *model_.slice();
    const data::ImageSet& images = *model_.images();
    const auto& corner = slice.plane.corner;
    const ui::Vec place = at(corner[which]);
    if (place.x < page_.min.x || place.x > page_.max.x || place.y < page_.min.y || place.y > page_.max.y)
      return;
    const ui::Vec middle = at({(corner[0].x + corner[1].x + corner[2].x) / 3, corner[2].y / 3});
    const float side = image_share * page_.width();
    const float distance = std::max(1.0f, std::hypot(place.x - middle.x, place.y - middle.y));
    const ui::Vec centre = {place.x + image_away * side * (place.x - middle.x) / distance,
                            place.y + image_away * side * (place.y - middle.y) / distance};
    const ui::Colour colour =
        theme_.class_colour(images.label[static_cast<std::size_t>(slice.image[which])], images.classes);
    painter.circle(place, marker_pt, colour, {theme_.point_outline, 1.5f, 0});
    ui::Pixels pixels{images.side, images.side, {}};
    for (const std::uint8_t pixel : images.image(slice.image[which]))
      pixels.colours.push_back(ui::mix(theme_.pane, theme_.text, static_cast<float>(pixel) / 255));
    const ui::Rect rect = {{centre.x - side / 2, centre.y - side / 2},
                           {centre.x + side / 2, centre.y + side / 2}};
    painter.fill_rect({{rect.min.x - 2, rect.min.y - 2}, {rect.max.x + 2, rect.max.y + 2}}, colour, 3);
    painter.image(rect, pixels);
  }

  const Model& model_;
  ui::Theme theme_;
  ui::Rect page_;
};

Result<chapters::Figure> make(const lab::Chapter& chapter, const chapters::FigureRequest& request) {
  const auto& model = dynamic_cast<const Model&>(chapter);
  if (model.slice() == nullptr || model.picture().cells == nullptr)
    return Error{"there is no slice to draw: " + model.message()};
  const float side = std::max(request.width_pt, request.height_pt);
  const float square = side > 0 ? side : usual_side_pt;
  const ui::Rect page = {{0, 0}, {square, square}};
  const SliceFigure figure(model, request.theme, page);
  return chapters::Figure{page, "A slice through three images",
                          "The cells of a network in the plane through three images.",
                          [figure](ui::FigurePainter& painter) {
                            figure.draw(painter);
                          }};
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
  return {"images", names, make, nullptr, csv};
}

}  // namespace crease::images
