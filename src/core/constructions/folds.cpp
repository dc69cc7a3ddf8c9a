#include "core/constructions/folds.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <utility>

#include "core/base/check.h"
#include "core/constructions/sawtooth.h"

namespace crease::constructions {
namespace {

/// Slopes that differ by less are one: what rounding leaves of equal ones after 50 folds.
constexpr double equal_slopes = 1e-12;

void check(std::span<const Fold> folds) {
  CREASE_CHECK(!folds.empty() && folds.size() <= most_folds, "1 to 50 folds");
  for (const Fold& fold : folds) CREASE_CHECK(check_fold(fold).ok(), "creases inside, heights within [0, 1]");
}

/// What a piece of the graph does next to a place: value, and slopes on both sides of it.
struct Germ {
  double y, before, behind;
};

/// The same one fold later. A side that runs down to a crease from above goes on behind it, and so on.
Germ carried(const Germ& germ, const Fold& fold) {
  const auto factor = [&](double direction) {
    if (germ.y < fold.crease || (germ.y == fold.crease && direction < 0)) return fold.slope_before();
    return fold.slope_behind();
  };
  // Left of the place the value moves against the slope, right of it along the slope.
  return {fold.at(germ.y), germ.before * factor(-germ.before), germ.behind * factor(germ.behind)};
}

bool bends(const Germ& germ) {
  return std::fabs(germ.before - germ.behind) >
         equal_slopes * std::max(std::fabs(germ.before), std::fabs(germ.behind));
}

/// Intervals (low, high) of values and how many cells map onto each.
using Images = std::map<std::pair<double, double>, Natural>;

void add(Images& images, double u, double v, const Natural& count) {
  Natural& there = images[{std::min(u, v), std::max(u, v)}];
  there = there + count;
}

struct Crossing {
  Natural count;  ///< of places where the fold's crease is reached
  Germ germ;
};

/// All cells one fold later; returns in how many of them the crease was.
Natural apply(const Fold& fold, Images& images) {
  Images next;
  Natural cut;
  for (const auto& [image, count] : images) {
    const auto [low, high] = image;
    if (low < fold.crease && fold.crease < high) {
      cut = cut + count;
      add(next, fold.at(low), fold.top, count);
      add(next, fold.top, fold.at(high), count);
    } else {
      add(next, fold.at(low), fold.at(high), count);
    }
  }
  images = std::move(next);
  return cut;
}

/// A row of the layer that reads relu(y + 1) and relu(y - crease) of a fold.
void read_fold(std::span<double> row, double& bias, const Fold& fold) {
  row[0] = fold.slope_before();
  row[1] = fold.slope_behind() - fold.slope_before();
  bias += fold.left - fold.slope_before();
}

/// One cell: x from x0 to x1 is mapped onto the values from y0 to y1.
struct Stretch {
  double x0, x1, y0, y1;
};

std::vector<Stretch> folded_once(const Fold& fold, const std::vector<Stretch>& cells) {
  std::vector<Stretch> next;
  for (const auto& [x0, x1, y0, y1] : cells) {
    const bool is_cut = std::min(y0, y1) < fold.crease && fold.crease < std::max(y0, y1);
    if (is_cut) {
      const double x = x0 + (fold.crease - y0) / (y1 - y0) * (x1 - x0);
      next.push_back({x0, x, fold.at(y0), fold.top});
      next.push_back({x, x1, fold.top, fold.at(y1)});
    } else {
      next.push_back({x0, x1, fold.at(y0), fold.at(y1)});
    }
  }
  return next;
}

}  // namespace

double Fold::at(double y) const {
  if (y == 0) return left;
  if (y == 1) return right;
  const double value =
      y <= crease ? top - (crease - y) * slope_before() : top + (y - crease) * slope_behind();
  return std::clamp(value, 0.0, 1.0);
}

Status check_fold(const Fold& fold) {
  if (!(0 < fold.crease && fold.crease < 1)) return Error{"a crease lies between 0 and 1"};
  for (const double height : {fold.left, fold.top, fold.right})
    if (!(0 <= height && height <= 1)) return Error{"the heights of a fold lie between 0 and 1"};
  return {};
}

nn::Network folded(std::span<const Fold> folds) {
  check(folds);
  const int depth = static_cast<int>(folds.size());
  if (std::all_of(folds.begin(), folds.end(), [](const Fold& fold) { return fold == Fold(); }))
    return sawtooth(depth);
  nn::Network network;
  const std::vector<int> hidden(folds.size(), 2);
  network.architecture = nn::perceptron(1, hidden, 1, nn::Activation::relu);
  network.parameters.assign(network.architecture.parameter_count(), 0.0);
  for (int layer = 0; layer <= depth; ++layer) {
    const std::span<double> weight = network.weight(layer), bias = network.bias(layer);
    if (layer < depth) {
      bias[0] = 1;
      bias[1] = -folds[static_cast<std::size_t>(layer)].crease;
    }
    for (std::size_t neuron = 0; neuron < bias.size(); ++neuron)
      if (layer == 0)
        weight[neuron] = 1;
      else
        read_fold(weight.subspan(2 * neuron, 2), bias[neuron], folds[static_cast<std::size_t>(layer) - 1]);
  }
  return network;
}

FoldCounts count_folds(std::span<const Fold> folds, double begin, double end) {
  check(folds);
  CREASE_CHECK(0 <= begin && begin < end && end <= 1, "a segment within [0, 1]");
  FoldCounts counts;
  Images images;
  add(images, begin, end, 1);
  std::vector<Crossing> crossings;
  Natural cells = 1;
  for (const Fold& fold : folds) {
    for (Crossing& crossing : crossings) crossing.germ = carried(crossing.germ, fold);
    const Natural cut = apply(fold, images);
    crossings.push_back({cut, {fold.top, fold.slope_before(), fold.slope_behind()}});
    cells = cells + cut;
    Natural pieces = 1;
    for (const Crossing& crossing : crossings)
      if (bends(crossing.germ)) pieces = pieces + crossing.count;
    counts.cells.push_back(cells);
    counts.pieces.push_back(pieces);
    double lowest = 1, highest = 0;
    for (const auto& [image, count] : images) {
      lowest = std::min(lowest, image.first);
      highest = std::max(highest, image.second);
    }
    counts.lowest.push_back(lowest);
    counts.highest.push_back(highest);
  }
  return counts;
}

std::vector<FoldGraph> fold_graphs(std::span<const Fold> folds, double begin, double end, int most_cells) {
  check(folds);
  CREASE_CHECK(0 <= begin && begin < end && end <= 1, "a segment within [0, 1]");
  std::vector<FoldGraph> graphs;
  std::vector<Stretch> cells = {{begin, end, begin, end}};
  for (const Fold& fold : folds) {
    cells = folded_once(fold, cells);
    if (cells.size() > static_cast<std::size_t>(most_cells)) break;
    FoldGraph graph;
    for (const Stretch& cell : cells) {
      graph.x.push_back(cell.x0);
      graph.y.push_back(cell.y0);
    }
    graph.x.push_back(cells.back().x1);
    graph.y.push_back(cells.back().y1);
    graphs.push_back(std::move(graph));
  }
  return graphs;
}

}  // namespace crease::constructions
