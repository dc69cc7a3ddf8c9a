#include "app/frame_pacer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using crease::app::FramePacer;

namespace {

/// Frames whose picture takes `picture_s`, on a machine that then keeps us waiting for `wait_s`.
double settled_computing_time(double picture_s, double wait_s, bool follows_directly = true) {
  FramePacer pacer;
  double now_s = 100;
  for (int i = 0; i < 200; ++i) {
    pacer.begin(now_s, follows_directly);
    const double picture_begin_s = now_s + pacer.computing_time();
    now_s = picture_begin_s + picture_s;
    pacer.end(picture_begin_s, now_s);
    now_s += wait_s;
  }
  return pacer.computing_time();
}

}  // namespace

TEST_CASE("invariant: computing and picture fit into one frame of 1/60 s") {
  for (const double picture_s : {0.0, 0.002, 0.008})
    CHECK(settled_computing_time(picture_s, 0.0015) + picture_s + FramePacer::reserve_s ==
          doctest::Approx(FramePacer::frame_time_s).epsilon(1e-6));
}

TEST_CASE("invariant: a picture that does not fit takes whole frames, of which computing has its share") {
  for (const double picture_s : {0.012, 0.016, 0.027, 0.04, 10.0}) {
    CAPTURE(picture_s);
    const double computing_s = settled_computing_time(picture_s, 0), known_s = std::min(picture_s, 0.05);
    const double frames = (computing_s + known_s + FramePacer::reserve_s) / FramePacer::frame_time_s;
    CHECK(frames == doctest::Approx(std::round(frames)).epsilon(1e-6));
    CHECK(frames > 1.5);
    CHECK(computing_s >= FramePacer::least_computing_share * known_s - 1e-9);
    CHECK(computing_s < FramePacer::least_computing_share * known_s + FramePacer::frame_time_s);
  }
}

TEST_CASE("invariant: waiting for a display of 30 Hz does not make frames longer") {
  CHECK(settled_computing_time(0.003, 1.0 / 30) < FramePacer::frame_time_s);
}

TEST_CASE(
    "invariant: a machine that needs long for a picture is used for computing meanwhile, within limits") {
  CHECK(settled_computing_time(0.003, 0.08) > 0.04);
  CHECK(settled_computing_time(0.003, 5) <= FramePacer::frame_time_s + FramePacer::most_extra_s);
}

TEST_CASE("invariant: where pictures are drawn beside us, computing takes what waiting is not tolerated") {
  constexpr double picture_s = 0.01, shown_every_s = 0.105;
  FramePacer pacer;
  double begin_s = 100;
  for (int i = 0; i < 300; ++i) {
    pacer.begin(begin_s, true);
    const double picture_begin_s = begin_s + pacer.computing_time(), end_s = picture_begin_s + picture_s;
    pacer.end(picture_begin_s, end_s);
    begin_s = std::max(end_s, begin_s + shown_every_s);
  }
  CHECK(pacer.computing_time() ==
        doctest::Approx(shown_every_s - picture_s - FramePacer::tolerated_wait_s).epsilon(0.01));
}

TEST_CASE("invariant: sleeping between frames is no sign of a slow machine") {
  CHECK(settled_computing_time(0.003, 0.5, false) < FramePacer::frame_time_s);
}
