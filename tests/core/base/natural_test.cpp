#include "core/base/natural.h"

#include <doctest/doctest.h>

#include <string>

#include "support/big_integer.h"
#include "support/network_families.h"

using namespace crease;
using crease::testing::BigInteger;
using crease::testing::TestRandom;

namespace {

/// What decimal digits say, in the twin's arithmetic to the base 2^32.
BigInteger read(const std::string& digits) {
  BigInteger value;
  for (const char digit : digits) value = value * BigInteger(10) + BigInteger(digit - '0');
  return value;
}

Natural random_natural(TestRandom& random, int factors) {
  Natural value(random.bits());
  for (int i = 0; i < factors; ++i) value = value * Natural(random.bits()) + Natural(random.bits());
  return value;
}

}  // namespace

TEST_CASE("known: powers of two, and digits across the limits of a limb") {
  CHECK(power(2, 0).text() == "1");
  CHECK(power(2, 64).text() == "18446744073709551616");
  CHECK(power(2, 200).text() == "1606938044258990275541962092341162602522202993782792835301376");
  CHECK(power(10, 18).text() == "1000000000000000000");
  CHECK((power(10, 27) + Natural(7)).text() == "1000000000000000000000000007");
  CHECK(Natural().text() == "0");
  CHECK((Natural() * power(10, 30)).text() == "0");
  CHECK(Natural(~std::uint64_t(0)).text() == "18446744073709551615");
}

TEST_CASE("agree: sums and products are those of whole numbers to another base") {
  TestRandom random(7);
  for (int trial = 0; trial < 50; ++trial) {
    const Natural p = random_natural(random, trial % 9), q = random_natural(random, trial % 5);
    CHECK(read((p * q).text()) == read(p.text()) * read(q.text()));
    CHECK(read((p + q).text()) == read(p.text()) + read(q.text()));
  }
}

TEST_CASE("invariant: quotient times divisor plus remainder is what was divided") {
  TestRandom random(8);
  for (int trial = 0; trial < 50; ++trial) {
    const Natural p = random_natural(random, trial % 9);
    const auto divisor = static_cast<std::uint32_t>(1 + random.below(1'000'000'000));
    Natural quotient = p;
    const std::uint32_t rest = quotient.divide(divisor);
    CHECK(rest < divisor);
    CHECK(p.remainder(divisor) == rest);
    CHECK(quotient * Natural(divisor) + Natural(rest) == p);
  }
}

TEST_CASE("known: a whole number as a double") {
  CHECK(Natural(0).to_double() == 0);
  CHECK(power(2, 50).to_double() == 1125899906842624.0);
  CHECK(power(3, 50).to_double() == doctest::Approx(7.178979876918526e23).epsilon(1e-15));
}
