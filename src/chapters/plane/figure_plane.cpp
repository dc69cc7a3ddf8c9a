#include "chapters/plane/figure_plane.h"

#include "ui/label.h"

namespace crease::plane {
namespace {

constexpr float swatch_pt = 18, swatch_gap_pt = 5, between_pt = 14, under_top_pt = 3;

float width_of(const ui::Painter& painter, const ui::Theme& theme, const KeyEntry& entry) {
  return swatch_pt + swatch_gap_pt + painter.text_size(entry.text, theme.type.small, ui::Font::sans).x;
}

/// Calls `place` with every entry and its row and left end, in rows that are not wider than `width`. Returns
/// how many rows there are.
int arrange_key(const ui::Painter& painter, const ui::Theme& theme, float width,
                std::span<const KeyEntry> entries,
                const std::function<void(const KeyEntry&, int row, float left)>& place) {
  int row = 0;
  float left = 0;
  for (const KeyEntry& entry : entries) {
    const float needed = width_of(painter, theme, entry);
    if (left > 0 && left + needed > width) {
      ++row;
      left = 0;
    }
    place(entry, row, left);
    left += needed + between_pt;
  }
  return row + 1;
}

/// What does not fit into so many rows is left out.
void draw_key(ui::Painter& painter, const ui::Theme& theme, ui::Rect room, int rows,
              std::span<const KeyEntry> entries) {
  const float size = theme.type.small;
  arrange_key(painter, theme, room.width(), entries, [&](const KeyEntry& entry, int row, float left) {
    if (row >= rows) return;
    const float x = room.min.x + left;
    const float y = room.min.y + static_cast<float>(row) * legend_row_height(theme) + size / 2 + under_top_pt;
    painter.line({x, y}, {x + swatch_pt, y}, entry.stroke);
    painter.text({x + swatch_pt + swatch_gap_pt, y + ui::half_capital * size}, entry.text, theme.text, size,
                 ui::Font::sans, ui::Align::left);
  });
}

}  // namespace

KeyEntry layer_entry(int layer, ui::Stroke stroke) {
  return {"layer " + std::to_string(layer + 1), stroke};
}

void draw_plane(ui::Painter& painter, const ui::Theme& theme, const PlaneRoom& room,
                const PlanePicture& picture) {
  const PlaneMap map = {picture.window, room.plane};
  painter.fill_rect(room.plane, theme.ground);
  painter.push_clip(room.plane);
  picture.draw(map);
  painter.pop_clip();
  painter.begin_group("axes");
  draw_axes(painter, theme, map, picture.data != nullptr ? *picture.data : data::Dataset(), room.is_compact);
  painter.end_group();
  painter.begin_group("legend");
  const float size = theme.type.small;
  const int rows = room.legend_rows - (room.is_compact ? 0 : 1);
  if (!room.is_compact && !picture.counts.empty())
    painter.text({room.counts.min.x, room.counts.max.y - 0.25f * size}, picture.counts, theme.text, size,
                 ui::Font::sans, ui::Align::left);
  draw_key(painter, theme, room.legend, rows, picture.key);
  if (!room.is_compact)
    painter.text(
        {room.legend.min.x, room.legend.min.y + static_cast<float>(rows) * legend_row_height(theme) + size},
        picture.caption, theme.text, size, ui::Font::sans, ui::Align::left);
  painter.end_group();
}

PlaneRoom arrange_page(const ui::Painter& painter, const ui::Theme& theme, ui::Rect page,
                       const PlanePicture& picture) {
  PlaneRoom room;
  // Each row for the key makes the plane smaller, and the key may need one more.
  for (int rows = 1, needed = 1; rows <= needed; ++rows) {
    room = arrange_plane(page, theme, picture.window, false, rows);
    needed =
        arrange_key(painter, theme, room.legend.width(), picture.key, [](const KeyEntry&, int, float) {});
    if (needed <= rows) break;
  }
  return room;
}

}  // namespace crease::plane
