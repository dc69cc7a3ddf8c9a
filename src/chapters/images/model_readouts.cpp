#include "chapters/images/model.h"
#include "chapters/stage/readout.h"
#include "lab/number_words.h"

namespace crease::images {
namespace {

lab::Readout share_readout(std::string id, std::string label, double share, std::string sentence) {
  lab::Readout readout = stage::real_readout(std::move(id), std::move(label), share, std::move(sentence));
  readout.text = share == share ? lab::percent_text(share) : readout.text;
  return readout;
}

}  // namespace

std::vector<lab::Readout> Model::readouts() const {
  const double neurons = hidden_neurons(settings());
  std::vector<lab::Readout> readouts;
  readouts.push_back(
      stage::whole_readout("step", "Step", static_cast<double>(step()), "Steps of training so far."));
  readouts.push_back(
      stage::real_readout("epoch", "Epoch", epoch(), "How often every training image was used, on average."));
  readouts.push_back(share_readout("test_accuracy", "Test images right", latest_.test_accuracy,
                                   "Test images that get their true class. None of them is trained on."));
  readouts.push_back(share_readout("train_accuracy", "Training images right", latest_.train_accuracy,
                                   "Of 500 training images, those that get the class they are trained on."));
  readouts.push_back(
      stage::whole_readout("neurons", "Neurons", neurons, "N: the ReLU neurons of all hidden layers."));
  readouts.push_back(stage::whole_readout(
      "cells", "Cells", latest_.cells, "Activation regions in the square of the slice around the images."));
  readouts.push_back(
      stage::real_readout("cells_share", "Cells / (N²/2)", latest_.cells / (neurons * neurons / 2),
                          "Lines in general position, one per neuron, would make about N²/2 cells "
                          "in the whole plane."));
  readouts.push_back(
      stage::whole_readout("pieces", "Pieces", latest_.line_cells,
                           "Activation regions on the straight line from the first image to the "
                           "second."));
  readouts.push_back(
      stage::real_readout("pieces_share", "Pieces / N", latest_.line_cells / neurons,
                          "On a whole line there are about N + 1 before training, whatever the "
                          "depth."));
  readouts.push_back(stage::real_readout(
      "distance", "N × distance", neurons * latest_.distance,
      "From a test image to the nearest boundary of a neuron, mean over 20 images, times N. "
      "The distance between two images is about 10."));
  return readouts;
}

}  // namespace crease::images
