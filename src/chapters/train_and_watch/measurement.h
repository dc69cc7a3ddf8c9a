#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/data/dataset.h"
#include "core/nn/network.h"
#include "core/nn/trainer.h"

namespace crease::train_and_watch {

/// Loss and accuracy of one network over one set of points.
struct Score {
  double loss = 0;      ///< NaN without points
  double accuracy = 0;  ///< NaN without points, and for regression
};

/// What a set of outputs is worth. Shape  outputs (n, outputs), targets the same.
double loss_of_outputs(nn::Loss loss, int outputs, const std::vector<double>& values,
                       const std::vector<double>& targets);

/// A measurement of training and test points, in slices: of the network as it was at the start, however many
/// calls it takes.
class Measurement {
 public:
  /// Points and loss of everything measured from here on. Drops what is under way.
  void set_points(const data::Split& points, const nn::Samples& train, const nn::Samples& test,
                  nn::Loss loss);

  void begin(const nn::Network& network, std::int64_t step);
  bool is_under_way() const { return is_under_way_; }
  /// Goes on for about `work` multiplications. True if it is complete now.
  bool advance(double work);

  // Of the last complete measurement.
  std::int64_t step() const { return step_; }
  const Score& train() const { return train_score_; }
  const Score& test() const { return test_score_; }
  /// The size that a tenth of the training points exceed with one output; 1 without points.
  double typical_output(int output) const;
  /// The same for the lead of the largest output over the second largest; 1 with a single output.
  double typical_margin() const;

 private:
  struct Side {
    const data::Dataset* points = nullptr;
    const nn::Samples* samples = nullptr;
    std::vector<double> outputs;
  };
  bool advance_side(Side& side, double& work);
  Score score(const Side& side) const;

  nn::Network network_;
  nn::Loss loss_ = nn::Loss::squared_error;
  Side train_, test_;
  Score train_score_, test_score_;
  std::vector<double> train_outputs_;
  std::int64_t step_ = 0, step_under_way_ = 0;
  bool is_under_way_ = false;
};

}  // namespace crease::train_and_watch
