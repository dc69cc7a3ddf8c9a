#include "core/regions/descent.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "core/regions/descent_parts.h"

namespace crease::regions {
namespace {

/// A corner that is unsure by more than this share of its edge is worth a closer look at the tolerance.
constexpr double coarse_share = 1e-6;

}  // namespace

template <class Mask>
DescentEnd Descent<Mask>::run(const Plan& plan, SignOracle& oracle, std::span<const Point> domain,
                              std::int64_t max_cells, CellWriter& writer, EdgeTrees& trees) {
  plan_ = &plan;
  per_width_ = 1 / plan.size_x;
  per_height_ = 1 / plan.size_y;
  oracle_ = &oracle;
  writer_ = &writer;
  kernels_ = available_kernels().back();
  max_cells_ = max_cells;
  trees_ = &trees;
  trees.clear();
  end_ = DescentEnd::complete;
  cells_after_layer_.assign(plan.layers.size(), 0);
  path_.pattern.assign(static_cast<std::size_t>(plan.neurons + 31) / 32, 0);
  path_.serial.assign(plan.layers.size(), 0);
  arena_.release({0, 0});
  const int corners = static_cast<int>(domain.size());
  if (corners + 2 > Mask::capacity) return DescentEnd::too_many_corners;
  Corner* corner = arena_.template take<Corner>(domain.size());
  start_domain(domain, plan.size_x, plan.size_y, corner, lines_);
  const Polygon polygon = {corner, corners};
  if (plan.layers.size() == 1 && !plan.output_bends) {
    emit(polygon, plan.first_maps.data());
  } else {
    enter(0, polygon, {plan.first_maps.data()});
  }
  return end_;
}

template <class Mask>
void Descent<Mask>::enter(int index, Polygon polygon, const Ahead& maps) {
  const Arena::Mark mark = arena_.mark();
  const Plan::Layer& layer = plan_->layers[index];
  const Lookahead* look = maps.look;
  const Parent parent = {index, rows_ahead(*plan_, index, maps)};
  ++path_.serial[index];
  const std::size_t words = mask_words(layer);
  std::uint64_t* above = arena_.template take<std::uint64_t>(2 * words);
  if (look != nullptr)
    std::copy_n(look->above, 2 * words, above);
  else
    std::fill_n(above, 2 * words, 0);
  const Candidates candidates = decide(parent, polygon, above);
  write_pattern(layer, above, path_.pattern.data());
  Ahead ahead;
  if (index + 1 < static_cast<int>(plan_->layers.size()))
    ahead.next =
        add_base(parent, above, look != nullptr ? maps.after : plan_->layers[index + 1].start.data());
  split(parent, polygon, candidates, ahead);
  arena_.release(mark);
}

template <class Mask>
auto Descent<Mask>::decide(const Parent& parent, Polygon polygon, std::uint64_t* above) -> Candidates {
  const Plan::Layer& layer = plan_->layers[parent.layer];
  const NeuronRows& rows = parent.rows;
  const std::size_t words = std::size_t(rows.padded + 63) / 64, all_words = mask_words(layer);
  std::uint64_t* on = rows.row == nullptr ? above : arena_.template take<std::uint64_t>(2 * words);
  std::uint64_t* unsure = arena_.template take<std::uint64_t>(2 * words);
  const BoundingBox box = bounds(polygon.corner, polygon.corners);
  int open = 0;
  for (int bend = 0; bend < layer.bends.count; ++bend) {
    kernels_->classify(rows.maps, rows.maps + 2 * rows.padded, rows.tolerance, rows.count, rows.padded, box,
                       layer.bends.breakpoint[bend], on + bend * words, unsure + bend * words);
    for (std::size_t w = 0; w < words; ++w) open += std::popcount(unsure[bend * words + w]);
  }
  Candidates result = {arena_.template take<Candidate>(static_cast<std::size_t>(open)), 0};
  for (int bend = 0; bend < layer.bends.count; ++bend) {
    std::uint64_t* passed = above + bend * all_words;
    if (on != above) add_rows(rows, on + bend * words, passed);
    find_candidates(parent, polygon, bend, unsure + bend * words, passed, result);
  }
  return result;
}

/// The unsure breakpoints that do cross a polygon; those below it are noted as such.
template <class Mask>
void Descent<Mask>::find_candidates(const Parent& parent, Polygon polygon, int bend,
                                    const std::uint64_t* unsure, std::uint64_t* above,
                                    Candidates& candidates) {
  const NeuronRows& rows = parent.rows;
  const double breakpoint = plan_->layers[parent.layer].bends.breakpoint[bend];
  for (int first = 0; first < rows.count; first += 64)
    for (std::uint64_t left = unsure[first / 64]; left != 0; left &= left - 1) {
      const int r = first + std::countr_zero(left), neuron = rows.neuron(r);
      const double* map = rows.maps + r;
      Candidate& candidate = candidates.first[candidates.count];
      candidate = {map[0],
                   map[rows.padded],
                   map[2 * rows.padded] - breakpoint,
                   rows.tolerance[r],
                   neuron,
                   static_cast<std::int16_t>(bend),
                   0,
                   Mask(),
                   Mask()};
      bool wholly_above = false;
      if (crosses(candidate, parent.layer, polygon, wholly_above)) ++candidates.count;
      if (wholly_above) set_bit(above, neuron);
    }
}

template <class Mask>
bool Descent<Mask>::crosses(Candidate& candidate, int layer, Polygon polygon, bool& above) {
  int certain = 0;
  const double slope = std::fabs(candidate.a) + std::fabs(candidate.b);
  for (int i = 0; i < polygon.corners; ++i) {
    const Corner& corner = polygon.corner[i];
    const double z = candidate.a * corner.x + candidate.b * corner.y + candidate.c;
    const double doubt = candidate.tolerance + slope * corner.reach;
    candidate.above.set_if(i, z > doubt);
    candidate.below.set_if(i, z < -doubt);
    certain += std::fabs(z) > doubt;
  }
  for (int i = 0; i < polygon.corners && certain < polygon.corners; ++i) {
    if (candidate.above.test(i) || candidate.below.test(i)) continue;
    const Corner& corner = polygon.corner[i];
    const int sign =
        sign_in_doubt(candidate, layer, corner, line(polygon.corner[polygon.previous(i)]), line(corner));
    candidate.above.set_if(i, sign > 0);
    candidate.below.set_if(i, sign < 0);
  }
  above = candidate.above.any() && !candidate.below.any();
  return candidate.above.any() && candidate.below.any();
}

/// Sign of a candidate at a corner between the incoming edge p and the outgoing edge q, where the plan's
/// error bound leaves it open: first with the closer bound, then exactly.
template <class Mask>
int Descent<Mask>::sign_in_doubt(const Candidate& candidate, int layer, const Corner& corner, EdgeLine p,
                                 EdgeLine q) {
  const Unit unit = {layer, candidate.neuron, candidate.bend};
  const double z = candidate.a * corner.x + candidate.b * corner.y + candidate.c;
  const double tolerance = std::min(candidate.tolerance, oracle_->tolerance(unit, path_));
  const double doubt = tolerance + (std::fabs(candidate.a) + std::fabs(candidate.b)) * corner.reach;
  if (z > doubt) return 1;
  if (z < -doubt) return -1;
  return oracle_->sign(unit, p, q, path_);
}

/// The next layer's maps: `start` and what the rows' neurons send, undecided ones on their lower piece.
template <class Mask>
const double* Descent<Mask>::add_base(const Parent& parent, const std::uint64_t* above, const double* start) {
  const Plan::Layer &layer = plan_->layers[parent.layer], &next = plan_->layers[parent.layer + 1];
  double* maps = arena_.template take<double>(3 * std::size_t(next.padded));
  const Arena::Mark mark = arena_.mark();
  std::int32_t* index = arena_.template take<std::int32_t>(std::size_t(parent.rows.count));
  double* input = arena_.template take<double>(3 * std::size_t(parent.rows.count));
  const int count = gather_outputs(layer, parent.rows, above, nullptr, index, input);
  kernels_->affine_maps(next.columns(), start, index, input, count, maps);
  arena_.release(mark);
  return maps;
}

template <class Mask>
void Descent<Mask>::split(const Parent& parent, Polygon polygon, Candidates candidates, const Ahead& known) {
  if (end_ != DescentEnd::complete) return;
  if (candidates.count == 0) return finish(parent, polygon, known);
  if (polygon.corners + 2 > Mask::capacity) {
    end_ = DescentEnd::too_many_corners;
    return;
  }
  const Arena::Mark mark = arena_.mark();
  Ahead looked;
  const bool looks = worth_looking_ahead(*plan_, parent.layer, candidates.count, known.look);
  if (looks) looked = look(parent, polygon, candidates, known);
  const Ahead& ahead = looks ? looked : known;
  const Candidates others = {candidates.first, candidates.count - 1};
  const Division division = divide(candidates.first[others.count], parent.layer, polygon);
  if (others.count == 0) {
    descend_alone(parent, polygon, division, false, ahead);
    descend_alone(parent, polygon, division, true, ahead);
    lines_.pop_back();
    arena_.release(mark);
    return;
  }
  std::int8_t* signs = arena_.template take<std::int8_t>(2 * std::size_t(others.count));
  for (int i = 0; i < others.count; ++i) {
    signs[2 * i] =
        static_cast<std::int8_t>(sign_at_new(others.first[i], division, parent.layer, polygon,
                                             division.enter_edge, division.enter_is_new, division.enter));
    signs[2 * i + 1] =
        static_cast<std::int8_t>(sign_at_new(others.first[i], division, parent.layer, polygon,
                                             division.leave_edge, division.leave_is_new, division.leave));
  }
  descend(parent, polygon, division, false, others, signs, ahead);
  descend(parent, polygon, division, true, others, signs, ahead);
  lines_.pop_back();
  arena_.release(mark);
}

/// Looks ahead from what is known.
template <class Mask>
Ahead Descent<Mask>::look(const Parent& parent, Polygon polygon, Candidates candidates, const Ahead& ahead) {
  const Bends& bends = plan_->layers[parent.layer].bends;
  OpenBreakpoint* breakpoints = arena_.template take<OpenBreakpoint>(std::size_t(candidates.count));
  for (int k = 0; k < candidates.count; ++k) {
    Candidate& candidate = candidates.first[k];
    const double slope = std::fabs(candidate.a) + std::fabs(candidate.b);
    double highest = 0;
    for (int i = 0; i < polygon.corners; ++i) {
      const Corner& corner = polygon.corner[i];
      if (!candidate.above.test(i)) continue;
      highest = std::max(highest, candidate.a * corner.x + candidate.b * corner.y + candidate.c +
                                      candidate.tolerance + slope * corner.reach);
    }
    breakpoints[k] = {candidate.neuron, std::exchange(candidate.slot, static_cast<std::int16_t>(k)),
                      bends.gain(candidate.bend), highest};
  }
  return look_ahead(*plan_, *kernels_, parent.layer, bounds(polygon.corner, polygon.corners),
                    {breakpoints, std::size_t(candidates.count)}, ahead, arena_);
}

template <class Mask>
auto Descent<Mask>::divide(const Candidate& by, int layer, Polygon polygon) -> Division {
  Division result;
  result.by = &by;
  result.above_start = by.above.run_start(polygon.corners);
  result.above_count = by.above.run_length(result.above_start, polygon.corners);
  result.below_start = by.below.run_start(polygon.corners);
  result.below_count = by.below.run_length(result.below_start, polygon.corners);
  result.on = static_cast<std::int32_t>(lines_.size());
  const EdgeTag tag = plan_->layers[layer].first_neuron + by.neuron;
  lines_.push_back({by.a, by.b, by.c, by.tolerance, {tag, by.bend}});
  result.root = trees_->add_cut();
  // Where signs jump there is a new corner on the edge; otherwise the line passes through an old one.
  const int before = polygon.previous(result.above_start);
  result.enter_is_new = by.below.test(before);
  result.enter_edge = before;
  const int last_above = polygon.previous((result.above_start + result.above_count) % polygon.corners);
  const int after = polygon.next(last_above);
  result.leave_is_new = by.below.test(after);
  result.leave_edge = result.leave_is_new ? last_above : after;
  result.enter = result.enter_is_new ? crossing(by, layer, polygon, before) : polygon.corner[before];
  result.leave = result.leave_is_new ? crossing(by, layer, polygon, last_above) : polygon.corner[after];
  result.enter_node = result.enter_is_new ? trees_->divide(result.enter.node) : result.enter.node;
  result.leave_node = result.leave_is_new ? trees_->divide(result.leave.node) : result.leave.node;
  return result;
}

/// Where a candidate is zero on an edge. The computed corner never leaves the edge.
template <class Mask>
Corner Descent<Mask>::crossing(const Candidate& by, int layer, Polygon polygon, int edge) {
  const Corner& p = polygon.corner[edge];
  const Corner& q = polygon.corner[polygon.next(edge)];
  const double z1 = by.a * p.x + by.b * p.y + by.c, z2 = by.a * q.x + by.b * q.y + by.c;
  double t = z1 != z2 ? z1 / (z1 - z2) : 0.5;
  t = std::min(1.0, std::max(0.0, t));
  const double dx = q.x - p.x, dy = q.y - p.y, length = std::max(std::fabs(dx), std::fabs(dy));
  Corner corner = {p.x + t * dx, p.y + t * dy, 0, p.on, p.node};
  CutLine line = {by.a, by.b, by.c, by.tolerance, {}};
  corner.reach = reach_of(corner, lines_[p.on], line, per_width_, per_height_);
  if (corner.reach > coarse_share * length) {
    line.tolerance = std::min(line.tolerance, oracle_->tolerance({layer, by.neuron, by.bend}, path_));
    corner.reach = std::min(reach_of(corner, lines_[p.on], line, per_width_, per_height_),
                            std::max(p.reach, q.reach) + length);
  }
  return corner;
}

template <class Mask>
int Descent<Mask>::sign_at_new(const Candidate& candidate, const Division& division, int layer,
                               Polygon polygon, int edge, bool is_new, const Corner& corner) {
  const int first = int(candidate.above.test(edge)) - int(candidate.below.test(edge));
  if (!is_new) return first;
  const int next = polygon.next(edge);
  const int second = int(candidate.above.test(next)) - int(candidate.below.test(next));
  if (first == second || second == 0) return first;
  if (first == 0) return second;
  const double z = candidate.a * corner.x + candidate.b * corner.y + candidate.c;
  const double doubt = candidate.tolerance + (std::fabs(candidate.a) + std::fabs(candidate.b)) * corner.reach;
  if (std::fabs(z) > doubt) return z > 0 ? 1 : -1;
  return sign_in_doubt(candidate, layer, corner, line(polygon.corner[edge]), lines_[division.on].edge);
}

template <class Mask>
void Descent<Mask>::descend(const Parent& parent, Polygon polygon, const Division& division, bool upper,
                            Candidates others, const std::int8_t* signs, const Ahead& shared) {
  const Arena::Mark mark = arena_.mark();
  const Polygon child = part(polygon, division, upper);
  const int start = upper ? division.above_start : division.below_start;
  const int length = child.corners - 2;
  Ahead ahead = shared;
  Own own;
  Candidates inherited = {arena_.template take<Candidate>(std::size_t(others.count)), 0};
  const Candidate** risen = arena_.template take<const Candidate*>(std::size_t(others.count) + 1);
  int risen_count = 0;
  if (upper) risen[risen_count++] = division.by;
  for (int i = 0; i < others.count; ++i) {
    const Candidate& other = others.first[i];
    const int first = signs[2 * i + (upper ? 0 : 1)], last = signs[2 * i + (upper ? 1 : 0)];
    Mask above = other.above.run(start, length, polygon.corners);
    Mask below = other.below.run(start, length, polygon.corners);
    above.set_if(0, first > 0);
    below.set_if(0, first < 0);
    above.set_if(length + 1, last > 0);
    below.set_if(length + 1, last < 0);
    if (!above.any()) continue;
    if (!below.any()) {
      risen[risen_count++] = &other;
      continue;
    }
    Candidate& copy = inherited.first[inherited.count++];
    copy = other;
    copy.above = above;
    copy.below = below;
  }
  for (int i = 0; i < risen_count; ++i) rise(parent, *risen[i], ahead, own);
  split(parent, child, inherited, ahead);
  for (int i = 0; i < risen_count; ++i) undo(parent, *risen[i]);
  arena_.release(mark);
}

/// The same when nothing else cuts the parent: both parts go straight to the next layer or to the result.
template <class Mask>
void Descent<Mask>::descend_alone(const Parent& parent, Polygon polygon, const Division& division, bool upper,
                                  const Ahead& shared) {
  const Arena::Mark mark = arena_.mark();
  Ahead ahead = shared;
  Own own;
  if (upper) rise(parent, *division.by, ahead, own);
  if (const double* outputs = outputs_after(parent, ahead); outputs != nullptr) {
    ++cells_after_layer_[parent.layer];
    emit_part(polygon, division, upper, outputs);
  } else {
    finish(parent, part(polygon, division, upper), ahead);
  }
  if (upper) undo(parent, *division.by);
  arena_.release(mark);
}

/// Puts a candidate on its upper piece: one step in the pattern, one column in the maps of the layers behind.
template <class Mask>
void Descent<Mask>::rise(const Parent& parent, const Candidate& candidate, Ahead& ahead, Own& own) {
  const Plan::Layer& layer = plan_->layers[parent.layer];
  const int neuron = layer.first_neuron + candidate.neuron;
  path_.pattern[neuron / 32] += std::uint64_t(1) << (2 * (neuron % 32));
  if (ahead.next == nullptr) return;
  const Plan::Layer& next = plan_->layers[parent.layer + 1];
  const double gain = layer.bends.gain(candidate.bend);
  const double abc[3] = {gain * candidate.a, gain * candidate.b, gain * candidate.c};
  if (const Lookahead* look = ahead.look; look != nullptr) {
    const Plan::Layer& after = plan_->layers[parent.layer + 2];
    const auto slot = static_cast<std::size_t>(candidate.slot);
    add_column(ahead.next, own.next, look->column + slot * look->padded, abc, look->open, look->padded);
    add_column(ahead.after, own.after, look->through + slot * after.padded, abc, after.width, after.padded);
  } else {
    add_column(ahead.next, own.next, next.column.data() + std::size_t(candidate.neuron) * next.padded, abc,
               next.width, next.padded);
  }
}

template <class Mask>
void Descent<Mask>::add_column(const double*& maps, double*& own, const double* column, const double* abc,
                               int rows, int padded) {
  if (own == nullptr) own = arena_.template take<double>(3 * std::size_t(padded));
  kernels_->add_rank_one(maps, column, abc, rows, padded, own);
  maps = own;
}

/// The output's maps if no layer is left to cut after this one, else null.
template <class Mask>
const double* Descent<Mask>::outputs_after(const Parent& parent, const Ahead& ahead) const {
  const int next = parent.layer + 1, depth = static_cast<int>(plan_->layers.size());
  if (next == depth) return parent.rows.maps;
  return next == depth - 1 && !plan_->output_bends ? ahead.next : nullptr;
}

template <class Mask>
void Descent<Mask>::finish(const Parent& parent, Polygon polygon, const Ahead& ahead) {
  ++cells_after_layer_[parent.layer];
  if (const double* outputs = outputs_after(parent, ahead); outputs != nullptr) return emit(polygon, outputs);
  enter(parent.layer + 1, polygon, ahead);
}

template class Descent<NarrowMask>;
template class Descent<WideMask>;

}  // namespace crease::regions
