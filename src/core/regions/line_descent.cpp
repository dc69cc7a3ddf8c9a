#include "core/regions/line_descent.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>

namespace crease::regions {
namespace {

/// Up to so many roots are sorted by insertion.
constexpr std::size_t most_inserted = 24;

/// Stable.
template <class Entry, class Before>
void insertion_sort(std::vector<Entry>& entries, const Before& is_before) {
  for (std::size_t i = 1; i < entries.size(); ++i)
    for (std::size_t k = i; k > 0 && is_before(entries[k], entries[k - 1]); --k)
      std::swap(entries[k], entries[k - 1]);
}

}  // namespace

LineDescent::LineDescent(const Plan& plan, const nn::Network& network, const Slice& slice)
    : plan_(plan), kernels_(available_kernels().back()), comparison_(network, slice) {
  oracle_.bind(plan, network, slice);
  path_.pattern.assign(static_cast<std::size_t>(plan.neurons + 31) / 32, 0);
  path_.serial.assign(plan.layers.size(), 0);
  roots_.resize(plan.layers.size());
  maps_.resize(plan.layers.size());
}

Pieces LineDescent::run(double begin, double end) {
  const IntervalEnd left = {begin, 0, false, {}}, right = {end, 0, false, {}};
  if (plan_.layers.size() == 1 && !plan_.output_bends)
    emit(left, plan_.first_maps.data(), plan_.layers[0].padded, false);
  else
    enter(0, left, right, plan_.first_maps.data());
  return std::move(result_);
}

std::int64_t LineDescent::count(double begin, double end) {
  if (plan_.last_cut < 0) return 1;
  only_counts_ = true;
  count_ = 0;
  enter(0, {begin, 0, false, {}}, {end, 0, false, {}}, plan_.first_maps.data());
  return count_;
}

void LineDescent::enter(int index, const IntervalEnd& left, const IntervalEnd& right, const double* maps) {
  const Plan::Layer& layer = plan_.layers[index];
  const Parent parent = {index, maps};
  ++path_.serial[index];
  std::vector<Root>& roots = roots_[index];
  find_roots(parent, left, right, roots);
  sort_roots(roots);
  if (only_counts_ && index == plan_.last_cut) {
    count_ += roots.empty() ? 1 : roots.back().group + 2;
    return;
  }
  const std::uint8_t* piece = piece_.data();
  std::uint64_t* pattern = path_.pattern.data();
  for (int j = 0, neuron = layer.first_neuron; j < layer.width; ++j, ++neuron) {
    const int shift = 2 * (neuron % 32);
    std::uint64_t& word = pattern[neuron / 32];
    word = (word & ~(std::uint64_t(3) << shift)) | std::uint64_t(piece[j]) << shift;
  }
  visit(parent, roots, left, right, base(parent), 0);
}

/// How low and how high z - breakpoint may be at the two ends, doubt included: neuron by neuron, for each
/// breakpoint.
void LineDescent::bound(const Parent& parent, const Sight& left, const Sight& right) {
  const Plan::Layer& layer = plan_.layers[parent.layer];
  const auto width = static_cast<std::size_t>(layer.width), count = std::size_t(layer.bends.count) * width;
  if (lower_.size() < count) lower_.resize(count), upper_.resize(count);
  const double *a = parent.maps, *c = parent.maps + 2 * layer.padded, *tolerance = layer.tolerance.data();
  for (int bend = 0; bend < layer.bends.count; ++bend) {
    const double breakpoint = layer.bends.breakpoint[bend];
    double *lower = lower_.data() + bend * width, *upper = upper_.data() + bend * width;
    for (std::size_t j = 0; j < width; ++j) {
      const double at_left = left.z(a[j], c[j] - breakpoint), at_right = right.z(a[j], c[j] - breakpoint);
      const double left_doubt = left.doubt(a[j], tolerance[j]), right_doubt = right.doubt(a[j], tolerance[j]);
      lower[j] = std::min(at_left - left_doubt, at_right - right_doubt);
      upper[j] = std::max(at_left + left_doubt, at_right + right_doubt);
    }
  }
}

/// Breakpoints that are crossed inside the interval, in `roots`. All others raise their neuron's piece where
/// they are below z, which is decided without a branch: which side it is cannot be foretold.
void LineDescent::find_roots(const Parent& parent, const IntervalEnd& left, const IntervalEnd& right,
                             std::vector<Root>& roots) {
  const Plan::Layer& layer = plan_.layers[parent.layer];
  bound(parent, sight_of(left), sight_of(right));
  piece_.assign(static_cast<std::size_t>(layer.width), 0);
  unsure_.resize(static_cast<std::size_t>(layer.bends.count * layer.width));
  // Pieces are bytes, which the compiler takes for parts of anything: members are not to be read in the loop.
  const double *lower = lower_.data(), *upper = upper_.data();
  std::uint8_t* piece = piece_.data();
  Unit *const first_unsure = unsure_.data(), *unsure = first_unsure;
  const int width = layer.width, bends = layer.bends.count;
  for (int j = 0; j < width; ++j)
    for (int bend = 0, at = j; bend < bends; ++bend, at += width) {
      const bool is_below = upper[at] < 0, is_above = !is_below & (lower[at] > 0);
      piece[j] = static_cast<std::uint8_t>(piece[j] + is_above);
      *unsure = {parent.layer, j, bend};
      unsure += !is_below & !is_above;
    }
  roots.clear();
  for (const Unit& unit : std::span(first_unsure, unsure)) {
    const int j = unit.neuron;
    const double a = parent.maps[j],
                 c = parent.maps[2 * layer.padded + j] - layer.bends.breakpoint[unit.bend];
    Root root = {unit, a, c, false, {}, 0};
    const int from = sign(root, layer.tolerance[j], left), to = sign(root, layer.tolerance[j], right);
    if (from * to >= 0) {
      piece[j] = static_cast<std::uint8_t>(piece[j] + (from > 0 || to > 0));
      continue;
    }
    root.rises = to > 0;
    locate(root, layer.tolerance[j], left, right);
    roots.push_back(root);
  }
}

void LineDescent::locate(Root& root, double tolerance, const IntervalEnd& left, const IntervalEnd& right) {
  double t = root.a != 0 ? -root.c / root.a : 0;
  t = std::min(right.t, std::max(left.t, t));
  const double error = tolerance * std::max(1.0, std::fabs(t));
  const double slope = std::fabs(root.a) - tolerance;
  root.at = {t, slope > tolerance ? 4 * error / slope : std::numeric_limits<double>::infinity(), true,
             root.unit};
}

LineDescent::Sight LineDescent::sight_of(const IntervalEnd& end) {
  if (!std::isfinite(end.t)) return {end.t > 0 ? 1.0 : -1.0, 0, 1, 0};
  return {end.t, 1, std::max(1.0, std::fabs(end.t)), end.reach};
}

int LineDescent::sign(const Root& root, double tolerance, const IntervalEnd& end) {
  const Sight sight = sight_of(end);
  const double z = sight.z(root.a, root.c), doubt = sight.doubt(root.a, tolerance);
  if (z > doubt) return 1;
  if (z < -doubt) return -1;
  return oracle_.sign(root.unit, end, path_);
}

/// -1, 0 or 1 as the root of p is left of, at or right of the root of q.
int LineDescent::compare(const Root& p, const Root& q) {
  if (p.at.t + p.at.reach < q.at.t - q.at.reach) return -1;
  if (p.at.t - p.at.reach > q.at.t + q.at.reach) return 1;
  // Where q already has the sign of its right side, its root lies to the left.
  const int q_at_p = oracle_.sign(q.unit, p.at, path_);
  return q.rises ? q_at_p : -q_at_p;
}

void LineDescent::sort_roots(std::vector<Root>& roots) {
  if (roots.size() < 2) return;
  const auto is_before = [this](const Root& p, const Root& q) {
    return compare(p, q) < 0;
  };
  // std::stable_sort fetches memory each time.
  if (roots.size() > most_inserted)
    std::stable_sort(roots.begin(), roots.end(), is_before);
  else
    insertion_sort(roots, is_before);
  for (std::size_t i = 1; i < roots.size(); ++i)
    roots[i].group = roots[i - 1].group + (compare(roots[i - 1], roots[i]) < 0);
}

/// Room for the maps of the layer after `layer`, so many levels deep in its intervals; what was there before
/// is gone.
double* LineDescent::room(int layer, std::size_t level) {
  std::vector<std::vector<double>>& levels = maps_[layer];
  if (levels.size() <= level) levels.resize(level + 1);
  levels[level].resize(3 * static_cast<std::size_t>(plan_.layers[layer + 1].padded));
  return levels[level].data();
}

/// The next layer's maps for the pieces at hand; null after the last layer.
const double* LineDescent::base(const Parent& parent) {
  const Plan::Layer& layer = plan_.layers[parent.layer];
  if (parent.layer + 1 == static_cast<int>(plan_.layers.size())) return nullptr;
  const Plan::Layer& next = plan_.layers[parent.layer + 1];
  index_.resize(static_cast<std::size_t>(layer.width));
  input_.resize(3 * index_.size());
  std::size_t count = 0;
  for (int j = 0; j < layer.width; ++j) {
    const double slope = layer.bends.slope[piece_[j]], intercept = layer.bends.intercept[piece_[j]];
    // What is flat is written over: no branch has to be foretold.
    index_[count] = j;
    input_[3 * count] = slope * parent.maps[j];
    input_[3 * count + 1] = slope * parent.maps[layer.padded + j];
    input_[3 * count + 2] = slope * parent.maps[2 * layer.padded + j] + intercept;
    count += (slope != 0) | (intercept != 0);
  }
  double* maps = room(parent.layer, 0);
  kernels_->affine_maps(next.columns(), next.start.data(), index_.data(), input_.data(),
                        static_cast<int>(count), maps);
  return maps;
}

void LineDescent::visit(const Parent& parent, std::span<const Root> roots, const IntervalEnd& left,
                        const IntervalEnd& right, const double* next_maps, std::size_t level) {
  if (roots.empty()) return finish(parent, left, right, next_maps);
  // The group in the middle: both halves leave it out.
  const int group = roots[roots.size() / 2].group;
  std::size_t first = roots.size() / 2, last = first + 1;
  while (first > 0 && roots[first - 1].group == group) --first;
  while (last < roots.size() && roots[last].group == group) ++last;
  visit_half(parent, roots.first(first), {roots.subspan(first), true}, {left, roots[first].at}, next_maps,
             level + 1);
  visit_half(parent, roots.subspan(last), {roots.first(last), false}, {roots[first].at, right}, next_maps,
             level + 1);
}

/// One side of a root: breakpoints with roots outside are on their left or right side throughout.
void LineDescent::visit_half(const Parent& parent, std::span<const Root> inside, const Outside& outside,
                             const Interval& ends, const double* next_maps, std::size_t level) {
  const Plan::Layer& layer = plan_.layers[parent.layer];
  const double* maps = next_maps;
  for (const Root& root : outside.roots) {
    if (root.rises == outside.on_left) continue;
    const int neuron = layer.first_neuron + root.unit.neuron;
    path_.pattern[neuron / 32] += std::uint64_t(1) << (2 * (neuron % 32));
    if (maps == nullptr) continue;
    const Plan::Layer& next = plan_.layers[parent.layer + 1];
    const double gain = layer.bends.gain(root.unit.bend);
    const double abc[3] = {gain * root.a, 0, gain * root.c};
    double* own = room(parent.layer, level);
    kernels_->add_rank_one(maps, next.column.data() + std::size_t(root.unit.neuron) * next.padded, abc,
                           next.width, next.padded, own);
    maps = own;
  }
  visit(parent, inside, ends.left, ends.right, maps, level);
  for (const Root& root : outside.roots) {
    if (root.rises == outside.on_left) continue;
    const int neuron = layer.first_neuron + root.unit.neuron;
    path_.pattern[neuron / 32] -= std::uint64_t(1) << (2 * (neuron % 32));
  }
}

void LineDescent::finish(const Parent& parent, const IntervalEnd& left, const IntervalEnd& right,
                         const double* next_maps) {
  const int next = parent.layer + 1, depth = static_cast<int>(plan_.layers.size());
  const int stride = plan_.layers.back().padded;
  if (next == depth) return emit(left, parent.maps, stride, true);
  if (next == depth - 1 && !plan_.output_bends) return emit(left, next_maps, stride, false);
  enter(next, left, right, next_maps);
}

/// Appends a cell that starts at `left`.
void LineDescent::emit(const IntervalEnd& left, const double* outputs, int stride, bool bent) {
  const Plan::Layer& last = plan_.layers.back();
  std::vector<double> slopes, intercepts;
  for (int k = 0; k < last.width; ++k) {
    const int piece = bent ? piece_in(path_.pattern.data(), last.first_neuron + k) : 0;
    const double slope = bent ? last.bends.slope[piece] : 1;
    slopes.push_back(slope * outputs[k]);
    intercepts.push_back(slope * outputs[2 * stride + k] + (bent ? last.bends.intercept[piece] : 0));
  }
  if (!result_.slope.empty()) {
    const double end = left.t + 0.0;  // a root at zero has no sign
    if (!same_as_before(slopes, intercepts)) result_.breakpoints.push_back(end);
    result_.cell_ends.push_back(end);
  }
  result_.slope.insert(result_.slope.end(), slopes.begin(), slopes.end());
  result_.intercept.insert(result_.intercept.end(), intercepts.begin(), intercepts.end());
  last_pattern_ = path_.pattern;
}

/// Two cells that meet at t have the same function if and only if they have the same slope there.
bool LineDescent::same_as_before(const std::vector<double>& slope, const std::vector<double>& intercept) {
  const std::size_t outputs = slope.size(), before = result_.slope.size() - outputs;
  for (std::size_t k = 0; k < outputs; ++k) {
    const AffineMap& error = plan_.output_error[k];
    if (std::fabs(slope[k] - result_.slope[before + k]) > 2 * error.a ||
        std::fabs(intercept[k] - result_.intercept[before + k]) > 2 * error.c)
      return false;
  }
  return comparison_.equal(last_pattern_.data(), path_.pattern.data(),
                           static_cast<int>(path_.pattern.size()));
}

}  // namespace crease::regions
