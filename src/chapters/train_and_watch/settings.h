#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chapters/plane/window.h"
#include "core/data/dataset.h"
#include "core/nn/network.h"
#include "core/nn/trainer.h"

/// Everything that a person can set, as plain values. The descriptions of the parameters (setting_table.h)
/// are the only thing that writes here.
namespace crease::train_and_watch {

using namespace plane;  // what all chapters with a plane share

inline constexpr const char* csv_source = "csv";

struct DataSettings {
  data::Request request;  ///< request.source is csv_source for a file of the user's own
  std::string csv;        ///< "name\ncontent" of the file that was loaded, else empty
  std::string edits;      ///< changes by hand, applied to the generated points (point_edits.h)

  bool operator==(const DataSettings&) const = default;
};

/// Measured points are there as they are: nobody can ask for more of them, or for more noise.
inline bool is_measured(const DataSettings& settings) {
  return settings.request.source == csv_source || settings.request.source == "iris";
}

struct HiddenLayer {
  int width = 16;
  nn::Activation activation = nn::Activation::relu;
};

struct NetworkSettings {
  std::vector<HiddenLayer> hidden = std::vector<HiddenLayer>(3);
  double negative_slope = nn::default_negative_slope;
  nn::Initializer initializer = nn::Initializer::he_normal;
  double bias_scale = 0.3;
  std::int64_t seed = 1;
};

/// How fast training goes while it plays. What comes out after a number of steps is the same at every pace.
enum class Pace : std::uint8_t {
  rising,   ///< slow enough to watch at first, then twice as fast again and again, up to the fastest
  fastest,  ///< as many steps as there is time for
  fixed
};

struct TrainingSettings {
  std::optional<nn::Loss> loss;  ///< empty: the one that suits the data
  nn::TrainingOptions options;   ///< options.loss is not used: see `loss`
  Pace pace = Pace::rising;
  double steps_per_second = 0;    ///< at a fixed pace
  double stop_at_loss = 0;        ///< 0: never
  std::int64_t stop_at_step = 0;  ///< 0: never
};

struct PictureSettings {
  double centre_x = 0, centre_y = 0, width = 2.4, height = 2.4;  ///< the window, in data coordinates
  std::string colouring = "auto";  ///< auto, value, winner, region, cell, slope, depth
  int output = 0;                  ///< the output that value, slope and 3-D show
  int neuron = -1;                 ///< pinned, counted through the layers, outputs last; -1: none
  std::string place;               ///< "x,y": the point whose cell stays described; empty: none
  bool shows_train = true, shows_test = false, shows_boundaries = true, shows_decision = true;
  bool is_3d = false;
  bool is_margin_3d = true;  ///< several outputs: the height is the winner's margin, else the chosen output
  double yaw_degrees = -35, pitch_degrees = 35, camera_zoom = 1, graph_height = 0.5;

  Window window() const {
    return {centre_x - width / 2, centre_x + width / 2, centre_y - height / 2, centre_y + height / 2};
  }
};

struct Settings {
  DataSettings data;
  NetworkSettings network;
  TrainingSettings training;
  PictureSettings picture;
};

/// The state in which the lab opens: a picture worth looking at, and a network that learns.
Settings first_settings();

}  // namespace crease::train_and_watch
