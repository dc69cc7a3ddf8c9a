#include "core/nn/peak.h"

#include <doctest/doctest.h>

#include <cmath>

#include "core/nn/nets.h"

using namespace crease::nn;

TEST_CASE("known: floating-point operations per sample and step of three networks") {
  using crease::nn::testing::random_network;
  CHECK(training_flops(random_network({2, 16, 16, 1}, Activation::relu, 1).architecture) == 1760);
  CHECK(training_flops(random_network({2, 32, 32, 32, 1}, Activation::relu, 1).architecture) == 12736);
  CHECK(training_flops(random_network({2, 64, 64, 64, 1}, Activation::relu, 1).architecture) == 50048);
}

TEST_CASE("invariant: peak measurements do the work they report") {
  for (Precision precision : {Precision::float32, Precision::float64}) {
    const PeakWork once = product_peak(precision, 1);
    CHECK(once.flops == 2.0 * 64 * 64 * 64);
    CHECK(product_peak(precision, 5).flops == 5 * once.flops);
    CHECK(product_peak(precision, 5).checksum == once.checksum);
    const PeakWork registers = register_peak(precision, 1000);
    CHECK(registers.flops >= 20000);
    CHECK(register_peak(precision, 2000).flops == 2 * registers.flops);
    CHECK(std::isfinite(registers.checksum));
    CHECK(registers.checksum > 0);
  }
}
