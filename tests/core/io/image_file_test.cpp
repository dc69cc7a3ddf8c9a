#include "core/io/image_file.h"

#include <doctest/doctest.h>

#include "core/io/deflate.h"
#include "support/stroke_images.h"

using namespace crease;

TEST_CASE("agree: images that were written are read to the same bytes") {
  const data::ImageSet images = testing::stroke_images(25);
  const auto read = io::read_images("strokes.bin", io::write_images(images));
  REQUIRE(read.ok());
  CHECK(read.value().pixels == images.pixels);
  CHECK(read.value().label == images.label);
  CHECK(read.value().class_names == images.class_names);
  CHECK(read.value().side == 28);
}

TEST_CASE("degenerate: a damaged file of images is refused with a sentence that names it") {
  const auto refusal = [](const std::string& text) {
    const auto read = io::read_images("strokes.bin", text);
    REQUIRE_FALSE(read.ok());
    return read.error().message;
  };
  const std::string file = io::write_images(testing::stroke_images(20));
  std::string broken = file;
  broken[file.size() / 2] ^= 16;
  CHECK(refusal("").starts_with("strokes.bin is no file of images"));
  CHECK(refusal(broken).starts_with("strokes.bin is no file of images"));
  CHECK(refusal(file.substr(0, file.size() / 2)).find("damaged or incomplete") != std::string::npos);
  const auto packed = [&](const char* text) {
    return refusal(io::compressed(text));
  };
  CHECK(packed("something else").find("begins in another way") != std::string::npos);
  CHECK(packed("crease-images 1 2 1\na\tb\n").find("three numbers") != std::string::npos);
  CHECK(packed("crease-images 1 2 99 2\na\tb\n").find("out of range") != std::string::npos);
  CHECK(packed("crease-images 1 1 1 11\na\n").find("out of range") != std::string::npos);
  CHECK(packed("crease-images 1 1 1 2\na\nbc").find("another number of classes") != std::string::npos);
  CHECK(packed("crease-images 1 1 1 2\na\tb\nbcd").find("more or fewer pixels") != std::string::npos);
  CHECK(packed("crease-images 1 1 1 2\na\tb\n\x07q").find("a class that there is not") != std::string::npos);
}
