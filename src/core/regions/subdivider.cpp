#include <string>
#include <utility>

#include "core/regions/cell_writer.h"
#include "core/regions/descent.h"
#include "core/regions/domain.h"
#include "core/regions/plan.h"
#include "core/regions/sign_oracle.h"
#include "core/regions/subdivision.h"

namespace crease::regions {

struct Subdivider::Workspace {
  Subdivision result;
  Plan plan;
  SignOracle oracle;
  CellWriter writer;
  Descent<NarrowMask> descent;
  std::unique_ptr<Descent<WideMask>> wide_descent;  ///< for polygons of very many corners, made when needed
  std::vector<Point> domain;

  Status prepare(const nn::Network& network, const Slice& slice, std::span<const Point> corners);
  DescentEnd cut(const SubdivisionOptions& options);
};

Subdivider::Subdivider() : workspace_(std::make_unique<Workspace>()) {}
Subdivider::Subdivider(Subdivider&&) noexcept = default;
Subdivider& Subdivider::operator=(Subdivider&&) noexcept = default;
Subdivider::~Subdivider() = default;

Status Subdivider::Workspace::prepare(const nn::Network& network, const Slice& slice,
                                      std::span<const Point> corners) {
  if (Status status = check_sliced_network(network, slice); !status) return status;
  if (Status status = check_domain(corners); !status) return status;
  domain.assign(corners.begin(), corners.end());
  result.network = network;
  result.slice = slice;
  if (Status status = plan.prepare(result.network, result.slice, domain); !status) return status;
  result.outputs = network.architecture.output();
  result.pattern_words = (plan.neurons + 31) / 32;
  result.map_error = plan.output_error;
  oracle.bind(plan, result.network, result.slice, domain);
  return {};
}

DescentEnd Subdivider::Workspace::cut(const SubdivisionOptions& options) {
  plan.lookahead_width = options.lookahead_width;
  writer.begin(result, options.maps, options.patterns);
  DescentEnd end = descent.run(plan, oracle, domain, options.max_cells, writer, result.shared);
  result.cells_after_layer = descent.cells_after_layer();
  if (end == DescentEnd::too_many_corners) {
    if (!wide_descent) wide_descent = std::make_unique<Descent<WideMask>>();
    writer.begin(result, options.maps, options.patterns);
    end = wide_descent->run(plan, oracle, domain, options.max_cells, writer, result.shared);
    result.cells_after_layer = wide_descent->cells_after_layer();
  }
  writer.end();
  if (!plan.output_bends) result.cells_after_layer.pop_back();
  return end;
}

Result<const Subdivision*> Subdivider::run(const nn::Network& network, const Slice& slice,
                                           std::span<const Point> domain, const SubdivisionOptions& options) {
  Workspace& work = *workspace_;
  if (Status status = work.prepare(network, slice, domain); !status) return status.error();
  switch (work.cut(options)) {
    case DescentEnd::too_many_cells:
      return Error{"There are more than " + std::to_string(options.max_cells) + " cells."};
    case DescentEnd::too_many_corners:
      return Error{"A cell has more than " + std::to_string(WideMask::capacity - 2) + " corners."};
    case DescentEnd::complete:
      break;
  }
  return &std::as_const(work.result);
}

}  // namespace crease::regions
