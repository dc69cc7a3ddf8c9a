#include "core/nn/plan_storage.h"

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

/// Where an entry of a packed matrix lies (kernels/plan.h).
template <class S>
std::size_t packed_index(const Packed<S>& matrix, int panel_width, int row, int column) {
  const int panel = column / panel_width * panel_width;
  const int left = matrix.padded_columns - panel;
  const int width = left < panel_width ? left : panel_width;
  return std::size_t(panel) * std::size_t(matrix.rows) + std::size_t(row) * std::size_t(width) +
         std::size_t(column - panel);
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

/// visit(index in the flat vector, entry of the padded array), for every parameter.
template <class S>
template <class Visit>
void PlanStorage<S>::visit_parameters(Visit visit) const {
  std::size_t at = 0;
  for (std::size_t l = 0; l < layers_.size(); ++l) {
    const LayerPlan<S>& layer = layers_[l];
    const Packed<S>& packed = layer.is_first ? layer.by_input : layer.by_output;
    for (int j = 0; j < layer.out; ++j)
      for (int k = 0; k < layer.in; ++k)
        visit(at++, packed.data + packed_index(packed, kernels_.panel_width, layer.is_first ? k : j,
                                               layer.is_first ? j : k));
    for (int j = 0; j < layer.out; ++j) visit(at++, layer.bias + j);
  }
}

template <class S>
void PlanStorage<S>::set_parameters(std::span<const double> parameters) {
  visit_parameters([&](std::size_t i, S* entry) { *entry = static_cast<S>(parameters[i]); });
  kernels_.refresh(plan_);
}

template <class S>
void PlanStorage<S>::copy_parameters(std::span<double> parameters) const {
  visit_parameters([&](std::size_t i, const S* entry) { parameters[i] = static_cast<double>(*entry); });
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
