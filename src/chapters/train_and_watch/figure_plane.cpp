#include "chapters/train_and_watch/figure_plane.h"

#include <algorithm>
#include <vector>

#include "chapters/train_and_watch/figure_lines.h"
#include "chapters/train_and_watch/figure_mosaic.h"
#include "chapters/train_and_watch/view_plane_axes.h"
#include "chapters/train_and_watch/view_plane_dots.h"
#include "chapters/train_and_watch/view_plane_legend.h"
#include "chapters/train_and_watch/view_plane_lines.h"
#include "chapters/train_and_watch/view_plane_mesh.h"
#include "chapters/train_and_watch/view_plane_options.h"
#include "ui/column.h"

namespace crease::train_and_watch {
namespace {

/// What all layers of the plane are made from.
class PlaneFigure {
 public:
  PlaneFigure(const Model& model, const ui::Theme& theme, ui::Rect rect)
      : model_(model),
        theme_(theme),
        rect_(rect),
        options_(read_options(model)),
        palette_(theme),
        map_(model.picture().window, options_.seen, rect) {
    if (!model.picture().is_exact) options_.pinned_neuron = -1;
  }

  /// What the legend has to say about the colours.
  FillKey draw(ui::FigurePainter& painter) const {
    painter.fill_rect(rect_, theme_.ground);
    painter.push_clip(rect_);
    const FillKey key = draw_fill(painter);
    draw_lines(painter, "creases", options_.has_boundaries, false);
    draw_lines(painter, "decision", false, options_.has_decision);
    draw_points(painter);
    draw_pinned(painter);
    painter.pop_clip();
    return key;
  }

  const PlaneOptions& options() const { return options_; }
  const Palette& palette() const { return palette_; }

 private:
  FillKey draw_fill(ui::FigurePainter& painter) const {
    const Picture& picture = model_.picture();
    render::FillMesh mesh;
    const FillKey key = FillBuilder().build(
        picture, palette_, {options_.colouring, options_.output, options_.pinned_neuron, false, {}}, mesh);
    const Shading shading{&palette_, key.uses_ramp, key.is_split};
    painter.begin_group("cells");
    if (picture.is_exact) {
      const Mosaic mosaic = mosaic_of(mesh, map_, shading);
      painter.mosaic(mosaic.patches, mosaic.ramps);
    } else {
      painter.image(rect_, pixels_of(mesh, map_, shading, rect_, painter.pixels_per_point(), theme_.ground));
    }
    painter.end_group();
    return key;
  }

  void draw_lines(ui::FigurePainter& painter, const char* name, bool has_boundaries,
                  bool has_decision) const {
    LineOptions options;
    options.plane_pt = rect_.width();
    options.is_dimmed = options_.pinned_neuron >= 0;
    options.has_boundaries = has_boundaries;
    options.has_decision = has_decision;
    std::vector<render::Segment> segments;
    LineBuilder().build(model_.picture(), model_.network().architecture, palette_, options, segments);
    draw_group(painter, name, segments);
  }

  void draw_points(ui::FigurePainter& painter) const {
    const DotOptions options{
        options_.has_train, options_.has_test, false, {}, point_radius_pt * theme_.metrics.line_scale};
    std::vector<render::Dot> dots;
    DotBuilder().build(model_.data(), model_.picture(), model_.network(), palette_, options, dots);
    if (dots.empty()) return;
    painter.begin_group("points");
    // The outline lies outside the fill's radius.
    for (const render::Dot& dot : dots)
      painter.circle(map_.at(dot.x, dot.y), dot.radius_pt + dot.outline_pt / 2, dot.fill,
                     {dot.outline, dot.outline_pt, 0});
    painter.end_group();
  }

  void draw_pinned(ui::FigurePainter& painter) const {
    if (options_.pinned_neuron < 0) return;
    const auto neuron = static_cast<std::size_t>(options_.pinned_neuron);
    const int layer = layers_of_neurons(model_.network().architecture)[neuron];
    const ui::Stroke stroke{palette_.crease(layer).colour, looked_at_pt * theme_.metrics.line_scale, 0};
    std::vector<render::Segment> segments;
    for (const regions::Polyline& line : model_.neuron_boundary(options_.pinned_neuron))
      add_polyline(line.points, line.closed, MeshFrame::of(model_.picture()), stroke, segments);
    draw_group(painter, "neuron", segments);
  }

  void draw_group(ui::FigurePainter& painter, const char* name,
                  const std::vector<render::Segment>& segments) const {
    if (segments.empty()) return;
    painter.begin_group(name);
    draw_segments(painter, segments, map_);
    painter.end_group();
  }

  const Model& model_;
  const ui::Theme& theme_;
  ui::Rect rect_;
  PlaneOptions options_;
  Palette palette_;
  MeshOnPage map_;
};

/// The lab's own arrangement; its row of tools becomes a row for the name of the upright axis.
PlaneRoom arrange_figure(ui::Rect page, ui::Theme theme, const Window& window) {
  theme.metrics.control = theme.type.small + theme.metrics.gap / 2;
  return arrange_plane(ui::inset(page, theme.metrics.gap), theme, window);
}

}  // namespace

void draw_plane_picture(const Model& model, const ui::Theme& theme, ui::Rect rect,
                        ui::FigurePainter& painter) {
  PlaneFigure(model, theme, rect).draw(painter);
}

void draw_plane_figure(const Model& model, const ui::Theme& theme, ui::Rect page,
                       ui::FigurePainter& painter) {
  painter.fill_rect(page, theme.ground);
  const Window seen = read_options(model).seen;
  const PlaneRoom room = arrange_figure(page, theme, seen);
  const PlaneFigure figure(model, theme, room.plane);
  const FillKey key = figure.draw(painter);
  const float size = theme.type.small;
  painter.begin_group("axes");
  draw_axes(painter, theme, {seen, room.plane}, model.data().train, room.is_compact);
  painter.end_group();
  painter.begin_group("legend");
  if (!room.is_compact)
    painter.text({room.counts.min.x, room.counts.max.y - 0.25f * size}, counts_text(model.picture()),
                 theme.text, size, ui::Font::sans, ui::Align::left);
  const auto entries = legend_entries(model, theme, figure.palette(), key, figure.options());
  draw_legend(painter, theme, room.legend, entries, figure.palette());
  painter.end_group();
}

}  // namespace crease::train_and_watch
