#include "core/regions/line_descent.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace crease::regions {

LineDescent::LineDescent(const Plan& plan, const nn::Network& network, const Slice& slice)
    : plan_(plan), kernels_(available_kernels().back()), comparison_(network, slice) {
  oracle_.bind(plan, network, slice);
  path_.pattern.assign(static_cast<std::size_t>(plan.neurons + 31) / 32, 0);
  path_.serial.assign(plan.layers.size(), 0);
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
  std::vector<std::uint8_t> piece(static_cast<std::size_t>(layer.width), 0);
  std::vector<Root> roots = find_roots(parent, left, right, piece);
  for (int j = 0; j < layer.width; ++j) {
    const int neuron = layer.first_neuron + j, shift = 2 * (neuron % 32);
    std::uint64_t& word = path_.pattern[neuron / 32];
    word = (word & ~(std::uint64_t(3) << shift)) | std::uint64_t(piece[j]) << shift;
  }
  sort_roots(roots);
  if (only_counts_ && index == plan_.last_cut) {
    count_ += roots.empty() ? 1 : roots.back().group + 2;
    return;
  }
  visit(parent, roots, left, right, base(parent, piece));
}

/// Breakpoints that are crossed inside the interval. All others raise their neuron's piece where they are
/// below z.
std::vector<LineDescent::Root> LineDescent::find_roots(const Parent& parent, const IntervalEnd& left,
                                                       const IntervalEnd& right,
                                                       std::vector<std::uint8_t>& piece) {
  const Plan::Layer& layer = plan_.layers[parent.layer];
  const Sight from_left = sight_of(left), from_right = sight_of(right);
  std::vector<Root> roots;
  for (int j = 0; j < layer.width; ++j)
    for (int bend = 0; bend < layer.bends.count; ++bend) {
      const double a = parent.maps[j], c = parent.maps[2 * layer.padded + j] - layer.bends.breakpoint[bend];
      const double tolerance = layer.tolerance[j];
      const double at_left = from_left.z(a, c), at_right = from_right.z(a, c);
      const double left_doubt = from_left.doubt(a, tolerance), right_doubt = from_right.doubt(a, tolerance);
      if (at_left < -left_doubt && at_right < -right_doubt) continue;
      if (at_left > left_doubt && at_right > right_doubt) {
        ++piece[j];
        continue;
      }
      Root root = {{parent.layer, j, bend}, a, c, false, {}, 0};
      const int from = sign(root, tolerance, left), to = sign(root, tolerance, right);
      if (from * to >= 0) {
        piece[j] = static_cast<std::uint8_t>(piece[j] + (from > 0 || to > 0));
        continue;
      }
      root.rises = to > 0;
      locate(root, tolerance, left, right);
      roots.push_back(root);
    }
  return roots;
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
  std::stable_sort(roots.begin(), roots.end(),
                   [this](const Root& p, const Root& q) { return compare(p, q) < 0; });
  for (std::size_t i = 1; i < roots.size(); ++i)
    roots[i].group = roots[i - 1].group + (compare(roots[i - 1], roots[i]) < 0);
}

std::vector<double> LineDescent::base(const Parent& parent, const std::vector<std::uint8_t>& piece) {
  const Plan::Layer& layer = plan_.layers[parent.layer];
  if (parent.layer + 1 == static_cast<int>(plan_.layers.size())) return {};
  const Plan::Layer& next = plan_.layers[parent.layer + 1];
  index_.clear();
  input_.clear();
  for (int j = 0; j < layer.width; ++j) {
    const double slope = layer.bends.slope[piece[j]], intercept = layer.bends.intercept[piece[j]];
    if (slope == 0 && intercept == 0) continue;
    index_.push_back(j);
    input_.insert(input_.end(), {slope * parent.maps[j], slope * parent.maps[layer.padded + j],
                                 slope * parent.maps[2 * layer.padded + j] + intercept});
  }
  std::vector<double> maps(3 * static_cast<std::size_t>(next.padded));
  kernels_->affine_maps(next.columns(), next.start.data(), index_.data(), input_.data(),
                        static_cast<int>(index_.size()), maps.data());
  return maps;
}

void LineDescent::visit(const Parent& parent, std::span<const Root> roots, const IntervalEnd& left,
                        const IntervalEnd& right, const std::vector<double>& next_maps) {
  if (roots.empty()) return finish(parent, left, right, next_maps);
  // The group in the middle: both halves leave it out.
  const int group = roots[roots.size() / 2].group;
  std::size_t first = roots.size() / 2, last = first + 1;
  while (first > 0 && roots[first - 1].group == group) --first;
  while (last < roots.size() && roots[last].group == group) ++last;
  visit_half(parent, roots.first(first), roots.subspan(first), true, left, roots[first].at, next_maps);
  visit_half(parent, roots.subspan(last), roots.first(last), false, roots[first].at, right, next_maps);
}

/// One side of a root: breakpoints with roots outside are on their left or right side throughout.
void LineDescent::visit_half(const Parent& parent, std::span<const Root> inside,
                             std::span<const Root> outside, bool left_of_outside, const IntervalEnd& left,
                             const IntervalEnd& right, const std::vector<double>& next_maps) {
  const Plan::Layer& layer = plan_.layers[parent.layer];
  std::vector<double> maps = next_maps;
  for (const Root& root : outside) {
    if (root.rises == left_of_outside) continue;
    const int neuron = layer.first_neuron + root.unit.neuron;
    path_.pattern[neuron / 32] += std::uint64_t(1) << (2 * (neuron % 32));
    if (maps.empty()) continue;
    const Plan::Layer& next = plan_.layers[parent.layer + 1];
    const double gain = layer.bends.gain(root.unit.bend);
    const double abc[3] = {gain * root.a, 0, gain * root.c};
    kernels_->add_rank_one(maps.data(), next.column.data() + std::size_t(root.unit.neuron) * next.padded, abc,
                           next.width, next.padded, maps.data());
  }
  visit(parent, inside, left, right, maps);
  for (const Root& root : outside) {
    if (root.rises == left_of_outside) continue;
    const int neuron = layer.first_neuron + root.unit.neuron;
    path_.pattern[neuron / 32] -= std::uint64_t(1) << (2 * (neuron % 32));
  }
}

void LineDescent::finish(const Parent& parent, const IntervalEnd& left, const IntervalEnd& right,
                         const std::vector<double>& next_maps) {
  const int next = parent.layer + 1, depth = static_cast<int>(plan_.layers.size());
  const int stride = plan_.layers.back().padded;
  if (next == depth) return emit(left, parent.maps, stride, true);
  if (next == depth - 1 && !plan_.output_bends) return emit(left, next_maps.data(), stride, false);
  enter(next, left, right, next_maps.data());
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
