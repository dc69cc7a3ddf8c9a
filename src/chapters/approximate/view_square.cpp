#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "chapters/approximate/figure_square.h"
#include "chapters/approximate/view_parts.h"
#include "chapters/stage/view_theorem.h"
#include "imgui.h"
#include "lab/number_words.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::approximate {
namespace {

constexpr const char* two_layers =
    "With two hidden layers the picture of bumps goes over to the plane: the first layer makes bumps in x "
    "and "
    "bumps in y, and a neuron of the second layer is on where one of each is, B(x) + B(y) > 3/2. So it has a "
    "box for itself and is silent everywhere else.";
constexpr const char* one_layer =
    "One hidden layer comes as close as one likes, too (Cybenko 1989, Leshno and others 1993), but not with "
    "boxes: each of its neurons is the same along parallel lines, from edge to edge. Such ridges only add up "
    "to "
    "something local when many directions cancel each other elsewhere.";

constexpr const char* holes =
    "Where four boxes meet, all four are off and the network is 0, however many boxes there are: the same "
    "defect "
    "as that of bumps at the ends of a segment. Corners have no such holes.";

using stage::Check;
using stage::Verdict;

std::string share_text(double share) {
  return lab::percent_text(share);
}

/// A box among N x N is alone with its 1 / N^2 of the square; all other neurons reach an edge.
Check check_reach(const Model& model) {
  const SquareGrid& grid = model.square();
  const Settings& settings = model.settings();
  if (!grid.is_done()) return {Verdict::open, "How far one neuron reaches is not known yet."};
  const std::string share = share_text(grid.reach());
  if (settings.square == SquareConstruction::ridges)
    return {Verdict::open,
            "The neuron that is shown reaches from edge to edge, over " + share + " of the square."};
  if (settings.square == SquareConstruction::corners)
    return {Verdict::open, "The neuron that is shown is on above and to the right of its corner, on " +
                               share + " of the square. Four of them make a box."};
  const double box = 1.0 / (settings.bins * settings.bins);
  const bool is_local = std::fabs(grid.reach() - box) <= 0.5 * box;
  return {is_local ? Verdict::holds : Verdict::open,
          "The neuron that is shown is on in " + share + " of the square; a box is " + share_text(box) + "."};
}

Check check_error(const Model& model) {
  const SquareGrid& grid = model.square();
  if (!grid.is_done() || !grid.trouble().empty()) return {Verdict::open, "The error is not measured yet."};
  return {Verdict::open,
          "The largest error on the grid is " + lab::significant_text(grid.largest_error(), 4) + ", at x = " +
              lab::significant_text(grid.worst_x()) + ", y = " + lab::significant_text(grid.worst_y()) +
              ". Between the places of the grid it may be larger: here nothing is certain."};
}

}  // namespace

/// Neighbours of one colour become one rectangle: the screen has no pictures of its own.
void draw_square(const Frame& frame, ui::Rect room) {
  ui::ScreenPainter painter;
  const DrawPixels draw_pixels = [&](ui::Rect rect, const ui::Pixels& pixels) {
    const float dot = rect.width() / static_cast<float>(pixels.width);
    const float pixels_per_point = frame.context.pixels_per_point;
    const auto snapped = [&](float value) {
      return std::round(value * pixels_per_point) / pixels_per_point;
    };
    for (int j = 0; j < pixels.height; ++j) {
      const float top = snapped(rect.min.y + static_cast<float>(j) * dot);
      const float bottom = snapped(rect.min.y + static_cast<float>(j + 1) * dot);
      const ui::Colour* row =
          pixels.colours.data() + static_cast<std::size_t>(j) * static_cast<std::size_t>(pixels.width);
      for (int i = 0; i < pixels.width;) {
        int end = i + 1;
        while (end < pixels.width && row[end] == row[i]) ++end;
        painter.fill_rect({{snapped(rect.min.x + static_cast<float>(i) * dot), top},
                           {snapped(rect.min.x + static_cast<float>(end) * dot), bottom}},
                          row[i]);
        i = end;
      }
    }
  };
  const SquareFrames frames = square_frames(frame.theme, room);
  ui::drag_area("square", {frames.pictures.front().min, frames.pictures.back().max});
  std::optional<ui::Vec> marked;
  if (ImGui::IsItemHovered()) marked = frames.place_at({ImGui::GetMousePos().x, ImGui::GetMousePos().y});
  draw_square(painter, draw_pixels, frame.theme, room, frame.model, marked);
  constexpr std::array<std::pair<const char*, const char*>, 4> helps = {
      {{"Target", "The function on the square from −1 to 1 in x and y; the colours are explained below."},
       {"Network", "What the network that was written down makes of it, in the same colours."},
       {"Difference",
        "Network less target, in colours of its own scale. The dot marks the largest on the grid."},
       {"One neuron", "One neuron of the last hidden layer by itself, as a share of its largest value."}}};
  for (std::size_t i = 0; i < helps.size(); ++i) {
    const ui::Rect picture = frames.pictures[i];
    ui::help_on_rect(frame.theme,
                     {{picture.min.x, picture.min.y - frames.head_pt}, {picture.max.x, picture.min.y}},
                     helps[i].first, helps[i].second);
  }
}

void draw_square_theorem(const Frame& frame, ui::Column& column) {
  const std::array<stage::Passage, 2> passages = {
      {{"Two layers make boxes", two_layers}, {"One layer makes ridges", one_layer}}};
  std::vector<Check> checks = {check_reach(frame.model), check_error(frame.model)};
  if (frame.model.settings().square == SquareConstruction::boxes && frame.model.settings().bins > 1)
    checks.push_back({Verdict::open, holes});
  stage::draw_theorem(frame.theme, column, passages, checks);
}

}  // namespace crease::approximate
