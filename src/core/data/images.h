#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/nn/trainer.h"

namespace crease::data {

/// Square grey images with a class each.
struct ImageSet {
  int side = 0, classes = 0;
  std::vector<std::string> class_names;
  std::vector<std::uint8_t> label;   ///< (n): 0..classes-1
  std::vector<std::uint8_t> pixels;  ///< (n, side, side): 0 for the ground, 255 for the brightest

  int count() const { return static_cast<int>(label.size()); }
  int pixels_each() const { return side * side; }
  std::span<const std::uint8_t> image(int index) const {
    const auto size = static_cast<std::size_t>(pixels_each());
    return {pixels.data() + static_cast<std::size_t>(index) * size, size};
  }
};

/// The images first, first + 1, ... as points of the input space: x = pixel / 255.
///
/// Shape   -> (count, pixels_each) row-major
/// Needs   images with these indices   (CHECKed)
std::vector<double> image_points(const ImageSet& images, int first, int count);

/// The same as rows for softmax and cross-entropy, one output per class: y is 1 for `label[first + i]`.
///
/// Shape   label (n) of all images
nn::Samples image_samples(const ImageSet& images, std::span<const std::uint8_t> label, int first, int count);

/// Labels of which about `share` are replaced by ones drawn at random, each class as likely as any other, the
/// true one too. A pure function of its arguments; a larger share replaces those of a smaller one, and more.
///
/// Needs   classes >= 1, share in [0, 1]   (CHECKed)
/// Source  the experiment is that of Zhang, Bengio, Hardt, Recht and Vinyals 2017
std::vector<std::uint8_t> randomised_labels(std::span<const std::uint8_t> label, int classes, double share,
                                            std::uint64_t seed);

/// The place of the largest number, the first of equal ones. Needs at least one   (CHECKed)
int largest_at(std::span<const double> numbers);

}  // namespace crease::data
