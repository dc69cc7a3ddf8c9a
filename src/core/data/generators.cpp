#include "core/data/generators.h"

#include <array>
#include <cmath>

#include "core/base/real_functions.h"

namespace crease::data {
namespace {

constexpr double pi = 3.14159265358979323846;

// Sizes in the units of the plane, whose visible part is [-1, 1]^2; noise widths are standard deviations at
// noise 1, a bit less than half the gap between two classes.
constexpr double reach = 0.95;
constexpr double circle_disc = 0.5, circle_ring = 0.65, circle_noise = 0.15;
constexpr double xor_margin = 0.04, xor_noise = 0.15;
constexpr double gaussian_centre = 0.45, gaussian_width = 0.16, gaussian_noise = 0.19;
constexpr double spiral_turns = 1.75, spiral_noise = 0.1;
constexpr double moon_radius = 0.62, moon_noise = 0.15;
constexpr int board_columns = 4;
constexpr double board_margin = 0.03, board_noise = 0.1;
constexpr std::array<double, 3> ring_inner{0, 0.4, 0.76}, ring_outer{0.24, 0.6, 0.95};
constexpr double ring_noise = 0.1;
constexpr double blob_distance = 0.6, blob_width = 0.1, blob_noise = 0.2;
constexpr double height_noise = 0.3;
constexpr double bump_width = 0.18;

double uniform(double low, double high, Random& random) {
  return low + (high - low) * random.uniform();
}

DrawnPoint shaken(DrawnPoint point, double deviation, Random& random) {
  point.x += deviation * random.normal();
  point.y += deviation * random.normal();
  return point;
}

/// Uniform in area between two circles around the origin.
DrawnPoint in_ring(double inner, double outer, Random& random) {
  const double radius = std::sqrt(uniform(inner * inner, outer * outer, random));
  const double angle = uniform(0, 2 * pi, random);
  return {radius * cos(angle), radius * sin(angle)};
}

DrawnPoint in_square(Random& random) {
  const double x = uniform(-reach, reach, random);
  const double y = uniform(-reach, reach, random);
  return {x, y};
}

/// Middle of the slot's share of [0, 1]: evenly spaced along a curve, clear of both ends.
double along(Slot slot) {
  return (slot.rank + 0.5) / slot.count;
}

struct Bump {
  double x, y, height;
};
constexpr std::array<Bump, 6> bumps{
    {{-0.65, 0.45, 1}, {0, 0.45, -1}, {0.65, 0.45, 1}, {-0.65, -0.45, -1}, {0, -0.45, 1}, {0.65, -0.45, -1}}};

double bumps_height(double x, double y) {
  double height = 0;
  for (const Bump& bump : bumps) {
    const double dx = x - bump.x, dy = y - bump.y;
    height += bump.height * exp(-(dx * dx + dy * dy) / (2 * bump_width * bump_width));
  }
  return height;
}

}  // namespace

DrawnPoint draw_circle(Slot slot, double noise, Random& random) {
  const DrawnPoint point =
      slot.label == 1 ? in_ring(0, circle_disc, random) : in_ring(circle_ring, reach, random);
  return shaken(point, circle_noise * noise, random);
}

DrawnPoint draw_xor(Slot slot, double noise, Random& random) {
  const double x = uniform(xor_margin, reach, random);
  const double y = uniform(xor_margin, reach, random);
  const double x_sign = slot.rank % 2 == 0 ? 1 : -1;
  const double y_sign = slot.label == 1 ? -x_sign : x_sign;
  return shaken({x_sign * x, y_sign * y}, xor_noise * noise, random);
}

DrawnPoint draw_gaussians(Slot slot, double noise, Random& random) {
  const double centre = slot.label == 1 ? gaussian_centre : -gaussian_centre;
  return shaken({centre, centre}, gaussian_width + gaussian_noise * noise, random);
}

DrawnPoint draw_spirals(Slot slot, double noise, Random& random) {
  // The root spreads the points evenly over the length of the arm, which grows as the square of the angle.
  const double share = std::sqrt(along(slot));
  const double angle = 2 * pi * spiral_turns * share + pi * slot.label;
  return shaken({reach * share * sin(angle), reach * share * cos(angle)}, spiral_noise * noise, random);
}

DrawnPoint draw_moons(Slot slot, double noise, Random& random) {
  // Two half circles of radius 1, one shifted by (1, 1/2); their common centre goes to the origin.
  const double angle = pi * along(slot);
  const double x = slot.label == 0 ? cos(angle) - 0.5 : 0.5 - cos(angle);
  const double y = slot.label == 0 ? sin(angle) - 0.25 : 0.25 - sin(angle);
  return shaken({moon_radius * x, moon_radius * y}, moon_noise * noise, random);
}

DrawnPoint draw_checkerboard(Slot slot, double noise, Random& random) {
  const int square = slot.rank % (board_columns * board_columns / 2);
  const int row = square / (board_columns / 2);
  const int column = 2 * (square % (board_columns / 2)) + (row + slot.label) % 2;
  const double side = 2 * reach / board_columns;
  const double x = uniform(board_margin, side - board_margin, random);
  const double y = uniform(board_margin, side - board_margin, random);
  return shaken({column * side - reach + x, row * side - reach + y}, board_noise * noise, random);
}

DrawnPoint draw_rings3(Slot slot, double noise, Random& random) {
  return shaken(in_ring(ring_inner[slot.label], ring_outer[slot.label], random), ring_noise * noise, random);
}

DrawnPoint draw_blobs3(Slot slot, double noise, Random& random) {
  const double angle = pi / 2 + 2 * pi / 3 * slot.label;
  return shaken({blob_distance * cos(angle), blob_distance * sin(angle)}, blob_width + blob_noise * noise,
                random);
}

DrawnPoint draw_plane(Slot, double noise, Random& random) {
  DrawnPoint point = in_square(random);
  point.value = (point.x + point.y) / 2 + height_noise * noise * random.normal();
  return point;
}

DrawnPoint draw_bumps(Slot, double noise, Random& random) {
  DrawnPoint point = in_square(random);
  point.value = bumps_height(point.x, point.y) + height_noise * noise * random.normal();
  return point;
}

}  // namespace crease::data
