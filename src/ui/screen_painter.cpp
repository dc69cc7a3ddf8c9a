#include "ui/screen_painter.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "imgui.h"
#include "imgui_internal.h"
#include "ui/colour.h"
#include "ui/dash.h"
#include "ui/fonts.h"
#include "ui/words.h"

namespace crease::ui {
namespace {

/// Dear ImGui sizes a face by its line height, a type scale by the em: Inter's ascent + descent over units
/// per em.
constexpr float line_per_em = (2728.0f + 680.0f) / 2816.0f;

ImVec2 vec(Vec v) {
  return {v.x, v.y};
}

enum class Characters : std::uint8_t { of_a_new_face, that_the_last_face_lacks };

void add_font(ImGuiIO& io, std::span<const std::uint8_t> bytes, Characters characters) {
  ImFontConfig config;
  config.MergeMode = characters == Characters::that_the_last_face_lacks;
  config.FontDataOwnedByAtlas = false;
  config.OversampleH = 2;
  // The atlas reads the bytes only; its interface predates const.
  io.Fonts->AddFontFromMemoryTTF(const_cast<std::uint8_t*>(bytes.data()), static_cast<int>(bytes.size()), 0,
                                 &config);
}

/// Widths are told in points: what is this little above a whole pixel is one.
constexpr float rounding_px = 1e-3f;

/// Unit normals of a bent line at its points, halfway between those of the pieces that meet there.
void find_normals(std::span<const Vec> points, std::vector<Vec>& normals) {
  normals.assign(points.size(), {0, 0});
  for (std::size_t i = 1; i < points.size(); ++i) {
    const float dx = points[i].x - points[i - 1].x, dy = points[i].y - points[i - 1].y;
    const float length = std::max(1e-6f, std::hypot(dx, dy));
    for (const std::size_t end : {i - 1, i}) {
      normals[end].x += dy / length;
      normals[end].y -= dx / length;
    }
  }
  for (Vec& normal : normals) {
    const float length = std::max(1e-6f, std::hypot(normal.x, normal.y));
    normal = {normal.x / length, normal.y / length};
  }
}

}  // namespace

void load_fonts(ImGuiIO& io) {
  add_font(io, fonts::sans(), Characters::of_a_new_face);
  add_font(io, fonts::sans_bold(), Characters::of_a_new_face);
  // The bold face has what titles need. Whatever else is in one, a name from a file for instance, is not
  // bold.
  add_font(io, fonts::sans(), Characters::that_the_last_face_lacks);
}

ImFont* face(Font font) {
  return ImGui::GetIO().Fonts->Fonts[static_cast<int>(font)];
}

float line_height(float size_pt) {
  return std::round(size_pt * line_per_em);
}

ScreenPainter::ScreenPainter() : ScreenPainter(ImGui::GetWindowDrawList()) {}

ScreenPainter::ScreenPainter(ImDrawList* list)
    : list_(list), pixels_per_point_(std::max(1e-3f, ImGui::GetIO().DisplayFramebufferScale.x)) {}

void ScreenPainter::line(Vec from, Vec to, Stroke stroke) {
  const bool is_upright = from.x == to.x, is_level = from.y == to.y;
  if (is_upright || is_level) {
    // Whole pixels wide, and placed so that both edges lie between pixels.
    const float width_px = std::max(1.0f, std::round(stroke.width_pt * pixels_per_point_));
    const float half = std::fmod(width_px, 2.0f) / 2;
    const auto snap = [&](float value) {
      return (std::floor(value * pixels_per_point_ + 0.5f - half) + half) / pixels_per_point_;
    };
    if (is_upright) from.x = to.x = snap(from.x);
    if (is_level) from.y = to.y = snap(from.y);
    stroke.width_pt = width_px / pixels_per_point_;
  }
  const Vec ends[] = {from, to};
  polyline(ends, stroke);
}

namespace {

/// Whether a line turns back at b: Dear ImGui's mitre takes the width away there, far along both strokes.
bool turns_back(Vec a, Vec b, Vec c) {
  const Vec u = {b.x - a.x, b.y - a.y}, v = {c.x - b.x, c.y - b.y};
  const float along = u.x * v.x + u.y * v.y;
  return along < 0 && along * along > 0.25f * (u.x * u.x + u.y * u.y) * (v.x * v.x + v.y * v.y);
}

/// A line in parts that end where it turns back.
template <class Draw>
void for_each_part(std::span<const Vec> points, const Draw& draw) {
  std::size_t first = 0;
  for (std::size_t i = 1; i + 1 < points.size(); ++i) {
    if (!turns_back(points[i - 1], points[i], points[i + 1])) continue;
    draw(points.subspan(first, i + 1 - first));
    first = i;
  }
  draw(points.subspan(first));
}

}  // namespace

void ScreenPainter::polyline(std::span<const Vec> points, Stroke stroke, bool is_closed) {
  if (points.size() < 2) return;
  const float width_pt = std::max(stroke.width_pt, 1.0f / pixels_per_point_);
  const auto add = [&](std::span<const Vec> piece, bool closed) {
    for (const Vec& point : piece) list_->PathLineTo(vec(point));
    list_->PathStroke(stroke.colour, closed ? ImDrawFlags_Closed : ImDrawFlags_None, width_pt);
  };
  if (stroke.dash_pt <= 0 && is_closed) return add(points, true);
  if (stroke.dash_pt <= 0) return for_each_part(points, [&](std::span<const Vec> part) { add(part, false); });
  for_each_dash(points, is_closed, stroke.dash_pt, dash_, [&] { add(dash_, false); });
}

/// Two vertices per point: across the line a strip of Dear ImGui's texture, which holds lines of every whole
/// width in pixels with soft edges. What the width is rounded up by, the colour is paler.
void ScreenPainter::curve(std::span<const Vec> points, Stroke stroke) {
  const float width_px = std::max(1.0f, stroke.width_pt * pixels_per_point_);
  const int whole_px = std::max(1, static_cast<int>(std::ceil(width_px - rounding_px)));
  if (points.size() < 2 || whole_px > IM_DRAWLIST_TEX_LINES_WIDTH_MAX || stroke.dash_pt > 0)
    return polyline(points, stroke);
  const float share = std::min(1.0f, width_px / static_cast<float>(whole_px));
  const Colour colour = with_alpha(stroke.colour, share * static_cast<float>(stroke.colour >> 24) / 255);
  const float half_pt = (0.5f * static_cast<float>(whole_px) + 1) / pixels_per_point_;
  const ImVec4 strip = list_->_Data->TexUvLines[whole_px];
  find_normals(points, normals_);
  const auto count = static_cast<int>(points.size());
  list_->PrimReserve(6 * (count - 1), 2 * count);
  const ImDrawIdx first = static_cast<ImDrawIdx>(list_->_VtxCurrentIdx);
  for (ImDrawIdx i = 0; i + 1 < static_cast<ImDrawIdx>(count); ++i)
    for (const ImDrawIdx corner : {0, 1, 2, 1, 3, 2}) list_->PrimWriteIdx(first + 2 * i + corner);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Vec off = {half_pt * normals_[i].x, half_pt * normals_[i].y};
    list_->PrimWriteVtx({points[i].x + off.x, points[i].y + off.y}, {strip.x, strip.y}, colour);
    list_->PrimWriteVtx({points[i].x - off.x, points[i].y - off.y}, {strip.z, strip.w}, colour);
  }
}

void ScreenPainter::fill_polygon(std::span<const Vec> points, Colour colour) {
  if (points.size() < 3) return;
  for (const Vec& point : points) list_->PathLineTo(vec(point));
  list_->PathFillConcave(colour);
}

void ScreenPainter::fill_rect(Rect rect, Colour colour, float radius_pt) {
  list_->AddRectFilled(vec(rect.min), vec(rect.max), colour, radius_pt);
}

void ScreenPainter::circle(Vec centre, float radius_pt, Colour fill, Stroke outline) {
  if ((fill >> 24) != 0) list_->AddCircleFilled(vec(centre), radius_pt, fill);
  if (outline.width_pt > 0 && (outline.colour >> 24) != 0)
    list_->AddCircle(vec(centre), radius_pt, outline.colour, 0, outline.width_pt);
}

void ScreenPainter::text(Vec at, std::string_view text, Colour colour, float size_pt, Font font,
                         Align align) {
  text_as_it_is(at, translated(text), colour, size_pt, font, align);
}

void ScreenPainter::text_as_it_is(Vec at, std::string_view text, Colour colour, float size_pt, Font font,
                                  Align align) {
  if (text.empty()) return;
  const float size = line_height(size_pt);
  const float width = size_as_it_is(text, size_pt, font).x;
  const float left = at.x - (align == Align::right ? width : align == Align::centre ? width / 2 : 0);
  const float top = at.y - std::round(face(font)->GetFontBaked(size)->Ascent);
  // Dear ImGui puts text on whole points; moved on to whole pixels it is sharp at fractional ratios, too.
  const Vec whole = {std::round(left * pixels_per_point_) / pixels_per_point_,
                     std::round(top * pixels_per_point_) / pixels_per_point_};
  const Vec shift = {whole.x - std::trunc(whole.x), whole.y - std::trunc(whole.y)};
  const int first = list_->VtxBuffer.Size;
  list_->AddText(face(font), size, vec(whole), colour, text.data(), text.data() + text.size());
  for (int i = first; i < list_->VtxBuffer.Size; ++i) {
    list_->VtxBuffer[i].pos.x += shift.x;
    list_->VtxBuffer[i].pos.y += shift.y;
  }
}

Vec ScreenPainter::text_size(std::string_view text, float size_pt, Font font) const {
  return size_as_it_is(translated(text), size_pt, font);
}

Vec ScreenPainter::size_as_it_is(std::string_view text, float size_pt, Font font) {
  const float size = line_height(size_pt);
  const ImVec2 extent =
      face(font)->CalcTextSizeA(size, 1e9f, 0, text.data(), text.data() + text.size(), nullptr);
  return {extent.x, size};
}

void ScreenPainter::push_clip(Rect rect) {
  list_->PushClipRect(vec(rect.min), vec(rect.max), true);
}

void ScreenPainter::pop_clip() {
  list_->PopClipRect();
}

}  // namespace crease::ui
