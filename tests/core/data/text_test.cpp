#include "core/data/text.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace crease::data;

constexpr std::size_t none = std::string_view::npos;

TEST_CASE("known: what is text in UTF-8 and what is not") {
  CHECK(first_byte_not_text("") == none);
  CHECK(first_byte_not_text("x\t1\r\n") == none);
  CHECK(first_byte_not_text("Länge ½ € 𝄞") == none);
  CHECK(first_byte_not_text(std::string_view("ab\0c", 4)) == 2);
  CHECK(first_byte_not_text("ab\x07") == 2);
  CHECK(first_byte_not_text("a\xE4") == 1);              // Latin-1
  CHECK(first_byte_not_text("\xFF\xFEx") == 0);          // UTF-16
  CHECK(first_byte_not_text("a\xC0\xAF") == 1);          // overlong
  CHECK(first_byte_not_text("a\xE0\x80\xAF") == 1);      // overlong
  CHECK(first_byte_not_text("a\xED\xA0\x80") == 1);      // a surrogate
  CHECK(first_byte_not_text("a\xF4\x90\x80\x80") == 1);  // beyond U+10FFFF
  CHECK(first_byte_not_text("ab\xE2\x82") == 2);         // cut off
  CHECK(first_byte_not_text("\xEF\xBB\xBFx") == none);   // byte order mark
  CHECK(without_byte_order_mark("\xEF\xBB\xBFx") == "x");
}

TEST_CASE("known: quotations stay on one line, escape what cannot be seen, and are cut short") {
  CHECK(quoted("abc") == "\"abc\"");
  CHECK(quoted("a\nb") == "\"a\\x0ab\"");
  CHECK(quoted("\xFF") == "\"\\xff\"");
  CHECK(quoted("½") == "\"½\"");
  CHECK(quoted(std::string(100, 'x')) == "\"" + std::string(40, 'x') + "…\"");
}

TEST_CASE("known: decimal numbers") {
  CHECK(decimal_number("0.25") == 0.25);
  CHECK(decimal_number("-1e3") == -1000);
  CHECK(decimal_number("+.5") == 0.5);
  CHECK(decimal_number("5.") == 5);
  CHECK(decimal_number("−2") == -2);
  CHECK(decimal_number("1e999") == HUGE_VAL);
  CHECK(decimal_number("-1e999") == -HUGE_VAL);
  CHECK(decimal_number("1e-999") == 0);
  CHECK(decimal_number("1e99999999999999999999") == HUGE_VAL);
  for (const char* wrong : {"", "-", "+", ".", "e5", "1e", "1e+", "--1", "+-1", "1,5", "0x10", "nan", "inf",
                            "1 2", "1_000", "−", "1f", "١"}) {
    CAPTURE(wrong);
    CHECK_FALSE(decimal_number(wrong).has_value());
  }
}
