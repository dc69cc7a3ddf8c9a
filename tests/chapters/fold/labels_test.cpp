#include "chapters/fold/labels.h"

#include <doctest/doctest.h>

#include <vector>

#include "core/constructions/folds.h"
#include "core/nn/trainer.h"

using namespace crease;

namespace {

nn::Network folded(int folds) {
  return constructions::folded(std::vector<constructions::Fold>(static_cast<std::size_t>(folds)));
}

}  // namespace

TEST_CASE(
    "known: k folds are right on all 2^k points, and what Telgarsky's theorem speaks of is wrong on a "
    "sixth") {
  for (const int k : {1, 4, 5, 7, 10}) {
    const fold::LabelStudy study = fold::study_labels(folded(k), k);
    CHECK(study.points == 1 << k);
    CHECK(study.wrong == 0);
    CHECK(study.neurons.has_value() == (k > 4));
    if (!study.neurons) continue;
    CHECK(*study.neurons == 1 << (k - 4));
    // Right on the N + 1 points it goes through; then it says the same for ever, wrong on every other point.
    CHECK(study.layer_wrong == (study.points - *study.neurons) / 2);
    CHECK(study.layer_wrong >= study.layer_least);
    CHECK(6 * study.layer_wrong >= study.points);
    CHECK(study.most_layers == (k - 3) / 2);
    CHECK(6 * study.folded_wrong >= study.points);
  }
}

TEST_CASE("invariant: no layer of N neurons is wrong on fewer points than its crossings allow") {
  constexpr int k = 6;
  const int neurons = 1 << (k - 4), least = fold::study_labels(folded(k), k).layer_least;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const nn::Architecture shape = nn::perceptron(1, std::vector{neurons}, 1, nn::Activation::relu);
    const nn::Network network = nn::initialize(shape, nn::Initializer::he_normal, 1, seed);
    CHECK(fold::study_labels(network, k).wrong >= least);
  }
}

TEST_CASE("known: with a fold too few every other tooth is missing, a quarter of the points") {
  CHECK(fold::study_labels(folded(5), 6).wrong == 16);
}
