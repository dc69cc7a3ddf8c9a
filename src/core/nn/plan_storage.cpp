#include "core/nn/plan_storage.h"

#include <algorithm>

namespace crease::nn {

namespace {

constexpr std::size_t line_bytes = 64;

template <class Int>
Int rounded_up(Int n, Int multiple) {
  return (n + multiple - 1) / multiple * multiple;
}

/// Rows of activations that lie a multiple of 256 bytes apart would compete for few cache sets.
template <class S>
int row_stride(int padded_width) {
  const bool collides = std::size_t(padded_width) * sizeof(S) % 256 == 0;
  return padded_width + (collides ? int(line_bytes / sizeof(S)) : 0);
}

/// A run of entries of a packed matrix.
template <class S>
struct Run {
  S* first = nullptr;
  int step = 1;
  int count = 0;
};

/// visit(run) for the runs that make up a row of the matrix.
template <class S, class Visit>
void visit_row(const Packed<S>& matrix, int panel_width, int row, int columns, Visit visit) {
  for (int panel = 0; panel < columns; panel += panel_width) {
    const int width = std::min(panel_width, matrix.padded_columns - panel);
    S* const first = matrix.data + std::ptrdiff_t(panel) * matrix.rows + std::ptrdiff_t(row) * width;
    visit(Run<S>{first, 1, std::min(width, columns - panel)});
  }
}

/// visit(run) for the one run that makes up a column of the matrix.
template <class S, class Visit>
void visit_column(const Packed<S>& matrix, int panel_width, int column, Visit visit) {
  const int panel = column / panel_width * panel_width;
  const int width = std::min(panel_width, matrix.padded_columns - panel);
  visit(Run<S>{matrix.data + std::ptrdiff_t(panel) * matrix.rows + (column - panel), width, matrix.rows});
}

template <class S>
std::size_t packed_size(const Packed<S>& matrix) {
  return std::size_t(matrix.rows) * std::size_t(matrix.padded_columns);
}

template <class S>
Packed<S>& primary(LayerPlan<S>& layer) {
  return layer.is_first ? layer.by_input : layer.by_output;
}

}  // namespace

template <class S>
PlanStorage<S>::PlanStorage(const Architecture& architecture, const Kernels<S>& kernels, int block_rows,
                            Use use)
    : kernels_(kernels) {
  plan_.depth = architecture.depth();
  plan_.input = architecture.input;
  plan_.output = architecture.output();
  plan_.block_rows = block_rows;
  lay_out_layers(architecture);
  assign_parameters();
  assign_activations(use);
}

template <class S>
void PlanStorage<S>::lay_out_layers(const Architecture& architecture) {
  const int transposed_rows = int(16 / sizeof(S));  // the kernels transpose blocks of so many rows
  for (int l = 0; l < architecture.depth(); ++l) {
    LayerPlan<S> layer;
    layer.in = architecture.fan_in(l);
    layer.out = architecture.layers[l].width;
    layer.padded_out = rounded_up(layer.out, kernels_.lanes);
    layer.activation = architecture.layers[l].activation;
    layer.negative_slope = static_cast<S>(architecture.layers[l].negative_slope);
    layer.is_first = l == 0;
    layer.is_thin = l > 0 && l + 1 == architecture.depth() && layer.out <= most_thin_outputs;
    if (layer.is_thin) layer.padded_out = layer.out;
    layer.stride = layer.is_thin ? layer.out : row_stride<S>(layer.padded_out);
    layer.by_input.rows = layer.is_first ? layer.in : rounded_up(layer.in, transposed_rows);
    layer.by_input.padded_columns = layer.padded_out;
    layer.by_output.rows = layer.out;
    layer.by_output.padded_columns = rounded_up(layer.in, kernels_.lanes);
    layer.gradient = primary(layer);
    layers_.push_back(layer);
  }
  plan_.layers = layers_.data();
}

template <class S>
void PlanStorage<S>::assign_parameters() {
  const std::size_t line = line_bytes / sizeof(S);
  for (LayerPlan<S>& layer : layers_) {
    const std::size_t bias_at = padded_size_ + rounded_up(packed_size(primary(layer)), line);
    const std::size_t end = bias_at + rounded_up(std::size_t(layer.padded_out), line);
    segments_.push_back({padded_size_, bias_at, true});
    segments_.push_back({bias_at, end, false});
    padded_size_ = end;
  }
  parameters_ = AlignedArray<S>(padded_size_);
  plan_.parameters = parameters_.data();
  plan_.segments = segments_.data();
  plan_.segment_count = int(segments_.size());
  for (std::size_t l = 0; l < layers_.size(); ++l) {
    LayerPlan<S>& layer = layers_[l];
    primary(layer).data = plan_.parameters + segments_[2 * l].begin;
    layer.bias = plan_.parameters + segments_[2 * l + 1].begin;
    if (layer.is_first || layer.is_thin) continue;
    transposed_.emplace_back(packed_size(layer.by_input));
    layer.by_input.data = transposed_.back().data();
  }
}

template <class S>
void PlanStorage<S>::assign_activations(Use use) {
  const auto new_array = [this](std::size_t size) {
    return activations_.emplace_back(size).data();
  };
  if (use == Use::training) {
    gradients_ = AlignedArray<S>(padded_size_);
    plan_.gradients = gradients_.data();
    const std::size_t values = std::size_t(plan_.block_rows) * std::size_t(plan_.output) + kernels_.lanes;
    plan_.values = new_array(values);
    plan_.slopes = new_array(values);
    plan_.losses = new_array(values);
  }
  for (std::size_t l = 0; l < layers_.size(); ++l) {
    LayerPlan<S>& layer = layers_[l];
    const std::size_t size = std::size_t(plan_.block_rows) * std::size_t(layer.stride) + kernels_.lanes;
    layer.h = new_array(size);
    if (use == Use::forward) continue;
    layer.delta = new_array(size);
    layer.gradient.data = plan_.gradients + segments_[2 * l].begin;
    layer.bias_gradient = plan_.gradients + segments_[2 * l + 1].begin;
    const bool is_last = l + 1 == layers_.size();
    const bool slope_is_known_from_h = layer.activation == Activation::relu && !is_last;
    if (layer.activation != Activation::linear && !slope_is_known_from_h) layer.slope = new_array(size);
  }
}

/// visit(run) for runs of entries of the padded arrays, in the order of the flat vector.
template <class S>
template <class Visit>
void PlanStorage<S>::visit_parameters(Visit visit) const {
  for (const LayerPlan<S>& layer : layers_) {
    for (int j = 0; j < layer.out; ++j) {
      if (layer.is_first)
        visit_column(layer.by_input, kernels_.panel_width, j, visit);
      else
        visit_row(layer.by_output, kernels_.panel_width, j, layer.in, visit);
    }
    visit(Run<S>{layer.bias, 1, layer.out});
  }
}

template <class S>
void PlanStorage<S>::set_parameters(std::span<const double> parameters) {
  const double* from = parameters.data();
  visit_parameters([&from](const Run<S>& run) {
    for (int i = 0; i < run.count; ++i) run.first[i * run.step] = static_cast<S>(*from++);
  });
  kernels_.refresh(plan_);
}

template <class S>
void PlanStorage<S>::copy_parameters(std::span<double> parameters) const {
  double* to = parameters.data();
  visit_parameters([&to](const Run<S>& run) {
    for (int i = 0; i < run.count; ++i) *to++ = static_cast<double>(run.first[i * run.step]);
  });
}

template <class S>
bool PlanStorage<S>::parameters_are_finite() const {
  using Word = std::conditional_t<sizeof(S) == 4, std::uint32_t, std::uint64_t>;
  constexpr Word exponent = sizeof(S) == 4 ? Word(0x7F800000u) : Word(0x7FF0000000000000ull);
  Word found = 0;
  for (std::size_t i = 0; i < padded_size_; ++i) {
    Word bits;
    std::memcpy(&bits, plan_.parameters + i, sizeof bits);
    found |= Word((bits & exponent) == exponent);
  }
  return found == 0;
}

template <class S>
typename PlanStorage<S>::State PlanStorage<S>::new_state() const {
  State state;
  state.parameters = AlignedArray<S>(padded_size_);
  if (plan_.first_moment) state.first_moment = AlignedArray<S>(padded_size_);
  if (plan_.second_moment) state.second_moment = AlignedArray<S>(padded_size_);
  return state;
}

template <class S>
void PlanStorage<S>::save(State& state) const {
  state.parameters.copy_from(parameters_);
  state.first_moment.copy_from(first_moment_);
  state.second_moment.copy_from(second_moment_);
}

template <class S>
void PlanStorage<S>::restore(const State& state) {
  parameters_.copy_from(state.parameters);
  first_moment_.copy_from(state.first_moment);
  second_moment_.copy_from(state.second_moment);
  kernels_.refresh(plan_);
}

template <class S>
void PlanStorage<S>::set_objective(Loss loss, Optimizer optimizer) {
  plan_.loss = loss;
  plan_.optimizer = optimizer;
  if (optimizer != Optimizer::sgd) first_moment_ = AlignedArray<S>(padded_size_);
  if (optimizer == Optimizer::adam) second_moment_ = AlignedArray<S>(padded_size_);
  plan_.first_moment = optimizer != Optimizer::sgd ? first_moment_.data() : nullptr;
  plan_.second_moment = optimizer == Optimizer::adam ? second_moment_.data() : nullptr;
}

template class PlanStorage<float>;
template class PlanStorage<double>;

}  // namespace crease::nn
