#include "core/base/rng.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

using crease::Random;
using Words = std::array<std::uint32_t, 4>;

TEST_CASE("known: Philox4x32-10 gives the published test vectors of Random123") {
  CHECK(crease::philox4x32({0, 0, 0, 0}, {0, 0}) == Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
  const std::uint32_t ones = 0xffffffff;
  CHECK(crease::philox4x32({ones, ones, ones, ones}, {ones, ones}) ==
        Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
  CHECK(crease::philox4x32({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
        Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("invariant: a stream depends on its seed and its stream number, and on nothing else") {
  Random a(7, 3), b(7, 3), other_seed(8, 3), other_stream(7, 4);
  const std::uint64_t first = a.next_u64();
  CHECK(first == b.next_u64());
  CHECK(first != other_seed.next_u64());
  CHECK(first != other_stream.next_u64());
}

TEST_CASE("agree: normal numbers filled into lists are those of single calls, however they are cut up") {
  for (const int words : {0, 1, 2, 5}) {
    Random one(11, 2), many(11, 2);
    for (int i = 0; i < words; ++i) CHECK(one.next_u32() == many.next_u32());
    for (const std::size_t count : {0, 1, 2, 3, 1, 64, 129, 7, 500}) {
      std::vector<double> numbers(count);
      many.fill_normal(numbers);
      for (const double number : numbers) CHECK(number == one.normal());
    }
    CHECK(one.next_u64() == many.next_u64());
  }
}

TEST_CASE("invariant: uniform numbers lie in [0, 1) and have the moments of the uniform law") {
  Random random(1);
  const int n = 100000;
  double sum = 0, squares = 0;
  for (int i = 0; i < n; ++i) {
    const double u = random.uniform();
    CHECK_UNARY(u >= 0 && u < 1);
    sum += u;
    squares += u * u;
  }
  CHECK(sum / n == doctest::Approx(1.0 / 2).epsilon(0.01));
  CHECK(squares / n == doctest::Approx(1.0 / 3).epsilon(0.01));
}

TEST_CASE("invariant: normal numbers have the moments and the tails of the normal law") {
  Random random(2);
  const int n = 200000;
  double sum = 0, squares = 0, fourth = 0;
  int beyond_two = 0;
  for (int i = 0; i < n; ++i) {
    const double z = random.normal();
    sum += z;
    squares += z * z;
    fourth += z * z * z * z;
    beyond_two += std::fabs(z) > 2;
  }
  CHECK(std::fabs(sum / n) < 0.01);
  CHECK(squares / n == doctest::Approx(1).epsilon(0.01));
  CHECK(fourth / n == doctest::Approx(3).epsilon(0.03));
  CHECK(double(beyond_two) / n == doctest::Approx(0.0455).epsilon(0.03));
}

TEST_CASE("invariant: every choice of below(n) comes up, equally often") {
  Random random(3);
  std::array<int, 7> counts{};
  for (int i = 0; i < 70000; ++i) ++counts[random.below(7)];
  for (int count : counts) CHECK(std::abs(count - 10000) < 400);
  CHECK(random.below(1) == 0);
}

TEST_CASE("invariant: a permutation holds every index once, and small ones come up equally often") {
  Random random(4);
  auto order = crease::permutation(1000, random);
  std::sort(order.begin(), order.end());
  std::vector<std::int32_t> expected(1000);
  std::iota(expected.begin(), expected.end(), 0);
  CHECK(order == expected);
  std::array<int, 27> counts{};
  for (int i = 0; i < 60000; ++i) {
    const auto p = crease::permutation(3, random);
    ++counts[p[0] * 9 + p[1] * 3 + p[2]];
  }
  for (int code : {5, 7, 11, 15, 19, 21}) CHECK(std::abs(counts[code] - 10000) < 400);
  CHECK(crease::permutation(0, random).empty());
}

TEST_CASE("golden: the first numbers of a stream are the same on every platform") {
  Random random(1, 2);
  CHECK(random.next_u64() == 0x8cedc5d3e73404cfull);
  CHECK(random.uniform() == 0.03923021937864868);
  double sum = 0;
  for (int i = 0; i < 1000; ++i) sum += random.normal();
  CHECK(sum == 7.819736723313837);
  CHECK(crease::permutation(6, random) == std::vector<std::int32_t>{3, 0, 4, 2, 1, 5});
}
