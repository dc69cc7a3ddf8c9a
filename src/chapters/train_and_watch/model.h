#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/data/dataset.h"
#include "core/nn/network.h"
#include "core/regions/subdivision.h"
#include "lab/chapter.h"

/// Train and watch: a small network trains on points of the plane while its exact cells are redrawn.
namespace crease::train_and_watch {

/// The part of the plane in view, in data coordinates.
struct Window {
  double x0 = -1, x1 = 1, y0 = -1, y1 = 1;
};

/// Curves over training, one entry per recorded step (thinned evenly once there are many).
struct History {
  std::vector<double> step, train_loss, test_loss, train_accuracy, test_accuracy, cells, linear_regions;
};

/// Everything the plane shows, computed by update() and only read by the view.
struct Picture {
  std::uint64_t revision = 0;  ///< changes whenever anything here does
  Window window;
  bool is_exact = true;                         ///< false: not piecewise linear, `samples` is drawn instead
  std::string notice;                           ///< why the picture is not exact or not complete, else empty
  const regions::Subdivision* cells = nullptr;  ///< null unless is_exact
  std::vector<std::int32_t> region_of_cell;     ///< linear region of each cell
  std::int32_t linear_regions = 0;
  std::vector<std::uint32_t> tint_of_cell;  ///< stable identity per pattern: the same cell keeps its tint
  std::vector<regions::Polyline> decision;  ///< decision boundary
  int sample_columns = 0, sample_rows = 0;  ///< grid of outputs for smooth activations
  std::vector<double> samples;              ///< (rows, columns, outputs), row 0 at y0
  double value_scale = 1;                   ///< |f| that the colour scale ends at (robust, smooth in time)
};

class Model final : public lab::Chapter {
 public:
  Model();
  ~Model() override;

  std::string_view id() const override { return "train-and-watch"; }
  std::string_view title() const override { return "Train and watch"; }
  std::vector<lab::Parameter> parameters() const override;
  std::vector<lab::Action> actions() const override;
  std::vector<lab::Readout> readouts() const override;
  Result<lab::Value> get(std::string_view id) const override;
  Status set(std::string_view id, const lab::Value& value) override;
  Status act(std::string_view id, std::string_view argument) override;
  bool update(const lab::Budget& budget) override;
  bool is_busy() const override;

  // What the view draws. References live until the next command or update.
  const nn::Network& network() const;
  const data::Split& data() const;
  const Picture& picture() const;
  const History& history() const;
  bool is_playing() const;
  std::int64_t step() const;
  int steps_per_epoch() const;
  /// The last thing that a person should be told (divergence, a file that could not be read), else empty.
  const std::string& message() const;

  // Pure questions about the picture, for hovering. All cheap enough for one call per frame.
  std::int32_t cell_at(regions::Point point) const;
  regions::NearestBoundary nearest_boundary(regions::Point point) const;
  /// Boundary of one hidden neuron (counted through the layers), cached until the network or window changes.
  const std::vector<regions::Polyline>& neuron_boundary(int neuron) const;
  /// Pre-activation of each neuron of each layer, on a `side` x `side` grid over the window, row 0 at y0: the
  /// small pictures in the network diagram. Shape (neurons incl. output, side, side); cached like the
  /// boundaries.
  std::span<const float> neuron_pictures(int side) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace crease::train_and_watch
