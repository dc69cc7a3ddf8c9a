#include "app/frame_pacer.h"

#include <doctest/doctest.h>

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

TEST_CASE("degenerate: an expensive picture leaves time for computing") {
  CHECK(settled_computing_time(0.04, 0) == FramePacer::least_computing_s);
  CHECK(settled_computing_time(10, 0) == FramePacer::least_computing_s);
}

TEST_CASE("invariant: waiting for a display of 30 Hz does not make frames longer") {
  CHECK(settled_computing_time(0.003, 1.0 / 30) < FramePacer::frame_time_s);
}

TEST_CASE(
    "invariant: a machine that needs long for a picture is used for computing meanwhile, within limits") {
  CHECK(settled_computing_time(0.003, 0.08) > 0.04);
  CHECK(settled_computing_time(0.003, 5) <= FramePacer::frame_time_s + FramePacer::most_extra_s);
}

TEST_CASE("invariant: sleeping between frames is no sign of a slow machine") {
  CHECK(settled_computing_time(0.003, 0.5, false) < FramePacer::frame_time_s);
}
