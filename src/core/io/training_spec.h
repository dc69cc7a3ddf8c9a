#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/nn/trainer.h"

namespace crease::io {

/// The training file, as `crease train --help` prints it. Every field may be left out.
inline constexpr std::string_view training_spec_schema =
    R"({"format": "crease-training", "version": 1,
 "data": {                       generated or packed data ...
   "source": "spirals",          circle, xor, gaussians, spirals, moons, checkerboard,
                                 rings3, blobs3, plane, bumps, iris, expression,
                                 expression_class
   "count": 400,                 points in all, 2 to 100000 (iris: all 150)
   "noise": 0.1,                 0 to 1
   "expression": "sin(3x)/2-y",  expression only: the value; expression_class only: class 1
                                 where it is positive
   "columns": [2, 3],            iris only: 0 sepal length, 1 sepal width,
                                 2 petal length, 3 petal width
   "train_share": 0.5,           of the points, more than 0, at most 1
   "seed": 1},
 "data": {                       ... or your own
   "csv": "points.csv",          two numbers and a label or value per line; the path
                                 starts at the folder of this file
   "train_share": 0.5, "seed": 1},
 "network": {
   "hidden": [16, 16, 16],       widths; [] for none
   "activation": "relu",         or a list, one for each hidden layer: linear, relu,
                                 leaky_relu, hard_tanh, tanh, sigmoid, softplus, gelu
   "negative_slope": 0.01,       of leaky_relu
   "outputs": 1,                 left out: 1 for values and two classes, else one for
                                 each class
   "output_activation": "linear",
   "initializer": "he_normal",   he_normal, he_uniform, glorot_normal, glorot_uniform
   "bias_scale": 0.1,            standard deviation of the first biases
   "seed": 1},
 "training": {
   "loss": "squared_error",      squared_error, logistic, softmax_cross_entropy; left
                                 out: softmax_cross_entropy from three classes on
   "optimizer": "sgd",           sgd, momentum, adam
   "learning_rate": 0.03,
   "momentum": 0.9,              of momentum
   "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-08,   of adam
   "weight_decay": 0,
   "batch": 10,                  points per step
   "precision": "float32",       float32, float64
   "seed": 1},                   order of the points
 "steps": 1000}
)";

/// Everything that fixes a training run: the same spec gives the same bytes everywhere.
struct TrainingSpec {
  data::Request data;
  std::string csv;                ///< path of the user's own data; overrides data.source where not empty
  nn::Architecture architecture;  ///< output layer included
  nn::Initializer initializer = nn::Initializer::he_normal;
  double bias_scale = 0.1;
  std::uint64_t network_seed = 1;
  nn::TrainingOptions training;
  int steps = 1000;
  bool is_loss_fixed = false;      ///< false: fit_to_data() chooses the loss
  bool are_outputs_fixed = false;  ///< false: fit_to_data() chooses the number of outputs
};

/// Reads the schema above. For data that needs no file, the spec comes fitted to it.
/// Error: file, line, column, field and what would be right; unknown fields are mistakes.
Result<TrainingSpec> read_training_spec(std::string_view text, std::string_view file);

/// A file that reads back to the same spec.
std::string write_training_spec(const TrainingSpec& spec);

/// Sets the loss and the number of outputs, where they are not fixed, to what suits the data.
void fit_to_data(TrainingSpec& spec, data::Task task, int classes);

}  // namespace crease::io
