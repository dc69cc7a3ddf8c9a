#include <array>
#include <span>
#include <vector>

#include "core/data/dataset.h"
#include "core/data/expression_points.h"
#include "core/data/generators.h"
#include "core/data/iris.h"
#include "core/data/streams.h"
#include "core/data/text.h"

namespace crease::data {
namespace {

constexpr Task classes = Task::classification, values = Task::regression;

const std::vector<Source>& menu() {
  static const std::vector<Source> entries{
      {"circle", "Circle", "A disc inside a ring. Noise shifts each point, by 0.15 at noise 1.", classes, 2},
      {"xor", "Exclusive or",
       "Class 1 where exactly one of x₁ and x₂ is positive. Noise shifts each point, by 0.15 at noise 1.",
       classes, 2},
      {"gaussians", "Gaussians",
       "Two round clouds. Noise widens them, from a standard deviation of 0.16 to 0.35.", classes, 2},
      {"spirals", "Spirals",
       "Two arms that wind around each other, almost two turns. Noise shifts each point, by 0.1 at noise 1.",
       classes, 2},
      {"moons", "Moons", "Two interlocking half circles. Noise shifts each point, by 0.15 at noise 1.",
       classes, 2},
      {"checkerboard", "Checkerboard",
       "Four by four squares of alternating class. Noise shifts each point, by 0.1 at noise 1.", classes, 2},
      {"rings3", "Three rings",
       "Three classes, one around the other. Noise shifts each point, by 0.1 at noise 1.", classes, 3},
      {"blobs3", "Three blobs",
       "Three round clouds, one per class. Noise widens them, from a standard deviation of 0.1 to 0.3.",
       classes, 3},
      {"plane", "Plane", "The value (x₁ + x₂) / 2. Noise is added to the value, 0.3 at noise 1.", values, 1},
      {"bumps", "Bumps",
       "Three hills and three hollows, exp(−r² / (2·0.18²)) each. Noise is added to the value, 0.3 at noise "
       "1.",
       values, 1},
      {"iris", "Fisher's iris",
       "150 flowers of three species, two of their four measurements in cm. These are real measurements: "
       "noise "
       "is not used.",
       classes, 3},
      {"expression", "Your function",
       "The value of a formula in x and y at points spread evenly over [−1, 1]². Noise is added to the "
       "value, 0.3 of its range to one side at noise 1.",
       values, 1},
      {"expression_class", "Your boundary",
       "Class 1 where a formula in x and y is positive, as many points as of class 0. Noise shifts each "
       "point, by 0.15 at noise 1.",
       classes, 2},
  };
  return entries;
}

/// In the order of the menu, up to iris.
constexpr std::array<Generator, 10> generators{draw_circle, draw_xor,          draw_gaussians, draw_spirals,
                                               draw_moons,  draw_checkerboard, draw_rings3,    draw_blobs3,
                                               draw_plane,  draw_bumps};

std::string ids() {
  std::string list;
  for (const Source& source : menu()) list += (list.empty() ? "" : ", ") + source.id;
  return list;
}

/// Rows in turn: class 0, 1, ..., 0, 1, ..., so that class sizes differ by at most one.
Dataset draw(const Source& source, Generator generator, const Request& request) {
  Dataset all;
  all.task = source.task;
  all.classes = source.classes;
  Random random(request.seed, points_stream);
  for (int i = 0; i < request.count; ++i) {
    const int label = i % source.classes;
    const Slot slot{label, i / source.classes, (request.count - label + source.classes - 1) / source.classes};
    const DrawnPoint point = generator(slot, request.noise, random);
    all.x.insert(all.x.end(), {point.x, point.y});
    all.value.push_back(source.task == Task::classification ? label : point.value);
  }
  return all;
}

Status check_request(const Request& request) {
  if (request.count < min_count || request.count > max_count) {
    return Error{"the number of points is " + std::to_string(request.count) + "; 2 to 100000 would be right"};
  }
  if (!(request.noise >= 0 && request.noise <= 1)) {
    return Error{"the noise is outside of 0 to 1; a number such as 0.1 would be right"};
  }
  if (!(request.train_share > 0 && request.train_share <= 1)) {
    return Error{
        "the share of training rows has to be more than 0 and at most 1; a number such as 0.5 would be "
        "right"};
  }
  return {};
}

Result<Dataset> all_rows(const Request& request) {
  for (std::size_t i = 0; i < menu().size(); ++i) {
    if (menu()[i].id != request.source) continue;
    if (i < generators.size()) return draw(menu()[i], generators[i], request);
    if (is_expression(request.source)) return draw_expression(request, menu()[i].task);
    return iris(request.count, request.column_x, request.column_y, request.seed);
  }
  return Error{"there is no data set " + quoted(request.source) + "; one of " + ids() + " would be right"};
}

}  // namespace

std::span<const Source> sources() {
  return menu();
}

bool is_expression(std::string_view source) {
  return source == "expression" || source == "expression_class";
}

Result<Split> generate(const Request& request) {
  if (const Status status = check_request(request); !status) return status.error();
  Result<Dataset> all = all_rows(request);
  if (!all) return all.error();
  return split(all.value(), request.train_share, request.seed);
}

}  // namespace crease::data
