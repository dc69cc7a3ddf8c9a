#include "ui/recording_painter.h"

#include <array>
#include <cstdio>

namespace crease::ui {
namespace {

/// Mean advance of a letter as a share of the em.
constexpr float advance_per_em = 0.56f;

std::string number(float value) {
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.4g", static_cast<double>(value));
  return buffer.data();
}

std::string attribute(const char* name, const std::string& value) {
  return std::string(" ") + name + "=\"" + value + "\"";
}

std::string paint(const char* name, Colour colour) {
  std::array<char, 16> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "#%02x%02x%02x", colour & 0xFFu, colour >> 8 & 0xFFu,
                colour >> 16 & 0xFFu);
  const std::string opacity = std::string(name) + "-opacity";
  const float alpha = static_cast<float>(colour >> 24) / 255.0f;
  return attribute(name, buffer.data()) + (alpha < 1 ? attribute(opacity.c_str(), number(alpha)) : "");
}

std::string stroke_attributes(Stroke stroke) {
  const std::string dash = stroke.dash_pt > 0 ? attribute("stroke-dasharray", number(stroke.dash_pt)) : "";
  return paint("stroke", stroke.colour) + attribute("stroke-width", number(stroke.width_pt)) + dash;
}

std::string points_text(std::span<const Vec> points) {
  std::string text;
  for (const Vec& point : points) text += number(point.x) + "," + number(point.y) + " ";
  return text;
}

std::string rectangle(Rect rect, float radius_pt) {
  return "<rect" + attribute("x", number(rect.min.x)) + attribute("y", number(rect.min.y)) +
         attribute("width", number(rect.width())) + attribute("height", number(rect.height())) +
         (radius_pt > 0 ? attribute("rx", number(radius_pt)) : "");
}

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '<')
      result += "&lt;";
    else if (c == '&')
      result += "&amp;";
    else
      result += c;
  }
  return result;
}

}  // namespace

RecordingPainter::RecordingPainter(Rect page) : page_(page) {}

void RecordingPainter::line(Vec from, Vec to, Stroke stroke) {
  const std::array<Vec, 2> ends = {from, to};
  polyline(ends, stroke);
}

void RecordingPainter::polyline(std::span<const Vec> points, Stroke stroke, bool is_closed) {
  polylines_.emplace_back(points.begin(), points.end());
  body_ += std::string(is_closed ? "<polygon" : "<polyline") + attribute("points", points_text(points)) +
           attribute("fill", "none") + stroke_attributes(stroke) + "/>\n";
}

void RecordingPainter::fill_polygon(std::span<const Vec> points, Colour colour) {
  body_ += "<polygon" + attribute("points", points_text(points)) + paint("fill", colour) + "/>\n";
}

void RecordingPainter::fill_rect(Rect rect, Colour colour, float radius_pt) {
  body_ += rectangle(rect, radius_pt) + paint("fill", colour) + "/>\n";
}

void RecordingPainter::circle(Vec centre, float radius_pt, Colour fill, Stroke outline) {
  body_ += "<circle" + attribute("cx", number(centre.x)) + attribute("cy", number(centre.y)) +
           attribute("r", number(radius_pt)) + paint("fill", fill) + stroke_attributes(outline) + "/>\n";
}

void RecordingPainter::text(Vec at, std::string_view text, Colour colour, float size_pt, Font font,
                            Align align) {
  texts_.push_back({at, std::string(text), colour, size_pt, align});
  constexpr std::array<const char*, 3> anchors = {"start", "middle", "end"};
  body_ += "<text" + attribute("x", number(at.x)) + attribute("y", number(at.y)) + paint("fill", colour) +
           attribute("font-size", number(size_pt)) + attribute("font-family", "Inter, sans-serif") +
           (font == Font::sans_bold ? attribute("font-weight", "600") : "") +
           attribute("text-anchor", anchors[static_cast<std::size_t>(align)]) + ">" + escaped(text) +
           "</text>\n";
}

Vec RecordingPainter::text_size(std::string_view text, float size_pt, Font) const {
  int letters = 0;
  for (const char c : text) letters += (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
  return {static_cast<float>(letters) * advance_per_em * size_pt, 1.2f * size_pt};
}

void RecordingPainter::push_clip(Rect rect) {
  const std::string name = "clip" + std::to_string(clips_++);
  body_ += "<clipPath" + attribute("id", name) + ">" + rectangle(rect, 0) + "/></clipPath>\n<g" +
           attribute("clip-path", "url(#" + name + ")") + ">\n";
}

void RecordingPainter::pop_clip() {
  body_ += "</g>\n";
}

std::string RecordingPainter::svg() const {
  const std::string view_box = number(page_.min.x) + " " + number(page_.min.y) + " " + number(page_.width()) +
                               " " + number(page_.height());
  return "<svg" + attribute("xmlns", "http://www.w3.org/2000/svg") + attribute("viewBox", view_box) +
         attribute("width", number(page_.width())) + attribute("height", number(page_.height())) + ">\n" +
         body_ + "</svg>\n";
}

}  // namespace crease::ui
