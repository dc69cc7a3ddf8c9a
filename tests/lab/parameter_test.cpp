#include "lab/parameter.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "core/base/rng.h"

using namespace crease;
using namespace crease::lab;

namespace {

Parameter real_one() {
  Parameter parameter;
  parameter.id = "training.learning_rate";
  parameter.label = "Learning rate";
  parameter.type = ParameterType::real;
  parameter.min = 1e-6;
  parameter.max = 10;
  parameter.soft_min = 1e-4;
  parameter.soft_max = 1;
  return parameter;
}

Parameter integer_one() {
  Parameter parameter = real_one();
  parameter.id = "data.count";
  parameter.type = ParameterType::integer;
  parameter.min = 2;
  parameter.max = 100;
  return parameter;
}

Parameter choice_one() {
  Parameter parameter;
  parameter.id = "optimizer";
  parameter.type = ParameterType::choice;
  parameter.choices = {{"sgd", "SGD", ""}, {"adam", "Adam", ""}};
  return parameter;
}

std::string refusal(const Parameter& parameter, const Value& value) {
  const Result<Value> result = checked(parameter, value);
  return result ? "" : result.error().message;
}

}  // namespace

TEST_CASE("known: values print as text that a person would type") {
  CHECK(to_text(Value(true)) == "true");
  CHECK(to_text(Value(std::int64_t(-7))) == "-7");
  CHECK(to_text(Value(0.1)) == "0.1");
  CHECK(to_text(Value(std::string("16,16"))) == "16,16");
}

TEST_CASE("invariant: the text of a real reads back to the same double") {
  Parameter parameter = real_one();
  parameter.min = -std::numeric_limits<double>::max();
  parameter.max = std::numeric_limits<double>::max();
  Random random(5);
  for (int i = 0; i < 2000; ++i) {
    const double value = random.normal() * std::ldexp(1.0, static_cast<int>(random.below(600)) - 300);
    const Result<Value> read = parse_value(parameter, to_text(Value(value)));
    REQUIRE(read.ok());
    CHECK(std::get<double>(read.value()) == value);
  }
}

TEST_CASE("known: numbers are taken as the description wants them") {
  CHECK(checked(real_one(), Value(std::int64_t(1))).value() == Value(1.0));
  CHECK(checked(integer_one(), Value(5.0)).value() == Value(std::int64_t(5)));
  CHECK(checked(integer_one(), Value(std::string("50"))).value() == Value(std::int64_t(50)));
  CHECK(checked(choice_one(), Value(std::string("adam"))).value() == Value(std::string("adam")));
  Parameter flag;
  flag.type = ParameterType::boolean;
  CHECK(checked(flag, Value(std::string("off"))).value() == Value(false));
  CHECK(checked(flag, Value(std::int64_t(1))).value() == Value(true));
}

TEST_CASE("known: what is not allowed is refused with a sentence that names the parameter and the limits") {
  CHECK(refusal(real_one(), Value(11.0)) ==
        "training.learning_rate takes a number from 1e-06 to 10; \"11\" is not.");
  CHECK(refusal(integer_one(), Value(2.5)) ==
        "data.count takes a whole number from 2 to 100; \"2.5\" is not.");
  CHECK(refusal(choice_one(), Value(std::string("rmsprop"))) ==
        "optimizer is one of: sgd, adam; \"rmsprop\" is not.");
}

TEST_CASE("degenerate: what is no finite number is refused") {
  for (const char* text : {"", " ", "nan", "inf", "1e999", "0x10", "1,5", "1 2", "--1"})
    CHECK_FALSE(checked(real_one(), Value(std::string(text))).ok());
  CHECK_FALSE(checked(real_one(), Value(std::numeric_limits<double>::quiet_NaN())).ok());
  CHECK_FALSE(checked(integer_one(), Value(std::numeric_limits<double>::infinity())).ok());
  CHECK_FALSE(checked(integer_one(), Value(true)).ok());
}

TEST_CASE("known: beyond the slider's range there is a warning, not a refusal") {
  CHECK(warning(real_one(), Value(0.01)).empty());
  CHECK(warning(real_one(), Value(5.0)) == "Learning rate: 5 is outside the usual range, 0.0001 to 1.");
  CHECK(checked(real_one(), Value(5.0)).ok());
  CHECK(warning(choice_one(), Value(std::string("sgd"))).empty());
}

TEST_CASE("known: lists are split at separators and lose surrounding blanks") {
  const auto parts = split_text(" a; b ;;c", ';');
  REQUIRE(parts.size() == 4);
  CHECK(parts[1] == "b");
  CHECK(parts[2].empty());
  CHECK(split_text("  ", ';').empty());
  CHECK(parse_reals("1, -2.5,3e2").value() == std::vector<double>{1, -2.5, 300});
  CHECK_FALSE(parse_reals("1,,2").ok());
  CHECK_FALSE(parse_integer("9007199254740994").ok());
  CHECK(parse_integer("-12").value() == -12);
}
