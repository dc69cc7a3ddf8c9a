#include "core/base/expression_parser.h"

#include <algorithm>
#include <array>
#include <numbers>
#include <optional>
#include <string>
#include <utility>

#include "core/base/expression.h"
#include "core/base/expression_functions.h"
#include "core/base/expression_letters.h"
#include "core/base/nearest_name.h"
#include "core/base/number_text.h"

namespace crease {
namespace {

using std::numbers::pi;
constexpr std::string_view operand_missing = "a number, a variable or a function is missing";

struct Comparison {
  std::string_view letters;
  Operation operation;
};
/// Longer ones first.
constexpr std::array<Comparison, 10> comparisons{{{"<=", Operation::less_or_equal},
                                                  {">=", Operation::greater_or_equal},
                                                  {"==", Operation::equal},
                                                  {"!=", Operation::not_equal},
                                                  {"<", Operation::less},
                                                  {">", Operation::greater},
                                                  {"=", Operation::equal},
                                                  {"L", Operation::less_or_equal},
                                                  {"G", Operation::greater_or_equal},
                                                  {"N", Operation::not_equal}}};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_small_letter(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_superscript(char c) {
  return c >= letter::superscript_0 && c <= letter::superscript_minus;
}

/// Reads by recursive descent. After the first mistake everything else returns at once: `at_` is at the end
/// then.
class Parser {
 public:
  Parser(std::string_view text, int variables) : letters_(expression_letters(text)), variables_(variables) {}
  Result<std::vector<ExpressionStep>> parse();

 private:
  // The grammar; each leaves the steps for one value.
  void comparison();
  void sum();
  void product();
  void signed_power();
  void power();
  void primary();
  void bracket();
  void bars();
  void number();
  void name();
  bool variable_or_constant(std::string_view word);
  bool product_of_variables(std::string_view word);
  void call(const NamedFunction& function, std::size_t begin);
  int arguments();
  void apply(const NamedFunction& function, int count);
  void superscript();
  void unknown_name(std::string_view word, std::size_t begin);

  // Letters.
  char peek();
  bool take(std::string_view letters);
  bool begins_factor();
  void skip_digits() {
    while (at_ < letters_.size() && is_digit(letters_[at_])) ++at_;
  }

  // Steps.
  void push(Operation operation, double number = 0);
  void copy_steps(std::size_t begin, std::size_t end);
  void fail(std::size_t at, std::string_view sentence);
  void fail_here(std::string_view sentence) { fail(at_, sentence); }
  void say_what_is_left_over();

  std::string letters_;
  int variables_;
  std::size_t at_ = 0;
  int nesting_ = 0, calls_ = 0, values_ = 0;
  bool is_in_bars_ = false;  ///< the innermost bracket is a |
  std::vector<ExpressionStep> steps_;
  std::string mistake_;
};

void Parser::fail(std::size_t at, std::string_view sentence) {
  if (mistake_.empty()) mistake_ = "column " + std::to_string(at + 1) + ": " + std::string(sentence);
  at_ = letters_.size();
}

char Parser::peek() {
  while (at_ < letters_.size() && letters_[at_] == ' ') ++at_;
  return at_ < letters_.size() ? letters_[at_] : '\0';
}

bool Parser::take(std::string_view letters) {
  peek();
  if (!mistake_.empty() || !std::string_view(letters_).substr(at_).starts_with(letters)) return false;
  at_ += letters.size();
  return true;
}

void Parser::push(Operation operation, double number) {
  values_ += 1 - operands(operation);
  steps_.push_back({operation, number});
  if (values_ > Expression::most_values || steps_.size() > Expression::most_steps)
    fail_here("the expression is too large; a shorter one would be right");
}

void Parser::copy_steps(std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end && mistake_.empty(); ++i) push(steps_[i].operation, steps_[i].number);
}

Result<std::vector<ExpressionStep>> Parser::parse() {
  if (peek() == '\0') return Error{"the expression is empty; one such as sin(3x)+y^2 would be right"};
  if (letters_.size() > Expression::longest)
    fail(Expression::longest, "the expression is too long; " + std::to_string(Expression::longest) +
                                  " characters at most would be right");
  comparison();
  if (peek() != '\0') say_what_is_left_over();
  if (!mistake_.empty()) return Error{mistake_};
  return std::move(steps_);
}

void Parser::say_what_is_left_over() {
  const char c = peek();
  if (c == ')') return fail_here("this closing bracket has no opening one");
  if (c == ',' || c == ';')
    return fail_here("a comma has digits on both sides, or stands between the values of a function");
  if (is_digit(c) || c == '.') return fail_here("an operator such as * is missing");
  fail_here("this character has no meaning here; an operator such as + or * would be right");
}

/// a < b < c is (a < b) (b < c).
void Parser::comparison() {
  if (++nesting_ > Expression::deepest) return fail_here("the brackets are nested too deeply");
  sum();
  std::size_t middle = 0, middle_end = 0;
  for (bool is_chain = false;; is_chain = true) {
    const auto* found = std::find_if(comparisons.begin(), comparisons.end(),
                                     [&](const Comparison& candidate) { return take(candidate.letters); });
    if (found == comparisons.end()) break;
    if (is_chain) copy_steps(middle, middle_end);
    middle = steps_.size();
    sum();
    middle_end = steps_.size();
    push(found->operation);
    if (is_chain) push(Operation::multiply);
  }
  --nesting_;
}

void Parser::sum() {
  product();
  while (true) {
    const bool is_minus = peek() == '-';
    if (!take(is_minus ? "-" : "+")) return;
    product();
    push(is_minus ? Operation::subtract : Operation::add);
  }
}

bool Parser::begins_factor() {
  const char c = peek();
  return is_small_letter(c) || c == letter::pi || c == '(' || (c == '|' && !is_in_bars_);
}

void Parser::product() {
  signed_power();
  while (true) {
    const bool is_division = peek() == '/';
    if (!take(is_division ? "/" : "*") && !begins_factor()) return;
    signed_power();
    push(is_division ? Operation::divide : Operation::multiply);
  }
}

void Parser::signed_power() {
  bool is_negative = false;
  while (true) {
    const bool is_minus = peek() == '-';
    if (!take(is_minus ? "-" : "+")) break;
    is_negative ^= is_minus;
  }
  power();
  if (is_negative) push(Operation::negate);
}

void Parser::power() {
  const std::size_t begin = steps_.size();
  primary();
  if (is_superscript(peek())) superscript();
  if (!take("^") && !take("**")) return;
  const bool is_e = steps_.size() == begin + 1 && steps_[begin].number == std::numbers::e;
  if (++nesting_ > Expression::deepest) return fail_here("the powers are nested too deeply");
  signed_power();
  --nesting_;
  if (!is_e || !mistake_.empty()) return push(Operation::power);
  steps_.erase(steps_.begin() + static_cast<std::ptrdiff_t>(begin));
  --values_;
  push(Operation::exp);  // more exact than a power of the rounded e
}

void Parser::superscript() {
  const bool is_negative = take(std::string_view(&letter::superscript_minus, 1));
  double exponent = 0;
  const std::size_t begin = at_;
  for (; at_ < letters_.size() && is_superscript(letters_[at_]); ++at_)
    exponent = 10 * exponent + (letters_[at_] - letter::superscript_0);
  if (at_ == begin) return fail_here("a digit is missing in the exponent");
  push(Operation::number, is_negative ? -exponent : exponent);
  push(Operation::power);
}

void Parser::primary() {
  const char c = peek();
  if (is_digit(c) || c == '.') return number();
  if (is_small_letter(c)) return name();
  if (c == '(') return bracket();
  if (c == '|') return bars();
  if (!take(std::string_view(&letter::pi, 1)))
    return fail_here(c == letter::unknown ? "this character has no meaning in an expression"
                                          : operand_missing);
  push(Operation::number, pi);
}

void Parser::bracket() {
  take("(");
  const bool was_in_bars = std::exchange(is_in_bars_, false);
  comparison();
  if (!take(")")) fail_here("a closing bracket is missing");
  is_in_bars_ = was_in_bars;
}

void Parser::bars() {
  take("|");
  const bool was_in_bars = std::exchange(is_in_bars_, true);
  comparison();
  if (!take("|")) fail_here("a closing | is missing");
  push(Operation::absolute);
  is_in_bars_ = was_in_bars;
}

void Parser::number() {
  const std::size_t begin = at_;
  const auto at = [&](std::size_t i) {
    return i < letters_.size() ? letters_[i] : '\0';
  };
  skip_digits();
  const bool is_comma = at(at_) == ',' && calls_ == 0 && at_ > begin && is_digit(at(at_ + 1));
  if (at(at_) == '.' || is_comma) letters_[at_++] = '.';
  skip_digits();
  const std::size_t sign = at(at_ + 1) == '-' || at(at_ + 1) == '+' ? 1 : 0;
  if (at(at_) == 'e' && is_digit(at(at_ + 1 + sign))) {
    at_ += 1 + sign;
    skip_digits();
  }
  const std::string_view digits = std::string_view(letters_).substr(begin, at_ - begin);
  const std::optional<double> value = parse_number(digits);
  if (!value) return fail(begin, digits == "." ? operand_missing : "this number is too large");
  push(Operation::number, *value);
}

bool Parser::variable_or_constant(std::string_view word) {
  if (word == "x" || word == "x1") return push(Operation::x), true;
  if (variables_ > 1 && (word == "y" || word == "x2")) return push(Operation::y), true;
  if (word == "pi") return push(Operation::number, pi), true;
  if (word == "e") return push(Operation::number, std::numbers::e), true;
  return false;
}

/// xy is x times y.
bool Parser::product_of_variables(std::string_view word) {
  const std::string_view variables = variables_ > 1 ? "xy" : "x";
  if (word.find_first_not_of(variables) != std::string_view::npos) return false;
  // Only the last factor belongs to what follows: xy^2 = x y^2.
  at_ -= word.size() - 1;
  push(word[0] == 'x' ? Operation::x : Operation::y);
  return true;
}

void Parser::name() {
  const std::size_t begin = at_;
  while (at_ < letters_.size() && (is_small_letter(letters_[at_]) || is_digit(letters_[at_]))) ++at_;
  const std::string word = letters_.substr(begin, at_ - begin);
  if (variable_or_constant(word) || product_of_variables(word)) return;
  for (const NamedFunction& function : named_functions)
    if (function.name == word) return call(function, begin);
  unknown_name(word, begin);
}

void Parser::unknown_name(std::string_view word, std::size_t begin) {
  if (variables_ == 1 && (word == "y" || word == "x2"))
    return fail(begin, "there is only the variable x here");
  std::vector<std::string_view> names{"x", "pi"};
  for (const NamedFunction& function : named_functions) names.push_back(function.name);
  const std::string_view nearest = nearest_name(word, names);
  const std::string right =
      nearest.empty() ? "x, y or a function such as sin" : '"' + std::string(nearest) + '"';
  fail(begin, "there is no \"" + std::string(word.substr(0, 40)) + "\"; " + right + " would be right");
}

/// sin²(x) is sin(x)².
void Parser::call(const NamedFunction& function, std::size_t begin) {
  peek();
  const std::size_t power_begin = at_;
  while (is_superscript(peek()) && peek() != letter::superscript_minus) ++at_;
  const std::size_t power_end = at_;
  if (peek() != '(') return fail_here("an opening bracket is missing behind " + std::string(function.name));
  const int count = arguments();
  const bool is_many = function.form == FunctionForm::many && count > 2;
  if (mistake_.empty() && count != function.values && !is_many) {
    return fail(begin, std::string(function.name) + " takes " + std::to_string(function.values) +
                           (function.values == 1 ? " value" : " values") + " and has " +
                           std::to_string(count));
  }
  if (!mistake_.empty()) return;
  apply(function, count);
  if (power_begin == power_end) return;
  const std::size_t end = std::exchange(at_, power_begin);
  superscript();
  if (mistake_.empty()) at_ = end;
}

int Parser::arguments() {
  take("(");
  const bool was_in_bars = std::exchange(is_in_bars_, false);
  ++calls_;
  int count = 0;
  do {
    comparison();
    ++count;
  } while (take(",") || take(";"));
  if (!take(")")) fail_here("a closing bracket is missing");
  --calls_;
  is_in_bars_ = was_in_bars;
  return count;
}

void Parser::apply(const NamedFunction& function, int count) {
  const bool is_ceil = function.form == FunctionForm::ceil;
  if (is_ceil) push(Operation::negate);
  if (function.form == FunctionForm::against_zero) push(Operation::number, 0);
  for (; count > 2 && function.form == FunctionForm::many; --count) push(function.operation);
  push(function.operation);
  if (is_ceil) push(Operation::negate);
}

}  // namespace

Result<std::vector<ExpressionStep>> parse_expression(std::string_view text, int variables) {
  return Parser(text, variables).parse();
}

}  // namespace crease
