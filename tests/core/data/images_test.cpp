#include "core/data/images.h"

#include <doctest/doctest.h>

#include <array>

#include "support/stroke_images.h"

using namespace crease;

TEST_CASE("known: an image is a point with a coordinate per pixel, from 0 to 1") {
  const data::ImageSet images{2, 2, {"a", "b"}, {1, 0}, {0, 51, 255, 102, 1, 2, 3, 4}};
  CHECK(data::image_points(images, 0, 1) == std::vector<double>{0, 0.2, 1, 0.4});
  const nn::Samples samples = data::image_samples(images, images.label, 0, 2);
  CHECK(samples.x.size() == 8);
  CHECK(samples.x[7] == 4 / 255.0);
  CHECK(samples.y == std::vector<double>{0, 1, 1, 0});
}

TEST_CASE("invariant: a larger share of random labels replaces those of a smaller one, and more") {
  const data::ImageSet images = testing::stroke_images(400);
  CHECK(data::randomised_labels(images.label, 10, 0, 3) == images.label);
  const auto some = data::randomised_labels(images.label, 10, 0.3, 3),
             more = data::randomised_labels(images.label, 10, 0.8, 3);
  int changed = 0, kept = 0;
  for (std::size_t i = 0; i < some.size(); ++i) {
    changed += some[i] != images.label[i];
    if (some[i] != images.label[i]) CHECK(more[i] == some[i]);
    kept += more[i] == images.label[i];
  }
  // A tenth of the drawn ones are the true ones: 108 +- 3 standard deviations of 9, and 112.
  CHECK(changed > 81);
  CHECK(changed < 135);
  CHECK(kept > 82);
  CHECK(kept < 142);
}

TEST_CASE("known: with all labels drawn at random every class comes as often as any other") {
  const std::vector<std::uint8_t> label(5000, 0);
  std::array<int, 10> count{};
  for (const std::uint8_t each : data::randomised_labels(label, 10, 1, 1)) ++count[each];
  for (const int each : count) {  // 500 +- 4 standard deviations of 21
    CHECK(each > 415);
    CHECK(each < 585);
  }
}
