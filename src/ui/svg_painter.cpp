#include "ui/svg_painter.h"

#include <algorithm>
#include <array>

#include "core/base/check.h"
#include "core/io/png.h"
#include "ui/svg_text.h"
#include "ui/text_measure.h"

namespace crease::ui {
namespace {

using svg::attribute;

/// What comes first is what the program itself draws with; the rest has similar widths.
constexpr const char* family = "Inter, 'Source Sans 3', 'Helvetica Neue', Arial, sans-serif";

std::string stroke_style(Stroke stroke) {
  std::string style = svg::paint("stroke", stroke.colour) + attribute("stroke-width", stroke.width_pt);
  if (stroke.dash_pt > 0) style += attribute("stroke-dasharray", stroke.dash_pt);
  return style;
}

std::string rectangle(Rect rect, float radius_pt) {
  return "<rect" + attribute("x", rect.min.x) + attribute("y", rect.min.y) +
         attribute("width", rect.width()) + attribute("height", rect.height()) +
         (radius_pt > 0 ? attribute("rx", radius_pt) : "") + "/>";
}

std::string path_element(std::string_view data, std::string_view style = "") {
  return "<path d=\"" + std::string(data) + "\"" + std::string(style) + "/>";
}

std::string text_style(Colour colour, float size_pt, Font font, Align align) {
  constexpr std::array<const char*, 3> anchors = {"start", "middle", "end"};
  std::string style =
      svg::paint("fill", colour) + attribute("font-size", size_pt) + attribute("font-family", family);
  if (font == Font::sans_bold) style += attribute("font-weight", "600");
  if (align != Align::left) style += attribute("text-anchor", anchors[static_cast<std::size_t>(align)]);
  return style;
}

/// Straight pieces that follow one another are one line.
std::string path_of_pieces(std::span<const LinePiece> pieces) {
  std::string data, end;
  for (const LinePiece& piece : pieces) {
    const std::string from = svg::number(piece.from.x) + ' ' + svg::number(piece.from.y);
    const std::string to = svg::number(piece.to.x) + ' ' + svg::number(piece.to.y);
    data += from == end ? "L" + to : "M" + from + "L" + to;
    end = to;
  }
  return data;
}

}  // namespace

SvgPainter::SvgPainter(Rect page, std::string_view title, std::string_view description,
                       std::string_view language)
    : page_(page),
      title_(title),
      description_(description),
      language_(language),
      prefix_(svg::fingerprint(title_ + description_ + svg::number(page.width()))) {}

/// Elements of one style that follow one another share a group, which has it.
void SvgPainter::add(std::string_view style, std::string_view element) {
  if (style_ != style) {
    end_style();
    body_ += "<g" + std::string(style) + ">\n";
    style_ = style;
  }
  body_ += std::string(element) + "\n";
}

void SvgPainter::end_style() {
  if (!style_.empty()) body_ += "</g>\n";
  style_.clear();
}

std::string SvgPainter::id(std::string_view kind) {
  return prefix_ + "-" + std::string(kind) + std::to_string(++ids_);
}

void SvgPainter::line(Vec from, Vec to, Stroke stroke) {
  const SnappedLine snapped_line = snapped(from, to, stroke.width_pt, 1);
  stroke.width_pt = snapped_line.width_pt;
  const std::array<Vec, 2> ends = {snapped_line.from, snapped_line.to};
  polyline(ends, stroke);
}

void SvgPainter::polyline(std::span<const Vec> points, Stroke stroke, bool is_closed) {
  if (points.size() < 2) return;
  add(attribute("fill", "none") + stroke_style(stroke) + attribute("stroke-linejoin", "round"),
      path_element(svg::path(points, is_closed)));
}

void SvgPainter::fill_polygon(std::span<const Vec> points, Colour colour) {
  if (points.size() < 3) return;
  add(svg::paint("fill", colour), path_element(svg::path(points, true)));
}

void SvgPainter::fill_rect(Rect rect, Colour colour, float radius_pt) {
  add(svg::paint("fill", colour), rectangle(rect, radius_pt));
}

void SvgPainter::circle(Vec centre, float radius_pt, Colour fill, Stroke outline) {
  const bool has_outline = outline.width_pt > 0 && outline.colour >> 24 != 0;
  add(svg::paint("fill", fill) + (has_outline ? stroke_style(outline) : ""),
      "<circle" + attribute("cx", centre.x) + attribute("cy", centre.y) + attribute("r", radius_pt) + "/>");
}

void SvgPainter::text(Vec at, std::string_view text, Colour colour, float size_pt, Font font, Align align) {
  if (text.empty()) return;
  add(text_style(colour, size_pt, font, align),
      "<text" + attribute("x", at.x) + attribute("y", at.y) + ">" + svg::escaped(own(text)) + "</text>");
}

Vec SvgPainter::text_size(std::string_view text, float size_pt, Font font) const {
  return measured_text(own(text), size_pt, font);
}

void SvgPainter::push_clip(Rect rect) {
  end_style();
  const std::string name = id("clip");
  body_ += "<clipPath" + attribute("id", name) + ">" + rectangle(rect, 0) + "</clipPath>\n<g" +
           attribute("clip-path", "url(#" + name + ")") + ">\n";
  ++depth_;
}

void SvgPainter::pop_clip() {
  end_group();
}

void SvgPainter::begin_group(std::string_view name) {
  end_style();
  body_ += "<g" + attribute("class", name) + ">\n";
  ++depth_;
}

void SvgPainter::end_group() {
  end_style();
  body_ += "</g>\n";
  --depth_;
}

/// The colours of the ramps, once; returns what their ids begin with.
std::string SvgPainter::add_ramps(std::span<const Ramp> ramps) {
  const std::string name = id("ramp");
  for (std::size_t i = 0; i < ramps.size(); ++i) {
    body_ += "<linearGradient" + attribute("id", name + "-" + std::to_string(i)) + ">";
    const auto last = static_cast<double>(std::max<std::size_t>(1, ramps[i].size() - 1));
    for (std::size_t k = 0; k < ramps[i].size(); ++k) {
      // Fine ramps need more digits than places on the page.
      const std::string offset = svg::number(100 * static_cast<double>(k) / last) + "%";
      body_ += "<stop" + attribute("offset", offset) + svg::paint("stop-color", ramps[i][k]) + "/>";
    }
    body_ += "</linearGradient>\n";
  }
  return name;
}

std::string SvgPainter::patch_element(const Patch& patch, const std::string& ramps, std::string& gradients) {
  const std::string data = svg::path(patch.corners, true);
  if (patch.ramp < 0)
    return path_element(data, svg::paint("fill", patch.colour) + svg::paint("stroke", patch.colour));
  const std::string name = id("fill");
  gradients += "<linearGradient" + attribute("id", name) +
               attribute("xlink:href", "#" + ramps + "-" + std::to_string(patch.ramp)) +
               attribute("gradientUnits", "userSpaceOnUse") + attribute("x1", patch.from.x) +
               attribute("y1", patch.from.y) + attribute("x2", patch.to.x) + attribute("y2", patch.to.y) +
               "/>\n";
  const std::string url = "url(#" + name + ")";
  return path_element(data, attribute("fill", url) + attribute("stroke", url));
}

/// The parts once, shown twice: with the outline that they inherit as the underlay, then without.
void SvgPainter::mosaic(std::span<const Patch> patches, std::span<const Ramp> ramps) {
  end_style();
  std::string ramp_names, gradients, elements;
  body_ += "<defs>\n";
  if (!ramps.empty()) ramp_names = add_ramps(ramps);
  for (const Patch& patch : patches) elements += patch_element(patch, ramp_names, gradients) + "\n";
  const std::string name = id("mosaic");
  body_ += gradients + "</defs>\n<use" + attribute("xlink:href", "#" + name) +
           attribute("stroke-width", 2 * underlay_pt) + attribute("stroke-linejoin", "round") +
           "/>\n<g stroke-width=\"0\"><g" + attribute("id", name) + ">\n" + elements + "</g></g>\n";
}

void SvgPainter::pieces(std::span<const LinePiece> pieces, Stroke stroke) {
  if (pieces.empty()) return;
  stroke.dash_pt = 0;
  add(attribute("fill", "none") + stroke_style(stroke) + attribute("stroke-linecap", "round") +
          attribute("stroke-linejoin", "round"),
      path_element(path_of_pieces(pieces)));
}

void SvgPainter::image(Rect rect, const Pixels& pixels) {
  end_style();
  body_ += "<image" + attribute("x", rect.min.x) + attribute("y", rect.min.y) +
           attribute("width", rect.width()) + attribute("height", rect.height()) +
           attribute("preserveAspectRatio", "none") + " xlink:href=\"data:image/png;base64," +
           io::standard_base64(io::png_of(pixels.width, pixels.height, pixels.colours)) + "\"/>\n";
}

std::string SvgPainter::svg() const {
  CREASE_CHECK(depth_ == 0, "every clip is popped and every group is ended");
  const std::string size = svg::number(page_.width()) + " " + svg::number(page_.height());
  const std::string view_box = svg::number(page_.min.x) + " " + svg::number(page_.min.y) + " " + size;
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"" +
         attribute("width", page_.width()) + attribute("height", page_.height()) +
         attribute("viewBox", view_box) + attribute("xml:lang", language_) + " role=\"img\"" +
         attribute("aria-labelledby", prefix_ + "-title " + prefix_ + "-desc") +
         " font-variant=\"tabular-nums\">\n<title" + attribute("id", prefix_ + "-title") + ">" +
         svg::escaped(title_) + "</title>\n<desc" + attribute("id", prefix_ + "-desc") + ">" +
         svg::escaped(description_) + "</desc>\n" + body_ + (style_.empty() ? "" : "</g>\n") + "</svg>\n";
}

}  // namespace crease::ui
