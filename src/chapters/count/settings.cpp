#include "chapters/count/settings.h"

#include <algorithm>
#include <numeric>

#include "core/nn/network.h"

namespace crease::count {

int neurons_of(Size size) {
  return 16 << static_cast<int>(size);
}

std::vector<int> widths_of(Size size, int depth) {
  return std::vector<int>(static_cast<std::size_t>(depth), neurons_of(size) / depth);
}

std::size_t parameter_count(const std::vector<int>& hidden) {
  return nn::perceptron(1, hidden, 1, nn::Activation::relu).parameter_count();
}

bool is_single(Experiment experiment) {
  return experiment == Experiment::beat || experiment == Experiment::look;
}

bool is_planar(Lesson lesson) {
  return lesson == Lesson::spirals || lesson == Lesson::random_labels;
}

bool counts_on_plane(const Settings& settings) {
  switch (settings.experiment) {
    case Experiment::windows:
      return true;
    case Experiment::training:
      return is_planar(settings.lesson);
    case Experiment::look:
      return settings.part == Part::plane;
    default:
      return false;
  }
}

}  // namespace crease::count
