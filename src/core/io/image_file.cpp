#include "core/io/image_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "core/io/deflate.h"
#include "core/nn/network.h"

namespace crease::io {
namespace {

constexpr std::string_view first_words = "crease-images 1 ";
/// 20 000 images of 28 x 28 pixels are less.
constexpr std::size_t most_bytes = 16u << 20;
constexpr int most_side = 32;  ///< a network has at most 1024 inputs

/// The text up to `end`, which is taken away with it; empty where there is none.
std::string_view take_until(std::string_view& rest, char end) {
  const std::size_t at = rest.find(end);
  if (at == std::string_view::npos) return {};
  const std::string_view taken = rest.substr(0, at);
  rest.remove_prefix(at + 1);
  return taken;
}

std::optional<std::array<int, 3>> read_numbers(std::string_view line) {
  std::array<int, 3> numbers{};
  const char *at = line.data(), *const end = at + line.size();
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i > 0 && (at == end || *at++ != ' ')) return std::nullopt;
    const auto [next, trouble] = std::from_chars(at, end, numbers[i]);
    if (trouble != std::errc()) return std::nullopt;
    at = next;
  }
  return at == end ? std::optional(numbers) : std::nullopt;
}

bool read_names(std::string_view line, data::ImageSet& images) {
  std::string names(line);
  names += '\t';
  std::string_view rest = names;
  while (!rest.empty()) images.class_names.emplace_back(take_until(rest, '\t'));
  return images.class_names.size() == static_cast<std::size_t>(images.classes);
}

}  // namespace

Result<data::ImageSet> read_images(std::string_view name, std::string_view content) {
  const auto damaged = [&](std::string_view what) {
    return Error{std::string(name) + " is no file of images: " + std::string(what)};
  };
  const std::optional<std::string> text = uncompressed(content, most_bytes);
  if (!text) return damaged("its bytes are damaged or incomplete.");
  std::string_view rest = *text;
  if (!rest.starts_with(first_words)) return damaged("it begins in another way.");
  rest.remove_prefix(first_words.size());
  const auto numbers = read_numbers(take_until(rest, '\n'));
  if (!numbers) return damaged("its first line has other than three numbers.");
  data::ImageSet images;
  const int count = (*numbers)[0];
  images.side = (*numbers)[1];
  images.classes = (*numbers)[2];
  const bool is_right = count >= 1 && images.side >= 1 && images.side <= most_side && images.classes >= 1 &&
                        images.classes <= nn::max_output;
  if (!is_right) return damaged("the sizes in its first line are out of range.");
  if (!read_names(take_until(rest, '\n'), images)) return damaged("it names another number of classes.");
  const std::size_t labels = static_cast<std::size_t>(count);
  if (rest.size() != labels * (1 + static_cast<std::size_t>(images.pixels_each())))
    return damaged("it has more or fewer pixels than its first line says.");
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(rest.data());
  images.label.assign(bytes, bytes + labels);
  images.pixels.assign(bytes + labels, bytes + rest.size());
  const bool are_classes = std::all_of(images.label.begin(), images.label.end(),
                                       [&](std::uint8_t label) { return label < images.classes; });
  if (!are_classes) return damaged("an image has a class that there is not.");
  return images;
}

std::string write_images(const data::ImageSet& images) {
  std::string text(first_words);
  text += std::to_string(images.count()) + " " + std::to_string(images.side) + " " +
          std::to_string(images.classes) + "\n";
  for (std::size_t i = 0; i < images.class_names.size(); ++i)
    text += (i == 0 ? "" : "\t") + images.class_names[i];
  text += '\n';
  text.append(images.label.begin(), images.label.end());
  text.append(images.pixels.begin(), images.pixels.end());
  return compressed(text);
}

}  // namespace crease::io
