#include "core/data/images.h"

#include <algorithm>

#include "core/base/check.h"
#include "core/base/rng.h"
#include "core/data/streams.h"

namespace crease::data {

std::vector<double> image_points(const ImageSet& images, int first, int count) {
  CREASE_CHECK(first >= 0 && count >= 0 && first + count <= images.count(), "the images are there");
  constexpr double brightest = 255;
  const auto size = static_cast<std::size_t>(images.pixels_each());
  const std::uint8_t* pixel = images.pixels.data() + static_cast<std::size_t>(first) * size;
  std::vector<double> points(static_cast<std::size_t>(count) * size);
  for (double& value : points) value = *pixel++ / brightest;
  return points;
}

nn::Samples image_samples(const ImageSet& images, std::span<const std::uint8_t> label, int first, int count) {
  nn::Samples samples{image_points(images, first, count), {}};
  const auto classes = static_cast<std::size_t>(images.classes);
  samples.y.resize(static_cast<std::size_t>(count) * classes);
  for (int i = 0; i < count; ++i) samples.y[static_cast<std::size_t>(i) * classes + label[first + i]] = 1;
  return samples;
}

std::vector<std::uint8_t> randomised_labels(std::span<const std::uint8_t> label, int classes, double share,
                                            std::uint64_t seed) {
  CREASE_CHECK(classes >= 1 && share >= 0 && share <= 1, "a share of labels, some classes");
  Random random(seed, labels_stream);
  std::vector<std::uint8_t> result(label.begin(), label.end());
  for (std::uint8_t& each : result) {
    const bool is_replaced = random.uniform() < share;
    const auto other = static_cast<std::uint8_t>(random.below(static_cast<std::uint32_t>(classes)));
    if (is_replaced) each = other;
  }
  return result;
}

int largest_at(std::span<const double> numbers) {
  CREASE_CHECK(!numbers.empty(), "there is a number");
  return static_cast<int>(std::max_element(numbers.begin(), numbers.end()) - numbers.begin());
}

}  // namespace crease::data
