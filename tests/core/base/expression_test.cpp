#include "core/base/expression.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstring>
#include <string>
#include <vector>

#include "core/base/real_functions.h"
#include "core/base/rng.h"

using namespace crease;

namespace {

double value(std::string_view text, double x = 0, double y = 0, int variables = 2) {
  const Result<Expression> expression = Expression::parse(text, variables);
  if (!expression) FAIL(text << ": " << expression.error().message);
  return expression.value().at(x, y);
}

std::string refusal(std::string_view text, int variables = 2) {
  const Result<Expression> expression = Expression::parse(text, variables);
  CAPTURE(text);
  REQUIRE_FALSE(expression.ok());
  return expression.error().message;
}

bool are_same_bits(double a, double b) {
  return std::memcmp(&a, &b, sizeof a) == 0 || (std::isnan(a) && std::isnan(b));
}

/// A random formula and its value, made together; every bracket is written.
struct Grown {
  std::string text;
  double value;
};

class Grower {
 public:
  Grower(Random& random, double x, double y) : random_(random), x_(x), y_(y) {}

  Grown grow(int height) {
    if (height == 0) return leaf();
    const Grown a = grow(height - 1), b = grow(height - 1);
    switch (random_.below(12)) {
      case 0:
        return {"(" + a.text + "+" + b.text + ")", a.value + b.value};
      case 1:
        return {"(" + a.text + " - " + b.text + ")", a.value - b.value};
      case 2:
        return {"((" + a.text + ")(" + b.text + "))", a.value * b.value};
      case 3:
        return {"(" + a.text + "/" + b.text + ")", a.value / b.value};
      case 4:
        return {"((" + a.text + ")^" + b.text + ")", crease::pow(a.value, b.value)};
      case 5:
        return {"sin(" + a.text + ")", crease::sin(a.value)};
      case 6:
        return {"|" + a.text + "|", std::fabs(a.value)};
      case 7:
        return {"(-" + a.text + ")", -a.value};
      case 8:
        return {"tanh(" + a.text + ")", crease::tanh(a.value)};
      case 9:
        return {"(" + a.text + "<" + b.text + ")", a.value < b.value ? 1.0 : 0.0};
      case 10:
        return {"atan2(" + a.text + "," + b.text + ")", crease::atan2(a.value, b.value)};
      default:
        return {"exp(" + a.text + ")", crease::exp(a.value)};
    }
  }

 private:
  Grown leaf() {
    switch (random_.below(4)) {
      case 0:
        return {"x", x_};
      case 1:
        return {"(y)", y_};
      case 2:
        return {"2.5", 2.5};
      default:
        return {"pi", 3.14159265358979323846};
    }
  }
  Random& random_;
  double x_, y_;
};

}  // namespace

TEST_CASE("known: formulas mean what a person means by them") {
  const double x = 0.7, y = -1.3;
  const double pi = 3.14159265358979323846;
  const struct {
    const char* text;
    double expected;
  } cases[] = {
      {"sin(3x)+y^2", crease::sin(3 * x) + y * y},
      {"2*pi*x", 2 * pi * x},
      {"2πx", 2 * pi * x},
      {"max(x,0)", x},
      {"max(y, 0)", 0},
      {"max(x, y, 2, 1)", 2},
      {"min(x;y)", y},
      {"|x|", x},
      {"|y|", -y},
      {"|x||y|", x * -y},
      {"2|y|x", 2 * -y * x},
      {"|(|y|-2)|", std::fabs(-y - 2)},
      {"x^2 y", x * x * y},
      {"x² y", x * x * y},
      {"x^2^3", crease::pow(x, 8)},
      {"2^-x", crease::pow(2, -x)},
      {"2**3", 8},
      {"x⁻¹", crease::pow(x, -1)},
      {"x¹⁰", crease::pow(x, 10)},
      {"exp(-x²)", crease::exp(-(x * x))},
      {"e^(-x^2)", crease::exp(-(x * x))},
      {"e^-x^2", crease::exp(-(x * x))},
      {"-x^2", -(x * x)},
      {"(-x)^2", x * x},
      {"−x", -x},
      {"3 - -x", 3 + x},
      {"--x", x},
      {"2*-x", -2 * x},
      {"1/2x", 0.5 * x},
      {"x/y/2", x / y / 2},
      {"x-y-1", x - y - 1},
      {"step(x-0.5)", 1},
      {"step(0)", 1},
      {"step(y)", 0},
      {"relu(y)", 0},
      {"relu(x)", x},
      {"if(x<y,1,0)", 0},
      {"if(x>y,2,0)", 2},
      {"(x>0)(y<0)", 1},
      {"0<x<1", 1},
      {"0<x<1<y", 0},
      {"0 < y < 1", 0},
      {"-2 ≤ y ≤ x ≤ 0.7", 1},
      {"1 >= x > 0.7", 0},
      {"x = 0.7", 1},
      {"x ≠ 0.7", 0},
      {"x != y", 1},
      {"0,5x", 0.5 * x},
      {"(0,5+1)x", 1.5 * x},
      {"max(0.5,1)", 1},
      {"max((0),5)", 5},
      {"2e-3 + .5", 0.502},
      {"2e", 2 * 2.71828182845904523536},
      {"xy", x * y},
      {"2xy^2", 2 * x * (y * y)},
      {"xx", x * x},
      {"x1 + x2", x + y},
      {"x₁·x₂", x * y},
      {"SIN(X)", crease::sin(x)},
      {"sin²(x) + cos²(x)", crease::pow(crease::sin(x), 2) + crease::pow(crease::cos(x), 2)},
      {"3(x+1)(y-1)", 3 * (x + 1) * (y - 1)},
      {"x(y)", x * y},
      {"ceil(x) + floor(y)", 1 - 2},
      {"mod(y, 1)", y + 2},
      {"sign(y)", -1},
      {"ln(e)", 1},
      {"sqrt(x²)", x},
      {"atan2(y,x)", crease::atan2(y, x)},
      {"sigmoid(x)+softplus(x)+erf(x)", crease::sigmoid(x) + crease::softplus(x) + crease::erf(x)},
      {"  x \t+\r\n y ", x + y},
  };
  for (const auto& each : cases) {
    CAPTURE(each.text);
    CHECK(value(each.text, x, y) == doctest::Approx(each.expected).epsilon(1e-15));
  }
}

TEST_CASE("known: x alone may be asked for") {
  CHECK(value("x^2", 3, 0, 1) == 9);
  CHECK(refusal("x+y", 1) == "column 3: there is only the variable x here");
}

TEST_CASE("known: where a formula has no value the value is NaN, also through min, max and if") {
  for (const char* text : {"log(-1)", "sqrt(-1)", "0/0", "max(0/0,1)", "max(1,0/0)", "min(0/0,1)",
                           "min(1,0/0)", "if(0/0,1,2)", "(-8)^(1/3)", "sin(1e20)"}) {
    CAPTURE(text);
    CHECK(std::isnan(value(text)));
  }
  CHECK(value("if(1,2,0/0)") == 2);
}

TEST_CASE("degenerate: mistakes are told with their column and what would be right there") {
  const struct {
    const char *text, *sentence;
  } cases[] = {
      {"", "the expression is empty; one such as sin(3x)+y^2 would be right"},
      {"  ", "the expression is empty; one such as sin(3x)+y^2 would be right"},
      {"(x+1", "column 5: a closing bracket is missing"},
      {"sin(x", "column 6: a closing bracket is missing"},
      {"(x+1]", "column 5: a closing bracket is missing"},
      {"x)", "column 2: this closing bracket has no opening one"},
      {"|x", "column 3: a closing | is missing"},
      {"x +", "column 4: a number, a variable or a function is missing"},
      {"x + * 2", "column 5: a number, a variable or a function is missing"},
      {"()", "column 2: a number, a variable or a function is missing"},
      {"max(x,)", "column 7: a number, a variable or a function is missing"},
      {"−², x", "column 2: a number, a variable or a function is missing"},
      {"sin x", "column 5: an opening bracket is missing behind sin"},
      {"sin", "column 4: an opening bracket is missing behind sin"},
      {"sin⁻¹(x)", "column 4: an opening bracket is missing behind sin"},
      {"max(x)", "column 1: max takes 2 values and has 1"},
      {"1+sin(x,y)", "column 3: sin takes 1 value and has 2"},
      {"if(x,y)", "column 1: if takes 3 values and has 2"},
      {"x 2", "column 3: an operator such as * is missing"},
      {"2 3", "column 3: an operator such as * is missing"},
      {"1.2.3", "column 4: an operator such as * is missing"},
      {"1,2,3", "column 4: a comma has digits on both sides, or stands between the values of a function"},
      {"x, y", "column 2: a comma has digits on both sides, or stands between the values of a function"},
      {"πx + sine(x)", "column 6: there is no \"sine\"; \"sin\" would be right"},
      {"sqr(x)", "column 1: there is no \"sqr\"; \"sqrt\" would be right"},
      {"z", "column 1: there is no \"z\"; x, y or a function such as sin would be right"},
      {"x $ y", "column 3: this character has no meaning here; an operator such as + or * would be right"},
      {"x + ☺", "column 5: this character has no meaning in an expression"},
      {"x & y", "column 3: this character has no meaning here; an operator such as + or * would be right"},
      {"1e999", "column 1: this number is too large"},
      {"x⁻", "column 3: a digit is missing in the exponent"},
      {"x\xFFy", "column 2: this character has no meaning here; an operator such as + or * would be right"},
  };
  for (const auto& each : cases) CHECK(refusal(each.text) == each.sentence);
}

TEST_CASE("degenerate: long and deep formulas are refused, not followed until the stack ends") {
  CHECK(refusal(std::string(100'000, '(')).starts_with("column 1001: the expression is too long"));
  CHECK(refusal(std::string(900, '(')) == "column 51: the brackets are nested too deeply");
  CHECK(refusal("x" + std::string(600, '^')).starts_with("column 3: "));
  std::string powers = "x";
  for (int i = 0; i < 100; ++i) powers += "^x";
  CHECK(refusal(powers).ends_with("the powers are nested too deeply"));
  std::string chain = "x";
  for (int i = 0; i < 40; ++i) chain = "(" + chain + "<1<1)";
  CHECK(value(chain.substr(0, 0) + "x<1<1", 0.5) == 0);
  std::string doubled = "x";
  for (int i = 0; i < 30; ++i) doubled = "(0<" + doubled + "<1)";
  CHECK(refusal(doubled).ends_with("the expression is too large; a shorter one would be right"));
  CHECK(value(std::string(900, '-') + "x", 2) == 2);
}

TEST_CASE("agree: random formulas have the value that a tree of the same operations has, to the bit") {
  Random random(3);
  for (int i = 0; i < 3000; ++i) {
    const double x = 2 * random.normal(), y = 2 * random.normal();
    const Grown grown = Grower(random, x, y).grow(static_cast<int>(random.below(5)));
    if (grown.text.size() > 1000) continue;
    CAPTURE(grown.text);
    CHECK(are_same_bits(value(grown.text, x, y), grown.value));
  }
}

TEST_CASE("agree: many points at once have the values that they have alone") {
  const Expression expression = Expression::parse("sin(3x)+if(x<y,y²,atan2(y,x))").value();
  Random random(4);
  for (const int count : {0, 1, 15, 16, 17, 100}) {
    std::vector<double> points, values(count);
    for (int i = 0; i < 2 * count; ++i) points.push_back(random.normal());
    expression.evaluate(points, values);
    for (int i = 0; i < count; ++i) CHECK(values[i] == expression.at(points[2 * i], points[2 * i + 1]));
  }
}

TEST_CASE(
    "invariant: whatever is typed, there is a program that leaves one value, or a sentence with a column") {
  Random random(5);
  const std::vector<std::string> pieces{"x",  "y",    "sin", "(",    ")",  "|",   ",", ";",  "+",
                                        "-",  "*",    "/",   "^",    "2",  "0.5", "<", "<=", "=",
                                        "²",  "⁻",    "π",   "e",    "if", "max", " ", "1e", "−",
                                        "**", "\xE2", "if(", "mod(", "3",  "x₁",  "."};
  for (int round = 0; round < 100'000; ++round) {
    std::string text;
    for (std::uint32_t i = random.below(14); i-- > 0;)
      text += pieces[random.below(static_cast<std::uint32_t>(pieces.size()))];
    const Result<Expression> expression = Expression::parse(text);
    if (!expression) {
      const std::string& message = expression.error().message;
      const bool is_placed = message.starts_with("column ") || message.starts_with("the expression is empty");
      if (!is_placed) FAIL(text << ": " << message);
      continue;
    }
    int height = 0;
    for (const ExpressionStep& step : expression.value().steps()) {
      REQUIRE(height >= operands(step.operation));
      height += 1 - operands(step.operation);
    }
    REQUIRE(height == 1);
    (void)expression.value().at(0.5, -0.25);
  }
}

TEST_CASE("golden: an expression has the same bits on every platform") {
  const Expression expression =
      Expression::parse("sin(3x)^2 + exp(-x²)/(1+|y|) + atan2(y,x) + if(x<y, tanh(x y), x^y) + mod(x,0.3)")
          .value();
  std::uint64_t hash = 14695981039346656037ull;
  Random random(12);
  for (int i = 0; i < 2000; ++i) {
    const double x = random.normal(), y = random.normal();
    const double value = expression.at(x, y);
    unsigned char bytes[sizeof value];
    if (std::isnan(value)) continue;
    std::memcpy(bytes, &value, sizeof value);
    for (const unsigned char byte : bytes) hash = (hash ^ byte) * 1099511628211ull;
  }
  CHECK(hash == 0x1df48fec10a8e4cull);
}
