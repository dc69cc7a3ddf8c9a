#include "chapters/distance/ball.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/check.h"
#include "core/base/rng.h"

namespace crease::distance {
namespace {

/// Just inside the ball, and a little beyond where it touches, as shares of the radius.
constexpr double inside = 0.999, beyond = 1.000'001;
constexpr std::uint64_t stream = 0x62616c6c;

double size_of(regions::Point p, regions::Norm norm) {
  const double x = std::fabs(p.x), y = std::fabs(p.y);
  return norm == regions::Norm::two   ? std::sqrt(x * x + y * y)
         : norm == regions::Norm::one ? x + y
                                      : std::max(x, y);
}

}  // namespace

Ball ball_at(const nn::Network& network, regions::Point centre, regions::Norm norm) {
  CREASE_CHECK(network.architecture.input == 2, "a network with two inputs");
  regions::CellMaps maps(network);
  const std::array<double, 2> point = {centre.x, centre.y};
  Ball ball{centre, norm, regions::boundary_distance(maps, point, norm), centre};
  if (!ball.is_bounded()) return ball;
  const std::vector<double> touching = regions::touching_point(maps, point, ball.nearest, norm);
  ball.touching = {touching[0], touching[1]};
  return ball;
}

Certificate certificate_of(const nn::Network& network, const Ball& ball, int directions) {
  CREASE_CHECK(ball.is_bounded() && ball.nearest.distance > 0, "a ball with a radius");
  regions::CellMaps maps(network);
  const auto pieces_at = [&](regions::Point at) {
    maps.at(std::array<double, 2>{at.x, at.y});
    return maps.pieces();
  };
  const auto here = pieces_at(ball.centre);
  Certificate result;
  Random random(1, stream);
  for (; result.directions < directions; ++result.directions) {
    const regions::Point u = {random.normal(), random.normal()};
    const double step = inside * ball.nearest.distance / size_of(u, ball.norm);
    result.kept += pieces_at({ball.centre.x + step * u.x, ball.centre.y + step * u.y}) == here;
  }
  int neuron = 0;
  while (maps.layer(neuron) != ball.nearest.layer || maps.index_in_layer(neuron) != ball.nearest.neuron)
    ++neuron;
  pieces_at(ball.touching);
  result.height_touching = std::fabs(maps.value(neuron));
  const auto there = pieces_at({ball.centre.x + beyond * (ball.touching.x - ball.centre.x),
                                ball.centre.y + beyond * (ball.touching.y - ball.centre.y)});
  result.flips_beyond = there[neuron] != here[neuron];
  return result;
}

}  // namespace crease::distance
