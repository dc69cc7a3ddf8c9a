#include "core/regions/layer_state.h"

#include <algorithm>
#include <bit>

namespace crease::regions {
namespace {

/// What ReLU neurons send on: the maps of those that are on. Returns how many.
int gather_active(const Plan::Layer& layer, const double* maps, const std::uint64_t* above, std::size_t words,
                  std::int32_t* index, double* input) {
  int count = 0;
  for (std::size_t w = 0; w < words; ++w)
    for (std::uint64_t left = above[w]; left != 0; left &= left - 1) {
      const int j = static_cast<int>(64 * w) + std::countr_zero(left);
      index[count] = j;
      input[3 * count] = maps[j];
      input[3 * count + 1] = maps[layer.padded + j];
      input[3 * count + 2] = maps[2 * layer.padded + j];
      ++count;
    }
  return count;
}

/// The same for some rows.
int gather_active_rows(const NeuronRows& rows, const std::uint64_t* above, std::int32_t* index,
                       double* output) {
  int count = 0;
  for (int r = 0; r < rows.count; ++r) {
    if (!has_bit(above, rows.row[r])) continue;
    index[count] = rows.row[r];
    for (int i = 0; i < 3; ++i) output[3 * count + i] = rows.maps[i * rows.padded + r];
    ++count;
  }
  return count;
}

/// The same for any activation.
int gather_all(const Plan::Layer& layer, const NeuronRows& rows, const std::uint64_t* above,
               const std::uint64_t* except, std::int32_t* index, double* output) {
  int count = 0;
  for (int r = 0; r < rows.count; ++r) {
    const int j = rows.neuron(r), piece = piece_of(above, mask_words(layer), j);
    const double slope = layer.bends.slope[piece], intercept = layer.bends.intercept[piece];
    if (slope == 0 && intercept == 0) continue;
    if (except != nullptr && has_bit(except, j)) continue;
    index[count] = j;
    output[3 * count] = slope * rows.maps[r];
    output[3 * count + 1] = slope * rows.maps[rows.padded + r];
    output[3 * count + 2] = slope * rows.maps[2 * rows.padded + r] + intercept;
    ++count;
  }
  return count;
}

/// Bit i of a half word to bit 2 i.
std::uint64_t spread(std::uint64_t bits) {
  bits &= 0xffffffff;
  bits = (bits | bits << 16) & 0x0000ffff0000ffff;
  bits = (bits | bits << 8) & 0x00ff00ff00ff00ff;
  bits = (bits | bits << 4) & 0x0f0f0f0f0f0f0f0f;
  bits = (bits | bits << 2) & 0x3333333333333333;
  return (bits | bits << 1) & 0x5555555555555555;
}

}  // namespace

void add_rows(const NeuronRows& rows, const std::uint64_t* set, std::uint64_t* neurons) {
  for (int first = 0; first < rows.count; first += 64)
    for (std::uint64_t left = set[first / 64]; left != 0; left &= left - 1)
      set_bit(neurons, rows.neuron(first + std::countr_zero(left)));
}

void write_pattern(const Plan::Layer& layer, const std::uint64_t* above, std::uint64_t* pattern) {
  const std::size_t words = mask_words(layer);
  for (int done = 0; done < layer.width; done += 32) {
    const int count = std::min(32, layer.width - done), first = layer.first_neuron + done;
    const std::size_t from = static_cast<std::size_t>(done) / 64;
    const std::uint64_t field = ~std::uint64_t(0) >> (64 - 2 * count);
    const std::uint64_t pieces =
        (spread(above[from] >> (done % 64)) + spread(above[words + from] >> (done % 64))) & field;
    const int shift = 2 * (first % 32);
    std::uint64_t* word = pattern + first / 32;
    word[0] = (word[0] & ~(field << shift)) | pieces << shift;
    if (shift + 2 * count <= 64) continue;
    word[1] = (word[1] & ~(field >> (64 - shift))) | pieces >> (64 - shift);
  }
}

int gather_outputs(const Plan::Layer& layer, const NeuronRows& rows, const std::uint64_t* above,
                   const std::uint64_t* except, std::int32_t* index, double* output) {
  if (!layer.bends.is_relu()) return gather_all(layer, rows, above, except, index, output);
  return rows.row == nullptr ? gather_active(layer, rows.maps, above, mask_words(layer), index, output)
                             : gather_active_rows(rows, above, index, output);
}

void send_to_narrow(const Kernels& kernels, const Plan::Layer& narrow, const std::uint64_t* set,
                    std::span<const double* const> vectors, double* sums, Arena& arena) {
  const Arena::Mark mark = arena.mark();
  const int fan_in = static_cast<int>(narrow.row.size()) / narrow.width;
  double* chosen = arena.take<double>(static_cast<std::size_t>(fan_in));
  double* sent = arena.take<double>(vectors.size());
  for (int k = 0; k < narrow.width; ++k) {
    kernels.select(narrow.row.data() + std::size_t(k) * fan_in, set, fan_in, chosen);
    kernels.dots(chosen, fan_in, vectors.data(), static_cast<int>(vectors.size()), sent);
    for (std::size_t i = 0; i < vectors.size(); ++i) sums[i * narrow.padded + k] += sent[i];
  }
  arena.release(mark);
}

void output_maps(const Plan::Layer& last, const std::uint64_t* pattern, const double* maps,
                 AffineMap* result) {
  for (int k = 0; k < last.width; ++k)
    result[k] = {maps[k], maps[last.padded + k], maps[2 * last.padded + k]};
  if (last.bends.count == 0) return;
  for (int k = 0; k < last.width; ++k) {
    const int piece = piece_in(pattern, last.first_neuron + k);
    const double slope = last.bends.slope[piece];
    result[k] = {slope * result[k].a, slope * result[k].b, slope * result[k].c + last.bends.intercept[piece]};
  }
}

}  // namespace crease::regions
