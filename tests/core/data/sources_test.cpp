#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "core/base/real_functions.h"
#include "core/data/dataset.h"
#include "core/data/fingerprint.h"

using namespace crease;
using namespace crease::data;

namespace {

Split made(const Request& request) {
  Result<Split> split = generate(request);
  REQUIRE(split.ok());
  return std::move(split).value();
}

Request request_of(const std::string& source, int count, double noise) {
  Request request;
  request.source = source;
  request.count = count;
  request.noise = noise;
  return request;
}

std::vector<int> class_sizes(const Dataset& dataset) {
  std::vector<int> sizes(dataset.classes, 0);
  for (const double value : dataset.value) ++sizes[static_cast<int>(value)];
  return sizes;
}

int spread(const std::vector<int>& sizes) {
  const auto [least, most] = std::minmax_element(sizes.begin(), sizes.end());
  return *most - *least;
}

template <class Function>
void for_each_row(const Split& split, Function function) {
  for (const Dataset* part : {&split.train, &split.test}) {
    for (int i = 0; i < part->size(); ++i) function(part->x[2 * i], part->x[2 * i + 1], part->value[i]);
  }
}

std::string refusal(const Request& request) {
  const Result<Split> split = generate(request);
  REQUIRE_FALSE(split.ok());
  return split.error().message;
}

}  // namespace

TEST_CASE("known: the menu offers thirteen sources in its order") {
  std::string ids;
  for (const Source& source : sources()) {
    ids += source.id + " ";
    CHECK_FALSE(source.label.empty());
    CHECK(source.help.ends_with('.'));
  }
  CHECK(ids ==
        "circle xor gaussians spirals moons checkerboard rings3 blobs3 plane bumps iris expression "
        "expression_class ");
}

TEST_CASE(
    "invariant: every source gives the rows asked for, finite, near the unit square, in balanced classes") {
  for (const Source& source : sources()) {
    for (const int count : {2, 3, 7, 100, 149}) {
      for (const double noise : {0.0, 0.1, 1.0}) {
        CAPTURE(source.id);
        CAPTURE(count);
        Request whole = request_of(source.id, count, noise);
        const Split split = made(whole);
        whole.train_share = 1;
        CHECK(split.train.size() + split.test.size() == count);
        CHECK(split.train.size() == (count + 1) / 2);
        CHECK(split.train.task == source.task);
        const double bound = noise == 1.0 ? 2.2 : 1.2;
        for_each_row(split, [&](double x, double y, double value) {
          CHECK(std::fabs(x) < bound);
          CHECK(std::fabs(y) < bound);
          CHECK(std::isfinite(value));
        });
        if (source.task == Task::classification) {
          CHECK(split.train.classes == source.classes);
          CHECK(spread(class_sizes(split.train)) <= 2);
          CHECK(spread(class_sizes(split.test)) <= 2);
          CHECK(spread(class_sizes(made(whole).train)) <= 1);
        }
      }
    }
  }
}

TEST_CASE("invariant: the largest count is drawn") {
  const Split split = made(request_of("spirals", max_count, 0.1));
  CHECK(split.train.size() + split.test.size() == 100'000);
}

TEST_CASE("invariant: without noise each point lies where its class says") {
  for_each_row(made(request_of("circle", 1000, 0)), [](double x, double y, double value) {
    const double radius = std::sqrt(x * x + y * y);
    CHECK((value == 1 ? radius <= 0.5 : radius >= 0.65));
  });
  for_each_row(made(request_of("xor", 1000, 0)),
               [](double x, double y, double value) { CHECK((x * y < 0) == (value == 1)); });
  for_each_row(made(request_of("checkerboard", 1000, 0)), [](double x, double y, double value) {
    const int column = static_cast<int>(std::floor((x + 0.95) / 0.475));
    const int row = static_cast<int>(std::floor((y + 0.95) / 0.475));
    CHECK((row + column) % 2 == static_cast<int>(value));
  });
  for_each_row(made(request_of("rings3", 1000, 0)), [](double x, double y, double value) {
    const double radius = std::sqrt(x * x + y * y);
    CHECK((radius < 0.32 ? 0 : radius < 0.68 ? 1 : 2) == static_cast<int>(value));
  });
  for_each_row(made(request_of("plane", 1000, 0)),
               [](double x, double y, double value) { CHECK(value == (x + y) / 2); });
}

TEST_CASE("invariant: the arms of the spirals without noise stay clear of each other") {
  const Split split = made(request_of("spirals", 400, 0));
  double nearest = 10;
  for_each_row(split, [&](double x, double y, double value) {
    for_each_row(split, [&](double x2, double y2, double value2) {
      if (value != value2) nearest = std::min(nearest, std::sqrt((x - x2) * (x - x2) + (y - y2) * (y - y2)));
    });
  });
  CHECK(nearest > 0.09);
}

TEST_CASE("invariant: the two arms of the spirals are each other turned by half a turn") {
  const Split split = made(request_of("spirals", 100, 0));
  double sum_x = 0, sum_y = 0;
  for_each_row(split, [&](double x, double y, double) {
    sum_x += x;
    sum_y += y;
  });
  CHECK(sum_x == doctest::Approx(0).epsilon(1e-12));
  CHECK(sum_y == doctest::Approx(0).epsilon(1e-12));
}

TEST_CASE("known: the heights of the bumps at their centres are near one") {
  const Split split = made(request_of("bumps", 5000, 0));
  double highest = 0, lowest = 0;
  for_each_row(split, [&](double, double, double value) {
    highest = std::max(highest, value);
    lowest = std::min(lowest, value);
  });
  CHECK(highest == doctest::Approx(1).epsilon(0.02));
  CHECK(lowest == doctest::Approx(-1).epsilon(0.02));
}

TEST_CASE("invariant: noise moves points and leaves the classes alone") {
  const Split calm = made(request_of("moons", 100, 0)), noisy = made(request_of("moons", 100, 0.5));
  CHECK(calm.train.value == noisy.train.value);
  CHECK(calm.train.x != noisy.train.x);
}

TEST_CASE("invariant: another seed gives other points, the same seed the same") {
  Request request = request_of("circle", 50, 0.1);
  const Split first = made(request), again = made(request);
  request.seed = 2;
  CHECK(first.train.x == again.train.x);
  CHECK(first.train.x != made(request).train.x);
}

TEST_CASE("golden: the points of every source have the same bits on every platform") {
  std::map<std::string, std::uint64_t> golden{{"circle", 17697844790781389780u},
                                              {"xor", 159839793620638807u},
                                              {"gaussians", 9609028751518880701u},
                                              {"spirals", 5890319261793040302u},
                                              {"moons", 8662201647728608743u},
                                              {"checkerboard", 13854154460091160971u},
                                              {"rings3", 17566881216293287652u},
                                              {"blobs3", 14505985270328196505u},
                                              {"plane", 10589457418764053572u},
                                              {"bumps", 15006239115807883338u},
                                              {"iris", 9763112699061718523u},
                                              {"expression", 5942533322464440101u},
                                              {"expression_class", 4922435509644439424u}};
  for (const Source& source : sources()) {
    CAPTURE(source.id);
    CHECK(crease_test::fingerprint(made(request_of(source.id, 400, 0.1))) == golden[source.id]);
  }
}

TEST_CASE("known: points of a formula have its value, or the class 1 where it is positive") {
  Request request = request_of("expression", 500, 0);
  request.expression = "2x - |y|";
  for_each_row(made(request), [](double x, double y, double value) { CHECK(value == 2 * x - std::fabs(y)); });
  request.source = "expression_class";
  request.expression = "x² + y² < 0,04";  // a disc that covers 3 % of the square
  const Split disc = made(request);
  CHECK(spread(class_sizes(disc.train)) <= 2);
  for_each_row(disc, [](double x, double y, double value) { CHECK((x * x + y * y < 0.04) == (value == 1)); });
}

TEST_CASE("known: points are drawn only where the formula is finite, and large values are scaled") {
  Request request = request_of("expression", 300, 0);
  request.expression = "1000 log(x)";
  const Split split = made(request);
  const Scale scale = split.train.value_scale;
  CHECK(scale.half_range > 100);
  for_each_row(split, [&](double x, double, double value) {
    CHECK(x > 0);
    CHECK(std::fabs(value) <= 1);
    CHECK(scale.measured(value) == doctest::Approx(1000 * crease::log(x)));
  });
}

TEST_CASE("invariant: noise on a formula's values is in proportion to their range") {
  Request request = request_of("expression", 2000, 1);
  request.expression = "5x";
  double squares = 0;
  for_each_row(made(request),
               [&](double x, double, double value) { squares += (value - 5 * x) * (value - 5 * x); });
  CHECK(std::sqrt(squares / 2000) == doctest::Approx(0.3 * 5).epsilon(0.1));
}

TEST_CASE("degenerate: formulas that leave nothing to draw are refused") {
  Request request = request_of("expression", 10, 0);
  request.expression = "log(-1-x²)";
  CHECK(refusal(request) ==
        "the expression \"log(-1-x²)\" is hardly anywhere finite on [-1, 1] x [-1, 1]; one with values there "
        "would be right");
  request.source = "expression_class";
  request.expression = "x+5";
  CHECK(
      refusal(request) ==
      "the expression \"x+5\" is hardly anywhere zero or negative on [-1, 1] x [-1, 1]; one with both signs "
      "there would be right");
  request.expression = "-1";
  CHECK(refusal(request).find("hardly anywhere positive") != std::string::npos);
  request.expression = "sin(x";
  CHECK(refusal(request) == "the expression, column 6: a closing bracket is missing");
}

TEST_CASE("degenerate: requests out of range are refused with what would be right") {
  Request request;
  request.source = "spirels";
  CHECK(refusal(request) ==
        "there is no data set \"spirels\"; one of circle, xor, gaussians, spirals, moons, checkerboard, "
        "rings3, "
        "blobs3, plane, bumps, iris, expression, expression_class would be right");
  for (const int count : {-1, 0, 1, 100'001}) {
    CHECK(refusal(request_of("xor", count, 0)).ends_with("2 to 100000 would be right"));
  }
  for (const double noise : {-0.1, 1.1, std::nan(""), HUGE_VAL}) {
    CHECK(refusal(request_of("xor", 10, noise)).ends_with("a number such as 0.1 would be right"));
  }
  request = request_of("iris", 10, 0);
  request.column_y = 4;
  CHECK(refusal(request).starts_with("iris has no column 4;"));
  request = request_of("xor", 10, 0);
  for (const double share : {0.0, -1.0, 1.5, std::nan("")}) {
    request.train_share = share;
    CHECK(refusal(request).ends_with("a number such as 0.5 would be right"));
  }
}
