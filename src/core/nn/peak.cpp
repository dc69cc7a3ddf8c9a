#include "core/nn/peak.h"

#include "core/nn/plan_storage.h"

namespace crease::nn {

namespace {

constexpr int size = 64;

template <class S>
PeakWork register_peak_of(std::int64_t rounds) {
  const Kernels<S>& kernels = kernels_of<S>(*available_levels().back());
  const double sum = kernels.registers(rounds);
  return {2.0 * register_chains * kernels.lanes * static_cast<double>(rounds), sum};
}

template <class S>
PeakWork product_peak_of(int repeats) {
  const Kernels<S>& kernels = kernels_of<S>(*available_levels().back());
  const int stride = size + int(64 / sizeof(S));  // rows a multiple of 256 bytes apart share few cache sets
  AlignedArray<S> a(std::size_t(size) * stride), b(std::size_t(size) * size), c(std::size_t(size) * stride);
  for (int i = 0; i < size * stride; ++i) a.data()[i] = S(i % 7) - S(3);
  for (int i = 0; i < size * size; ++i) b.data()[i] = S(i % 5) - S(2);
  kernels.product(a.data(), {b.data(), size, size}, c.data(), size, stride, repeats);
  double sum = 0;
  for (int i = 0; i < size * stride; ++i) sum += double(c.data()[i]);
  return {2.0 * size * size * size * repeats, sum};
}

}  // namespace

PeakWork register_peak(Precision precision, std::int64_t rounds) {
  return precision == Precision::float32 ? register_peak_of<float>(rounds) : register_peak_of<double>(rounds);
}

PeakWork product_peak(Precision precision, int repeats) {
  return precision == Precision::float32 ? product_peak_of<float>(repeats) : product_peak_of<double>(repeats);
}

double training_flops(const Architecture& architecture) {
  double weights = 0;
  for (int l = 0; l < architecture.depth(); ++l)
    weights += double(architecture.layers[l].width) * architecture.fan_in(l);
  const double first = double(architecture.layers[0].width) * architecture.input;
  return 2 * (3 * weights - first);
}

}  // namespace crease::nn
