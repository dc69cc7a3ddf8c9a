#pragma once

#include <cstdint>
#include <vector>

#include "chapters/train_and_watch/view_plane_mesh.h"
#include "core/data/dataset.h"
#include "core/nn/network.h"
#include "render/scene.h"

namespace crease::train_and_watch {

struct DotOptions {
  bool has_train = true, has_test = true;
  bool is_surface = false;
  HeightChoice height;
  float radius_pt = 4;
};

/// The points as dots for render::Scene, in the coordinates of the fill (see MeshFrame). Training points are
/// filled with their class's colour, test points hollow; values have the colour that the fill would have if
/// the network had learnt them, test values smaller. On the surface points of a class lie on the graph,
/// values at their own height.
class DotBuilder {
 public:
  void build(const data::Split& data, const Picture& picture, const nn::Network& network,
             const Palette& palette, const DotOptions& options, std::vector<render::Dot>& dots);

 private:
  /// Heights of one set of points on the graph, kept while neither points nor picture change.
  struct Heights {
    std::vector<double> x;
    std::uint64_t revision = 0;
    HeightChoice choice{false, -1};
    int age = 0;
    std::vector<double> value;
  };
  void add(const data::Dataset& set, bool is_test, const Palette& palette, const std::vector<double>& heights,
           std::vector<render::Dot>& dots) const;
  const std::vector<double>& heights(const data::Dataset& set, const Picture& picture,
                                     const nn::Network& network, Heights& kept) const;
  DotOptions options_;
  MeshFrame frame_;
  HeightScale heights_;
  Heights train_, test_;
};

}  // namespace crease::train_and_watch
