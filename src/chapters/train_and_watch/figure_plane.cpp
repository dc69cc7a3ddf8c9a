#include "chapters/train_and_watch/figure_plane.h"

#include <span>
#include <string>
#include <vector>

#include "chapters/plane/view_axes.h"
#include "chapters/train_and_watch/figure_lines.h"
#include "chapters/train_and_watch/figure_mosaic.h"
#include "chapters/train_and_watch/view_plane_dots.h"
#include "chapters/train_and_watch/view_plane_legend.h"
#include "chapters/train_and_watch/view_plane_lines.h"
#include "chapters/train_and_watch/view_plane_mesh.h"
#include "chapters/train_and_watch/view_plane_options.h"
#include "ui/column.h"
#include "ui/recording_painter.h"

namespace crease::train_and_watch {
namespace {

FillKey build_fill(const Model& model, const Palette& palette, const PlaneOptions& options,
                   render::FillMesh& mesh) {
  const int neuron = model.picture().is_exact ? options.pinned_neuron : -1;
  return FillBuilder().build(model.picture(), palette, {options.colouring, options.output, neuron, false, {}},
                             mesh);
}

/// What the legend has to say about the colours.
FillKey fill_key(const Model& model, const Palette& palette, const PlaneOptions& options) {
  render::FillMesh mesh;
  return build_fill(model, palette, options, mesh);
}

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

  void draw(ui::FigurePainter& painter) const {
    painter.fill_rect(rect_, theme_.ground);
    painter.push_clip(rect_);
    draw_fill(painter);
    draw_lines(painter, "creases", options_.has_boundaries, false);
    draw_lines(painter, "decision", false, options_.has_decision);
    draw_points(painter);
    draw_pinned(painter);
    painter.pop_clip();
  }

 private:
  void draw_fill(ui::FigurePainter& painter) const {
    const Picture& picture = model_.picture();
    render::FillMesh mesh;
    const FillKey key = build_fill(model_, palette_, options_, mesh);
    const Shading shading{&palette_, key.uses_ramp, key.is_split};
    painter.begin_group("cells");
    if (picture.is_exact) {
      const Mosaic mosaic = mosaic_of(mesh, map_, shading);
      painter.mosaic(mosaic.patches, mosaic.ramps);
    } else {
      painter.image(rect_, pixels_of(mesh, map_, shading, rect_, painter.pixels_per_point(), theme_.ground));
    }
    painter.end_group();
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

/// Room around the plane, as draw_axes needs it: ticks and their labels, the axes' names above and below.
constexpr float ticks_pt = 8, row_gap_pt = 7, label_ems = 2.2f, half_label_ems = 0.5f;
constexpr int most_legend_rows = 6;
constexpr float largest_legend_pt = 1e6f;

/// How many rows stand below the plane's ticks: the level axis's name with the counts beside it or below, and
/// the legend.
struct RowsBelow {
  int counts = 1, legend = 1;
};

/// The plane as large as the page allows above these rows. Unlike on a small screen, nothing is left
/// out on a small page.
PlaneRoom arrange_figure(ui::Rect page, const ui::Theme& theme, const Window& window, RowsBelow rows) {
  const ui::Rect pane = ui::inset(page, theme.metrics.gap);
  const float size = theme.type.small, gap = theme.metrics.gap;
  const float ticks = ticks_pt + size, counts = static_cast<float>(rows.counts) * (row_gap_pt + size);
  const float legend = gap + static_cast<float>(rows.legend) * legend_row_height(theme);
  const Margins margins = {ticks + label_ems * size, half_label_ems * size, size + 1.5f * gap,
                           ticks + counts + legend};
  PlaneRoom room;
  room.plane = plane_rect(pane, margins, window);
  const float left = room.plane.min.x, right = room.plane.max.x, below = room.plane.max.y + ticks;
  room.counts = {{left, below}, {right, below + counts}};
  room.legend = {{left, below + counts + gap}, {right, below + counts + legend}};
  return room;
}

/// The arrangement with as many rows as it takes below a plane of that width.
PlaneRoom arrange_figure(ui::Rect page, const ui::Theme& theme, const Model& model,
                         std::span<const LegendEntry> entries, const Palette& palette) {
  ui::RecordingPainter unseen;
  const auto width = [&](const std::string& text) {
    return unseen.text_size(text, theme.type.small, ui::Font::sans).x;
  };
  const float beside = width(counts_text(model.picture())) + width(model.data().train.x_name);
  PlaneRoom room;
  RowsBelow rows;
  for (; rows.legend <= most_legend_rows; ++rows.legend) {
    room = arrange_figure(page, theme, read_options(model).seen, rows);
    if (beside + theme.metrics.group_gap > room.plane.width()) rows.counts = 2;
    room = arrange_figure(page, theme, read_options(model).seen, rows);
    const ui::Rect endless = {room.legend.min, {room.legend.max.x, largest_legend_pt}};
    if (draw_legend(unseen, theme, endless, entries, palette) <= rows.legend) break;
  }
  return room;
}

}  // namespace

void draw_plane_picture(const Model& model, const ui::Theme& theme, ui::Rect rect,
                        ui::FigurePainter& painter) {
  PlaneFigure(model, theme, rect).draw(painter);
}

void draw_plane_figure(const Model& model, const ui::Theme& theme, ui::Rect page,
                       ui::FigurePainter& painter) {
  painter.fill_rect(page, theme.ground);
  const PlaneOptions options = read_options(model);
  const Palette palette(theme);
  const FillKey key = fill_key(model, palette, options);
  const std::vector<LegendEntry> entries = legend_entries(model, theme, palette, key, options);
  const PlaneRoom room = arrange_figure(page, theme, model, entries, palette);
  draw_plane_picture(model, theme, room.plane, painter);
  const float size = theme.type.small;
  painter.begin_group("axes");
  draw_axes(painter, theme, {options.seen, room.plane}, model.data().train, false);
  painter.end_group();
  painter.begin_group("legend");
  painter.text({room.counts.min.x, room.counts.max.y - 0.25f * size}, counts_text(model.picture()),
               theme.text, size, ui::Font::sans, ui::Align::left);
  draw_legend(painter, theme, room.legend, entries, palette);
  painter.end_group();
}

}  // namespace crease::train_and_watch
