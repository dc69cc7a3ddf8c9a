#include "chapters/images/picture.h"

#include <utility>

#include "lab/number_words.h"

namespace crease::images {
namespace {

/// More cells than this are finer than a screen shows.
constexpr std::int64_t most_cells = 200'000;
constexpr std::uint32_t circle = 1024;

/// How far a neuron that switches turns the hue of a cell: between a fifth and four fifths of the circle.
std::uint32_t turn_of(int neuron) {
  constexpr std::uint32_t golden = 633, least = circle / 5, span = 3 * circle / 5;
  return least + golden * static_cast<std::uint32_t>(neuron) % span;
}

}  // namespace

void PictureMaker::make(const nn::Network& network, const ImageSlice& slice, const Window& window,
                        Picture& picture) {
  ++picture.revision;
  picture.window = window;
  picture.notice.clear();
  picture.cells = nullptr;
  picture.decision.clear();
  regions::SubdivisionOptions options;
  options.max_cells = most_cells;
  const auto cells = subdivider_.run(network, slice.plane.slice, window.domain(), options);
  if (cells) {
    picture.cells = cells.value();
    regions::adjacency(*picture.cells, adjacency_);
    picture.decision = regions::decision_boundary(*picture.cells, adjacency_);
    make_tints(network, picture);
  } else {
    picture.notice = lab::sentence(cells.error().message);
  }
  auto pieces = regions::pieces_along(network, slice.line());
  picture.pieces = pieces ? std::move(pieces).value() : regions::Pieces();
}

void PictureMaker::make_tints(const nn::Network& network, Picture& picture) {
  picture.layer_of_neuron.clear();
  const nn::Architecture& architecture = network.architecture;
  for (int layer = 0; layer < architecture.depth(); ++layer)
    picture.layer_of_neuron.insert(picture.layer_of_neuron.end(),
                                   static_cast<std::size_t>(architecture.layers[layer].width), layer);
  const regions::Subdivision& cells = *picture.cells;
  const auto words = static_cast<std::size_t>(cells.pattern_words);
  picture.tint_of_cell.assign(static_cast<std::size_t>(cells.cells()), 0);
  if (turn_of_byte_.size() != 8 * words) make_turns(8 * words);
  for (std::size_t cell = 0; cell < picture.tint_of_cell.size(); ++cell) {
    std::uint32_t sum = 0;
    for (std::size_t word = 0; word < words; ++word)
      for (std::size_t byte = 0; byte < 8; ++byte)
        sum += turn_of_byte_[8 * word + byte][cells.pattern[cell * words + word] >> (8 * byte) & 255];
    picture.tint_of_cell[cell] = sum % circle;
  }
}

/// Four neurons have a byte of the pattern, two bits each: all their turns together, for every byte there is.
void PictureMaker::make_turns(std::size_t bytes) {
  turn_of_byte_.resize(bytes);
  for (std::size_t i = 0; i < bytes; ++i)
    for (std::size_t value = 0; value < 256; ++value) {
      std::uint32_t sum = 0;
      for (int bit = 0; bit < 8; ++bit)
        if ((value >> bit & 1) != 0) sum += turn_of(4 * static_cast<int>(i) + bit / 2);
      turn_of_byte_[i][value] = sum;
    }
}

}  // namespace crease::images
