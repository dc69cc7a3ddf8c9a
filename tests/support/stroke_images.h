#pragma once

#include <memory>
#include <string>

#include "core/data/images.h"
#include "lab/assets.h"

namespace crease::testing {

/// Images made by code, of which nothing has to be loaded: `count` images of 28 x 28 pixels with a bright
/// stroke each, whose direction is one of `classes`; place and brightness vary.
data::ImageSet stroke_images(int count, int classes = 10);

/// Assets that hold stroke images in place of digits, and nothing else. `delay`: they are on their way for so
/// many questions.
std::shared_ptr<lab::Assets> stroke_assets(int count, int delay = 0);

}  // namespace crease::testing
