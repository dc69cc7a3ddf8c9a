#include "chapters/fold/labels.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/check.h"
#include "core/constructions/folds.h"
#include "core/constructions/hats.h"
#include "core/nn/forward.h"

namespace crease::fold {
namespace {

int count_wrong(const nn::Network& network, const std::vector<double>& x) {
  const std::vector<double> y = nn::evaluate(network, x);
  int wrong = 0;
  for (std::size_t j = 0; j < y.size(); ++j) wrong += (y[j] >= 0.5) == (j % 2 == 1) ? 0 : 1;
  return wrong;
}

/// The broken line through the first `neurons` + 1 points and their labels.
nn::Network first_teeth(int neurons, int k) {
  std::vector<double> knots, labels;
  for (int j = 0; j <= neurons; ++j) {
    knots.push_back(std::ldexp(j, -k));
    labels.push_back(j % 2);
  }
  return constructions::hats(knots, labels);
}

}  // namespace

LabelStudy study_labels(const nn::Network& network, int k) {
  CREASE_CHECK(network.architecture.input == 1 && k >= 1 && k <= 20, "one input, 1 to 20 folds");
  LabelStudy study;
  study.k = k;
  study.points = 1 << k;
  std::vector<double> x;
  for (int j = 0; j < study.points; ++j) x.push_back(std::ldexp(j, -k));
  study.wrong = count_wrong(network, x);
  if (k <= 4) return study;
  study.neurons = 1 << (k - 4);
  study.layer_wrong = count_wrong(first_teeth(*study.neurons, k), x);
  study.layer_least = (study.points - *study.neurons - 2 + 1) / 2;
  study.most_layers = (k - 3) / 2;
  study.folded_wrong = study.points;
  for (int layers = 1; layers <= study.most_layers; ++layers) {
    const std::vector<constructions::Fold> folds(static_cast<std::size_t>(layers));
    study.folded_wrong = std::min(study.folded_wrong, count_wrong(constructions::folded(folds), x));
  }
  return study;
}

}  // namespace crease::fold
