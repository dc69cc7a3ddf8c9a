#include "core/regions/lookahead.h"

#include <algorithm>
#include <bit>
#include <cstddef>

namespace crease::regions {
namespace {

/// One look ahead from one layer.
class Look {
 public:
  Look(const Plan& plan, const Kernels& kernels, int layer, std::span<const OpenBreakpoint> breakpoints,
       const Ahead& before, Arena& arena)
      : kernels_(kernels),
        layer_(plan.layers[layer + 1]),
        after_(plan.layers[layer + 2]),
        rows_(rows_ahead(plan, layer + 1, before)),
        breakpoints_(breakpoints),
        before_(before),
        arena_(arena),
        words_(mask_words(layer_)) {}

  Ahead run(const BoundingBox& box) {
    Lookahead* look = arena_.take<Lookahead>(1);
    *look = {};
    look->breakpoints = static_cast<int>(breakpoints_.size());
    above_ = arena_.take<std::uint64_t>(2 * words_);
    is_open_ = arena_.take<std::uint64_t>(words_);
    open_ = arena_.take<std::int32_t>(std::size_t(rows_.count));
    classify(box);
    look->above = above_;
    Ahead ahead = {take_open_rows(*look), nullptr, look};
    ahead.after = after_.row.empty() ? add_decided(*look) : add_decided_to_narrow(*look);
    return ahead;
  }

 private:
  void classify(const BoundingBox& box);
  void note_open(const std::uint64_t* unsure);
  const double* take_open_rows(Lookahead& look);
  const double* add_decided(Lookahead& look);
  const double* add_decided_to_narrow(Lookahead& look);
  void add_through(std::size_t group, const std::int32_t* index, double* input, int count, double* through);
  /// Weights from a breakpoint's neuron to all neurons of the next layer, and to the rows.
  const double* weights_from(const OpenBreakpoint& from) const {
    return layer_.column.data() + std::size_t(from.neuron) * layer_.padded;
  }
  const double* row_weights_from(const OpenBreakpoint& from) const {
    return before_.look == nullptr ? weights_from(from)
                                   : before_.look->column + std::size_t(from.slot) * rows_.padded;
  }

  const Kernels& kernels_;
  const Plan::Layer &layer_, &after_;
  const NeuronRows rows_;
  const std::span<const OpenBreakpoint> breakpoints_;
  const Ahead& before_;
  Arena& arena_;
  const std::size_t words_;
  std::uint64_t *above_ = nullptr, *is_open_ = nullptr;  ///< of all neurons
  std::int32_t* open_ = nullptr;                         ///< which rows
  int open_count_ = 0;
};

/// z = maps + sum_i w_i t_i, where breakpoint i adds t_i in [0, highest_i] where it is passed.
///
/// The error bound of z holds for this sum as well: it has the terms of the neuron's map, and is rounded
/// twice more for each of K breakpoints that are left, which therefore have not been added to the maps yet.
/// As K is at most 2 n and most_breakpoints, K more roundings than a whole map are within what gamma leaves
/// (see Plan).
void Look::classify(const BoundingBox& box) {
  const Arena::Mark mark = arena_.mark();
  const auto padded = static_cast<std::size_t>(rows_.padded);
  double* constant = arena_.take<double>(padded);
  double* tolerance = arena_.take<double>(padded);
  const double *from_constant = rows_.maps + 2 * padded, *from_tolerance = rows_.tolerance;
  for (const OpenBreakpoint& breakpoint : breakpoints_) {
    kernels_.widen(row_weights_from(breakpoint), 0.5 * breakpoint.gain * breakpoint.highest, rows_.count,
                   from_constant, from_tolerance, constant, tolerance);
    from_constant = constant;
    from_tolerance = tolerance;
  }
  const std::size_t words = (padded + 63) / 64;
  std::uint64_t* on = arena_.take<std::uint64_t>(2 * words);
  std::uint64_t* unsure = arena_.take<std::uint64_t>(2 * words);
  for (int bend = 0; bend < layer_.bends.count; ++bend)
    kernels_.classify(rows_.maps, constant, tolerance, rows_.count, rows_.padded, box,
                      layer_.bends.breakpoint[bend], on + bend * words, unsure + bend * words);
  for (std::size_t w = 0; w < words; ++w) {
    if (layer_.bends.count == 0) unsure[w] = 0;
    if (layer_.bends.count == 2) unsure[w] |= unsure[words + w];
  }
  note_open(unsure);
  for (std::size_t w = 0; w < 2 * words_; ++w)
    above_[w] = before_.look == nullptr ? 0 : before_.look->above[w];
  for (int bend = 0; bend < layer_.bends.count; ++bend)
    for (std::size_t w = 0; w < words; ++w) on[bend * words + w] &= ~unsure[w];
  for (int bend = 0; bend < layer_.bends.count; ++bend)
    add_rows(rows_, on + bend * words, above_ + bend * words_);
  arena_.release(mark);
}

void Look::note_open(const std::uint64_t* unsure) {
  std::fill_n(is_open_, words_, std::uint64_t(0));
  add_rows(rows_, unsure, is_open_);
  for (int first = 0; first < rows_.count; first += 64)
    for (std::uint64_t left = unsure[first / 64]; left != 0; left &= left - 1)
      open_[open_count_++] = first + std::countr_zero(left);
}

/// Copies the open neurons' maps and weights.
const double* Look::take_open_rows(Lookahead& look) {
  look.open = open_count_;
  look.padded = padded_rows(look.open);
  const auto padded = static_cast<std::size_t>(look.padded), count = static_cast<std::size_t>(open_count_);
  std::int32_t* row = arena_.take<std::int32_t>(padded);
  double* tolerance = arena_.take<double>(padded);
  double* maps = arena_.take<double>(3 * padded);
  double* column = arena_.take<double>(breakpoints_.size() * padded);
  const auto take = [&](const double* from, double padding, double* to) {
    for (std::size_t r = 0; r < count; ++r) to[r] = from[open_[r]];
    for (std::size_t r = count; r < padded; ++r) to[r] = padding;
  };
  for (std::size_t r = 0; r < count; ++r) row[r] = rows_.neuron(open_[r]);
  take(rows_.tolerance, 0, tolerance);
  for (std::size_t i = 0; i < 3; ++i)
    take(rows_.maps + i * rows_.padded, i == 2 ? padding_bias : 0, maps + i * padded);
  for (std::size_t i = 0; i < breakpoints_.size(); ++i)
    take(row_weights_from(breakpoints_[i]), 0, column + i * padded);
  look.row = row;
  look.tolerance = tolerance;
  look.column = column;
  return maps;
}

/// The layer after: what it had and what the newly decided neurons send it. Three breakpoints' columns are
/// summed at a time, like the a, b and c of a map.
const double* Look::add_decided(Lookahead& look) {
  const std::size_t padded = after_.padded, groups = (breakpoints_.size() + 2) / 3;
  double* maps = arena_.take<double>(3 * padded);
  double* through = arena_.take<double>(groups * 3 * padded);
  const Arena::Mark mark = arena_.mark();
  std::int32_t* index = arena_.take<std::int32_t>(std::size_t(rows_.count));
  double* input = arena_.take<double>(3 * std::size_t(rows_.count));
  const int count = gather_outputs(layer_, rows_, above_, is_open_, index, input);
  kernels_.affine_maps(after_.columns(), before_.look == nullptr ? after_.start.data() : before_.after, index,
                       input, count, maps);
  for (std::size_t group = 0; group < groups; ++group) add_through(group, index, input, count, through);
  arena_.release(mark);
  look.through = through;
  return maps;
}

const double* Look::add_decided_to_narrow(Lookahead& look) {
  const std::size_t padded = after_.padded, count = breakpoints_.size();
  double* sums = arena_.take<double>((3 + count) * padded);
  std::copy_n(after_.start.data(), 3 * padded, sums);
  std::fill_n(sums + 3 * padded, count * padded, 0.0);
  const double* vectors[3 + most_breakpoints];
  for (std::size_t i = 0; i < 3; ++i) vectors[i] = rows_.maps + i * rows_.padded;
  for (std::size_t i = 0; i < count; ++i) vectors[3 + i] = weights_from(breakpoints_[i]);
  send_to_narrow(kernels_, after_, above_, {vectors, 3 + count}, sums, arena_);
  look.through = sums + 3 * padded;
  return sums;
}

void Look::add_through(std::size_t group, const std::int32_t* index, double* input, int count,
                       double* through) {
  const std::size_t padded = after_.padded;
  double* out = through + group * 3 * padded;
  for (std::size_t i = 0; i < 3; ++i) {
    const OpenBreakpoint& from = breakpoints_[std::min(3 * group + i, breakpoints_.size() - 1)];
    const double* weight = weights_from(from);
    for (int k = 0; k < count; ++k)
      input[3 * k + i] = layer_.bends.slope[piece_of(above_, words_, index[k])] * weight[index[k]];
    if (before_.look == nullptr) continue;
    const double* so_far = before_.look->through + std::size_t(from.slot) * padded;
    for (std::size_t j = 0; j < padded; ++j) out[i * padded + j] = so_far[j];
  }
  kernels_.affine_maps(after_.columns(), before_.look == nullptr ? nullptr : out, index, input, count, out);
}

}  // namespace

NeuronRows rows_ahead(const Plan& plan, int layer, const Ahead& ahead) {
  if (const Lookahead* look = ahead.look; look != nullptr)
    return {ahead.next, look->row, look->tolerance, look->open, look->padded};
  const Plan::Layer& all = plan.layers[layer];
  return {ahead.next, nullptr, all.tolerance.data(), all.width, all.padded};
}

Ahead look_ahead(const Plan& plan, const Kernels& kernels, int layer, const BoundingBox& box,
                 std::span<const OpenBreakpoint> breakpoints, const Ahead& ahead, Arena& arena) {
  return Look(plan, kernels, layer, breakpoints, ahead, arena).run(box);
}

}  // namespace crease::regions
