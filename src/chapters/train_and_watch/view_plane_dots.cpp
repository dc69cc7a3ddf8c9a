#include "chapters/train_and_watch/view_plane_dots.h"

#include <algorithm>
#include <cmath>

#include "core/nn/forward.h"

namespace crease::train_and_watch {
namespace {

constexpr float outline_pt = 1, ring_pt = 1.5f;
constexpr float test_value_share = 0.65f;  ///< of the radius of a training value
/// Multiplications that the heights of the points may cost in every frame; beyond, they follow the network
/// only every few frames.
constexpr double cheap_work = 2e6;
constexpr int frames_between = 12;

}  // namespace

void DotBuilder::build(const data::Split& data, const Picture& picture, const nn::Network& network,
                       const Palette& palette, const DotOptions& options, std::vector<render::Dot>& dots) {
  dots.clear();
  options_ = options;
  frame_ = MeshFrame::of(picture);
  heights_ = HeightScale::of(picture, options.is_surface && options.height.is_margin);
  if (options.has_test) add(data.test, true, palette, heights(data.test, picture, network, test_), dots);
  if (options.has_train) add(data.train, false, palette, heights(data.train, picture, network, train_), dots);
}

const std::vector<double>& DotBuilder::heights(const data::Dataset& set, const Picture& picture,
                                               const nn::Network& network, Heights& kept) const {
  if (!options_.is_surface || set.task == data::Task::regression) return set.value;
  const bool is_same = kept.x == set.x && kept.choice == options_.height;
  if (is_same && kept.revision == picture.revision) return kept.value;
  const double work = double(set.size()) * static_cast<double>(network.parameters.size());
  if (is_same && work > cheap_work && ++kept.age < frames_between) return kept.value;
  const std::vector<double> outputs = nn::evaluate(network, set.x);
  const auto count = static_cast<std::size_t>(network.architecture.output());
  kept = {set.x, picture.revision, options_.height, 0, {}};
  std::vector<regions::AffineMap> at_point(count);
  for (std::size_t i = 0; i < outputs.size(); i += count) {
    for (std::size_t k = 0; k < count; ++k) at_point[k] = {0, 0, outputs[i + k]};
    kept.value.push_back(height_at(at_point, options_.height, {}));
  }
  return kept.value;
}

void DotBuilder::add(const data::Dataset& set, bool is_test, const Palette& palette,
                     const std::vector<double>& heights, std::vector<render::Dot>& dots) const {
  const ui::Theme& theme = palette.theme();
  const bool is_value = set.task == data::Task::regression;
  for (std::size_t i = 0; i < std::size_t(set.size()); ++i) {
    render::Dot dot;
    dot.x = frame_.x(set.x[2 * i]);
    dot.y = frame_.y(set.x[2 * i + 1]);
    dot.z = options_.is_surface ? heights_.z(heights_.cut(heights[i])) : 0.0f;
    dot.radius_pt = options_.radius_pt * (is_value && is_test ? test_value_share : 1.0f);
    const ui::Colour colour = is_value ? palette.value(set.value[i] / frame_.value_scale)
                                       : theme.class_colour(static_cast<int>(set.value[i]), set.classes);
    // Small values have the colour of the ground: their outline has to be seen.
    const bool is_hollow = is_test && !is_value;
    dot.outline_pt = is_hollow ? ring_pt : outline_pt;
    dot.fill = is_hollow ? theme.point_outline : colour;
    dot.outline = is_hollow ? colour : is_value ? theme.quiet : theme.point_outline;
    dots.push_back(dot);
  }
}

}  // namespace crease::train_and_watch
