#include "chapters/train_and_watch/view_plane_legend.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "chapters/plane/view_axes.h"
#include "ui/number_text.h"

namespace crease::train_and_watch {

std::string class_name(const data::Dataset& data, int index) {
  if (std::size_t(index) < data.class_names.size()) return data.class_names[std::size_t(index)];
  return "Class " + std::to_string(index);
}

std::string output_name(const Model& model, int output) {
  const int outputs = picture_outputs(model.picture());
  if (outputs == 1) return "f(x)";
  const data::Dataset& data = model.data().train;
  return data.task == data::Task::classification && data.classes == outputs
             ? class_name(data, output)
             : "f" + std::to_string(output + 1);
}

namespace {

constexpr float bar_height_pt = 10, swatch_pt = 12, wheel_pt = 16, sign_gap_pt = 6;

/// How wide signs are, and how far entries stand apart.
struct Spacing {
  float bar_pt, line_pt, entry_gap_pt;
};
constexpr Spacing ample = {88, 26, 18}, tight = {48, 20, 10};

constexpr int bar_steps = 44;
constexpr int wheel_wedges = 24;
constexpr double two_pi = 6.283185307179586;

LegendEntry ramp_entry(std::string before, std::string after, std::span<const ui::Colour> ramp,
                       bool has_zero) {
  LegendEntry entry{LegendEntry::Kind::ramp, std::move(before), std::move(after), {}, {}, has_zero};
  for (int i = 0; i < bar_steps; ++i)
    entry.colours.push_back(ramp[std::size_t(i) * (ramp.size() - 1) / (bar_steps - 1)]);
  return entry;
}

LegendEntry text_entry(std::string text) {
  return {LegendEntry::Kind::text, std::move(text), "", {}, {}, false};
}

void append_classes(const Model& model, const Palette& palette, std::vector<LegendEntry>& entries) {
  const data::Dataset& data = model.data().train;
  const int outputs = picture_outputs(model.picture());
  const int classes = outputs == 1 ? 2 : outputs;
  for (int k = 0; k < classes; ++k)
    entries.push_back(
        {LegendEntry::Kind::ramp, "", class_name(data, k), {palette.soft_class(k, classes)}, {}, false});
}

void append_colours(const Model& model, const Palette& palette, const FillKey& key,
                    const PlaneOptions& options, std::vector<LegendEntry>& entries) {
  const double scale = model.picture().value_scale;
  std::vector<ui::Colour> shares;
  for (int i = 0; i < bar_steps; ++i) shares.push_back(palette.magnitude(double(i) / (bar_steps - 1)));
  switch (options.colouring) {
    case Colouring::value:
      entries.push_back(ramp_entry(output_name(model, options.output) + "  " + ui::number_text(-scale, 2),
                                   ui::number_text(scale, 2), palette.ramp(), true));
      break;
    case Colouring::winner:
      append_classes(model, palette, entries);
      break;
    case Colouring::depth:
      entries.push_back(ramp_entry(ui::integer_text(key.fewest_on),
                                   ui::integer_text(key.most_on) + " neurons on", shares, false));
      break;
    case Colouring::slope:
      entries.push_back({LegendEntry::Kind::wheel,
                         "",
                         "direction of ascent, full colour at slope " + ui::number_text(key.slope_scale, 2),
                         {},
                         {},
                         false});
      break;
    case Colouring::region:
      entries.push_back(text_entry("One tint per linear region"));
      break;
    case Colouring::cell:
      entries.push_back(text_entry("One tint per cell"));
      break;
  }
}

/// Draws one entry, or measures it.
class EntrySetter {
 public:
  EntrySetter(ui::Painter& painter, const ui::Theme& theme, const Palette& palette)
      : painter_(painter), theme_(theme), palette_(palette) {}

  Spacing spacing = ample;

  float width(const LegendEntry& entry) const {
    float width = sign_width(entry);
    for (const std::string* text : {&entry.before, &entry.after})
      if (!text->empty()) width += text_width(*text) + (sign_width(entry) > 0 ? sign_gap_pt : 0);
    return width;
  }

  void draw(ui::Vec at, float height, const LegendEntry& entry) {
    const float middle = at.y + height / 2;
    float x = at.x;
    if (!entry.before.empty()) x = text(x, middle, entry.before) + sign_gap_pt;
    draw_sign({x, middle}, entry);
    x += sign_width(entry) + sign_gap_pt;
    if (!entry.after.empty()) text(x, middle, entry.after);
  }

 private:
  float sign_width(const LegendEntry& entry) const {
    switch (entry.kind) {
      case LegendEntry::Kind::ramp:
        return entry.colours.size() == 1 ? swatch_pt : spacing.bar_pt;
      case LegendEntry::Kind::line:
        return spacing.line_pt;
      case LegendEntry::Kind::wheel:
        return wheel_pt;
      case LegendEntry::Kind::text:
        break;
    }
    return 0;
  }

  float text_width(const std::string& text) const {
    return painter_.text_size(text, theme_.type.small, ui::Font::sans).x;
  }
  float text(float x, float middle, const std::string& text) {
    const float size = theme_.type.small;
    painter_.text({x, middle + 0.36f * size}, text, theme_.quiet, size, ui::Font::sans, ui::Align::left);
    return x + text_width(text);
  }

  void draw_sign(ui::Vec at, const LegendEntry& entry) {
    if (entry.kind == LegendEntry::Kind::line)
      painter_.line(at, {at.x + spacing.line_pt, at.y}, entry.stroke);
    else if (entry.kind == LegendEntry::Kind::wheel)
      draw_wheel({at.x + wheel_pt / 2, at.y});
    else if (entry.kind == LegendEntry::Kind::ramp)
      draw_bar(at, entry);
  }

  void draw_bar(ui::Vec at, const LegendEntry& entry) {
    const float width = sign_width(entry), top = at.y - bar_height_pt / 2, bottom = at.y + bar_height_pt / 2;
    const float step = width / static_cast<float>(entry.colours.size());
    // Each step goes on to the end, below those after it: no ground shines through between two soft edges.
    for (std::size_t i = 0; i < entry.colours.size(); ++i)
      painter_.fill_rect({{at.x + static_cast<float>(i) * step, top}, {at.x + width, bottom}},
                         entry.colours[i]);
    const ui::Stroke hairline{theme_.quiet, theme_.metrics.hairline, 0};
    const ui::Vec frame[] = {{at.x, top}, {at.x + width, top}, {at.x + width, bottom}, {at.x, bottom}};
    painter_.polyline(frame, hairline, true);
    const float zero = at.x + width / 2;
    if (entry.has_zero) painter_.line({zero, bottom - 4}, {zero, bottom + 2}, hairline);
  }

  void draw_wheel(ui::Vec centre) {
    for (int i = 0; i < wheel_wedges; ++i) {
      const double wedge_angle = two_pi / wheel_wedges, middle = (i + 0.5) * wedge_angle;
      // Wedges reach below their neighbours, so that no ground shines through between two soft edges.
      const double from = (i == 0 ? -0.5 : i) * wedge_angle;
      const double to = (i + 1 < wheel_wedges ? i + 1.5 : i + 1) * wedge_angle;
      const auto rim = [&](double angle) {
        return ui::Vec{centre.x + static_cast<float>(std::cos(angle)) * wheel_pt / 2,
                       centre.y - static_cast<float>(std::sin(angle)) * wheel_pt / 2};
      };
      const ui::Vec wedge[] = {centre, rim(to), rim(from)};
      painter_.fill_polygon(wedge, palette_.slope(std::cos(middle), std::sin(middle), 1));
    }
  }

  ui::Painter& painter_;
  const ui::Theme& theme_;
  const Palette& palette_;
};

/// Where each entry stands in rows of a width.
std::vector<ui::Vec> places(const EntrySetter& setter, const ui::Rect& area, float row_height,
                            std::span<const LegendEntry> entries) {
  std::vector<ui::Vec> result;
  ui::Vec at = area.min;
  for (const LegendEntry& entry : entries) {
    const float width = setter.width(entry);
    if (at.x > area.min.x && at.x + width > area.max.x) at = {area.min.x, at.y + row_height};
    result.push_back(at);
    at.x += width + setter.spacing.entry_gap_pt;
  }
  return result;
}

}  // namespace

std::vector<LegendEntry> legend_entries(const Model& model, const ui::Theme& theme, const Palette& palette,
                                        const FillKey& key, const PlaneOptions& options) {
  std::vector<LegendEntry> entries;
  append_colours(model, palette, key, options, entries);
  const int layers = model.network().architecture.depth() - 1;
  if (options.has_boundaries && model.picture().is_exact)
    for (int layer = 0; layer < layers; ++layer)
      entries.push_back({LegendEntry::Kind::line,
                         "",
                         (layer == 0 ? "Layer " : "") + std::to_string(layer + 1),
                         {},
                         palette.crease(layer),
                         false});
  if (options.has_decision)
    entries.push_back({LegendEntry::Kind::line,
                       "",
                       picture_outputs(model.picture()) == 1 ? "f = 0" : "Decision boundary",
                       {},
                       theme.decision_stroke(),
                       false});
  return entries;
}

std::string counts_text(const Picture& picture) {
  if (!picture.is_exact || picture.cells == nullptr) return "Smooth network: no cells to count";
  const std::int32_t cells = picture.cells->cells();
  return ui::integer_text(cells) + (cells == 1 ? " cell, " : " cells, ") +
         ui::integer_text(picture.linear_regions) +
         (picture.linear_regions == 1 ? " linear region" : " linear regions") + " in view";
}

int draw_legend(ui::Painter& painter, const ui::Theme& theme, ui::Rect area,
                std::span<const LegendEntry> entries, const Palette& palette) {
  if (entries.empty()) return 1;
  EntrySetter setter(painter, theme, palette);
  const float height = legend_row_height(theme);
  const auto fits = [&](ui::Vec at) {
    return at.y + height <= area.max.y + 0.5f;
  };
  std::vector<ui::Vec> at = places(setter, area, height, entries);
  if (!fits(at.back())) {
    setter.spacing = tight;
    at = places(setter, area, height, entries);
  }
  int rows = 0;
  for (std::size_t i = 0; i < entries.size() && fits(at[i]); ++i) {
    setter.draw(at[i], height, entries[i]);
    rows = 1 + static_cast<int>(std::lround((at[i].y - area.min.y) / height));
  }
  return rows;
}

}  // namespace crease::train_and_watch
