#include "core/regions/region_bounds.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
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

/// Serra's sum from one layer on, for each dimension D that may arrive there:
///
///   G_l(D) = sum_{j = 0..D} C(n, j) G_{l+1}(min(D, n - j)),  G_{L+1} = 1
///
/// with D = min(n0, n_1 - j_1, ..., n_{l-1} - j_{l-1}), all that the layers before decide. Up to j = n - D
/// nothing but D is left; beyond, k = n - j is left, whatever D is. So two running sums serve all D:
///
///   G_l(D) = (sum_{j <= min(D, n - D)} C(n, j)) G_{l+1}(D) + sum_{n - D < j <= D} C(n, j) G_{l+1}(n - j)
///
/// and the last sum grows by its two ends, j = D and j = n - D + 1, when D grows by one.
/// Shape   next G_{l+1}(0), G_{l+1}(1), ... -> G_l(0), ..., G_l(most); next's last entry holds beyond it, too
std::vector<Natural> serra_from(int width, int most, const std::vector<Natural>& next) {
  const std::vector<Natural> choose = binomials(width, most);
  const auto left = [&next](int dimension) -> const Natural& {
    return next[std::min(static_cast<std::size_t>(dimension), next.size() - 1)];
  };
  std::vector<Natural> sums(static_cast<std::size_t>(most) + 1), first = {1};  // of C(n, 0), ..., C(n, j)
  for (int j = 1; j <= most; ++j) first.push_back(first.back() + choose[j]);
  Natural beyond;
  for (int dimension = 0; dimension <= most; ++dimension) {
    const int begin = width - dimension + 1;
    if (begin < dimension) beyond = beyond + choose[begin] * left(width - begin);
    if (begin <= dimension) beyond = beyond + choose[dimension] * left(width - dimension);
    sums[dimension] = first[std::min(dimension, width - dimension)] * left(dimension) + beyond;
  }
  return sums;
}

/// Source  Serra, Tjandraatmadja and Ramalingam 2018, theorem 1
Natural serra_sum(int inputs, std::span<const int> hidden) {
  std::vector<int> most;  // of the dimension that arrives at each layer; above the width it does no more
  for (int dimension = inputs; const int width : hidden) {
    dimension = std::min(dimension, width);
    most.push_back(dimension);
  }
  std::vector<Natural> sums = {1};
  for (std::size_t l = hidden.size(); l-- > 0;) sums = serra_from(hidden[l], most[l], sums);
  return sums.back();
}

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
          serra_sum(inputs, hidden),
          fraction_of_power(neurons, inputs)};
}

}  // namespace crease::regions
