#include "lab/parameter.h"

#include <cmath>
#include <optional>

#include "core/base/number_text.h"

namespace crease::lab {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto is_blank = [](char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string quoted(std::string_view text) {
  constexpr std::size_t longest = 40;
  const bool is_long = text.size() > longest;
  return "\"" + std::string(text.substr(0, longest)) + (is_long ? "…\"" : "\"");
}

std::string allowed_numbers(const Parameter& parameter) {
  const std::string kind = parameter.type == ParameterType::integer ? "a whole number" : "a number";
  return parameter.id + " takes " + kind + " from " + to_text(parameter.min) + " to " +
         to_text(parameter.max);
}

std::string allowed_choices(const Parameter& parameter) {
  std::string list;
  for (const Choice& choice : parameter.choices) list += (list.empty() ? "" : ", ") + choice.id;
  return parameter.id + " is one of: " + list;
}

Error not_allowed(const std::string& allowed, std::string_view given) {
  return Error{allowed + "; " + quoted(given) + " is not."};
}

Result<Value> checked_number(const Parameter& parameter, double number) {
  const bool is_whole = number == std::floor(number);
  const bool is_inside = number >= parameter.min && number <= parameter.max;
  const bool is_integer = parameter.type == ParameterType::integer;
  if (!is_inside || (is_integer && !is_whole))
    return not_allowed(allowed_numbers(parameter), to_text(number));
  if (is_integer) return Value(static_cast<std::int64_t>(number));
  return Value(number);
}

Result<Value> checked_choice(const Parameter& parameter, std::string_view text) {
  for (const Choice& choice : parameter.choices)
    if (choice.id == text) return Value(choice.id);
  return not_allowed(allowed_choices(parameter), text);
}

Result<Value> parse_boolean(const Parameter& parameter, std::string_view text) {
  if (text == "true" || text == "on" || text == "1") return Value(true);
  if (text == "false" || text == "off" || text == "0") return Value(false);
  return not_allowed(parameter.id + " is true or false", text);
}

}  // namespace

std::string to_text(double number) {
  return shortest(number);
}

std::string to_text(const Value& value) {
  if (const bool* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  if (const std::int64_t* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
  if (const double* number = std::get_if<double>(&value)) return to_text(*number);
  return *std::get_if<std::string>(&value);
}

Result<double> parse_real(std::string_view text) {
  const std::optional<double> number = parse_number(trimmed(text));
  if (!number) return Error{"A number was expected; " + quoted(text) + " is not one."};
  return *number;
}

Result<std::int64_t> parse_integer(std::string_view text) {
  constexpr double largest_exact = 9007199254740992.0;  // 2^53: beyond it doubles skip integers
  const Result<double> number = parse_real(text);
  if (!number || number.value() != std::floor(number.value()) || std::fabs(number.value()) > largest_exact)
    return Error{"A whole number was expected; " + quoted(text) + " is not one."};
  return static_cast<std::int64_t>(number.value());
}

Result<std::vector<double>> parse_reals(std::string_view text) {
  std::vector<double> numbers;
  for (const std::string_view part : split_text(text, ',')) {
    const Result<double> number = parse_real(part);
    if (!number) return number.error();
    numbers.push_back(number.value());
  }
  return numbers;
}

std::vector<std::string_view> split_text(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  if (trimmed(text).empty()) return parts;
  std::size_t begin = 0;
  for (std::size_t end = text.find(separator); end != std::string_view::npos;
       end = text.find(separator, begin)) {
    parts.push_back(trimmed(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  parts.push_back(trimmed(text.substr(begin)));
  return parts;
}

Result<Value> parse_value(const Parameter& parameter, std::string_view text) {
  switch (parameter.type) {
    case ParameterType::boolean:
      return parse_boolean(parameter, trimmed(text));
    case ParameterType::choice:
      return checked_choice(parameter, trimmed(text));
    case ParameterType::text:
      return Value(std::string(text));
    case ParameterType::integer:
    case ParameterType::real:
      break;
  }
  const Result<double> number = parse_real(text);
  if (!number) return not_allowed(allowed_numbers(parameter), text);
  return checked_number(parameter, number.value());
}

Result<Value> checked(const Parameter& parameter, const Value& value) {
  if (const std::string* text = std::get_if<std::string>(&value)) return parse_value(parameter, *text);
  const bool takes_number = parameter.type == ParameterType::integer || parameter.type == ParameterType::real;
  if (const bool* flag = std::get_if<bool>(&value); flag && parameter.type == ParameterType::boolean)
    return Value(*flag);
  if (const std::int64_t* whole = std::get_if<std::int64_t>(&value); whole && takes_number)
    return checked_number(parameter, static_cast<double>(*whole));
  if (const double* number = std::get_if<double>(&value); number && takes_number)
    return checked_number(parameter, *number);
  return parse_value(parameter, to_text(value));
}

std::string warning(const Parameter& parameter, const Value& value) {
  if (!(parameter.soft_min < parameter.soft_max)) return "";
  double number = 0;
  if (const std::int64_t* whole = std::get_if<std::int64_t>(&value)) {
    number = static_cast<double>(*whole);
  } else if (const double* real = std::get_if<double>(&value)) {
    number = *real;
  } else {
    return "";
  }
  if (number >= parameter.soft_min && number <= parameter.soft_max) return "";
  return parameter.label + ": " + to_text(number) + " is outside the usual range, " +
         to_text(parameter.soft_min) + " to " + to_text(parameter.soft_max) + ".";
}

}  // namespace crease::lab
