#include "ui/number_text.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace crease;

TEST_CASE("known: numbers read as in print") {
  CHECK(ui::number_text(0) == "0");
  CHECK(ui::number_text(0.03124) == "0.0312");
  CHECK(ui::number_text(-3.5, 2) == "−3.5");
  CHECK(ui::number_text(0.9996) == "1.00");
  CHECK(ui::number_text(12345.6) == "12\u2009346");
  CHECK(ui::number_text(2.4e-7, 2) == "2.4\u2009·\u200910⁻⁷");
  CHECK(ui::number_text(-1e12, 1) == "−1\u2009·\u200910¹²");
  CHECK(ui::number_text(std::nan("")) == "—");
  CHECK(ui::number_text(-INFINITY) == "−∞");
  CHECK(ui::integer_text(1234) == "1234");
  CHECK(ui::integer_text(1234567) == "1\u2009234\u2009567");
}

TEST_CASE("known: what people type is read: real minus, decimal comma, spaces, exponents") {
  double value = 0;
  CHECK((ui::read_number("−3,5", value) && value == -3.5));
  CHECK((ui::read_number(" 12\u2009000 ", value) && value == 12000));
  CHECK((ui::read_number("1e-3", value) && value == 1e-3));
  for (const char* wrong : {"", "abc", "1,2,3", "nan", "inf", "1e999", "0x10", "-"}) {
    value = 7;
    CAPTURE(wrong);
    CHECK_FALSE(ui::read_number(wrong, value));
    CHECK(value == 7);
  }
}
