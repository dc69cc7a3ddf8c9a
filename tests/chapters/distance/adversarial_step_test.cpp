#include "chapters/distance/adversarial_step.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

#include "chapters/distance/ball.h"
#include "core/nn/forward.h"
#include "support/network_families.h"
#include "support/region_fixtures.h"

using namespace crease;
using namespace crease::distance;

namespace {

double output(const nn::Network& network, regions::Point at) {
  return nn::evaluate(network, std::array<double, 2>{at.x, at.y})[0];
}

}  // namespace

TEST_CASE(
    "known: in fixture Q the step from (1, 1) goes down the diagonal and crosses its last wall at 1/2") {
  const nn::Network q = testing::fixture_q();  // f = relu(relu(x) + relu(y) - 1): class 1 here
  const AdversarialStep step = adversarial_step(q, {1, 1}, StepKind::sign, 0.75);
  CHECK(step.has_direction);
  CHECK(step.f_before == 1);
  CHECK(step.f_after == 0);
  CHECK(step.changes_answer());
  CHECK(step.to.x == 0.25);
  CHECK(step.to.y == 0.25);
  CHECK(step.walls == 1);
  CHECK(step.visible_walls == 1);
  REQUIRE(step.crossings.size() == 1);
  CHECK(step.crossings[0].x == doctest::Approx(0.5));
  REQUIRE(step.flip_length);
  CHECK(*step.flip_length == doctest::Approx(0.5));
  CHECK(step.radius == doctest::Approx(0.5));  // x + y = 1 in the maximum norm
  const AdversarialStep far = adversarial_step(q, {1, 1}, StepKind::sign, 2);
  CHECK(far.walls == 2);  // both axes at once, in the corner
  CHECK(far.visible_walls == 1);
  const AdversarialStep gradient = adversarial_step(q, {1, 1}, StepKind::gradient, 0.5);
  CHECK(*gradient.flip_length == doctest::Approx(std::sqrt(0.5)));
  CHECK(!gradient.changes_answer());
}

TEST_CASE(
    "degenerate: where the output is flat there is no direction, and a step of no length goes nowhere") {
  CHECK(!adversarial_step(testing::fixture_q(), {-1, -1}, StepKind::gradient, 1).has_direction);
  const AdversarialStep none = adversarial_step(testing::fixture_q(), {1, 1}, StepKind::gradient, 0);
  CHECK(none.has_direction);
  CHECK(none.walls == 0);
  CHECK(none.to.x == 1);
  CHECK(none.f_after == none.f_before);
}

TEST_CASE(
    "invariant: the answer is kept until the flip and another one beyond, with one more wall per cell") {
  testing::TestRandom random(8);
  int flips = 0;
  for (int trial = 0; trial < 40; ++trial) {
    const nn::Network network =
        testing::random_network({2, 12, 12, 1}, nn::Activation::relu, 0.5, 60 + trial);
    const regions::Point from = {random.normal(), random.normal()};
    for (const StepKind kind : {StepKind::gradient, StepKind::sign}) {
      const AdversarialStep step = adversarial_step(network, from, kind, 1);
      if (!step.has_direction) continue;
      CHECK(step.f_before == output(network, from));
      CHECK(step.f_after == output(network, step.to));
      CHECK(static_cast<int>(step.crossings.size()) == step.walls);
      CHECK(step.visible_walls <= step.walls);
      // A ball without a boundary: no step shorter than its radius crosses one.
      CHECK(adversarial_step(network, from, kind, 0.999 * step.radius).walls == 0);
      if (!step.flip_length) continue;
      ++flips;
      const bool is_one = step.f_before > 0;
      const AdversarialStep before = adversarial_step(network, from, kind, 0.9999 * *step.flip_length);
      const AdversarialStep beyond = adversarial_step(network, from, kind, 1.0001 * *step.flip_length);
      CHECK((before.f_after > 0) == is_one);
      CHECK((beyond.f_after > 0) != is_one);
      CHECK(before.walls <= step.walls_to_flip);
      CHECK(beyond.walls >= step.walls_to_flip);
      if (*step.flip_length > 1) CHECK(!step.changes_answer());
    }
  }
  CHECK(flips > 20);
}

TEST_CASE("invariant: a ball is certified in every norm, and one that is too large is not") {
  const nn::Network network = testing::random_network({2, 16, 16, 1}, nn::Activation::relu, 0.5, 17);
  testing::TestRandom random(5);
  for (const regions::Norm norm : {regions::Norm::one, regions::Norm::two, regions::Norm::infinity})
    for (int trial = 0; trial < 5; ++trial) {
      Ball ball = ball_at(network, {random.normal(), random.normal()}, norm);
      REQUIRE(ball.is_bounded());
      const Certificate certificate = certificate_of(network, ball, 300);
      CHECK(certificate.directions == 300);
      CHECK(certificate.kept == 300);
      CHECK(certificate.height_touching < 1e-10);
      CHECK(certificate.flips_beyond);
      ball.nearest.distance *= 3;
      CHECK(certificate_of(network, ball, 300).kept < 300);
    }
}
