#include "core/regions/region_bounds.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <vector>

#include "core/base/check.h"

namespace crease::regions {
namespace {

/// C(n, 0), ..., C(n, last), with last <= n.
std::vector<Natural> binomials(int n, int last) {
  std::vector<Natural> row = {1};
  for (int j = 1; j <= last; ++j) {
    row.push_back(row.back() * Natural(static_cast<std::uint64_t>(n - j + 1)));
    row.back().divide(static_cast<std::uint32_t>(j));  // without remainder
  }
  return row;
}

/// sum_{j <= last} C(n, j); terms beyond n are zero.
Natural binomial_sum(int n, int last) {
  Natural sum;
  for (const Natural& term : binomials(n, std::min(n, last))) sum = sum + term;
  return sum;
}

Natural lower_bound_of_2014(int inputs, std::span<const int> hidden) {
  Natural product = binomial_sum(hidden.back(), inputs);
  for (const int width : hidden.first(hidden.size() - 1))
    product = product * power(Natural(static_cast<std::uint64_t>(width / inputs)), inputs);
  return hidden.back() < inputs ? Natural() : product;
}

Natural upper_bound_of_2017(int inputs, std::span<const int> hidden) {
  Natural product = 1;
  int dimension = inputs;
  for (const int width : hidden) {
    dimension = std::min(dimension, width);
    product = product * binomial_sum(width, dimension);
  }
  return product;
}

/// Serra's sum by recursion over layers: of the layers before, it needs only the smallest dimension so far.
class SerraSum {
 public:
  explicit SerraSum(std::span<const int> hidden) : hidden_(hidden), known_(hidden.size()) {}

  Natural from(std::size_t layer, int dimension) {
    if (layer == hidden_.size()) return 1;
    const int width = hidden_[layer], last = std::min(dimension, width);
    std::vector<std::optional<Natural>>& known = known_[layer];
    if (known.size() <= static_cast<std::size_t>(last)) known.resize(static_cast<std::size_t>(last) + 1);
    // A dimension above the width does no more than the width: j = 0 leaves min(dimension, width).
    if (!known[last]) known[last] = sum(layer, width, last);
    return *known[last];
  }

 private:
  Natural sum(std::size_t layer, int width, int last) {
    const std::vector<Natural> choose = binomials(width, last);
    Natural total;
    for (int j = 0; j <= last;) {
      const int left = std::min(last, width - j);
      Natural together;  // of all j that leave the same dimension
      for (; j <= last && std::min(last, width - j) == left; ++j) together = together + choose[j];
      total = total + together * from(layer + 1, left);
    }
    return total;
  }

  std::span<const int> hidden_;
  std::vector<std::vector<std::optional<Natural>>> known_;  ///< by layer and dimension
};

/// N^d / d! in lowest terms.
std::string fraction_of_power(int neurons, int inputs) {
  Natural numerator = power(Natural(static_cast<std::uint64_t>(neurons)), inputs), denominator = 1;
  for (int k = 2; k <= inputs; ++k) {
    const auto factor = static_cast<std::uint32_t>(k);
    const std::uint32_t common = std::gcd(numerator.remainder(factor), factor);
    numerator.divide(common);
    denominator = denominator * Natural(factor / common);
  }
  return denominator == Natural(1) ? numerator.text() : numerator.text() + "/" + denominator.text();
}

}  // namespace

RegionBounds region_bounds(int inputs, std::span<const int> hidden) {
  CREASE_CHECK(inputs >= 1 && !hidden.empty() && *std::min_element(hidden.begin(), hidden.end()) >= 1,
               "there are inputs and neurons");
  const int neurons = std::accumulate(hidden.begin(), hidden.end(), 0);
  return {power(2, neurons),
          binomial_sum(neurons, inputs),
          lower_bound_of_2014(inputs, hidden),
          upper_bound_of_2017(inputs, hidden),
          SerraSum(hidden).from(0, inputs),
          fraction_of_power(neurons, inputs)};
}

}  // namespace crease::regions
