#include "lab/number_words.h"

#include <doctest/doctest.h>

#include <limits>

using namespace crease::lab;

TEST_CASE("known: whole numbers get thin spaces from five digits on") {
  CHECK(whole_text(0) == "0");
  CHECK(whole_text(1234) == "1234");
  CHECK(whole_text(12345) == "12\u2009345");
  CHECK(whole_text(-1234567) == "−1\u2009234\u2009567");
  CHECK(whole_text(352275361.0) == "352\u2009275\u2009361");
  CHECK(whole_text(3.5e20) == "≈ 3.5\u2009·\u200910²⁰");
  CHECK(whole_text(-3.5e20) == "≈ −3.5\u2009·\u200910²⁰");
  CHECK(whole_text(-0.4) == "0");
}

TEST_CASE("known: shares and losses show the digits that mean something") {
  CHECK(percent_text(0.975) == "97.5\u2009%");
  CHECK(significant_text(0.031249) == "0.0312");
  CHECK(significant_text(-2.5) == "−2.5");
  CHECK(significant_text(-1e-7) == "−1\u2009·\u200910⁻⁷");
}

TEST_CASE("known: a clause becomes a sentence, a sentence stays one") {
  CHECK(sentence("line 3 has no label") == "line 3 has no label.");
  CHECK(sentence("Done.") == "Done.");
  CHECK(sentence("").empty());
}

TEST_CASE("degenerate: what is not a number reads as a dash") {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(whole_text(nan) == "–");
  CHECK(percent_text(nan) == "–");
  CHECK(significant_text(std::numeric_limits<double>::infinity()) == "–");
}
