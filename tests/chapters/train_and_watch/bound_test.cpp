#include "chapters/train_and_watch/bound.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace crease;
using namespace crease::train_and_watch;

namespace {

double bound_of(int input, std::vector<int> hidden, nn::Activation activation = nn::Activation::relu) {
  return cell_bound(nn::perceptron(input, hidden, 1, activation));
}

}  // namespace

TEST_CASE(
    "reference: bounds for ReLU networks agree with those worked out by summing over all index tuples") {
  CHECK(bound_of(1, {4}) == 5);
  CHECK(bound_of(1, {2, 2, 2}) == 27);
  CHECK(bound_of(2, {2, 2}) == 11);
  CHECK(bound_of(2, {3, 3}) == 40);
  CHECK(bound_of(2, {4, 4}) == 121);
  CHECK(bound_of(2, {32, 32}) == 279841);
  CHECK(bound_of(2, {16, 16, 16, 16}) == 352275361);
  CHECK(bound_of(3, {4, 4, 4}) == 1631);
}

TEST_CASE("known: one layer of lines cuts the plane into 1 + n + n(n-1)/2 pieces at most") {
  CHECK(bound_of(2, {8}) == 37);
  CHECK(bound_of(2, {8}, nn::Activation::leaky_relu) == 37);
  // Four pairs of parallel lines: 1 + 8 + 6 * 4.
  CHECK(bound_of(2, {4}, nn::Activation::hard_tanh) == 33);
  CHECK(bound_of(2, {2, 2}, nn::Activation::leaky_relu) == 16);
}

TEST_CASE("degenerate: without hidden layers, and with linear ones, there is one cell") {
  CHECK(bound_of(2, {}) == 1);
  CHECK(bound_of(2, {8, 8}, nn::Activation::linear) == 1);
  CHECK(std::isfinite(bound_of(2, std::vector<int>(12, 512))));
}
