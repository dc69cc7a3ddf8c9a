#include "chapters/train_and_watch/picture_maker.h"

#include <algorithm>
#include <cmath>

#include "chapters/train_and_watch/contour.h"
#include "core/nn/forward.h"
#include "lab/number_words.h"

namespace crease::train_and_watch {
namespace {

/// More cells than this are finer than a screen shows, and cost seconds.
constexpr std::int64_t most_cells = 400'000;
constexpr int pictures_between_tries = 60;

/// Sampling costs columns * rows * parameters multiplications.
constexpr double quick_work = 2e6, leisurely_work = 3e7;
constexpr int quick_most = 96, leisurely_most = 192, fewest_columns = 24;

int sample_side(const nn::Network& network, bool is_quick) {
  const double work = is_quick ? quick_work : leisurely_work;
  const int most = is_quick ? quick_most : leisurely_most;
  const double side = std::sqrt(work / static_cast<double>(network.parameters.size()));
  return std::clamp(static_cast<int>(std::min(side, 1e4)), fewest_columns, most);
}

/// Grid places (rows, columns, 2) over the window, corners included.
void fill_places(const Window& window, int side, std::vector<double>& places) {
  places.resize(std::size_t(side) * side * 2);
  for (int row = 0; row < side; ++row) {
    for (int column = 0; column < side; ++column) {
      double* place = places.data() + 2 * (std::size_t(row) * side + column);
      place[0] = window.x0 + (window.x1 - window.x0) * column / (side - 1);
      place[1] = window.y0 + (window.y1 - window.y0) * row / (side - 1);
    }
  }
}

void clear_cells(Picture& picture) {
  picture.is_exact = false;
  picture.cells = nullptr;
  picture.region_of_cell.clear();
  picture.tint_of_cell.clear();
  picture.linear_regions = 0;
}

void clear_samples(Picture& picture) {
  picture.sample_columns = picture.sample_rows = 0;
  picture.samples.clear();
}

}  // namespace

std::string not_exact_notice(const nn::Network& network) {
  for (const nn::Layer& layer : network.architecture.layers)
    if (!nn::is_piecewise_linear(layer.activation))
      return std::string(nn::name(layer.activation)) +
             " is not piecewise linear, so there are no exact regions; the picture shows sampled values.";
  return "";
}

void PictureMaker::make(const nn::Network& network, const Window& window, bool is_quick, Picture& picture) {
  picture.window = window;
  picture.notice = not_exact_notice(network);
  if (picture.notice.empty() && may_try_cells(is_quick) && make_cells(network, picture)) {
    clear_samples(picture);
    return;
  }
  if (picture.notice.empty()) picture.notice = too_many_;
  clear_cells(picture);
  make_samples(network, is_quick, picture);
}

bool PictureMaker::can_be_finer(const Picture& picture, const nn::Network& network) {
  return !picture.is_exact && picture.sample_columns < sample_side(network, false);
}

/// Finding out that there are too many cells costs as much as that many cells: while the picture changes in
/// every frame, it is tried again only now and then.
bool PictureMaker::may_try_cells(bool is_quick) {
  if (!is_quick) pictures_to_skip_ = 0;
  return pictures_to_skip_-- <= 0;
}

bool PictureMaker::make_cells(const nn::Network& network, Picture& picture) {
  const Window& window = picture.window;
  const std::vector<regions::Point> domain = regions::box(window.x0, window.x1, window.y0, window.y1);
  regions::SubdivisionOptions options;
  options.max_cells = most_cells;
  const Result<const regions::Subdivision*> cells = subdivider_.run(network, {}, domain, options);
  if (!cells) {
    too_many_ = lab::sentence(cells.error().message) + " The picture shows sampled values.";
    pictures_to_skip_ = pictures_between_tries;
    return false;
  }
  pictures_to_skip_ = 0;
  picture.is_exact = true;
  picture.cells = cells.value();
  regions::adjacency(*picture.cells, adjacency_);
  regions::LinearRegions linear = regions::linear_regions(*picture.cells, adjacency_);
  picture.linear_regions = linear.count;
  picture.region_of_cell.swap(linear.region_of_cell);
  picture.decision = regions::decision_boundary(*picture.cells, adjacency_);
  tinter_.run(*picture.cells, picture.tint_of_cell);
  return true;
}

void PictureMaker::make_samples(const nn::Network& network, bool is_quick, Picture& picture) {
  const int side = sample_side(network, is_quick);
  fill_places(picture.window, side, places_);
  picture.sample_columns = picture.sample_rows = side;
  picture.samples = nn::evaluate(network, places_);
  // Weights beyond all measure can overflow; the colours end at the scale anyway.
  for (double& sample : picture.samples) sample = std::isfinite(sample) ? sample : 0.0;
  picture.decision =
      sampled_decision(picture.window, side, side, network.architecture.output(), picture.samples);
}

}  // namespace crease::train_and_watch
