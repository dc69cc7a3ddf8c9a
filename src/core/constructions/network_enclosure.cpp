#include "core/constructions/network_enclosure.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "core/base/check.h"
#include "core/base/interval_operations.h"
#include "core/constructions/activation_enclosure.h"
#include "core/constructions/exact_sum.h"

namespace crease::constructions {
namespace {

using nn::Activation;

bool is_one(Interval a) {
  return a == Interval{1, 1};
}
bool is_zero(Interval a) {
  return a == Interval{0, 0};
}

Interval times(Interval a, Interval b) {
  if (is_one(a)) return b;
  if (is_zero(a) || is_zero(b)) return {0, 0};
  const std::array products = {a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high};
  const auto [low, high] = std::minmax_element(products.begin(), products.end());
  return {*low - unit_roundoff * std::fabs(*low) - least_error,
          *high + unit_roundoff * std::fabs(*high) + least_error};
}

/// A neuron over a segment: its value in the middle, its slopes, and all its values. The values are bounded
/// twice, by those of the layer before and by the mean value theorem: the first alone forgets that neurons
/// move together, and would grow by the sizes of the weights with each layer.
struct EnclosedNeuron {
  Interval middle, slope, range;
};

/// Both enclose the same: what they have in common does, too.
Interval common(Interval a, Interval b) {
  const Interval both = {std::max(a.low, b.low), std::min(a.high, b.high)};
  return both.low <= both.high ? both : a;
}

/// A segment, and a place in it.
struct Run {
  explicit Run(Interval segment) : x(segment), middle(segment.low + (segment.high - segment.low) / 2) {}
  bool is_point() const { return x.low == x.high; }
  Interval x;
  double middle;
};

/// At most (direction 1) or at least (-1)  value + slope (x - middle):  without any rounding where there need
/// be none.
double bound_at(double x, double slope, double value, double middle, double direction) {
  ExactSum sum;
  sum.add(slope, x);
  sum.add(-slope, middle);
  sum.add(1, value);
  return sum.bound(direction);
}

Interval narrowed(Interval range, Interval middle, Interval slope, const Run& run) {
  if (!is_bounded(slope) || !is_bounded(middle)) return range;
  const auto at = [&](double x, double s, double direction) {
    return bound_at(x, s, direction < 0 ? middle.low : middle.high, run.middle, direction);
  };
  return common(range, {std::min(at(run.x.low, slope.high, -1), at(run.x.high, slope.low, -1)),
                        std::max(at(run.x.low, slope.low, 1), at(run.x.high, slope.high, 1))});
}

EnclosedNeuron weighted_sum(const double* weight, double bias, std::span<const EnclosedNeuron> inputs,
                            const Run& run) {
  Sum middle, slope, range;
  middle.add(bias, {1, 1});
  range.add(bias, {1, 1});
  for (const EnclosedNeuron& input : inputs) {
    const double factor = *weight++;
    if (is_zero(input.slope) && is_zero(input.range)) continue;
    middle.add(factor, input.middle);
    slope.add(factor, input.slope);
    if (!run.is_point()) range.add(factor, input.range);
  }
  if (run.is_point()) return {middle.bounds(), slope.bounds(), middle.bounds()};
  EnclosedNeuron result = {middle.bounds(), slope.bounds(), range.bounds()};
  if (inputs.size() > 1) result.range = narrowed(result.range, result.middle, result.slope, run);
  return result;
}

EnclosedNeuron activated(const nn::Layer& layer, const EnclosedNeuron& z, const Run& run) {
  const Enclosure over = activation_bounds(layer, z.range);
  const Interval middle = z.middle == z.range ? over.value : activation_bounds(layer, z.middle).value;
  if (is_one(over.slope)) return {middle, z.slope, over.value};
  if (is_zero(over.slope)) return {middle, {0, 0}, over.value};
  EnclosedNeuron result = {middle, times(over.slope, z.slope), over.value};
  if (!run.is_point()) result.range = narrowed(result.range, result.middle, result.slope, run);
  return result;
}

EnclosedNeuron identity_on(const Run& run) {
  return {{run.middle, run.middle}, {1, 1}, run.x};
}

/// The sums of a layer.
void sum_up(const double* weights, std::span<const double> biases, std::span<const EnclosedNeuron> inputs,
            const Run& run, std::vector<EnclosedNeuron>& sums) {
  sums.clear();
  for (const double bias : biases) {
    sums.push_back(weighted_sum(weights, bias, inputs, run));
    weights += inputs.size();
  }
}

/// Where affine neurons of a layer bend or turn, the place nearest to the middle of a segment.
class NearestBend {
 public:
  explicit NearestBend(const Run& run) : x_(run.x), middle_(run.middle) {}

  bool is_known() const { return place_ == place_; }
  double place() const { return place_; }

  /// `z` is the sum that a neuron is fed with.
  void look_at(const EnclosedNeuron& z, Activation activation) {
    const bool is_affine = z.slope.width() <= most_curved * std::fabs(z.slope.low);
    if (!is_affine || z.slope.low == 0) return;
    for (const double level : levels_of_turns(activation))
      if (z.range.low < level && level < z.range.high) add(z, level);
  }

 private:
  static constexpr double most_curved = 1e-9;  ///< roundings of slopes are far smaller

  /// middle + (level - z(middle)) / slope; one side of it, then the other, where that is no number.
  void add(const EnclosedNeuron& z, double level) {
    const double place = middle_ + (level - z.middle.low) / z.slope.low;
    const double spread = z.middle.width() / std::fabs(z.slope.low) + 4 * unit_roundoff * std::fabs(place);
    ExactSum rest;
    rest.add(z.slope.low, place);
    rest.add(-z.slope.low, middle_);
    rest.add(1, z.middle.low);
    const bool is_exact = z.middle.width() == 0 && z.slope.width() == 0 && rest.is_exactly(level);
    for (const double side : {place - spread, place + spread}) {
      const double cut = is_exact ? place : side;
      const bool is_nearer = !is_known() || std::fabs(cut - middle_) < std::fabs(place_ - middle_);
      if (!(x_.low < cut && cut < x_.high)) continue;
      if (is_nearer) place_ = cut;
      return;
    }
  }

  Interval x_;
  double middle_, place_ = std::numeric_limits<double>::quiet_NaN();
};

/// A neuron costs about as much as so many weights more.
constexpr std::int64_t weights_per_neuron = 6, weights_per_smooth_neuron = 20;

// --- Layers fed by one number ---

/// Stages with more neurons, or more bends at once, are bounded as a whole.
constexpr int widest_stage = 32;
constexpr std::size_t most_bends = 8;

/// c with  row = c base  exactly; NaN where there is none.
double factor_of(const double* row, const double* base, int count) {
  int lead = 0;
  while (lead < count && base[lead] == 0) ++lead;
  if (lead == count) return std::numeric_limits<double>::quiet_NaN();
  const double factor = row[lead] / base[lead];
  for (int i = 0; i < count; ++i) {
    ExactSum difference;
    difference.add(factor, base[i]);
    difference.add(-1, row[i]);
    if (!difference.is_exactly(0)) return std::numeric_limits<double>::quiet_NaN();
  }
  return factor;
}

/// Of a layer whose weights have rank one, its rows as multiples of the first; else empty.
std::vector<double> row_factors(const nn::Network& network, int layer) {
  const int fan_in = network.architecture.fan_in(layer);
  const double* base = network.weight(layer).data();
  std::vector<double> factors;
  for (int i = 0; i < network.architecture.layers[static_cast<std::size_t>(layer)].width; ++i) {
    factors.push_back(layer == 0 ? base[i] : factor_of(base + i * fan_in, base, fan_in));
    if (!std::isfinite(factors.back())) return {};
  }
  return factors;
}

/// A layer, and its rows as multiples of the first if they are.
struct Stage {
  const nn::Layer& layer;
  std::span<const double> factors, biases;
};

Stage stage_at(const nn::Network& network, const std::vector<double>& factors, std::size_t layer) {
  return {network.architecture.layers[layer], factors, network.bias(static_cast<int>(layer))};
}

/// Neurons fed by one number:  z_i = factor_i number + bias_i.
void feed(const Stage& stage, const EnclosedNeuron& number, const Run& run,
          std::vector<EnclosedNeuron>& neurons) {
  sum_up(stage.factors.data(), stage.biases, {&number, 1}, run, neurons);
  for (EnclosedNeuron& z : neurons) z = activated(stage.layer, z, run);
}

/// Where neurons of the stage bend within the numbers, ascending; where that is between two numbers, places
/// on both sides.
std::vector<double> bends_within(const Stage& stage, Interval numbers) {
  std::vector<double> places;
  const auto add = [&](double place) {
    if (numbers.low < place && place < numbers.high) places.push_back(place);
  };
  for (std::size_t i = 0; i < stage.factors.size(); ++i)
    for (const double level : levels_of_bends(stage.layer.activation)) {
      const double place = (level - stage.biases[i]) / stage.factors[i];
      if (!(numbers.low < place && place < numbers.high)) continue;
      ExactSum rest;
      rest.add(stage.factors[i], place);
      rest.add(1, stage.biases[i]);
      const double apart = rest.is_exactly(level) ? 0 : 4 * unit_roundoff * std::fabs(place);
      add(place - apart);
      add(place + apart);
    }
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

/// A weighted sum of a stage's neurons is a function of the number that feeds them, and bends at few places:
/// its bounds over the pieces between them know how the neurons move together. False: it has no bend there,
/// or too many.
bool narrow_by_pieces(EnclosedNeuron& sum, const double* weight, const Stage& stage,
                      const EnclosedNeuron& number) {
  if (stage.factors.size() > widest_stage) return false;
  std::vector<double> cuts = bends_within(stage, number.range);
  if (cuts.empty() || cuts.size() > 2 * most_bends) return false;
  cuts.insert(cuts.begin(), number.range.low);
  cuts.push_back(number.range.high);
  std::vector<EnclosedNeuron> neurons;
  Interval range, slope;
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    const Run run(Interval{cuts[i], cuts[i + 1]});
    feed(stage, identity_on(run), run, neurons);
    const EnclosedNeuron piece = weighted_sum(weight, 0, neurons, run);
    range = i == 0 ? piece.range : hull(range, piece.range);
    slope = i == 0 ? piece.slope : hull(slope, piece.slope);
  }
  sum.range = common(sum.range, range);
  if (number.slope != all_numbers && slope != all_numbers)
    sum.slope = common(sum.slope, times(slope, number.slope));
  return true;
}

}  // namespace

NetworkBounds::NetworkBounds(nn::Network network)
    : network_(std::move(network)),
      work_(static_cast<std::int64_t>(network_.parameters.size()) +
            network_.architecture.hidden_neurons() * (network_.architecture.is_piecewise_linear()
                                                          ? weights_per_neuron
                                                          : weights_per_smooth_neuron)) {
  CREASE_CHECK(network_.architecture.input == 1 && network_.architecture.output() == 1,
               "a network from R to R");
  for (int layer = 0; layer < network_.architecture.depth(); ++layer)
    factors_.push_back(row_factors(network_, layer));
}

NetworkEnclosure NetworkBounds::over(Interval x) const {
  CREASE_CHECK(std::isfinite(x.width()) && x.width() >= 0, "a segment is finite");
  const Run run(x);
  std::vector<EnclosedNeuron> before = {identity_on(run)}, after;
  EnclosedNeuron number = before[0];  // that feeds the layer before, if that is a stage
  NearestBend bend(run);
  for (std::size_t index = 0; index < factors_.size(); ++index) {
    const Stage stage = stage_at(network_, factors_[index], index);
    const double* weights = network_.weight(static_cast<int>(index)).data();
    bool is_narrower = false;
    if (index > 0 && !stage.factors.empty()) {
      const EnclosedNeuron fed = std::exchange(number, weighted_sum(weights, 0, before, run));
      is_narrower =
          !factors_[index - 1].empty() &&
          narrow_by_pieces(number, weights, stage_at(network_, factors_[index - 1], index - 1), fed);
    }
    if (is_narrower)
      sum_up(stage.factors.data(), stage.biases, {&number, 1}, run, after);
    else
      sum_up(weights, stage.biases, before, run, after);
    const bool has_bend = bend.is_known();
    for (EnclosedNeuron& z : after) {
      if (!has_bend) bend.look_at(z, stage.layer.activation);
      z = activated(stage.layer, z, run);
    }
    std::swap(before, after);
  }
  return {{before[0].range, before[0].slope}, bend.place()};
}

Enclosure enclosure(const nn::Network& network, Interval x) {
  return NetworkBounds(network).over(x).bounds;
}

}  // namespace crease::constructions
