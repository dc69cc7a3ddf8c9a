#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/data/images.h"

/// Images in a file, as src/cmake/pack_images.py writes it:
///
///   a zlib stream of  "crease-images 1 COUNT SIDE CLASSES\n", the names of the classes with tabs between and
///   a line break, COUNT bytes with the class of each image, COUNT * SIDE * SIDE bytes of pixels
namespace crease::io {

/// Error: what is wrong in the file, as a sentence that begins with its name.
Result<data::ImageSet> read_images(std::string_view name, std::string_view content);

std::string write_images(const data::ImageSet& images);

}  // namespace crease::io
