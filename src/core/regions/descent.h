#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/regions/arena.h"
#include "core/regions/cell_writer.h"
#include "core/regions/corner_mask.h"
#include "core/regions/cut_lines.h"
#include "core/regions/kernels.h"
#include "core/regions/layer_state.h"
#include "core/regions/lookahead.h"
#include "core/regions/path_maps.h"
#include "core/regions/plan.h"
#include "core/regions/sign_oracle.h"

namespace crease::regions {

/// A breakpoint that may still cut the current cell, with the corners strictly below and above it.
template <class Mask>
struct Candidate {
  double a, b, c;  ///< z - breakpoint
  double tolerance;
  std::int32_t neuron;
  std::int16_t bend;
  std::int16_t slot;  ///< number in the lookahead
  Mask below, above;
};

enum class DescentEnd { complete, too_many_cells, too_many_corners };

/// Depth-first subdivision: layer by layer, and within a layer by one straight cut after the other. Only the
/// cells on the current path exist at any time; finished ones go to the writer.
///
/// In a cell of the layers before, the neurons of a layer are affine. Those that a bounding box cannot place
/// are tested at the corners; one with corners strictly on both sides cuts the cell in two. Both parts
/// inherit the signs at old corners, so every other candidate is evaluated at the two new corners only, and
/// there only if its signs at the ends of the cut edge differ. The maps of the next layer start as the sum
/// over all neurons that are decided for the whole cell, and each cut adds one neuron on its upper side. When
/// few candidates are left, their cells share what they have in common of the next two layers (Lookahead).
template <class Mask>
class Descent {
 public:
  DescentEnd run(const Plan& plan, SignOracle& oracle, std::span<const Point> domain, std::int64_t max_cells,
                 CellWriter& writer, EdgeTrees& trees);
  /// Cells after layer 1, 2, ...
  const std::vector<std::int64_t>& cells_after_layer() const { return cells_after_layer_; }

 private:
  using Candidate = regions::Candidate<Mask>;
  struct Parent {
    int layer;
    NeuronRows rows;  ///< of this layer, on the whole cell
  };
  struct Polygon {
    const Corner* corner;
    int corners;
    int next(int i) const { return i + 1 == corners ? 0 : i + 1; }
    int previous(int i) const { return i == 0 ? corners - 1 : i - 1; }
  };
  struct Candidates {
    Candidate* first;
    int count;
  };
  /// A cut polygon. `enter` is where a walk around it gets above, `leave` where it gets below.
  struct Division {
    const Candidate* by;
    int above_start, above_count, below_start, below_count;
    bool enter_is_new, leave_is_new;
    int enter_edge, leave_edge;  ///< the edge that a new corner divides, or the old corner
    Corner enter, leave;
    std::int32_t on, root;  ///< of the new edge: its line, and the node of its lower side
    std::int32_t enter_node,
        leave_node;  ///< the first parts of divided edges, their second parts are the next
  };

  /// Maps of which a cell has a copy of its own to change.
  struct Own {
    double *next = nullptr, *after = nullptr;
  };

  void enter(int layer, Polygon polygon, const Ahead& maps);
  Candidates decide(const Parent& parent, Polygon polygon, std::uint64_t* above);
  bool crosses(Candidate& candidate, int layer, Polygon polygon, bool& above);
  void find_candidates(const Parent& parent, Polygon polygon, int bend, const std::uint64_t* unsure,
                       std::uint64_t* above, Candidates& candidates);
  const double* add_base(const Parent& parent, const std::uint64_t* above, const double* start);
  void split(const Parent& parent, Polygon polygon, Candidates candidates, const Ahead& ahead);
  Ahead look(const Parent& parent, Polygon polygon, Candidates candidates, const Ahead& ahead);
  Division divide(const Candidate& by, int layer, Polygon polygon);
  EdgeLine line(const Corner& corner) const { return lines_[corner.on].edge; }
  Corner crossing(const Candidate& by, int layer, Polygon polygon, int edge);
  void descend(const Parent& parent, Polygon polygon, const Division& division, bool upper, Candidates others,
               const std::int8_t* signs, const Ahead& ahead);
  Polygon part(Polygon polygon, const Division& division, bool upper);
  Corner first_of_part(const Division& division, bool upper) const;
  Corner last_of_part(const Division& division, bool upper) const;
  std::int32_t node_before_last(const Division& division, bool upper) const;
  void rise(const Parent& parent, const Candidate& candidate, Ahead& ahead, Own& own);
  void add_column(const double*& maps, double*& own, const double* column, const double* abc, int rows,
                  int padded);
  int sign_at_new(const Candidate& candidate, const Division& division, int layer, Polygon polygon, int edge,
                  bool is_new, const Corner& corner);
  int sign_in_doubt(const Candidate& candidate, int layer, const Corner& corner, EdgeLine p, EdgeLine q);
  void finish(const Parent& parent, Polygon polygon, const Ahead& ahead);
  void descend_alone(const Parent& parent, Polygon polygon, const Division& division, bool upper,
                     const Ahead& ahead);
  const double* outputs_after(const Parent& parent, const Ahead& ahead) const;
  void emit_part(Polygon polygon, const Division& division, bool upper, const double* outputs);
  void write(const Corner& corner, CellWriter::Corners& corners) const {
    corners.add(corner.x, corner.y, line(corner).tag, corner.node);
  }
  bool may_emit() {
    if (writer_->cells() >= max_cells_) end_ = DescentEnd::too_many_cells;
    return end_ == DescentEnd::complete;
  }
  void write_maps(const double* outputs) {
    AffineMap* map = writer_->finish_cell(path_.pattern.data());
    if (map != nullptr) output_maps(plan_->layers.back(), path_.pattern.data(), outputs, map);
  }
  void undo(const Parent& parent, const Candidate& candidate) {
    const int neuron = plan_->layers[parent.layer].first_neuron + candidate.neuron;
    path_.pattern[neuron / 32] -= std::uint64_t(1) << (2 * (neuron % 32));
  }
  void emit(Polygon polygon, const double* outputs);

  const Plan* plan_ = nullptr;
  double per_width_ = 0, per_height_ = 0;  ///< 1 / largest |s| and |t| on the domain
  SignOracle* oracle_ = nullptr;
  CellWriter* writer_ = nullptr;
  const Kernels* kernels_ = nullptr;
  Arena arena_;
  Path path_;
  std::vector<std::int64_t> cells_after_layer_;
  std::int64_t max_cells_ = 0;
  EdgeTrees* trees_ = nullptr;
  std::vector<CutLine> lines_;  ///< of the domain and of the cuts on the current path
  DescentEnd end_ = DescentEnd::complete;
};

extern template class Descent<NarrowMask>;
extern template class Descent<WideMask>;

}  // namespace crease::regions
