#include "chapters/plane/tints.h"

#include "core/base/rng.h"

namespace crease::plane {
namespace {

constexpr int neurons_per_byte = 4, bytes_per_word = 8, values_per_byte = 256;
constexpr std::uint64_t stream = 0x74696e74;  // any fixed number: tints are the same in every session

/// How far a neuron's change of piece turns the hue, in 1024ths: 205 to 819 is a fifth to four fifths.
std::uint32_t turn_of(int neuron) {
  Random random(static_cast<std::uint64_t>(neuron), stream);
  return 205 + random.below(615);
}

}  // namespace

void Tinter::prepare(int words) {
  if (words <= words_) return;
  words_ = words;
  const int bytes = words * bytes_per_word;
  table_.assign(std::size_t(bytes) * values_per_byte, 0);
  for (int byte = 0; byte < bytes; ++byte) {
    for (int place = 0; place < neurons_per_byte; ++place) {
      const std::uint32_t turn = turn_of(byte * neurons_per_byte + place);
      for (int value = 0; value < values_per_byte; ++value) {
        std::uint16_t& sum = table_[std::size_t(byte) * values_per_byte + value];
        const std::uint32_t piece = (static_cast<std::uint32_t>(value) >> (2 * place)) & 3u;
        sum = static_cast<std::uint16_t>((sum + piece * turn) % circle);
      }
    }
  }
}

std::uint32_t Tinter::sum_of(int word, std::uint64_t pattern) const {
  const std::uint16_t* table = table_.data() + std::size_t(word) * bytes_per_word * values_per_byte;
  std::uint32_t sum = 0;
  for (int byte = 0; byte < bytes_per_word; ++byte, table += values_per_byte)
    sum += table[(pattern >> (8 * byte)) & 0xff];
  return sum;
}

/// A cell and the one before it in the list mostly lie in the same cell of the first layers.
void Tinter::run(const regions::Subdivision& cells, std::vector<std::uint32_t>& tints) {
  const int words = cells.pattern_words;
  prepare(words);
  tints.resize(static_cast<std::size_t>(cells.cells()));
  word_sum_.assign(static_cast<std::size_t>(words), 0);
  const std::vector<std::uint64_t> none(static_cast<std::size_t>(words), 0);
  const std::uint64_t* previous = none.data();
  for (std::int32_t cell = 0; cell < cells.cells(); ++cell) {
    const std::uint64_t* pattern = cells.pattern.data() + std::size_t(cell) * words;
    std::uint32_t sum = 0;
    for (int word = 0; word < words; ++word) {
      if (pattern[word] != previous[word]) word_sum_[word] = sum_of(word, pattern[word]);
      sum += word_sum_[word];
    }
    tints[cell] = sum % circle;
    previous = pattern;
  }
}

}  // namespace crease::plane
