#include <cmath>

#include "chapters/train_and_watch/bound.h"
#include "chapters/train_and_watch/model_state.h"
#include "lab/number_words.h"

namespace crease::train_and_watch {
namespace {

using lab::Readout;

Readout count(const char* id, const char* label, double value, std::string sentence) {
  return {id, label, "", value, lab::whole_text(value), std::move(sentence)};
}

Readout loss(const char* id, const char* label, double value, std::string sentence) {
  return {id, label, "", value, lab::significant_text(value), std::move(sentence)};
}

Readout accuracy(const char* id, const char* label, double value, std::string sentence) {
  return {id, label, "", value, lab::percent_text(value), std::move(sentence)};
}

void append_progress(const Model::State& state, std::vector<Readout>& readouts) {
  readouts.push_back(count("step", "Step", static_cast<double>(state.run->step()),
                           "How many times the weights have been changed since the start."));
  const double epoch = state.run->epoch();
  readouts.push_back({"epoch", "Epoch", "", epoch, lab::whole_text(std::floor(epoch)),
                      "How many times training has gone through all its points; one epoch is " +
                          lab::whole_text(state.run->steps_per_epoch()) + " steps."});
  // Of the moment that is shown: while an earlier one is visited, the curves go further.
  const bool is_measured = !state.history.history().step.empty();
  const Score nothing{std::nan(""), std::nan("")};
  const Score& train = is_measured ? state.measurement.train() : nothing;
  const Score& test = is_measured ? state.measurement.test() : nothing;
  readouts.push_back(loss("train_loss", "Training loss", train.loss,
                          "The mean loss over the points that the network learns from."));
  readouts.push_back(loss("test_loss", "Test loss", test.loss,
                          "The mean loss over points that the network has not learnt from."));
  if (state.experiment.points.train.task == data::Task::regression) return;
  readouts.push_back(accuracy("train_accuracy", "Training accuracy", train.accuracy,
                              "The share of the training points that are put into the right class."));
  readouts.push_back(accuracy("test_accuracy", "Test accuracy", test.accuracy,
                              "The share of the test points that are put into the right class."));
}

void append_points(const Model::State& state, std::vector<Readout>& readouts) {
  const double train = state.experiment.points.train.size(), test = state.experiment.points.test.size();
  readouts.push_back(count("points", "Points", train + test,
                           "Points in all: " + lab::whole_text(train) + " to learn from and " +
                               lab::whole_text(test) + " to test what was learnt."));
}

void append_cells(const Model::State& state, std::vector<Readout>& readouts) {
  const Picture& picture = state.picture;
  if (!picture.is_exact) return;
  readouts.push_back(
      count("cells", "Cells", picture.cells->cells(),
            "Convex pieces of the window in which every neuron keeps its piece, counted exactly."));
  readouts.push_back(
      count("linear_regions", "Linear regions", picture.linear_regions,
            "Connected unions of cells on which the output is one affine map, counted exactly in "
            "the window."));
  readouts.push_back(count("cell_bound", "Most possible cells", cell_bound(state.pictured.architecture),
                           "No weights can give a network of this shape more cells than this in the plane."));
}

}  // namespace

std::vector<Readout> Model::readouts() const {
  std::vector<Readout> readouts;
  append_progress(*state_, readouts);
  append_cells(*state_, readouts);
  append_points(*state_, readouts);
  const nn::Architecture& architecture = state_->run->network().architecture;
  readouts.push_back(count("neurons", "Neurons", architecture.hidden_neurons(),
                           "Hidden neurons: each folds the plane along its crease."));
  readouts.push_back(count("parameters", "Parameters", static_cast<double>(architecture.parameter_count()),
                           "Weights and biases that training changes."));
  return readouts;
}

}  // namespace crease::train_and_watch
