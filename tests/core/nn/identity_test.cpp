#include <doctest/doctest.h>

#include "support/training_identity.h"

using namespace crease;

namespace {

/// Hashes of testing::identity_runs after 1000 steps, made by `crease_identity` and the same for every level
/// of kernels, gcc and clang, and WebAssembly with and without SIMD. A change of any of them is a change of
/// what every seed means: say so in the change log.
constexpr std::uint64_t golden_hashes[] = {
    0x85ce6741697270e5ull, 0x219fcd149eea36e4ull, 0x899c06cb7331de07ull, 0xd168cfbdcbee3fc9ull,
    0x330753c55b4a04feull, 0x0383ecca44d24e52ull, 0xc2289d85d1c3e773ull, 0xb96461bf5ab34855ull,
    0x274a91977eb7f600ull, 0x57176571a340d450ull, 0x3ebb7384ce9d1963ull, 0x1493cd1caec51642ull,
    0xcf896d2f38175d18ull, 0xd08d80bbae7829ddull, 0x97851b77f2dfbdc0ull, 0xea6fa2ce18fe1e7cull,
    0x03410bb5d3503f6aull, 0xd6779a641cf2281full, 0x7ad9204a9b0e4dcaull, 0xc9d4d15d269a6b42ull,
    0xd9b50e2b7acabebbull, 0x74a494f7e7549b8cull, 0x6390076696bc86ddull, 0x2502cd79f63705b3ull,
    0x7e5e2e41002debeaull, 0xecefbe219172f999ull, 0x6e89b73ca7fe49d8ull, 0x4b4675f8f28c6fb4ull,
    0x7f91dce112b0e424ull, 0xae10bcad80e7a113ull,
};

}  // namespace

TEST_CASE("golden: a thousand training steps give the same bytes on every platform") {
  const std::vector<testing::IdentityRun> runs = testing::identity_runs();
  REQUIRE(runs.size() == std::size(golden_hashes));
  const std::string_view level = nn::kernel_levels().back();
  for (std::size_t i = 0; i < runs.size(); ++i) {
    CAPTURE(runs[i].label());
    CHECK(testing::identity_hash(runs[i], level, 1000) == golden_hashes[i]);
  }
}

TEST_CASE("golden: all levels of kernels of this program give the same bytes") {
  for (const testing::IdentityRun& run : testing::identity_runs())
    for (std::string_view level : nn::kernel_levels()) {
      CAPTURE(run.label());
      CAPTURE(level);
      CHECK(testing::identity_hash(run, level, 20) ==
            testing::identity_hash(run, nn::kernel_levels().back(), 20));
    }
}
