#include "chapters/fold/disturbance.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "chapters/fold/corners.h"
#include "core/nn/forward.h"

namespace crease::fold {
namespace {

constexpr int first_power = -20;  ///< 2^-20, 2^-19, ..., 1

int crossings_of(const std::vector<double>& values) {
  int crossings = 0;
  bool is_above = values[0] > 0.5;
  for (const double value : values) {
    if (value == 0.5 || (value > 0.5) == is_above) continue;
    is_above = !is_above;
    ++crossings;
  }
  return crossings;
}

}  // namespace

std::optional<std::size_t> disturbed_parameter(const nn::Architecture& architecture, int layer,
                                               Number number) {
  const int at = std::min(layer, architecture.depth()) - 1;
  const int neuron = number == Number::w21 || number == Number::w22 || number == Number::b2 ? 1 : 0;
  const int input = number == Number::w12 || number == Number::w22 ? 1 : 0;
  const int width = architecture.layers[static_cast<std::size_t>(at)].width;
  const int fan_in = architecture.fan_in(at);
  if (neuron >= width) return std::nullopt;
  if (number == Number::b1 || number == Number::b2)
    return architecture.bias_offset(at) + static_cast<std::size_t>(neuron);
  if (input >= fan_in) return std::nullopt;
  return architecture.weight_offset(at) + static_cast<std::size_t>(neuron * fan_in + input);
}

Disturbance::Disturbance(nn::Network network, std::size_t parameter)
    : network_(std::move(network)), parameter_(parameter), corners_(corners_of(network_)) {
  whole_ = {0, static_cast<int>(corners_.size()) - 1, crossings_of(nn::evaluate(network_, corners_)), 0};
}

std::size_t Disturbance::amounts() {
  return static_cast<std::size_t>(1 - first_power);
}

void Disturbance::ask(double epsilon) {
  if (now_ && now_->epsilon == epsilon) return;
  epsilon_ = epsilon;
  now_.reset();
}

nn::Network Disturbance::moved(double epsilon) const {
  nn::Network moved = network_;
  moved.parameters[parameter_] += epsilon;
  return moved;
}

/// The difference of two broken lines is largest at a corner of either.
Damage Disturbance::measure(double epsilon, Graphs* graphs) const {
  const nn::Network other = moved(epsilon);
  Graphs both{corners_, {}, corners_of(other), {}, {}, {}};
  both.before = nn::evaluate(network_, both.before_x);
  both.after = nn::evaluate(other, both.after_x);
  std::merge(both.before_x.begin(), both.before_x.end(), both.after_x.begin(), both.after_x.end(),
             std::back_inserter(both.x));
  both.x.erase(std::unique(both.x.begin(), both.x.end()), both.x.end());
  const std::vector<double> before = nn::evaluate(network_, both.x), after = nn::evaluate(other, both.x);
  Damage damage{epsilon, static_cast<int>(both.after_x.size()) - 1, crossings_of(both.after), 0};
  for (std::size_t i = 0; i < both.x.size(); ++i) {
    both.change.push_back(std::fabs(after[i] - before[i]));
    damage.sup_change = std::max(damage.sup_change, both.change[i]);
  }
  if (graphs != nullptr) *graphs = std::move(both);
  return damage;
}

void Disturbance::advance(const lab::Budget& budget) {
  while (!is_done()) {
    if (!now_)
      now_ = measure(epsilon_, &graphs_);
    else
      curve_.push_back(measure(std::ldexp(1, first_power + static_cast<int>(curve_.size())), nullptr));
    if (budget.is_spent()) return;
  }
}

}  // namespace crease::fold
