#pragma once

#include <cstring>
#include <span>
#include <vector>

#include "core/nn/kernels/plan.h"

namespace crease::nn {

/// Zeros that start at a multiple of 64 bytes, a cache line and the widest vector.
template <class S>
class AlignedArray {
 public:
  AlignedArray() = default;
  explicit AlignedArray(std::size_t size) : lines_((size * sizeof(S) + sizeof(Line) - 1) / sizeof(Line)) {}

  S* data() { return reinterpret_cast<S*>(lines_.data()); }
  const S* data() const { return reinterpret_cast<const S*>(lines_.data()); }
  std::size_t bytes() const { return lines_.size() * sizeof(Line); }
  void copy_from(const AlignedArray& other) {
    if (!lines_.empty()) std::memcpy(lines_.data(), other.lines_.data(), lines_.size() * sizeof(Line));
  }

 private:
  struct alignas(64) Line {
    std::byte bytes[64];
  };
  std::vector<Line> lines_;
};

/// Whether a plan only computes values, or trains as well.
enum class Use : std::uint8_t { forward, training };

/// The memory behind a Plan, and the way between it and the flat, unpadded parameter vector of a network.
template <class S>
class PlanStorage {
 public:
  PlanStorage(const Architecture& architecture, const Kernels<S>& kernels, int block_rows, Use use);
  PlanStorage(const PlanStorage&) = delete;
  PlanStorage& operator=(const PlanStorage&) = delete;

  /// Chooses what is trained; makes room for the optimiser's moments, which start at 0.
  void set_objective(Loss loss, Optimizer optimizer);

  const Plan<S>& plan() const { return plan_; }
  const Kernels<S>& kernels() const { return kernels_; }

  void set_parameters(std::span<const double> parameters);
  void copy_parameters(std::span<double> parameters) const;
  bool parameters_are_finite() const;

  /// What an optimiser step changes: parameters and moments.
  struct State {
    AlignedArray<S> parameters, first_moment, second_moment;
    std::size_t bytes() const { return parameters.bytes() + first_moment.bytes() + second_moment.bytes(); }
  };
  State new_state() const;
  void save(State& state) const;
  void restore(const State& state);

 private:
  void lay_out_layers(const Architecture& architecture);
  void assign_parameters();
  void assign_activations(Use use);
  template <class Visit>
  void visit_parameters(Visit visit) const;

  Kernels<S> kernels_;
  Plan<S> plan_;
  std::vector<LayerPlan<S>> layers_;
  std::vector<Segment> segments_;
  std::size_t padded_size_ = 0;
  AlignedArray<S> parameters_, gradients_, first_moment_, second_moment_;
  std::vector<AlignedArray<S>> transposed_;
  std::vector<AlignedArray<S>> activations_;
};

}  // namespace crease::nn
