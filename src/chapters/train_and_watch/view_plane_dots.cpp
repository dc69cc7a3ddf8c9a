#include <algorithm>
#include <cmath>

#include "chapters/train_and_watch/view_plane_lines.h"
#include "ui/colour.h"

namespace crease::train_and_watch {
namespace {

constexpr float outline_pt = 1;
constexpr float ring_pt = 1.5f;

class DotBuilder {
 public:
  DotBuilder(const Picture& picture, const Palette& palette, const DotOptions& options)
      : frame_(MeshFrame::of(picture)),
        outputs_(picture_outputs(picture)),
        theme_(palette.theme()),
        palette_(palette),
        options_(options) {}

  void add(const data::Dataset& set, bool is_hollow, std::vector<render::Dot>& dots) const {
    for (int i = 0; i < set.size(); ++i) {
      const auto row = static_cast<std::size_t>(i);
      const ui::Colour colour = colour_of(set, set.value[row]);
      // A hollow point is a ring in its colour around the ground.
      dots.push_back({frame_.x(set.x[2 * row]), frame_.y(set.x[2 * row + 1]),
                      options_.is_surface ? height_of(set, set.value[row]) : 0.0f, options_.radius_pt,
                      is_hollow ? ring_pt : outline_pt, is_hollow ? theme_.point_outline : colour,
                      is_hollow ? colour : theme_.point_outline});
    }
  }

 private:
  /// A value has the colour that the fill would have there if the network had learnt it.
  ui::Colour colour_of(const data::Dataset& set, double value) const {
    if (set.task == data::Task::regression) return palette_.value(value / frame_.value_scale);
    return theme_.class_colour(static_cast<int>(value), set.classes);
  }

  /// What the shown output should be there: the value, or one unit up or down for the two sides of a class.
  float height_of(const data::Dataset& set, double value) const {
    if (set.task == data::Task::regression) return frame_.z(value);
    const bool is_up = static_cast<int>(value) == (outputs_ == 1 ? 1 : options_.output);
    return frame_.z(is_up ? 1 : outputs_ == 1 ? -1 : 0);
  }

  MeshFrame frame_;
  int outputs_;
  const ui::Theme& theme_;
  const Palette& palette_;
  DotOptions options_;
};

}  // namespace

void build_dots(const data::Split& data, const Picture& picture, const Palette& palette,
                const DotOptions& options, std::vector<render::Dot>& dots) {
  dots.clear();
  const DotBuilder builder(picture, palette, options);
  if (options.has_test) builder.add(data.test, true, dots);
  if (options.has_train) builder.add(data.train, false, dots);
}

}  // namespace crease::train_and_watch
