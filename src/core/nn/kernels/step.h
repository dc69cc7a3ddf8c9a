#pragma once

#include "core/nn/kernels/layers.h"
#include "core/nn/kernels/losses.h"
#include "core/nn/kernels/updates.h"

namespace crease::nn {

/// A whole optimiser step, and the table of kernels of a level.
template <class Level, class S>
struct Step {
  using L = typename Level::template Lanes<S>;
  using V = typename L::Value;
  using P = Products<Level, S>;
  using Layer = Layers<Level, S>;

  static double step(const Plan<S>& plan, const S* x, const S* y, int rows, const StepRates<S>& rates) {
    const S scale = S(1) / S(rows);
    const bool is_plain = plan.optimizer == Optimizer::sgd;
    double loss = 0;
    for (int row = 0; row < rows; row += plan.block_rows) {
      const int left = rows - row;
      const int count = left < plan.block_rows ? left : plan.block_rows;
      const S* const block_x = x + std::ptrdiff_t(row) * plan.input;
      Layer::forward(plan, block_x, count);
      loss += Losses<Level, S>::apply(plan, y + std::ptrdiff_t(row) * plan.output, count, scale);
      Layer::backward(plan, block_x, count, {row > 0, is_plain && left <= plan.block_rows, rates});
    }
    if (!is_plain) Updates<Level, S>::update(plan, rates);
    refresh(plan);
    return loss;
  }

  static void refresh(const Plan<S>& plan) {
    for (int l = 0; l < plan.depth; ++l) SmallBlocks<Level, S>::refresh(plan.layers[l]);
  }

  static void product(const S* a, const Packed<S>& b, S* c, int rows, int stride, int repeats) {
    Product<S> p;
    p.a = a;
    p.a_row = stride;
    p.a_step = 1;
    p.b = b.data;
    p.b_rows = b.rows;
    p.c = c;
    p.c_stride = stride;
    p.rows = rows;
    p.depth = b.rows;
    p.padded_columns = b.padded_columns;
    for (int i = 0; i < repeats; ++i) P::template multiply<false>(p);
  }

  static double registers(std::int64_t rounds) {
    V chain[register_chains];
    for (int i = 0; i < register_chains; ++i) chain[i] = L::splat(S(i) * S(0.01));
    const V factor = L::splat(S(0.999) + S(rounds & 1) * S(0.0001));
    const V summand = L::splat(S(0.5));
    for (std::int64_t round = 0; round < rounds; ++round)
      for (int i = 0; i < register_chains; ++i) chain[i] = chain[i] * factor + summand;
    S stored[L::count];
    double sum = 0;
    for (int i = 0; i < register_chains; ++i) {
      __builtin_memcpy(stored, &chain[i], sizeof stored);
      for (S value : stored) sum += double(value);
    }
    return sum;
  }

  static Kernels<S> table() {
    return {L::count,       P::panel_width, &Step::step,     &Layer::forward,
            &Step::refresh, &Step::product, &Step::registers};
  }
};

template <class Level>
KernelLevel level_table(std::string_view name) {
  return {name, Step<Level, float>::table(), Step<Level, double>::table()};
}

}  // namespace crease::nn
