#include "core/regions/plane_through.h"

#include <algorithm>
#include <cmath>

#include "core/base/check.h"

namespace crease::regions {
namespace {

/// A third point nearer to the line than this share of the longest side is taken to be on it.
constexpr double flattest = 1e-9;

double product(const std::vector<double>& x, const std::vector<double>& y) {
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * y[i];
  return sum;
}

double length(const std::vector<double>& x) {
  return std::sqrt(product(x, x));
}

std::vector<double> difference(std::span<const double> x, std::span<const double> y) {
  std::vector<double> result(x.begin(), x.end());
  for (std::size_t i = 0; i < x.size(); ++i) result[i] -= y[i];
  return result;
}

/// Takes from x its part along the unit vector u.
double remove_part(const std::vector<double>& u, std::vector<double>& x) {
  const double part = product(u, x);
  for (std::size_t i = 0; i < x.size(); ++i) x[i] -= part * u[i];
  return part;
}

void scale(double factor, std::vector<double>& x) {
  for (double& each : x) each *= factor;
}

}  // namespace

Result<PlaneThrough> plane_through(std::span<const double> a, std::span<const double> b,
                                   std::span<const double> c) {
  CREASE_CHECK(a.size() == b.size() && a.size() == c.size(), "points of one space");
  std::vector<double> u = difference(b, a), v = difference(c, a);
  const double first = length(u), second = length(v), longest = std::max(first, second);
  const Error on_a_line{"The three points lie on one line, so there are many planes through them."};
  if (!(first > flattest * longest)) return on_a_line;
  scale(1 / first, u);
  double along = remove_part(u, v);
  along += remove_part(u, v);  // once more: where little is left, rounding leaves some of u in it
  const double height = length(v);
  if (!(height > flattest * longest)) return on_a_line;
  scale(1 / height, v);
  return PlaneThrough{{{a.begin(), a.end()}, std::move(u), std::move(v)},
                      {Point{0, 0}, {first, 0}, {along, height}}};
}

bool are_parallel(std::span<const double> u, std::span<const double> v) {
  CREASE_CHECK(!u.empty() && u.size() == v.size(), "both vectors have the same size");
  constexpr double rounding = 1e-12;
  const auto less = [](double a, double b) {
    return std::fabs(a) < std::fabs(b);
  };
  const auto largest = std::max_element(u.begin(), u.end(), less) - u.begin();
  const double most_of_v = std::fabs(*std::max_element(v.begin(), v.end(), less));
  if (u[largest] == 0 || most_of_v == 0) return true;
  for (std::size_t i = 0; i < u.size(); ++i)
    if (std::fabs(v[i] - u[i] / u[largest] * v[largest]) > rounding * most_of_v) return false;
  return true;
}

}  // namespace crease::regions
