#include "support/stroke_images.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/base/real_functions.h"
#include "core/base/rng.h"
#include "core/io/image_file.h"

namespace crease::testing {
namespace {

constexpr int side = 28;
constexpr double pi = 3.14159265358979323846;

class StrokeAssets final : public lab::Assets {
 public:
  StrokeAssets(int count, int delay) : file_(io::write_images(stroke_images(count))), delay_(delay) {}
  const Result<std::string>* find(std::string_view name) override {
    if (name != "images-digits.bin") return &missing_;
    return delay_-- > 0 ? nullptr : &file_;
  }

 private:
  Result<std::string> file_;
  Result<std::string> missing_ = Error{"These assets have strokes only."};
  int delay_;
};

}  // namespace

data::ImageSet stroke_images(int count, int classes) {
  data::ImageSet images;
  images.side = side;
  images.classes = classes;
  Random random(2019);
  for (int k = 0; k < classes; ++k) images.class_names.push_back("direction " + std::to_string(k));
  for (int i = 0; i < count; ++i) {
    const int label = i % classes;
    const double angle = pi * label / classes, x = 13.5 + 3 * random.normal(), y = 13.5 + 3 * random.normal();
    const double brightness = 155 + 100 * random.uniform();
    images.label.push_back(static_cast<std::uint8_t>(label));
    for (int row = 0; row < side; ++row)
      for (int column = 0; column < side; ++column) {
        const double off = (column - x) * sin(angle) - (row - y) * cos(angle);
        const double light = brightness * exp(-0.4 * off * off);
        images.pixels.push_back(static_cast<std::uint8_t>(light));
      }
  }
  return images;
}

std::shared_ptr<lab::Assets> stroke_assets(int count, int delay) {
  return std::make_shared<StrokeAssets>(count, delay);
}

}  // namespace crease::testing
