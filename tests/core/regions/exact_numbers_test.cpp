#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "core/regions/dyadic.h"
#include "core/regions/residue.h"
#include "support/big_integer.h"
#include "support/network_families.h"

using namespace crease;
using namespace crease::testing;
using regions::Dyadic;
using regions::Residue;

TEST_CASE("agree: signs of sums of products in Dyadic are those of whole numbers") {
  TestRandom random(1);
  int wrong = 0;
  for (int trial = 0; trial < 2000; ++trial) {
    double v[4];
    for (double& value : v) value = std::ldexp(random.normal(), random.below(160) - 80);
    if (trial % 3 == 0) v[2] = v[0], v[3] = v[1];
    const auto d = [&](int i) {
      return Dyadic::from(v[i]);
    };
    const auto b = [&](int i) {
      return BigInteger::scaled(v[i], 200);
    };
    wrong += (d(0) * d(1) - d(2) * d(3)).sign() != (b(0) * b(1) - b(2) * b(3)).sign();
    wrong += (d(0) * d(1) + d(2) * d(3)).sign() != (b(0) * b(1) + b(2) * b(3)).sign();
    wrong += ((d(0) - d(1)) * (d(0) + d(1)) - d(0) * d(0) + d(1) * d(1)).sign() != 0;
  }
  CHECK(wrong == 0);
}

TEST_CASE("agree: a residue is zero where the whole number is") {
  TestRandom random(2);
  int wrong = 0;
  for (int trial = 0; trial < 2000; ++trial) {
    const double a = std::ldexp(random.normal(), random.below(200) - 100), b = random.normal();
    const Residue x = Residue::from(a), y = Residue::from(b);
    wrong += !((x - y) * (x + y) - x * x + y * y).is_zero();
    wrong += !(Residue::from(a * 0.125) * Residue::from(8) - x).is_zero();
    wrong += !(Residue::from(-a) + x).is_zero();
    wrong += a != 0 && (x * y - y * x * Residue::from(1 + 0x1p-40)).is_zero() && b != 0;
  }
  CHECK(wrong == 0);
  CHECK(Residue::from(0).is_zero());
  CHECK(Residue::from(std::ldexp(1.0, 61)) == Residue::from(1));
  CHECK(Residue::from(4.9e-324) * Residue::from(std::ldexp(1.0, 1000)) ==
        Residue::from(4.9e-324 * std::ldexp(1.0, 1000)));
}
