#include "chapters/train_and_watch/view_plane_mesh.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "chapters/train_and_watch/view_plane_room.h"

namespace crease::train_and_watch {
namespace {

/// The mean gradient, weighted by area, is shown at this share of the full chroma.
constexpr double mean_slope_share = 0.5;

double area_of(std::span<const regions::Point> corners) {
  double twice = 0;
  for (std::size_t i = 2; i < corners.size(); ++i)
    twice += (corners[i - 1].x - corners[0].x) * (corners[i].y - corners[0].y) -
             (corners[i].x - corners[0].x) * (corners[i - 1].y - corners[0].y);
  return 0.5 * twice;
}

void load_corners(const regions::Subdivision& cells, std::int32_t cell,
                  std::vector<regions::Point>& corners) {
  const std::int32_t first = cells.first_corner[cell], count = cells.first_corner[cell + 1] - first;
  corners.resize(std::size_t(count));
  for (std::int32_t i = 0; i < count; ++i) corners[i] = {cells.x[first + i], cells.y[first + i]};
}

/// The smallest and the largest value on a polygon.
struct Span {
  double low, high;
};

Span values_on(std::span<const regions::Point> corners, const regions::AffineMap& map) {
  Span span{value_at(map, corners.front()), value_at(map, corners.front())};
  for (const regions::Point corner : corners) {
    const double value = value_at(map, corner);
    span.low = std::min(span.low, value);
    span.high = std::max(span.high, value);
  }
  return span;
}

/// Neurons on piece 1 (ReLU: on; hard tanh: between its breakpoints).
int count_on(const regions::Subdivision& cells, std::int32_t cell) {
  constexpr std::uint64_t low_bits = 0x5555555555555555u;
  int count = 0;
  const std::uint64_t* words = cells.pattern.data() + std::size_t(cell) * cells.pattern_words;
  for (int w = 0; w < cells.pattern_words; ++w)
    count += std::popcount(words[w] & ~(words[w] >> 1) & low_bits);
  return count;
}

/// The affine function with these values at three points; constant where they lie on one line.
regions::AffineMap through(const std::array<regions::Point, 3>& p, const std::array<double, 3>& value) {
  const double ux = p[1].x - p[0].x, uy = p[1].y - p[0].y, vx = p[2].x - p[0].x, vy = p[2].y - p[0].y;
  const double det = ux * vy - uy * vx, du = value[1] - value[0], dv = value[2] - value[0];
  if (det == 0) return {0, 0, value[0]};
  const double a = (du * vy - dv * uy) / det, b = (ux * dv - vx * du) / det;
  return {a, b, value[0] - a * p[0].x - b * p[0].y};
}

}  // namespace

int picture_outputs(const Picture& picture) {
  if (picture.is_exact && picture.cells != nullptr) return picture.cells->outputs;
  const int points = picture.sample_columns * picture.sample_rows;
  return points > 0 ? static_cast<int>(picture.samples.size()) / points : 1;
}

MeshFrame MeshFrame::of(const Picture& picture) {
  const Window& window = picture.window;
  MeshFrame frame;
  frame.centre_x = 0.5 * (window.x0 + window.x1);
  frame.centre_y = 0.5 * (window.y0 + window.y1);
  frame.half_width = 0.5 * (window.x1 - window.x0);
  frame.half_height = 0.5 * (window.y1 - window.y0);
  frame.per_half_width = 1 / frame.half_width;
  frame.per_half_height = 1 / frame.half_height;
  if (picture.value_scale > 0) frame.value_scale = picture.value_scale;
  return frame;
}

FillKey FillBuilder::build(const Picture& picture, const Palette& palette, const FillOptions& options,
                           render::FillMesh& mesh) {
  start(picture, palette, options, mesh);
  if (picture.is_exact && picture.cells != nullptr) {
    survey(picture);
    add_cells(picture);
  } else if (picture.sample_columns > 1 && picture.sample_rows > 1) {
    add_samples(picture);
  }
  mesh.vertices.resize(vertex_count_);
  mesh.triangles.resize(index_count_);
  return key_;
}

void FillBuilder::start(const Picture& picture, const Palette& palette, const FillOptions& options,
                        render::FillMesh& mesh) {
  options_ = options;
  palette_ = &palette;
  mesh_ = &mesh;
  vertex_count_ = index_count_ = 0;
  if (picture.is_exact && picture.cells != nullptr) {
    const std::size_t corners = picture.cells->x.size();
    renew(mesh.vertices, corners);
    renew(mesh.triangles, 3 * (corners - 2 * std::size_t(picture.cells->cells())));
  }
  mesh.vertices.resize(mesh.vertices.capacity());
  mesh.triangles.resize(mesh.triangles.capacity());
  frame_ = MeshFrame::of(picture);
  heights_ = HeightScale::of(picture, options.is_surface && options.height.is_margin);
  key_ = {};
  key_.uses_ramp = options.colouring == Colouring::value;
  key_.is_split = key_.uses_ramp && options.neuron >= 0;
  const int classes = picture_outputs(picture) == 1 ? 2 : picture_outputs(picture);
  for (int k = 0; k < classes && k < nn::max_output; ++k)
    class_tint_[std::size_t(k)] = palette.soft_class(k, classes);
  // Where nothing better is known (smooth nets): half the scale across half the window.
  key_.slope_scale = frame_.value_scale / std::min(frame_.half_width, frame_.half_height);
}

/// What some colourings need to know about all cells before the first is drawn.
void FillBuilder::survey(const Picture& picture) {
  const regions::Subdivision& cells = *picture.cells;
  if (options_.colouring == Colouring::region) survey_regions(picture);
  if (options_.colouring == Colouring::depth) {
    on_count_.resize(std::size_t(cells.cells()));
    for (std::int32_t cell = 0; cell < cells.cells(); ++cell) on_count_[cell] = count_on(cells, cell);
    const auto [fewest, most] = std::minmax_element(on_count_.begin(), on_count_.end());
    if (!on_count_.empty()) key_.fewest_on = *fewest, key_.most_on = *most;
  }
  if (options_.colouring == Colouring::slope && cells.cells() > 0) {
    double area = 0, sum = 0;
    for (std::int32_t cell = 0; cell < cells.cells(); ++cell) {
      load_corners(cells, cell, corners_);
      const regions::AffineMap& map = cells.map[std::size_t(cell) * cells.outputs + options_.output];
      area += area_of(corners_);
      sum += area_of(corners_) * std::sqrt(map.a * map.a + map.b * map.b);
    }
    if (area > 0 && sum > 0) key_.slope_scale = sum / area / mean_slope_share;
  }
}

/// A linear region has the tint of its largest cell: the tint lives as long as that cell does.
void FillBuilder::survey_regions(const Picture& picture) {
  region_area_.assign(std::size_t(picture.linear_regions), -1);
  region_tint_.assign(std::size_t(picture.linear_regions), 0);
  for (std::int32_t cell = 0; cell < picture.cells->cells(); ++cell) {
    const auto region = std::size_t(picture.region_of_cell[cell]);
    load_corners(*picture.cells, cell, corners_);
    const double area = area_of(corners_);
    if (area <= region_area_[region]) continue;
    region_area_[region] = area;
    region_tint_[region] = palette_->tint(picture.tint_of_cell[cell]);
  }
}

void FillBuilder::add_cells(const Picture& picture) {
  const regions::Subdivision& cells = *picture.cells;
  for (std::int32_t cell = 0; cell < cells.cells(); ++cell) {
    load_corners(cells, cell, corners_);
    const std::span maps(cells.map.data() + std::size_t(cell) * cells.outputs, std::size_t(cells.outputs));
    const bool is_active = options_.neuron < 0 || cells.piece(cell, options_.neuron) == 1;
    add_patch({corners_, maps, cell_tint(picture, cell), is_active});
  }
}

render::Colour FillBuilder::cell_tint(const Picture& picture, std::int32_t cell) const {
  switch (options_.colouring) {
    case Colouring::region:
      return region_tint_[std::size_t(picture.region_of_cell[cell])];
    case Colouring::cell:
      return palette_->tint(picture.tint_of_cell[cell]);
    case Colouring::slope:
      return slope_tint(picture.cells->map[std::size_t(cell) * picture.cells->outputs + options_.output]);
    case Colouring::depth:
      return palette_->magnitude(double(on_count_[cell] - key_.fewest_on) /
                                 std::max(1, key_.most_on - key_.fewest_on));
    case Colouring::value:
    case Colouring::winner:
      break;
  }
  return 0;
}

render::Colour FillBuilder::slope_tint(const regions::AffineMap& map) const {
  return palette_->slope(map.a, map.b, std::sqrt(map.a * map.a + map.b * map.b) / key_.slope_scale);
}

/// Two triangles per square of the grid: f between samples is drawn as the affine function through them.
void FillBuilder::add_samples(const Picture& picture) {
  const int columns = picture.sample_columns;
  for (int row = 0; row + 1 < picture.sample_rows; ++row)
    for (int column = 0; column + 1 < columns; ++column) {
      const int corner = row * columns + column;
      add_triangle(picture, {corner, corner + 1, corner + columns + 1});
      add_triangle(picture, {corner, corner + columns + 1, corner + columns});
    }
}

void FillBuilder::add_triangle(const Picture& picture, const std::array<int, 3>& sample) {
  const Window& window = picture.window;
  const auto outputs = static_cast<std::size_t>(picture_outputs(picture));
  std::array<regions::Point, 3> corners;
  for (std::size_t i = 0; i < 3; ++i) {
    const double s = double(sample[i] % picture.sample_columns) / (picture.sample_columns - 1);
    const double t = double(sample[i] / picture.sample_columns) / (picture.sample_rows - 1);
    corners[i] = {window.x0 + s * (window.x1 - window.x0), window.y0 + t * (window.y1 - window.y0)};
  }
  triangle_maps_.clear();
  for (std::size_t k = 0; k < outputs; ++k) {
    std::array<double, 3> value;
    for (std::size_t i = 0; i < 3; ++i) value[i] = picture.samples[std::size_t(sample[i]) * outputs + k];
    triangle_maps_.push_back(through(corners, value));
  }
  const bool has_slope = options_.colouring == Colouring::slope;
  const render::Colour tint =
      has_slope ? slope_tint(triangle_maps_[std::size_t(options_.output)]) : palette_->tint(0);
  add_patch({corners, triangle_maps_, tint, true});
}

void FillBuilder::add_patch(const Patch& patch) {
  if (options_.is_surface && options_.height.is_margin) return add_sheets(patch);
  if (options_.colouring == Colouring::winner) return add_winners(patch);
  const regions::AffineMap& shown = patch.maps[std::size_t(options_.output)];
  add_part({patch.corners, shown, shown, patch.tint, patch.is_active});
}

/// One output: the sign decides, so the other class is the constant 0.
void FillBuilder::add_winners(const Patch& patch) {
  const std::array<regions::AffineMap, 2> sign = {regions::AffineMap{}, patch.maps[0]};
  const std::span<const regions::AffineMap> maps = patch.maps.size() == 1 ? sign : patch.maps;
  const regions::AffineMap& shown = patch.maps[std::size_t(options_.output)];
  const int first = winner_at(maps, patch.corners.front());
  const auto wins = [&](regions::Point corner) {
    return winner_at(maps, corner) == first;
  };
  if (std::all_of(patch.corners.begin(), patch.corners.end(), wins)) {
    add_part({patch.corners, shown, shown, class_tint_[std::size_t(first)], patch.is_active});
    return;
  }
  const auto parts = splitter_.split(patch.corners, maps);
  for (std::size_t k = 0; k < parts.size(); ++k)
    add_part({parts[k], shown, shown, class_tint_[k], patch.is_active});
}

/// The margin bends within a patch, where the winner or the runner-up changes.
void FillBuilder::add_sheets(const Patch& patch) {
  const bool has_winners = options_.colouring == Colouring::winner;
  for (const Sheet& sheet : cutter_.cut(patch.corners, patch.maps, options_.height))
    add_part({sheet.corners, sheet.height, patch.maps[std::size_t(options_.output)],
              has_winners ? class_tint_[std::size_t(sheet.winner)] : patch.tint, patch.is_active});
}

/// In 3-D what is beyond the lid or the floor is flat and pale there.
void FillBuilder::add_part(const Part& given) {
  if (given.corners.empty()) return;
  Part part = given;
  if (!part.is_active) part.tint = palette_->dimmed(part.tint);
  const double low = heights_.low, high = heights_.high;
  const regions::AffineMap& map = part.height;
  const Span span = options_.is_surface ? values_on(part.corners, map) : Span{low, high};
  if (span.low >= low && span.high <= high) return add_level(part);
  add_lid(part, high, {map.a, map.b, map.c - high});
  add_lid(part, low, {-map.a, -map.b, low - map.c});
  clip_polygon(part.corners, {-map.a, -map.b, high - map.c}, below_top_);
  clip_polygon(below_top_, {map.a, map.b, map.c - low}, inside_);
  part.corners = inside_;
  add_level(part);
}

void FillBuilder::add_lid(const Part& part, double height, const regions::AffineMap& beyond) {
  clip_polygon(part.corners, beyond, lid_);
  add_level({lid_, {0, 0, height}, part.shown, palette_->dimmed(part.tint), part.is_active});
}

void FillBuilder::add_level(const Part& part) {
  if (key_.is_split && !part.corners.empty())
    add_saturated(part);
  else
    emit(part);
}

/// On the split ramp values beyond the scale would run into the other half: cut where they reach the scale,
/// and draw what is beyond in the end's colour.
void FillBuilder::add_saturated(const Part& part) {
  const double scale = frame_.value_scale;
  const regions::AffineMap& map = part.shown;
  const Span span = values_on(part.corners, map);
  if ((span.low >= -scale && span.high <= scale) || span.low >= scale || span.high <= -scale)
    return emit(part);
  const regions::AffineMap above{map.a, map.b, map.c - scale}, below{-map.a, -map.b, -map.c - scale};
  Part band = part;
  const auto emit_band = [&] {
    band.corners = band_;
    emit(band);
  };
  clip_polygon(part.corners, above, band_);
  emit_band();
  clip_polygon(part.corners, below, band_);
  emit_band();
  clip_polygon(part.corners, {-above.a, -above.b, -above.c}, band_rest_);
  clip_polygon(band_rest_, {-below.a, -below.b, -below.c}, band_);
  emit_band();
}

/// A fan of triangles. The mesh is kept larger than needed while it is made, and cut to size at the end.
void FillBuilder::emit(const Part& part) {
  const std::size_t count = part.corners.size();
  if (count < 3) return;
  if (mesh_->vertices.size() < vertex_count_ + count) mesh_->vertices.resize(2 * (vertex_count_ + count));
  if (mesh_->triangles.size() < index_count_ + 3 * count)
    mesh_->triangles.resize(2 * (index_count_ + 3 * count));
  const double per_scale = 1 / frame_.value_scale;
  render::FillVertex* vertex = mesh_->vertices.data() + vertex_count_;
  for (const regions::Point corner : part.corners) {
    const double value = value_at(part.shown, corner) * per_scale;
    const float shade =
        key_.is_split ? split_shade(std::clamp(value, -1.0, 1.0), part.is_active) : static_cast<float>(value);
    *vertex++ = {frame_.x(corner.x), frame_.y(corner.y), heights_.z(value_at(part.height, corner)), shade,
                 part.tint};
  }
  const auto first = static_cast<std::uint32_t>(vertex_count_);
  std::uint32_t* index = mesh_->triangles.data() + index_count_;
  for (std::uint32_t i = 2; i < count; ++i) {
    *index++ = first;
    *index++ = first + i - 1;
    *index++ = first + i;
  }
  vertex_count_ += count;
  index_count_ += 3 * (count - 2);
}

}  // namespace crease::train_and_watch
