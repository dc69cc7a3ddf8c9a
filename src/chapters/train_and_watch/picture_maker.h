#pragma once

#include <string>
#include <vector>

#include "chapters/plane/tints.h"
#include "chapters/train_and_watch/picture.h"
#include "core/nn/network.h"
#include "core/regions/adjacency.h"
#include "core/regions/subdivision.h"

namespace crease::train_and_watch {

/// Computes the picture of a network in a window. Reuses its memory: made again for every frame.
class PictureMaker {
 public:
  /// Writes all of `picture` but step, value_scale, colouring and output. `is_quick`: smooth networks are
  /// sampled more coarsely, for a picture that changes in every frame. The cells live until the next call.
  void make(const nn::Network& network, const Window& window, bool is_quick, Picture& picture);

  /// Whether a picture made quickly would be finer if it were made at leisure.
  static bool can_be_finer(const Picture& picture, const nn::Network& network);

 private:
  bool may_try_cells(bool is_quick);
  bool make_cells(const nn::Network& network, Picture& picture);
  void make_samples(const nn::Network& network, bool is_quick, Picture& picture);

  regions::Subdivider subdivider_;
  regions::Adjacency adjacency_;
  Tinter tinter_;
  std::vector<double> places_;
  int pictures_to_skip_ = 0;  ///< after too many cells: quick pictures before they are tried again
  std::string too_many_;      ///< what was said then
};

/// The names of the activations of `network` that have no exact regions, as a sentence for the picture.
std::string not_exact_notice(const nn::Network& network);

}  // namespace crease::train_and_watch
