#include <cairo/cairo-ft.h>
#include <cairo/cairo.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <vector>

#include "core/base/check.h"
#include "ui/fonts.h"
#include "ui/raster.h"
#include "ui/text_measure.h"

namespace crease::ui {
namespace {

template <auto destroy>
struct Destroyer {
  template <class T>
  void operator()(T* object) const {
    destroy(object);
  }
};
using Surface = std::unique_ptr<cairo_surface_t, Destroyer<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Destroyer<cairo_destroy>>;
using Pattern = std::unique_ptr<cairo_pattern_t, Destroyer<cairo_pattern_destroy>>;
using FontFace = std::unique_ptr<cairo_font_face_t, Destroyer<cairo_font_face_destroy>>;
using FontOptions = std::unique_ptr<cairo_font_options_t, Destroyer<cairo_font_options_destroy>>;

/// One of the program's own fonts. Cairo may keep it beyond the last figure, and frees it together with the
/// library that it needs.
struct LoadedFont {
  FT_Library library = nullptr;
  FT_Face face = nullptr;

  ~LoadedFont() {
    FT_Done_Face(face);
    FT_Done_FreeType(library);
  }
};

FontFace loaded(std::span<const unsigned char> bytes) {
  auto font = std::make_unique<LoadedFont>();
  CREASE_CHECK(FT_Init_FreeType(&font->library) == 0, "FreeType is there");
  const auto size = static_cast<FT_Long>(bytes.size());
  CREASE_CHECK(FT_New_Memory_Face(font->library, bytes.data(), size, 0, &font->face) == 0,
               "the program's own font can be read");
  FontFace face(cairo_ft_font_face_create_for_ft_face(font->face, FT_LOAD_NO_HINTING));
  static const cairo_user_data_key_t key{};
  const auto free_font = [](void* data) {
    delete static_cast<LoadedFont*>(data);
  };
  if (cairo_font_face_set_user_data(face.get(), &key, font.get(), free_font) == CAIRO_STATUS_SUCCESS)
    static_cast<void>(font.release());
  return face;
}

/// In the order of Font.
using Faces = std::array<FontFace, 2>;

double share(Colour colour, int shift) {
  return (colour >> shift & 0xFFu) / 255.0;
}

class CairoPainter final : public FigurePainter {
 public:
  CairoPainter(cairo_t* context, const Faces& faces, float scale)
      : cairo_(context), faces_(faces), scale_(scale) {
    cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_ROUND);
    FontOptions options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    cairo_set_font_options(cairo_, options.get());
  }

  void line(Vec from, Vec to, Stroke stroke) override {
    const SnappedLine line = snapped(from, to, stroke.width_pt, scale_);
    stroke.width_pt = line.width_pt;
    const std::array<Vec, 2> ends = {line.from, line.to};
    polyline(ends, stroke, false);
  }

  void polyline(std::span<const Vec> points, Stroke stroke, bool is_closed) override {
    if (points.size() < 2) return;
    trace(points, is_closed);
    const double dash = stroke.dash_pt;
    if (dash > 0) cairo_set_dash(cairo_, &dash, 1, 0);
    paint_stroke(stroke, CAIRO_LINE_CAP_BUTT);
    cairo_set_dash(cairo_, nullptr, 0, 0);
  }

  void fill_polygon(std::span<const Vec> points, Colour colour) override {
    if (points.size() < 3) return;
    trace(points, true);
    paint_fill(colour);
  }

  void fill_rect(Rect rect, Colour colour, float radius_pt) override {
    const double r = std::min({radius_pt, rect.width() / 2, rect.height() / 2});
    if (r > 0) {
      constexpr double quarter = 1.5707963267948966;
      const std::array<Vec, 4> centres = {
          {{rect.max.x, rect.min.y}, rect.max, {rect.min.x, rect.max.y}, rect.min}};
      const std::array<double, 4> inward_x = {-r, -r, r, r}, inward_y = {r, -r, -r, r};
      cairo_new_path(cairo_);
      for (std::size_t i = 0; i < 4; ++i)
        cairo_arc(cairo_, centres[i].x + inward_x[i], centres[i].y + inward_y[i], r,
                  (static_cast<double>(i) - 1) * quarter, static_cast<double>(i) * quarter);
      cairo_close_path(cairo_);
    } else {
      cairo_rectangle(cairo_, rect.min.x, rect.min.y, rect.width(), rect.height());
    }
    paint_fill(colour);
  }

  void circle(Vec centre, float radius_pt, Colour fill, Stroke outline) override {
    constexpr double turn = 6.283185307179586;
    cairo_new_path(cairo_);
    cairo_arc(cairo_, centre.x, centre.y, radius_pt, 0, turn);
    const bool has_outline = outline.width_pt > 0 && outline.colour >> 24 != 0;
    set_colour(fill);
    if (!has_outline) return cairo_fill(cairo_);
    cairo_fill_preserve(cairo_);
    paint_stroke(outline, CAIRO_LINE_CAP_BUTT);
  }

  void text(Vec at, std::string_view english, Colour colour, float size_pt, Font font, Align align) override {
    const std::string text(own(english));
    const float width = align == Align::left ? 0 : measured_text(text, size_pt, font).x;
    const Font drawn = has_all_characters(text, font) ? font : Font::sans;
    cairo_set_font_face(cairo_, faces_[static_cast<std::size_t>(drawn)].get());
    cairo_set_font_size(cairo_, size_pt);
    cairo_move_to(cairo_, at.x - (align == Align::centre ? width / 2 : width), at.y);
    set_colour(colour);
    cairo_show_text(cairo_, text.c_str());
  }

  Vec text_size(std::string_view text, float size_pt, Font font) const override {
    return measured_text(own(text), size_pt, font);
  }

  void push_clip(Rect rect) override {
    cairo_save(cairo_);
    cairo_rectangle(cairo_, rect.min.x, rect.min.y, rect.width(), rect.height());
    cairo_clip(cairo_);
  }
  void pop_clip() override { cairo_restore(cairo_); }
  void begin_group(std::string_view) override {}
  void end_group() override {}

  void mosaic(std::span<const Patch> patches, std::span<const Ramp> ramps) override {
    const double underlay = 2 * std::max(underlay_pt, underlay_pt / scale_);
    for (const Patch& patch : patches) {
      trace(patch.corners, true);
      set_paint(patch, ramps);
      cairo_set_line_width(cairo_, underlay);
      cairo_stroke(cairo_);
    }
    for (const Patch& patch : patches) {
      trace(patch.corners, true);
      set_paint(patch, ramps);
      cairo_fill(cairo_);
    }
  }

  void pieces(std::span<const LinePiece> pieces, Stroke stroke) override {
    cairo_new_path(cairo_);
    for (const LinePiece& piece : pieces) {
      cairo_move_to(cairo_, piece.from.x, piece.from.y);
      cairo_line_to(cairo_, piece.to.x, piece.to.y);
    }
    paint_stroke(stroke, CAIRO_LINE_CAP_ROUND);
  }

  void image(Rect rect, const Pixels& pixels) override {
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels.width, pixels.height));
    unsigned char* row = cairo_image_surface_get_data(surface.get());
    const int stride = cairo_image_surface_get_stride(surface.get());
    for (int y = 0; y < pixels.height; ++y, row += stride)
      for (int x = 0; x < pixels.width; ++x) {
        const Colour colour = pixels.colours[std::size_t(y) * std::size_t(pixels.width) + std::size_t(x)];
        reinterpret_cast<std::uint32_t*>(row)[x] =
            (colour & 0xFFu) << 16 | (colour & 0xFF00u) | (colour >> 16 & 0xFFu);
      }
    cairo_surface_mark_dirty(surface.get());
    cairo_save(cairo_);
    cairo_translate(cairo_, rect.min.x, rect.min.y);
    cairo_scale(cairo_, static_cast<double>(rect.width()) / pixels.width,
                static_cast<double>(rect.height()) / pixels.height);
    cairo_set_source_surface(cairo_, surface.get(), 0, 0);
    cairo_pattern_set_extend(cairo_get_source(cairo_), CAIRO_EXTEND_PAD);
    cairo_rectangle(cairo_, 0, 0, pixels.width, pixels.height);
    cairo_fill(cairo_);
    cairo_restore(cairo_);
  }

  float pixels_per_point() const override { return scale_; }

 private:
  void trace(std::span<const Vec> points, bool is_closed) {
    cairo_new_path(cairo_);
    for (const Vec& point : points) cairo_line_to(cairo_, point.x, point.y);
    if (is_closed) cairo_close_path(cairo_);
  }

  void set_colour(Colour colour) {
    cairo_set_source_rgba(cairo_, share(colour, 0), share(colour, 8), share(colour, 16), share(colour, 24));
  }

  void set_paint(const Patch& patch, std::span<const Ramp> ramps) {
    if (patch.ramp < 0) return set_colour(patch.colour);
    const Pattern pattern(cairo_pattern_create_linear(patch.from.x, patch.from.y, patch.to.x, patch.to.y));
    const Ramp& ramp = ramps[static_cast<std::size_t>(patch.ramp)];
    for (std::size_t i = 0; i < ramp.size(); ++i)
      cairo_pattern_add_color_stop_rgb(pattern.get(),
                                       static_cast<double>(i) / static_cast<double>(ramp.size() - 1),
                                       share(ramp[i], 0), share(ramp[i], 8), share(ramp[i], 16));
    cairo_set_source(cairo_, pattern.get());
  }

  void paint_fill(Colour colour) {
    set_colour(colour);
    cairo_fill(cairo_);
  }

  void paint_stroke(Stroke stroke, cairo_line_cap_t cap) {
    set_colour(stroke.colour);
    cairo_set_line_width(cairo_, stroke.width_pt);
    cairo_set_line_cap(cairo_, cap);
    cairo_stroke(cairo_);
  }

  cairo_t* cairo_;
  const Faces& faces_;
  float scale_;
};

cairo_status_t append(void* text, const unsigned char* bytes, unsigned count) {
  static_cast<std::string*>(text)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

Result<std::string> png_figure(Rect page, float scale, const std::function<void(FigurePainter&)>& draw) {
  if (!(scale >= smallest_scale && scale <= largest_scale))
    return Error{"a figure cannot have this scale; from 0.1 to 20 pixels per point would be right"};
  const int width = static_cast<int>(std::lround(page.width() * scale)),
            height = static_cast<int>(std::lround(page.height() * scale));
  if (width < 1 || height < 1 || width > most_pixels || height > most_pixels)
    return Error{"the picture would have " + std::to_string(width) + " x " + std::to_string(height) +
                 " pixels; at most 16384 along a side would be right"};
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
  const Faces faces = {loaded(fonts::sans()), loaded(fonts::sans_bold())};
  std::string png;
  {
    const Context context(cairo_create(surface.get()));
    cairo_scale(context.get(), width / static_cast<double>(page.width()),
                height / static_cast<double>(page.height()));
    cairo_translate(context.get(), -page.min.x, -page.min.y);
    CairoPainter painter(context.get(), faces, scale);
    draw(painter);
    if (cairo_status(context.get()) != CAIRO_STATUS_SUCCESS)
      return Error{"the picture could not be drawn: it needs more memory than there is"};
  }
  if (cairo_surface_write_to_png_stream(surface.get(), append, &png) != CAIRO_STATUS_SUCCESS)
    return Error{"the picture could not be packed: it needs more memory than there is"};
  return png;
}

}  // namespace crease::ui
