#include "core/regions/lookahead.h"

#include <algorithm>
#include <bit>
#include <cstddef>

#include "core/regions/layer_state.h"

namespace crease::regions {
namespace {

/// With more breakpoints left, the polygon is still so large that few neurons are decided.
constexpr int most_breakpoints = 6;

/// One look ahead from one layer.
class Look {
 public:
  Look(const Plan& plan, const Kernels& kernels, int layer, std::span<const OpenBreakpoint> breakpoints,
       const double* maps, Arena& arena)
      : kernels_(kernels),
        layer_(plan.layers[layer + 1]),
        after_(plan.layers[layer + 2]),
        breakpoints_(breakpoints),
        maps_(maps),
        arena_(arena),
        words_(mask_words(layer_)) {}

  Ahead run(const BoundingBox& box) {
    Lookahead* look = arena_.take<Lookahead>(1);
    std::uint64_t* above = arena_.take<std::uint64_t>(2 * words_);
    std::uint64_t* open = arena_.take<std::uint64_t>(words_);
    classify(box, above, open);
    *look = {};
    look->above = above;
    Ahead ahead = {take_open_rows(open, *look), nullptr, look};
    ahead.after = add_decided(above, open, *look);
    return ahead;
  }

 private:
  void classify(const BoundingBox& box, std::uint64_t* above, std::uint64_t* open);
  const double* take_open_rows(const std::uint64_t* open, Lookahead& look);
  const double* add_decided(const std::uint64_t* above, const std::uint64_t* open, Lookahead& look);
  const double* weights_from(int neuron) const {
    return layer_.column.data() + std::size_t(neuron) * layer_.padded;
  }
  double slope(const std::uint64_t* above, int neuron) const {
    return layer_.bends.slope[piece_of(above, words_, neuron)];
  }

  const Kernels& kernels_;
  const Plan::Layer &layer_, &after_;
  const std::span<const OpenBreakpoint> breakpoints_;
  const double* maps_;
  Arena& arena_;
  const std::size_t words_;
};

/// z = maps + sum_i w_i t_i, where breakpoint i adds t_i in [0, highest_i] where it is passed.
///
/// The error bounds of z hold for this sum as well: it has the terms of the neuron's map, and their bound
/// counts twice as many roundings per layer as there are (see Plan); at most one more per breakpoint is made
/// here.
void Look::classify(const BoundingBox& box, std::uint64_t* above, std::uint64_t* open) {
  const Arena::Mark mark = arena_.mark();
  const auto padded = static_cast<std::size_t>(layer_.padded);
  double* constant = arena_.take<double>(padded);
  double* tolerance = arena_.take<double>(padded);
  std::uint64_t* unsure = arena_.take<std::uint64_t>(words_);
  std::copy_n(maps_ + 2 * padded, padded, constant);
  std::copy_n(layer_.tolerance.data(), padded, tolerance);
  for (const OpenBreakpoint& breakpoint : breakpoints_)
    kernels_.widen(weights_from(breakpoint.neuron), 0.5 * breakpoint.gain * breakpoint.highest, layer_.width,
                   constant, tolerance);
  std::fill_n(above, 2 * words_, 0);
  std::fill_n(open, words_, 0);
  for (int bend = 0; bend < layer_.bends.count; ++bend) {
    kernels_.classify(maps_, constant, tolerance, layer_.width, layer_.padded, box,
                      layer_.bends.breakpoint[bend], above + bend * words_, unsure);
    for (std::size_t w = 0; w < words_; ++w) open[w] |= unsure[w];
  }
  for (std::size_t w = 0; w < 2 * words_; ++w) above[w] &= ~open[w % words_];
  arena_.release(mark);
}

/// Copies the open neurons' maps out of all.
const double* Look::take_open_rows(const std::uint64_t* open, Lookahead& look) {
  for (std::size_t w = 0; w < words_; ++w) look.open += std::popcount(open[w]);
  look.padded = padded_rows(look.open);
  const auto padded = static_cast<std::size_t>(look.padded);
  std::int32_t* row = arena_.take<std::int32_t>(padded);
  double* tolerance = arena_.take<double>(padded);
  double* maps = arena_.take<double>(3 * padded);
  double* column = arena_.take<double>(breakpoints_.size() * padded);
  int count = 0;
  for (std::size_t w = 0; w < words_; ++w)
    for (std::uint64_t left = open[w]; left != 0; left &= left - 1, ++count) {
      const int j = static_cast<int>(64 * w) + std::countr_zero(left);
      row[count] = j;
      tolerance[count] = layer_.tolerance[j];
      for (int i = 0; i < 3; ++i) maps[i * padded + count] = maps_[i * layer_.padded + j];
      for (std::size_t i = 0; i < breakpoints_.size(); ++i)
        column[i * padded + count] = weights_from(breakpoints_[i].neuron)[j];
    }
  for (std::size_t r = count; r < padded; ++r) {
    tolerance[r] = maps[r] = maps[padded + r] = 0;
    maps[2 * padded + r] = padding_bias;
    for (std::size_t i = 0; i < breakpoints_.size(); ++i) column[i * padded + r] = 0;
  }
  look.row = row;
  look.tolerance = tolerance;
  look.column = column;
  return maps;
}

/// The layer after: its bias and what the decided neurons send it. Three breakpoints' columns are summed at a
/// time, like the a, b and c of a map.
const double* Look::add_decided(const std::uint64_t* above, const std::uint64_t* open, Lookahead& look) {
  const std::size_t padded = after_.padded, groups = (breakpoints_.size() + 2) / 3;
  double* maps = arena_.take<double>(3 * padded);
  double* through = arena_.take<double>(groups * 3 * padded);
  const Arena::Mark mark = arena_.mark();
  std::int32_t* index = arena_.take<std::int32_t>(std::size_t(layer_.width));
  double* input = arena_.take<double>(3 * std::size_t(layer_.width));
  const NeuronRows all = {maps_, nullptr, layer_.tolerance.data(), layer_.width, layer_.padded};
  const int count = gather_outputs(layer_, all, above, open, index, input);
  kernels_.affine_maps(after_.columns(), after_.start.data(), index, input, count, maps);
  for (std::size_t group = 0; group < groups; ++group) {
    for (std::size_t i = 0; i < 3; ++i) {
      const std::size_t which = std::min(3 * group + i, breakpoints_.size() - 1);
      const double* weight = weights_from(breakpoints_[which].neuron);
      for (int k = 0; k < count; ++k) input[3 * k + i] = slope(above, index[k]) * weight[index[k]];
    }
    kernels_.affine_maps(after_.columns(), nullptr, index, input, count, through + group * 3 * padded);
  }
  arena_.release(mark);
  look.through = through;
  return maps;
}

}  // namespace

bool may_look_ahead(const Plan& plan, int layer, int breakpoints) {
  return layer + 2 < static_cast<int>(plan.layers.size()) && breakpoints <= most_breakpoints;
}

Ahead look_ahead(const Plan& plan, const Kernels& kernels, int layer, const BoundingBox& box,
                 std::span<const OpenBreakpoint> breakpoints, const double* next, Arena& arena) {
  return Look(plan, kernels, layer, breakpoints, next, arena).run(box);
}

}  // namespace crease::regions
