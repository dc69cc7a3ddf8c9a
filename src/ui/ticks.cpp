#include "ui/ticks.h"

#include <algorithm>
#include <cmath>

#include "lab/number_words.h"
#include "ui/number_text.h"

namespace crease::ui {
namespace {

/// Rounding may leave an end of the axis just outside itself: this share of the axis still counts as on it.
constexpr double end_slack = 1e-9;
/// Spans narrower than this share of the values are widened: fewer digits than a label would show.
constexpr double narrowest_share = 1e-9;

/// The smallest of 1, 2, 5 times a power of ten that is at least `least`.
double round_step(double least) {
  const double power = std::pow(10.0, std::floor(std::log10(least)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (factor * power >= least * (1 - end_slack)) return factor * power;
  return 10 * power;
}

int decimals_of(double step) {
  return std::max(0, static_cast<int>(-std::floor(std::log10(step) + end_slack)));
}

std::string label(double value, int decimals) {
  const int exponent =
      value == 0 ? 0 : static_cast<int>(std::floor(std::log10(std::fabs(value)) + end_slack));
  return number_text(value, std::max(1, exponent + 1 + decimals));
}

std::vector<Tick> linear_ticks(const Axis& axis, int most) {
  const double low = std::min(axis.begin, axis.end), high = std::max(axis.begin, axis.end);
  const double step = round_step((high - low) / std::max(1, most));
  const int decimals = decimals_of(step);
  std::vector<Tick> result;
  const double slack = end_slack * (high - low);
  for (double i = std::ceil((low - slack) / step); i * step <= high + slack; ++i)
    result.push_back({i * step, i == 0 ? "0" : label(i * step, decimals)});
  return result;
}

std::string power_label(int exponent) {
  return exponent >= -3 && exponent <= 4 ? number_text(std::pow(10.0, exponent), 1)
                                         : lab::power_of_ten(exponent);
}

void add_minor(std::vector<Tick>& result, const Axis& axis, int exponent, bool is_labelled) {
  for (const int factor : {2, 5}) {
    const double value = factor * std::pow(10.0, exponent);
    const double share = axis.share(value);
    if (share < -end_slack || share > 1 + end_slack) continue;
    result.push_back({value, is_labelled ? number_text(value, 1) : ""});
  }
}

std::vector<Tick> logarithmic_ticks(const Axis& axis, int most) {
  const double low = std::log10(std::min(axis.begin, axis.end)),
               high = std::log10(std::max(axis.begin, axis.end));
  const double decades = high - low;
  if (decades < 0.7) return linear_ticks(axis, most);
  const int stride = std::max(1, static_cast<int>(std::ceil(decades / std::max(1, most))));
  std::vector<Tick> result;
  const int first = static_cast<int>(std::floor(low));
  for (int exponent = first; exponent <= high + end_slack; ++exponent) {
    const bool is_major = (exponent % stride + stride) % stride == 0;
    if (exponent >= low - end_slack)
      result.push_back({std::pow(10.0, exponent), is_major ? power_label(exponent) : ""});
    if (stride == 1) add_minor(result, axis, exponent, 3 * decades <= most);
  }
  return result;
}

}  // namespace

double Axis::share(double value) const {
  if (is_logarithmic) return (std::log(value) - std::log(begin)) / (std::log(end) - std::log(begin));
  return (value - begin) / (end - begin);
}

double Axis::value(double share) const {
  if (is_logarithmic) return std::exp(std::log(begin) + share * (std::log(end) - std::log(begin)));
  return begin + share * (end - begin);
}

std::vector<Tick> ticks(const Axis& axis, int most) {
  const bool is_usable = std::isfinite(axis.begin) && std::isfinite(axis.end) && axis.begin != axis.end;
  if (!is_usable) return {};
  return axis.is_logarithmic ? logarithmic_ticks(axis, most) : linear_ticks(axis, most);
}

Axis round_axis(double smallest, double largest, bool is_logarithmic, int most) {
  if (!(smallest <= largest)) return {is_logarithmic ? 0.1 : 0, 1, is_logarithmic};
  if (is_logarithmic) {
    constexpr double margin = 1.15;
    const double low = smallest / margin, high = largest * margin;
    return {std::pow(10.0, std::floor(std::log10(low) * 3) / 3),
            std::pow(10.0, std::ceil(std::log10(high) * 3) / 3), true};
  }
  const double middle = std::max(std::fabs(smallest), std::fabs(largest));
  if (largest - smallest <= narrowest_share * middle || largest == smallest) {
    const double room = middle > 0 ? 0.5 * middle : 1;
    smallest -= room;
    largest += room;
  }
  const double step = round_step((largest - smallest) / std::max(1, most));
  return {std::floor(smallest / step + end_slack) * step, std::ceil(largest / step - end_slack) * step,
          false};
}

}  // namespace crease::ui
