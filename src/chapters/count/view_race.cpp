#include "chapters/count/view_parts.h"

namespace crease::count {
namespace {

constexpr double shortest_s = 0.5;  ///< between two measurements of the speed

void measure_speed(const Frame& frame) {
  Hands& hands = frame.hands;
  const Race& race = frame.model.race();
  const double networks = static_cast<double>(race.networks()) * static_cast<double>(depths.size());
  const double now = frame.context.time_s;
  if (hands.since_s < 0 || networks < hands.networks_then || race.is_done()) {
    hands.since_s = now;
    hands.networks_then = networks;
    return;
  }
  if (now - hands.since_s < shortest_s) return;
  hands.networks_per_second = (networks - hands.networks_then) / (now - hands.since_s);
  hands.since_s = now;
  hands.networks_then = networks;
}

}  // namespace

void draw_timed_race(const Frame& frame, ui::Rect room) {
  measure_speed(frame);
  stage::on_screen(frame.theme, [&](const stage::Canvas& canvas) {
    draw_race({canvas, frame.model}, room, frame.hands.networks_per_second);
  });
}

}  // namespace crease::count
