#include "core/base/number_text.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstring>
#include <limits>

#include "core/base/rng.h"

using crease::parse_number;
using crease::shortest;

TEST_CASE("known: shortest texts of familiar numbers") {
  CHECK(shortest(0) == "0");
  CHECK(shortest(-0.0) == "-0");
  CHECK(shortest(1) == "1");
  CHECK(shortest(-17) == "-17");
  CHECK(shortest(0.1) == "0.1");
  CHECK(shortest(1.0 / 3) == "0.3333333333333333");
  CHECK(shortest(0.1 + 0.2) == "0.30000000000000004");
  CHECK(shortest(1e300) == "1e+300");
  CHECK(shortest(5e-324) == "5e-324");
  CHECK(shortest(9007199254740993.0) == "9007199254740992");
  CHECK(shortest(std::numeric_limits<double>::max()) == "1.7976931348623157e+308");
  CHECK(shortest(0x1p-24) == "5.960464477539063e-08");  // a power of two, where the nearest 16 digits fail
  CHECK(shortest(std::nan("")) == "nan");
  CHECK(shortest(-std::numeric_limits<double>::infinity()) == "-inf");
}

TEST_CASE("invariant: the shortest text of a random bit pattern reads back to the same bits") {
  crease::Random random(1);
  int longest = 0;
  for (int i = 0; i < 20000; ++i) {
    const std::uint64_t bits = random.next_u64();
    double value;
    std::memcpy(&value, &bits, sizeof value);
    if (!std::isfinite(value)) continue;
    const std::string text = shortest(value);
    const auto parsed = parse_number(text);
    REQUIRE(parsed.has_value());
    CHECK(std::memcmp(&*parsed, &value, sizeof value) == 0);
    longest = std::max(longest, static_cast<int>(text.size()));
  }
  CHECK(longest <= 24);
}

TEST_CASE("known: numbers in all usual spellings are read") {
  CHECK(parse_number("12") == 12.0);
  CHECK(parse_number("+1.5") == 1.5);
  CHECK(parse_number("-.5") == -0.5);
  CHECK(parse_number("1.") == 1.0);
  CHECK(parse_number("1e3") == 1000.0);
  CHECK(parse_number("1E-3") == 0.001);
  CHECK(parse_number("1e-400") == 0.0);
  CHECK(std::signbit(*parse_number("-0")));
}

TEST_CASE("degenerate: what is not wholly a finite number is refused") {
  for (const char* text : {"", "+", "-", ".", "e5", "1e", "1 ", " 1", "1,5", "0x10", "1.2.3", "nan", "inf",
                           "-infinity", "1e400", "+-1", "++1", "12abc", "--1"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_number(text).has_value());
  }
}
